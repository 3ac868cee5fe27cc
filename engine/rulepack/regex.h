/// Regex: one `regex:` line of a rule, matched over the bytes of a sentence: the way out where a phrase cannot say it. RE2 alone, so
/// that it stays linear. It starts from a literal that every match holds; a sentence without it is not looked at any further.
///
///     regex: ['(?P<quantity>\d+) KIA\b']      // named groups are slots and captures, as $quantity is
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rulepack/expand.h"
#include "engine/rulepack/match.h"

namespace re2 {
class RE2;
}

namespace sayso {

/// Fewer letters stand in nearly every sentence.
constexpr std::size_t kMinRegexLiteral = 3;
/// A match for each byte of a sentence would make a rule quadratic.
constexpr int kMaxRegexMatches = 16;

/// A stretch of bytes that stands in every match: the longest that can be told. What is an alternative, a class or may be missing does
/// not count.
struct RegexLiteral {
  std::string text = {};
  bool any_case = false;  ///< the pattern says (?i)
};
RegexLiteral required_literal(std::string_view pattern);

/// What RE2 has not, and how it is said here: R122.
struct RegexFault {
  std::size_t offset;
  std::size_t width;
  std::string message;
  std::string hint;
};
std::optional<RegexFault> foreign_syntax(std::string_view pattern);

class Regex {
 public:
  /// Nothing when the pattern cannot be used (told): R113 too many groups, R120 not a regex for RE2, R121 no literal to start from,
  /// R122 look-around, back-references or possessive groups.
  static std::optional<Regex> compile(const RuleText& pattern, Vocabulary& vocabulary, CaptureNames& captures,
                                      std::vector<Diagnostic>& diagnostics);

  /// Appends a row of form `form` for each match, leftmost first and apart. Bytes are widened to whole tokens. A group takes the
  /// value of the slot's span that it names: the same tokens, else the least ones around it ("40" in "at least 40").
  void run(const Scan& scan, std::uint32_t form, std::uint32_t rule, std::vector<Match>& out) const;

  /// Whether it catches $source, which is only known after the mentions.
  bool has_source() const;

 private:
  struct Group {
    std::uint16_t name;
    Slot slot;  ///< None: any that the words stand for
    int index;  ///< of the group in the pattern
  };
  static CaptureHit caught(const Scan& scan, const Group& group, const SpanHit& words);

  std::shared_ptr<const re2::RE2> program_;
  RegexLiteral literal_;
  std::vector<Group> groups_;
};

}  // namespace sayso
