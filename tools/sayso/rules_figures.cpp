#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tools/sayso/commands.h"
#include "tools/sayso/run.h"

namespace sayso {
namespace {

/// The day that an example's text is an article of.
constexpr const char* kExampleDay = "2024-03-23";

/// A text as a cell of a Markdown table.
std::string cell(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string code(std::string_view text) { return fmt::format("`{}`", cell(text)); }

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

std::string shown(const Quantity& q) {
  return fmt::format("{} {}{}{}", print_interval(q), name_of(q.bound), q.unit.empty() ? "" : " ", q.unit);
}

/// The first example that the rule must match.
const RuleExample* example_of(const RuleHead& head) {
  auto at = std::find_if(head.examples.begin(), head.examples.end(),
                         [](const RuleExample& e) { return !e.expect.empty() && e.todo.empty(); });
  return at == head.examples.end() ? nullptr : &*at;
}

std::string phrases(const RuleHead& head) {
  std::vector<std::string> out;
  for (const RuleText& text : head.match) out.push_back(code(text.text));
  return joined(out, "<br>");
}

void print_wordings(const Engine& engine) {
  std::cout << "## How numbers are put\n\n"
               "An interval in square brackets has its end, one in round brackets goes up to it.\n\n"
               "| rule | wordings | for example | is read as |\n|---|---|---|---|\n";
  for (const QuantityRule& rule : engine.rules().quantities) {
    const RuleExample* example = example_of(rule.head);
    if (!rule.number || example == nullptr) continue;
    std::vector<std::string> read;
    Document document({.id = "example", .published = kExampleDay}, example->text.text);
    for (const QuantityRow& row : engine.read_quantities(document)) read.push_back(shown(row.quantity));
    std::cout << fmt::format("| {} | {} | {} | {} |\n", rule.head.id, phrases(rule.head), cell(example->text.text),
                             joined(read, ", "));
  }
}

void print_units(const Engine& engine) {
  std::cout << "\n## Units\n\n| kind | units |\n|---|---|\n";
  std::vector<std::string> kinds;
  for (const UnitRule& unit : engine.rules().units) {
    if (std::find(kinds.begin(), kinds.end(), unit.kind) == kinds.end()) kinds.push_back(unit.kind);
  }
  for (const std::string& kind : kinds) {
    std::vector<std::string> ids;
    for (const UnitRule& unit : engine.rules().units) {
      if (unit.kind == kind) ids.push_back(unit.id);
    }
    std::cout << fmt::format("| {} | {} |\n", kind, joined(ids, ", "));
  }
}

std::string range_of(const MeasureRule& rule) {
  if (!rule.least && !rule.most) return {};
  return fmt::format("{} to {}", rule.least ? fmt::format("{}", *rule.least) : "",
                     rule.most ? fmt::format("{}", *rule.most) : "");
}

void print_measures(const Engine& engine) {
  std::cout << "\n## What is counted\n\n"
               "| measure | in | grows | between | for example | is read as |\n|---|---|---|---|---|---|\n";
  for (const MeasureRule& rule : engine.rules().measures) {
    const RuleExample* example = example_of(rule.head);
    if (example == nullptr) continue;
    std::vector<std::string> read;
    Document document({.id = "example", .published = kExampleDay}, example->text.text);
    for (const Claim& claim : engine.read_claims(document).claims) {
      for (const Figure& f : claim.figures) {
        if (f.measure == rule.head.id) read.push_back(shown(f.quantity));
      }
    }
    std::vector<std::string> units;
    for (const RuleText& unit_name : rule.units) units.push_back(unit_name.text);
    std::string unit = !units.empty() ? joined(units, ", ") : rule.people ? "people" : "numbers";
    std::cout << fmt::format("| {} | {} | {} | {} | {} | {} |\n", rule.head.id, unit,
                             rule.grows ? fmt::format("{} days", rule.growth_days) : "", range_of(rule),
                             cell(example->text.text), joined(read, ", "));
  }
}

}  // namespace

int run_rules_figures(const Options& options) {
  auto engine = load_engine_or_tell(options);
  if (!engine) return exit_status::kUsage;
  print_wordings(*engine);
  print_units(*engine);
  print_measures(*engine);
  return exit_status::kGood;
}

}  // namespace sayso
