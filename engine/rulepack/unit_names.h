/// check_unit_names: whether there are the units that measures are told in, when all files are loaded. Private to load_rules().
///
///     measures:
///       - {id: weight-lost, units: [mass, none], …}
#pragma once

#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/rulepack/rules.h"

namespace sayso {

/// R035 neither a unit, nor a kind of units, nor what a quantity rule calls one.
void check_unit_names(const Rules& rules, std::vector<Diagnostic>& diagnostics);

}  // namespace sayso
