/// near_miss: why a form does not match in a sentence. "Near" has one meaning: it would match if one of its steps were something else,
/// or were not asked for. How far a form gets that is not near is told by get_on().
///
///     "$quantity $people ~be killed" in "Forty people were hurt": the step `killed` is missing, "hurt" stands there
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/rulepack/match.h"

namespace sayso {

struct NearMiss {
  std::uint32_t form = 0;
  std::uint8_t missing = 0;  ///< index of the item
  std::uint16_t begin = 0;   ///< positions of what does match, the gap included
  std::uint16_t end = 0;
  std::uint16_t at = 0;  ///< where the item should stand, and what stands there: empty where a word is too few
  std::uint16_t at_end = 0;
  std::uint8_t standing = 0;  ///< how many of the items that must be there are there
};

/// How far a form gets from its first item on.
struct Reach {
  std::uint32_t form = 0;
  std::uint8_t items = 0;   ///< that match one after the other
  std::uint16_t begin = 0;  ///< positions of them
  std::uint16_t end = 0;
};

/// A match that an `unless` takes back.
struct Veto {
  std::uint32_t form = 0;
  std::uint32_t unless = 0;  ///< the form that overlaps it
  std::uint16_t begin = 0;   ///< positions of what it found
  std::uint16_t end = 0;
};

/// Of each phrase of the rules the form that comes nearest, if at least two of its required items stand, beside
/// those that stand everywhere, and it does not match.
/// `rule` limits it to one; nearest first. The scan must have all stages' spans.
std::vector<NearMiss> near_misses(const RulePack& pack, const Scan& scan, std::optional<std::uint32_t> rule = {});

/// Of each `match:` phrase of the rule, in their order, the form that gets furthest.
std::vector<Reach> get_on(const RulePack& pack, const Scan& scan, std::uint32_t rule);

/// Of each phrase one.
std::vector<Veto> find_vetoes(const RulePack& pack, const Scan& scan, std::optional<std::uint32_t> rule = {});

}  // namespace sayso
