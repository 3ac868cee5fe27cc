#include "engine/selftest/coverage.h"

#include <algorithm>
#include <utility>

#include "engine/selftest/examples.h"

namespace sayso {
namespace {

bool wants_something(const RuleExample& example) {
  if (example.articles.empty()) return !example.expect.empty();
  return !example.verdict.empty() && example.verdict != "none";
}

RuleCoverage of_head(std::string_view kind, const RuleHead& head) {
  RuleCoverage out{.kind = std::string(kind), .rule = head.id, .pack = head.pack, .place = head.place};
  for (const RuleExample& example : head.examples) {
    if (example.verdict != "?") (wants_something(example) ? out.matches : out.abstains) = true;
  }
  return out;
}

}  // namespace

std::vector<RuleCoverage> coverage(const RulePack& pack) {
  std::vector<RuleCoverage> out;
  for (const RuleRef& ref : pack.refs()) {
    RuleCoverage row = of_head(name_of(ref.kind), pack.head(ref));
    if (ref.kind == RuleKind::Quantity) row.abstains = row.abstains || pack.head(ref).examples.size() > 1;
    out.push_back(std::move(row));
  }
  for (const CheckRule& rule : pack.rules().checks) out.push_back(of_head("check", rule.head));
  return out;
}

}  // namespace sayso
