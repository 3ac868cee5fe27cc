#include "tools/sayso/project.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "engine/io/files.h"
#include "engine/yaml/fields.h"
#include "engine/yaml/node.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kName = ".sayso.yaml";
constexpr std::array<std::string_view, 4> kSeverities = {"error", "warning", "note", "never"};

/// "" of the working directory, "../" of the one above it; nothing where there is no project file.
std::optional<std::string> project_folder() {
  std::error_code error;
  fs::path folder = fs::current_path(error);
  std::string up;
  while (!error) {
    if (fs::is_regular_file(folder / kName, error)) return up;
    error.clear();
    if (!folder.has_relative_path()) break;
    folder = folder.parent_path();
    up += "../";
  }
  return std::nullopt;
}

std::vector<std::string> paths_of(Fields& fields, std::string_view key, const std::string& folder) {
  std::vector<std::string> out;
  for (const YamlNode* node : fields.scalars(key)) {
    const bool from_here = !node->text.starts_with('/') && node->text != kStandardInput;
    out.push_back(from_here ? folder + node->text : node->text);
  }
  return out;
}

/// Nothing: "never".
std::optional<Severity> severity_named(const std::string& word) {
  if (word == "never") return std::nullopt;
  return word == "error" ? Severity::Error : word == "warning" ? Severity::Warning : Severity::Note;
}

}  // namespace

std::vector<Diagnostic> apply_project(Options& options) {
  const auto folder = project_folder();
  if (!folder) return {};
  const std::string path = *folder + std::string(kName);
  auto bytes = read_file(path);
  if (!bytes.value) return std::move(bytes.diagnostics);
  Outcome<YamlNode> yaml = parse_yaml(path, *bytes.value);
  std::vector<Diagnostic> told = std::move(yaml.diagnostics);
  if (has_errors(told)) return told;
  YamlReport report(path, *bytes.value, told);
  Fields fields(yaml.value, "project", report);
  if (!fields.is_map()) return told;
  options.rules = paths_of(fields, "packs", *folder);
  options.paths = paths_of(fields, "inputs", *folder);
  if (auto word = fields.choice("severity", std::span(kSeverities).first<3>()))
    options.min_severity = severity_named(*word).value_or(options.min_severity);
  if (auto word = fields.choice("fail-on", kSeverities)) options.fail_on = severity_named(*word);
  fields.done();
  return told;
}

}  // namespace sayso
