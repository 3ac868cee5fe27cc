/// The parts of a finding that every kind of check makes in the same way: anchors, message, fingerprint.
///
///     fill_message("$a.source reports $a.figure", a, b) == "CNN reports at least 40 deaths"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/check/catalogue.h"
#include "engine/check/finding.h"
#include "engine/check/statement.h"

namespace sayso {

/// Neutral by intention: nobody is said to be wrong.
inline constexpr std::string_view kPairMessage = "$a.source reports $a.figure; $b.source reports $b.figure";

Anchor anchor_of(const Side& side);

/// A finding of two figures, or of one where `b` is `a`.
RankedFinding finding_of(const CheckContext& context, std::uint32_t event, const CheckRule& rule, Verdict verdict,
                         const Side& a, const Side& b, std::vector<std::string> reasons);

/// "at least 40 deaths"; a population that is not the whole in brackets; "no one" with its number.
std::string told_figure(const Figure& figure);

/// Who says what, for messages about quotations.
struct QuotedBy {
  std::string source;
  std::string words;
};
/// Puts $a.source, $a.quote, $b.source and $b.quote in.
std::string fill_quotes(std::string_view pattern, const QuotedBy& a, const QuotedBy& b);

/// Puts $a.source, $a.figure, $b.source, $b.figure and $measure in. Other words with a "$" stay as they are.
std::string fill_message(std::string_view pattern, const Side& a, const Side& b);

/// Keyed by content, not by position: 16 hexadecimal digits, the same for (a, b) and (b, a).
std::string fingerprint_of(std::string_view check, const Side& a, const Side& b);
/// What identifies a side however its article is edited around it.
struct ContentKey {
  std::string document;
  std::string words;
  std::string origin;
};
std::string fingerprint_of(std::string_view check, const ContentKey& a, const ContentKey& b);

}  // namespace sayso
