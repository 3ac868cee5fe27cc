/// What the terminal shows of an example that does not hold: what was expected and what was extracted, side by side.
///
///     mine.yaml:9:15: failed: measure stranded
///       Forty people were stranded.
///           field    expected  extracted
///         ✗ low      41        40
#pragma once

#include <string>

#include "engine/report/text_parts.h"
#include "engine/selftest/examples.h"

namespace sayso {

/// Whole lines; empty for an example that passes and has no `todo`.
std::string text_of_example(const ExampleResult& result, const TextStyle& style);

}  // namespace sayso
