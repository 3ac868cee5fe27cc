/// changed: which articles have changed since a commit, as git tells it.
#pragma once

#include <string>
#include <vector>

#include "engine/check/finding.h"

namespace sayso {

/// Keeps the findings of which a side stands in a file that differs from the commit, or is not tracked. False where git cannot tell,
/// which is said on standard error.
bool keep_changed(const std::string& commit, std::vector<Finding>& findings);

}  // namespace sayso
