/// How two quantities lie to each other. Pure functions of numbers; who says them and when is compare.h's matter.
///
///     distance([40,40], [62,62], …)  → {.gap = 22, .slack = 0, .contradict = true}
///     distance(~40, [41,41], …)      → {.gap = 1, .slack = 2.05, .contradict = false}
///
/// Slack belongs to numbers that do not claim to be precise: those put as about, nearly or vague, and those that are
/// visibly rounded (100 or more, and a multiple of 100); amounts are rounded to their last digit ("60 percent" may be 60.4). Two
/// others contradict as soon as their intervals do not meet.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/extract/quantity.h"
#include "engine/rulepack/rules.h"

namespace sayso {

/// Whether the quantity was put in a way that gives it slack.
bool has_slack(const Quantity& quantity);

struct Distance {
  double gap = 0;           ///< between the nearest ends; 0 where the intervals meet
  double slack = 0;         ///< how large a gap is allowed
  double larger = 0;        ///< the larger of the two nearest ends, without its sign
  bool contradict = false;  ///< the intervals are apart by more than the slack
};
Distance distance(const Quantity& a, const Quantity& b, const Tolerance& tolerance);

/// Which way a count went. Unclear: one end went up, the other down, or there is nothing to compare.
enum class Move : std::uint8_t { Up, Down, Level, Unclear };
Move move_between(const Quantity& earlier, const Quantity& later);

/// The number in the words: 40 of "at least 40", 50 of "up to 50", the middle of a range, none of "dozens".
std::optional<double> number_said(const Quantity& quantity);

/// "About 5,000" and "4,645" may be one number, told roughly first: what is put as about or nearly is good to half its last digit.
bool told_roughly(const Quantity& rough, const Quantity& q);

/// Whether the words' numbers differ by more than a factor of two, whatever the intervals do.
bool far_apart(const Quantity& a, const Quantity& b);

}  // namespace sayso
