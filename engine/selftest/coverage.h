/// coverage: which rules say by examples what they are for, and which do not.
///
///     for (const RuleCoverage& rule : coverage(pack)) if (!rule.whole()) …
#pragma once

#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/rulepack/rulepack.h"

namespace sayso {

struct RuleCoverage {
  std::string kind;  ///< "measure"
  std::string rule;
  std::string pack;
  Place place;
  bool matches = false;   ///< an example that the rule must match
  bool abstains = false;  ///< one that it must not; of a quantity rule, whose examples always hold a number, a second one

  bool whole() const { return matches && abstains; }
};

/// Of every rule that has phrases, and of every check; in the order of run_examples(). Examples with `todo` count, those that ask do
/// not.
std::vector<RuleCoverage> coverage(const RulePack& pack);

}  // namespace sayso
