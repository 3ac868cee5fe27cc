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
  /// Of the pack: imports read files in it and nowhere else. Nothing: the file's own folder.
  std::optional<std::string> folder = {};
};

/// Gives the file that `imports:` of the file `from` names, or nothing.
using OpenImport = std::function<std::optional<RuleInput>(std::string_view name, const RuleInput& from)>;

/// The kinds of check that `type:` may name; the check layer knows them.
using CheckTypes = std::span<const std::string_view>;

/// Loads the files in their order, imports before the file that asks for them, each file once. Codes: R0xx YAML and fields, R020 schema
/// version, R022 import not found, R023 imports too deep or too many, R024 id used twice, R025 imports in a circle, R026 no phrase to
/// match, R027 text that needs to be a number, R028 a verb or noun without its forms, R029 import from outside the pack's folder.
/// R021 another version required, R030 nothing to extend, R031 to R033 filters, R034 too many rules, R035 unknown unit, R036 unknown
/// source, R037 a scope that rules of the kind cannot have; warnings R309 a filter that has
/// expired, R310 what is deprecated. `today` (ISO 8601) is what filters expire by; without, none does.
Outcome<Rules> load_rules(std::span<const RuleInput> files, const OpenImport& open, CheckTypes check_types,
                          std::string_view today = {});

/// Puts the line of the file below each diagnostic that has none, and moves those of a part of a text to where it stands in the file.
void add_source_lines(std::vector<Diagnostic>& diagnostics, std::span<const RuleInput> files);

}  // namespace sayso
