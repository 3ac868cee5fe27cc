/// find_numbers: the numbers of a sentence, in digits and words, with their signs and units. What words are worth and how units are
/// written stands in the pack.
///
///     "one hundred and three" → 103      "$1.2 million" → 1200000 USD      "dozens" → 24, vague
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <boost/container/small_vector.hpp>

#include "engine/rulepack/scan.h"

namespace sayso {

/// Positions in the sentence.
struct Number {
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
  double value = 0;
  double scale = 1;                        ///< of its last multiplier of a thousand or more: 1e6 in "3 million"
  std::optional<std::uint32_t> unit = {};  ///< index into Rules::units
  bool vague = false;                      ///< value is a floor
  bool negative = false;                   ///< "no", "none"
  bool year = false;                       ///< looks like a year: four digits from 1500 to 2100, ungrouped
};

using Numbers = boost::container::small_vector<Number, 8>;

/// In order, apart.
Numbers find_numbers(const RulePack& pack, const Scan& scan);

/// "1,200" → 1200, "12,34,567" → 1234567. Nothing where the grouping is no number ("1,20", "1.2.3") or over 10^15.
std::optional<double> parse_digits(std::string_view text);

}  // namespace sayso
