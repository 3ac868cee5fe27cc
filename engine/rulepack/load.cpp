#include "engine/rulepack/load.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "engine/rulepack/sections.h"
#include "engine/yaml/image.h"
#include "engine/yaml/node.h"

namespace sayso {
namespace {

constexpr std::int64_t kSchema = 1;
constexpr int kMaxImportDepth = 16;

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
    {"lists", read_lists},
    {"cues", read_cues},
    {"populations", read_populations},
    {"places", read_places},
    {"sources", read_sources},
    {"quantities", read_quantities},
    {"mentions", read_mentions},
    {"attributions", read_attributions},
    {"measures", read_measures},
    {"events", read_events},
    {"marks", read_marks},
    {"checks", read_checks},
};

Outcome<YamlNode> tree_of(const RuleInput& file) {
  if (auto tree = read_image(file.image)) return {.value = std::move(*tree), .diagnostics = {}};
  return parse_yaml(file.path, file.bytes);
}

class Loader {
 public:
  Loader(const OpenImport& open, CheckTypes types, Outcome<Rules>& out) : open_(open), types_(types), out_(out) {}

  void load(const RuleInput& file, int depth) {
    if (!loaded_.insert(file.path).second) return;
    Outcome<YamlNode> yaml = tree_of(file);
    bool broken = has_errors(yaml.diagnostics) && yaml.value.is(YamlNode::Kind::Null);
    out_.diagnostics.insert(out_.diagnostics.end(), yaml.diagnostics.begin(), yaml.diagnostics.end());
    if (broken) return;
    YamlReport report(file.path, file.bytes, out_.diagnostics);
    Fields fields(yaml.value, "rule file", report);
    if (!fields.is_map()) return;
    check_schema(fields, report);
    PackHead head = read_pack(fields, report);
    for (const YamlNode* import : fields.scalars("imports")) load_import(*import, file.path, report, depth);
    SectionContext context{.rules = out_.value, .report = report, .pack = head.id, .check_types = types_, .ids = ids_};
    for (const Section& section : kSections) {
      if (const YamlNode* node = fields.node(section.key)) section.read(*node, context);
    }
    fields.done();
    out_.value.packs.push_back(std::move(head));
  }

 private:
  static void check_schema(Fields& fields, YamlReport& report) {
    auto schema = fields.integer("schema", Need::Required);
    if (schema && *schema != kSchema) {
      report.error("R020", fields.node("schema")->mark, fmt::format("schema {} is not known", *schema),
                   fmt::format("this program reads schema {}", kSchema));
    }
  }

  static PackHead read_pack(Fields& fields, YamlReport& report) {
    const YamlNode* node = fields.node("pack", Need::Required);
    if (node == nullptr) return {};
    Fields row(*node, "pack", report);
    PackHead head{.id = row.text("id", Need::Required), .version = row.text("version"), .language = row.text("language")};
    row.done();
    return head;
  }

  void load_import(const YamlNode& import, const std::string& from, YamlReport& report, int depth) {
    if (depth >= kMaxImportDepth) {
      report.error("R023", import.mark, "imports are nested too deep",
                   "imports in a circle are loaded once each; cut the chain");
      return;
    }
    if (auto file = open_ ? open_(import.text, from) : std::nullopt) return load(*file, depth + 1);
    report.error("R022", import.mark, fmt::format("no pack or file \"{}\"", import.text),
                 "a shipped pack by its name (core/en), or a file by its path from here");
  }

  const OpenImport& open_;
  CheckTypes types_;
  Outcome<Rules>& out_;
  std::set<std::string> loaded_;
  std::set<std::string, std::less<>> ids_;
};

}  // namespace

Outcome<Rules> load_rules(std::span<const RuleInput> files, const OpenImport& open, CheckTypes check_types) {
  Outcome<Rules> out;
  Loader loader(open, check_types, out);
  for (const RuleInput& file : files) loader.load(file, 0);
  return out;
}

void add_source_lines(std::vector<Diagnostic>& diagnostics, std::span<const RuleInput> files) {
  for (Diagnostic& d : diagnostics) {
    if (!d.source_line.empty() || d.place.line == 0) continue;
    for (const RuleInput& file : files) {
      if (file.path != d.place.path) continue;
      std::size_t at = 0;
      for (std::uint32_t line = 1; line < d.place.line && at != std::string::npos; ++line) {
        at = file.bytes.find('\n', at);
        if (at != std::string::npos) ++at;
      }
      if (at == std::string::npos) continue;
      d.source_line = file.bytes.substr(at, std::min(file.bytes.find('\n', at), file.bytes.size()) - at);
    }
  }
}

}  // namespace sayso
