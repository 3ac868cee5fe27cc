/// What the terminal shows of one rule: where it stands, what it says, what it comes to, and its examples.
///
///     for (const RuleRow& row : rows_named(rows, "deaths")) out << text_of_rule(pack, row, false, style);
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/report/rule_rows.h"
#include "engine/report/text_parts.h"
#include "engine/rulepack/rulepack.h"

namespace sayso {

/// The rows that a name means: "deaths", "measure/deaths", "$people". More than one where kinds share an id; none where there is none.
std::vector<RuleRow> rows_named(std::span<const RuleRow> rows, std::string_view name);

/// What a name that there is not may have meant, as "; did you mean "deaths"?", or nothing.
std::string meant(std::span<const RuleRow> rows, std::string_view name);

/// Whole lines. `all`: every form and word, else the first few.
std::string text_of_rule(const RulePack& pack, const RuleRow& row, bool all, const TextStyle& style);

}  // namespace sayso
