/// The shipped words and quantities, compiled, and what is found in a text; for the tests of extract/.
///
///     numbers_in("one hundred and three")    "103"
///     dates_in("on Friday", "2024-03-23")    "Friday=2024-03-22"
#pragma once

#include <string>

#include "engine/rulepack/rulepack.h"

namespace sayso::test {

/// core/words, core/quantities and what sentences are cut with.
const RulePack& core_pack();

/// `1200`, `24 vague`, `2019 year`, `0 negative`; apart by ", ".
std::string numbers_in(const std::string& text);
/// `[12,inf) at-least "At least 12"`, then "no count" or the unit where it is so.
std::string quantities_in(const std::string& text);
/// Words and the day or the days from … to.
std::string dates_in(const std::string& text, const std::string& published);

}  // namespace sayso::test
