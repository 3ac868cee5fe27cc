/// Quantity: an interval of numbers and how it was put. A value.
///
///     "at least 40" → [40, ∞) at-least      "40 to 50" → [40, 50] range
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sayso {

/// How a number was put into words. See DESIGN's table "Figures".
enum class Bound : std::uint8_t { Exact, AtLeast, MoreThan, AtMost, LessThan, Range, About, Nearly, Vague };

/// "exact", "at-least", …
std::string_view name_of(Bound bound);
std::optional<Bound> bound_named(std::string_view name);

/// The words' own numbers: slack of "about" and "nearly" is the comparison's matter. No end: unbounded.
struct Quantity {
  std::optional<double> low = {};  ///< whole numbers are exact up to 2^53
  std::optional<double> high = {};
  bool low_open = false;
  bool high_open = false;
  Bound bound = Bound::Exact;
  std::string unit = {};  ///< "percent", an ISO 4217 code, "km"; empty for a plain number

  friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// "[40,inf)" with the ends as they are; for tests, explanations and reports.
std::string print_interval(const Quantity& quantity);

}  // namespace sayso
