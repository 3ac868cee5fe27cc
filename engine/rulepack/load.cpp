#include "engine/rulepack/load.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/rulepack/filters.h"
#include "engine/rulepack/import_path.h"
#include "engine/rulepack/sections.h"
#include "engine/rulepack/unit_names.h"
#include "engine/yaml/image.h"
#include "engine/yaml/lines.h"
#include "engine/yaml/node.h"
#include "engine/yaml/scalar_place.h"

namespace sayso {
namespace {

constexpr std::int64_t kSchema = 1;
constexpr std::size_t kMaxImportDepth = 16;
constexpr std::size_t kMaxFiles = 1000;

/// Top-level keys and who reads them. In this order within a file: what a section needs stands before it.
struct Section {
  std::string_view key;
  void (*read)(const YamlNode&, SectionContext&);
};
constexpr Section kSections[] = {
    {"text", read_text},
    {"numbers", read_numbers},
    {"dates", read_dates},
    {"inflection", read_inflection},
    {"verbs", read_verbs},
    {"nouns", read_nouns},
    {"lists", read_lists},
    {"cues", read_cues},
    {"populations", read_populations},
    {"places", read_places},
    {"sources", read_sources},
    {"units", read_units},
    {"quantities", read_quantities},
    {"mentions", read_mentions},
    {"attributions", read_attributions},
    {"measures", read_measures},
    {"events", read_events},
    {"marks", read_marks},
    {"checks", read_checks},
    {"filters", read_filters},
};

constexpr std::string_view kProgram = "sayso";
using Version = std::array<std::uint32_t, 3>;

/// "1.2" is 1.2.0.
std::optional<Version> parse_version(std::string_view text) {
  Version out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out[i]);
    if (error != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.empty()) return out;
    if (text.front() != '.') return std::nullopt;
    text.remove_prefix(1);
  }
  return std::nullopt;
}

Outcome<YamlNode> tree_of(const RuleInput& file) {
  if (auto tree = read_image(file.image)) return {.value = std::move(*tree), .diagnostics = {}};
  return parse_yaml(file.path, file.bytes);
}

class Loader {
 public:
  Loader(const OpenImport& open, CheckTypes types, FieldListener* listener, Outcome<Rules>& out)
      : open_(open), types_(types), listener_(listener), out_(out) {}

  void load(const RuleInput& file) {
    if (!loaded_.insert(normal_path(file.path)).second) return;
    Outcome<YamlNode> yaml = tree_of(file);
    bool broken = has_errors(yaml.diagnostics) && yaml.value.is(YamlNode::Kind::Null);
    out_.diagnostics.insert(out_.diagnostics.end(), yaml.diagnostics.begin(), yaml.diagnostics.end());
    if (broken) return;
    YamlReport report(file.path, file.bytes, out_.diagnostics, listener_);
    Fields fields(yaml.value, "rule file", report);
    if (!fields.is_map()) return;
    check_schema(fields, report);
    RuleStatus status = RuleStatus::Stable;
    PackHead head = read_pack(fields, status, report);
    loading_.push_back(normal_path(file.path));
    for (const YamlNode* import : fields.scalars("imports")) load_import(*import, file, report);
    loading_.pop_back();
    if (const YamlNode* needed = fields.node("requires")) check_requires(*needed, report);
    SectionContext context{.rules = out_.value,
                           .report = report,
                           .pack = head.id,
                           .status = status,
                           .filters = filters_,
                           .deprecated = deprecated_,
                           .experimental = experimental_,
                           .check_types = types_,
                           .ids = ids_,
                           .rule_count = rule_count_};
    for (const Section& section : kSections) {
      if (const YamlNode* node = fields.node(section.key)) section.read(*node, context);
    }
    fields.done();
    out_.value.packs.push_back(std::move(head));
  }

  /// When all files are loaded.
  void filter(std::string_view today) {
    check_unit_names(out_.value, out_.diagnostics);
    apply_filters(filters_, out_.value, today, out_.diagnostics);
  }

 private:
  static void check_schema(Fields& fields, YamlReport& report) {
    auto schema = fields.integer("schema", Need::Required);
    if (schema && *schema != kSchema) {
      report.error("R020", fields.node("schema")->mark, fmt::format("schema {} is not known", *schema),
                   fmt::format("this program reads schema {}", kSchema));
    }
  }

  static PackHead read_pack(Fields& fields, RuleStatus& status, YamlReport& report) {
    const YamlNode* node = fields.node("pack", Need::Required);
    if (node == nullptr) return {};
    Fields row(*node, "pack", report);
    PackHead head{.id = row.text("id", Need::Required), .version = row.text("version"), .language = row.text("language")};
    status = read_status(row, RuleStatus::Stable);
    row.done();
    return head;
  }

  /// `requires: 0.1.0` of this program; `requires: {sayso: 0.1.0, core/words: 1.0.0}` of packs too.
  void check_requires(const YamlNode& node, YamlReport& report) const {
    if (node.is(YamlNode::Kind::Scalar)) return check_version(kProgram, node, report);
    if (!node.is(YamlNode::Kind::Map)) {
      return report.error("R013", node.mark, "\"requires\" is a version, or a map of packs and versions",
                          "write requires: 0.1.0, or requires: {core/words: 1.0.0}");
    }
    for (const YamlEntry& entry : node.entries) check_version(entry.key.text, entry.value, report);
  }

  void check_version(std::string_view pack, const YamlNode& wanted, YamlReport& report) const {
    const auto least = parse_version(wanted.text);
    if (!least) {
      return report.error("R021", wanted.mark, fmt::format("\"{}\" is no version", wanted.text),
                          "write numbers with dots: 1.2.0");
    }
    std::string_view seen = SAYSO_VERSION;
    if (pack != kProgram) {
      const auto& packs = out_.value.packs;
      const auto at = std::find_if(packs.begin(), packs.end(), [&](const PackHead& head) { return head.id == pack; });
      if (at == packs.end())
        return report.error("R021", wanted.mark, fmt::format("pack \"{}\" is needed and not loaded", pack), "import it");
      seen = at->version;
    }
    if (parse_version(seen).value_or(Version{}) < *least) {
      report.error("R021", wanted.mark,
                   fmt::format("{} {} is needed, this is {}", pack, wanted.text, seen.empty() ? "none" : seen));
    }
  }

  void load_import(const YamlNode& import, const RuleInput& from, YamlReport& report) {
    auto file = open_ ? open_(import.text, from) : std::nullopt;
    if (!file) return tell_missing(import, from, report);
    const std::string path = normal_path(file->path);
    if (std::find(loading_.begin(), loading_.end(), path) != loading_.end()) {
      report.error("R025", import.mark, fmt::format("imports in a circle: \"{}\" imports this file", import.text),
                   "put what both need into a third file");
    } else if (loading_.size() > kMaxImportDepth) {
      report.error("R023", import.mark, "imports are nested too deep", "import what is needed from the first file");
    } else if (loaded_.size() >= kMaxFiles) {
      report.error("R023", import.mark, fmt::format("more than {} rule files", kMaxFiles), "put several into one");
    } else {
      load(*file);
    }
  }

  static void tell_missing(const YamlNode& import, const RuleInput& from, YamlReport& report) {
    if (!is_below(import_path(from.path, import.text), from.folder.value_or(folder_of(from.path)))) {
      return report.error("R029", import.mark, fmt::format("\"{}\" lies outside the pack's folder", import.text),
                          "a rule file reads no file outside of the folder that was given to the program; give that file too");
    }
    report.error("R022", import.mark, fmt::format("no pack or file \"{}\"", import.text),
                 "a shipped pack by its name (core/words), or a file by its path from here");
  }

  const OpenImport& open_;
  CheckTypes types_;
  FieldListener* listener_;
  Outcome<Rules>& out_;
  std::set<std::string> loaded_;
  std::vector<std::string> loading_;  ///< the importing files, the first one first
  std::set<std::string, std::less<>> ids_;
  std::set<std::string, std::less<>> deprecated_;
  std::set<std::string, std::less<>> experimental_;
  std::vector<FilterRule> filters_;
  std::size_t rule_count_ = 0;
};

}  // namespace

Outcome<Rules> load_rules(std::span<const RuleInput> files, const OpenImport& open, CheckTypes check_types,
                          std::string_view today) {
  return load_rules_heard(files, open, check_types, today, nullptr);
}

Outcome<Rules> load_rules_heard(std::span<const RuleInput> files, const OpenImport& open, CheckTypes check_types,
                                std::string_view today, FieldListener* listener) {
  Outcome<Rules> out;
  Loader loader(open, check_types, listener, out);
  for (const RuleInput& file : files) loader.load(file);
  loader.filter(today);
  return out;
}

namespace {

/// The place of a part of a text, which may be folded or escaped.
void settle(Diagnostic& d, const Lines& lines) {
  if (!d.part) return;
  const YamlMark text{.line = d.place.line, .column = d.place.column - d.part->offset};
  const YamlMark mark = place_in_scalar(lines, text, *d.part);
  d.place.line = mark.line;
  d.place.column = mark.column;
  d.place.width = mark.width;
  d.part.reset();
}

}  // namespace

void add_source_lines(std::vector<Diagnostic>& diagnostics, std::span<const RuleInput> files) {
  for (const RuleInput& file : files) {
    std::optional<Lines> lines;
    for (Diagnostic& d : diagnostics) {
      if (!d.source_line.empty() || d.place.line == 0 || d.place.path != file.path) continue;
      if (!lines) lines.emplace(file.bytes);
      settle(d, *lines);
      d.source_line = lines->shown(d.place.line);
    }
  }
}

}  // namespace sayso
