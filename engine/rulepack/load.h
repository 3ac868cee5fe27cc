/// load_rules: rule files → Rules. Strict: every unknown key, wrong type and duplicate id is told, all at once; what is right is loaded.
///
///     Outcome<Rules> rules = load_rules({{"desk.yaml", bytes}}, [](std::string_view name) { return shipped(name); });
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/rulepack/rules.h"

namespace sayso {

/// One rule file: the path is for messages and imports relative to it; the image of its tree is there for a shipped one.
struct RuleInput {
  std::string path;
  std::string bytes;
  std::string_view image = {};
};

/// Gives the file that `imports:` names, or nothing. `from` is the importing file's path.
using OpenImport = std::function<std::optional<RuleInput>(std::string_view name, std::string_view from)>;

/// The kinds of check that `type:` may name; the check layer knows them.
using CheckTypes = std::span<const std::string_view>;

/// Loads the files in their order, imports before the file that asks for them, each file once. Codes: R0xx YAML and fields, R020 schema
/// version, R022 import not found, R023 imports too deep, R024 id used twice, R026 no phrase to match,
/// R027 text that needs to be a number, R028 unknown verb spelling.
Outcome<Rules> load_rules(std::span<const RuleInput> files, const OpenImport& open, CheckTypes check_types);

/// Puts the line of the file below each diagnostic that has none.
void add_source_lines(std::vector<Diagnostic>& diagnostics, std::span<const RuleInput> files);

}  // namespace sayso
