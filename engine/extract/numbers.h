/// find_numbers: the numbers of a sentence, in digits and words. Composition is arithmetic; what each word is worth stands in the pack.
///
///     "one hundred and three" → 103      "1.2 million" → 1200000      "dozens" → 24, vague
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/rulepack/scan.h"

namespace sayso {

/// Positions in the sentence.
struct Number {
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
  double value = 0;
  bool vague = false;     ///< value is a floor
  bool negative = false;  ///< "no", "none"
  bool year = false;      ///< looks like a year: four digits from 1500 to 2100, ungrouped
};

/// In order, apart.
std::vector<Number> find_numbers(const Scan& scan);

/// "1,200" → 1200. Nothing where the grouping is no number ("1,20", "1.2.3") or over 10^15.
std::optional<double> parse_digits(std::string_view text);

}  // namespace sayso
