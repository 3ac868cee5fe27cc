#include "engine/check/interval.h"

#include <algorithm>
#include <cmath>

namespace sayso {
namespace {

constexpr double kRounding = 100;
constexpr double kFarFactor = 2;
/// "Dozens" has no floor that anyone would be held to.
constexpr double kVague = 0.4;

bool visibly_rounded(const std::optional<double>& end) {
  return end && std::abs(*end) >= kRounding && std::fmod(*end, kRounding) == 0;
}

/// Half of what its last digit stands for: "60 percent" may be 60.4. Counts are not rounded like that.
double rounding(const Quantity& q) {
  constexpr int kMostDigits = 3;
  if (q.unit.empty()) return 0;
  double step = 1;
  for (int digits = 0; digits < kMostDigits; ++digits, step /= 10) {
    auto whole = [&](const std::optional<double>& end) {
      constexpr double kNothing = 1e-9;
      return !end || std::abs(*end / step - std::round(*end / step)) < kNothing;
    };
    if (whole(q.low) && whole(q.high)) break;
  }
  return step / 2;
}

/// The two ends that face each other when `below` lies under `above`; nothing when they meet.
std::optional<Distance> gap_between(const Quantity& below, const Quantity& above) {
  if (!below.high || !above.low) return std::nullopt;
  double gap = *above.low - *below.high;
  bool open = below.high_open || above.low_open;
  if (gap < 0 || (gap == 0 && !open)) return std::nullopt;
  return Distance{.gap = gap, .larger = std::max(std::abs(*below.high), std::abs(*above.low)), .contradict = true};
}

int direction(const std::optional<double>& from, const std::optional<double>& to) {
  if (!from || !to || *from == *to) return 0;
  return *to > *from ? 1 : -1;
}

}  // namespace

bool has_slack(const Quantity& q) {
  switch (q.bound) {
    case Bound::About:
    case Bound::Nearly:
    case Bound::Vague: return true;
    case Bound::Exact:
    case Bound::AtLeast:
    case Bound::MoreThan:
    case Bound::AtMost:
    case Bound::LessThan:
    case Bound::Range: return visibly_rounded(q.low) || visibly_rounded(q.high);
  }
  return false;
}

Distance distance(const Quantity& a, const Quantity& b, const Tolerance& tolerance) {
  auto found = gap_between(a, b);
  if (!found) found = gap_between(b, a);
  if (!found) return {};
  if (has_slack(a) || has_slack(b)) {
    bool vague = a.bound == Bound::Vague || b.bound == Bound::Vague;
    double relative = vague ? std::max(tolerance.relative, kVague) : tolerance.relative;
    found->slack = std::max(tolerance.absolute, relative * found->larger);
    found->contradict = found->gap > found->slack;
  }
  if (double coarser = std::max(rounding(a), rounding(b)); coarser > found->slack) {
    found->slack = coarser;
    found->contradict = found->gap > coarser;
  }
  return *found;
}

Move move_between(const Quantity& earlier, const Quantity& later) {
  int low = direction(earlier.low, later.low);
  int high = direction(earlier.high, later.high);
  if (low * high < 0) return Move::Unclear;
  if (low + high > 0) return Move::Up;
  if (low + high < 0) return Move::Down;
  bool comparable = (earlier.low && later.low) || (earlier.high && later.high);
  return comparable ? Move::Level : Move::Unclear;
}

std::optional<double> number_said(const Quantity& q) {
  switch (q.bound) {
    case Bound::Exact:
    case Bound::AtLeast:
    case Bound::MoreThan:
    case Bound::About:
    case Bound::Nearly: return q.low ? q.low : q.high;
    case Bound::AtMost:
    case Bound::LessThan: return q.high;
    case Bound::Range: return q.low && q.high ? std::optional((*q.low + *q.high) / 2) : std::nullopt;
    case Bound::Vague: return std::nullopt;
  }
  return std::nullopt;
}

bool told_roughly(const Quantity& rough, const Quantity& q) {
  bool about = rough.bound == Bound::About || rough.bound == Bound::Nearly;
  auto x = number_said(rough);
  auto y = number_said(q);
  if (!about || !x || !y || *x <= 0) return false;
  double digit = 1;
  while (std::fmod(*x, digit * 10) == 0) digit *= 10;
  return std::abs(*x - *y) <= digit / 2;
}

bool far_apart(const Quantity& a, const Quantity& b) {
  auto x = number_said(a);
  auto y = number_said(b);
  if (!x || !y) return false;
  return std::max(*x, *y) > kFarFactor * std::min(*x, *y);
}

}  // namespace sayso
