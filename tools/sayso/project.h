/// Project file: `.sayso.yaml`, in the working directory or the nearest folder above it, and nowhere else. What it says stands in for
/// what the command line leaves out.
///
///     packs: [rules/desk.yaml]
///     inputs: [articles/]
///     severity: warning
///     fail-on: warning
#pragma once

#include <vector>

#include "engine/base/diagnostic.h"
#include "tools/sayso/options.h"

namespace sayso {

/// Puts what the project file says into the options, before the command line is read; paths count from the file. Gives what is wrong
/// with the file: R0xx, D011, D012.
std::vector<Diagnostic> apply_project(Options& options);

}  // namespace sayso
