/// RuleRow: a rule, source, list or check as a row of `rules list`: one line for people, one JSON object for programs.
///
///     for (const RuleRow& row : rule_rows(pack)) out << json_of(row) << '\n';
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/report/paint.h"
#include "engine/rulepack/rulepack.h"

namespace sayso {

struct RuleRow {
  std::string kind;  ///< "measure"; how `rules explain` takes it too
  std::string id;
  std::string pack;
  Place place;
  std::string severity = {};  ///< of a check; "off" where it is not enabled
  std::string status = {};    ///< "stable", "experimental", "deprecated"; of a rule or check
  std::string scope = {};     ///< "sentence", "headline": of a rule with phrases
  std::uint64_t forms = 0;    ///< of a rule with phrases: how many readings they come to
  std::uint64_t examples = 0;
};

/// Rules first, in the order in which they are matched, then checks, lists, populations, sources and places.
std::vector<RuleRow> rule_rows(const RulePack& pack);

/// All rows in columns, with a heading.
std::string text_of_rules(const std::vector<RuleRow>& rows, const Paint& paint);
/// `{"kind": "rule", "section": "measure", "id", "pack", "severity", "status", "scope", "forms", "examples", "path", "line", "column"}`.
std::string json_of(const RuleRow& row);

/// "casualties/measures:24".
std::string line_of(const Place& place);

}  // namespace sayso
