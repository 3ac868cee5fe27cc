/// NumbersTold: the statements of one event and measure by number and population: who stands behind each number.
/// Private to check/.
///
///     for (const NumberTold& n : numbers_told(statements)) …   // {"total", [40, 40], three statements}
#pragma once

#include <vector>

#include "engine/check/statement.h"

namespace sayso {

struct NumberTold {
  std::vector<const Statement*> statements = {};  ///< of one quantity and population, in the order of their articles
};

/// Asserted ones that are not taken back.
std::vector<NumberTold> numbers_told(const std::vector<Statement>& statements);

/// How many articles.
std::size_t count_articles(const NumberTold& number);

}  // namespace sayso
