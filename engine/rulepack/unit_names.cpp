#include "engine/rulepack/unit_names.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "engine/yaml/fields.h"

namespace sayso {

void check_unit_names(const Rules& rules, std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> known = {std::string(kPlainUnit)};
  for (const UnitRule& unit : rules.units) {
    known.push_back(unit.id);
    known.push_back(unit.kind);
  }
  for (const QuantityRule& rule : rules.quantities) {
    if (!rule.unit.empty()) known.push_back(rule.unit);
  }
  for (const MeasureRule& measure : rules.measures) {
    for (const RuleText& unit : measure.units) {
      if (std::find(known.begin(), known.end(), unit.text) != known.end()) continue;
      const auto near = did_you_mean(unit.text, known);
      diagnostics.push_back(
          {.code = "R035",
           .severity = Severity::Error,
           .place = unit.place,
           .message = fmt::format("unknown unit \"{}\"", unit.text),
           .hint = near ? fmt::format("did you mean \"{}\"?", *near) : "import its pack, or add it under \"units:\""});
    }
  }
}

}  // namespace sayso
