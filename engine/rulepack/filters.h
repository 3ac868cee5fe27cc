/// apply_filters: does what `filters:` say, when all files are loaded: a rule goes, or a check's severity changes. Private to load_rules().
///
///     filters:
///       - {rule: deaths-differ, severity: warning, until: 2026-06-30, reason: the count is being revised}
///       - {rule: deaths-differ, source: cnn, off: true, reason: the desk has it from CNN itself}
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/rulepack/rules.h"

namespace sayso {

/// Tunes a rule of another pack without copying it.
struct FilterRule {
  RuleText rule = {};                     ///< id, or KIND/id
  bool off = false;                       ///< switched off
  std::optional<Severity> severity = {};  ///< of a check's findings
  std::vector<RuleText> sources = {};     ///< only findings in which one of them takes part; ids of the registry
  RuleText until = {};                    ///< the last day; without, for good
  std::string reason = {};
};

/// R031 no such rule, R032 no severity or source but of a check, R033 no date, R036 no such source; R309 [warning] expired by `today`:
/// it does nothing.
void apply_filters(std::span<const FilterRule> filters, Rules& rules, std::string_view today,
                   std::vector<Diagnostic>& diagnostics);

}  // namespace sayso
