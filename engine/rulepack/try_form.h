/// try_form: one form over a Scan, whether or not a pack has it: near_miss.h changes forms to see what keeps them from matching.
///
///     try_form(scan, form, 0, matches);
#pragma once

#include <cstdint>
#include <vector>

#include "engine/rulepack/match.h"

namespace sayso {

/// Without trigger or unless; appends to `out`. The form's trigger has to be one of its items; `index` is what the matches are told by.
void try_form(const Scan& scan, const Form& form, std::uint32_t index, std::vector<Match>& out);

}  // namespace sayso
