#include "engine/check/catalogue.h"

#include "engine/check/finding_parts.h"
#include "engine/check/kinds.h"

namespace sayso {
namespace {

constexpr CheckKind kKinds[] = {
    {.name = "conflict",
     .on_by_default = true,
     .run = check_conflict,
     .about = "figures of two sources exclude each other",
     .severity = Severity::Error,
     .message = kPairMessage},
    {.name = "self-conflict",
     .on_by_default = true,
     .run = check_self_conflict,
     .about = "one voice gives two numbers for one thing in one article",
     .severity = Severity::Warning,
     .message = "$a.source reports $a.figure, and $b.figure in the same article"},
    {.name = "headline",
     .on_by_default = true,
     .run = check_headline,
     .about = "the headline's number is none of the text's",
     .severity = Severity::Warning,
     .message = "the headline has $a.figure; the text has $b.figure"},
    {.name = "stale",
     .on_by_default = true,
     .run = check_stale,
     .about = "a figure is given as current that its own origin has changed since",
     .severity = Severity::Warning,
     .message = "$a.figure is given of $a.source, who has $b.figure since"},
    {.name = "same-origin-differs",
     .on_by_default = true,
     .run = check_same_origin_differs,
     .about = "two outlets give one origin different figures for one time",
     .severity = Severity::Error,
     .message = kPairMessage},
    {.name = "part-whole",
     .on_by_default = true,
     .run = check_part_whole,
     .about = "a part is larger than its whole",
     .severity = Severity::Warning,
     .message = "$a.figure are given as a part of $b.figure"},
    {.name = "unattributed",
     .on_by_default = false,
     .run = check_unattributed,
     .about = "a figure has no source",
     .severity = Severity::Note,
     .message = "$a.source gives $a.figure without a source"},
    {.name = "anonymous-only",
     .on_by_default = false,
     .run = check_anonymous_only,
     .about = "a figure has unnamed sources only",
     .severity = Severity::Note,
     .message = "$a.figure rest on unnamed sources: $a.source"},
    {.name = "single-origin",
     .on_by_default = false,
     .run = check_single_origin,
     .about = "several articles have a figure of one origin only",
     .severity = Severity::Note,
     .message = "all articles have $a.figure of $a.source"},
    {.name = "quote-drift",
     .on_by_default = false,
     .run = check_quote_drift,
     .about = "one speaker is quoted with one sentence in different words",
     .severity = Severity::Warning,
     .message = "$a.source is quoted in two ways: \"$a.quote\" and \"$b.quote\""},
    {.name = "speaker-mismatch",
     .on_by_default = false,
     .run = check_speaker_mismatch,
     .about = "one quotation is given to two speakers",
     .severity = Severity::Warning,
     .message = "$a.source and $b.source are both quoted with \"$a.quote\""},
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
