/// run_examples: runs the examples that stand in rules against the rules themselves.
///
///     for (const ExampleResult& r : run_examples(pack)) if (!r.passed) …
#pragma once

#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/rulepack/rulepack.h"

namespace sayso {

struct ExampleResult {
  std::string rule;  ///< "measure deaths"
  Place place;       ///< of the example
  bool passed = false;
  std::string message;  ///< what was expected and what was found
  std::string todo;     ///< reason of a known gap, as the example gives it
};

/// In the order of the files. An example's text is read as an article of its own, dated 2024-03-23; a check's articles have the ids
/// a1, a2 …, publishers of their own, and one event.
std::vector<ExampleResult> run_examples(const RulePack& pack);

}  // namespace sayso
