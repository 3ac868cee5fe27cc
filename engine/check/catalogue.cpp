#include "engine/check/catalogue.h"

#include "engine/check/finding_parts.h"
#include "engine/check/kinds.h"

namespace sayso {
namespace {

constexpr CheckKind kKinds[] = {
    {.name = "conflict",
     .run = check_conflict,
     .about = "figures of two sources exclude each other",
     .message = kPairMessage,
     .severity = Severity::Error,
     .on_by_default = true},
    {.name = "self-conflict",
     .run = check_self_conflict,
     .about = "one voice gives two numbers for one thing in one article",
     .message = "$a.source reports $a.figure, and $b.figure in the same article",
     .severity = Severity::Warning,
     .on_by_default = true},
    {.name = "headline",
     .run = check_headline,
     .about = "the headline's number is none of the text's",
     .message = "the headline has $a.figure; the text has $b.figure",
     .severity = Severity::Warning,
     .on_by_default = true},
    {.name = "stale",
     .run = check_stale,
     .about = "a figure is given as current that its own origin has changed since",
     .message = "$a.figure is given of $a.source, who has $b.figure since",
     .severity = Severity::Warning,
     .on_by_default = true},
    {.name = "same-origin-differs",
     .run = check_same_origin_differs,
     .about = "two outlets give one origin different figures for one time",
     .message = kPairMessage,
     .severity = Severity::Error,
     .on_by_default = true},
    {.name = "part-whole",
     .run = check_part_whole,
     .about = "a part is larger than its whole",
     .message = "$a.figure are given as a part of $b.figure",
     .severity = Severity::Warning,
     .on_by_default = true},
    {.name = "unattributed",
     .run = check_unattributed,
     .about = "a figure has no source",
     .message = "$a.source gives $a.figure without a source",
     .severity = Severity::Note,
     .on_by_default = false},
    {.name = "anonymous-only",
     .run = check_anonymous_only,
     .about = "a figure has unnamed sources only",
     .message = "$a.figure rest on unnamed sources: $a.source",
     .severity = Severity::Note,
     .on_by_default = false},
    {.name = "single-origin",
     .run = check_single_origin,
     .about = "several articles have a figure of one origin only",
     .message = "all articles have $a.figure of $a.source",
     .severity = Severity::Note,
     .on_by_default = false},
    {.name = "quote-drift",
     .run = check_quote_drift,
     .about = "one speaker is quoted with one sentence in different words",
     .message = "$a.source is quoted in two ways: \"$a.quote\" and \"$b.quote\"",
     .severity = Severity::Warning,
     .on_by_default = false},
    {.name = "speaker-mismatch",
     .run = check_speaker_mismatch,
     .about = "one quotation is given to two speakers",
     .message = "$a.source and $b.source are both quoted with \"$a.quote\"",
     .severity = Severity::Warning,
     .on_by_default = false},
};

}  // namespace

std::span<const CheckKind> check_kinds() { return kKinds; }

const CheckKind* find_check_kind(std::string_view name) {
  for (const CheckKind& kind : kKinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

}  // namespace sayso
