/// update: writes what rules extract into the examples that ask for it.
///
///     answer({.extracted = {{{"low", "40"}, …}}}) == "{measure: stranded, low: 40}"
///     with_answers("a.yaml", bytes, results)   // all bytes but those of the `"?"` stay
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/selftest/examples.h"

namespace sayso {

/// What was extracted, as YAML on one line: "none", a verdict, a map or a list of maps; without fields whose value goes without saying.
std::string answer(const ExampleResult& result);

/// The file with the answer to each of the results that ask, in the place of their `"?"`; they are found by the place of their text. The
/// bytes are read anew: what has changed since, and no longer asks at that place, stays as it is.
std::string with_answers(const std::string& path, std::string_view bytes, std::span<const ExampleResult> results);

}  // namespace sayso
