/// explain_rules: which rules came close at a line of an article, and why they did not match.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "engine/report/text_parts.h"

namespace sayso {

struct RuleQuestion {
  std::uint32_t line;              ///< of an article of JSON Lines: all of it
  std::vector<std::string> rules;  ///< all of each of these; empty: what came nearest
  bool apart = true;               ///< an empty line goes before the first words
};

/// Prints it. False where there is no such rule, which is told.
bool tell_rules(const Engine& engine, const Document& article, const RuleQuestion& question, const TextStyle& style);

/// For a rule ("measure/deaths") that should have found something in the article: what kept its nearest phrase from it. Prints nothing
/// where no phrase comes near.
void tell_nearest(const Engine& engine, const Document& article, const std::string& rule, const TextStyle& style);

}  // namespace sayso
