#include "engine/extract/quantity.h"

#include <array>

#include <fmt/format.h>

namespace sayso {
namespace {

constexpr std::array<std::string_view, 9> kBoundNames = {"exact", "at-least", "more-than", "at-most", "less-than",
                                                         "range", "about",    "nearly",    "vague"};

}  // namespace

std::string_view name_of(Bound bound) { return kBoundNames[static_cast<std::size_t>(bound)]; }

std::optional<Bound> bound_named(std::string_view name) {
  for (std::size_t i = 0; i < kBoundNames.size(); ++i) {
    if (kBoundNames[i] == name) return static_cast<Bound>(i);
  }
  return std::nullopt;
}

std::string print_interval(const Quantity& q) {
  std::string low = q.low ? fmt::format("{}", *q.low) : "-inf";
  std::string high = q.high ? fmt::format("{}", *q.high) : "inf";
  return fmt::format("{}{},{}{}", q.low && !q.low_open ? '[' : '(', low, high, q.high && !q.high_open ? ']' : ')');
}

}  // namespace sayso
