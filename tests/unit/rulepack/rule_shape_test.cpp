// What may stand in a rule file, as learnt from the loader.
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/rulepack/rule_shape.h"

using namespace sayso;

namespace {

constexpr std::string_view kTypes[] = {"conflict"};

/// "measures[].examples[].todo text": where a map holds others, "[]" for a list of them and ".*" for any name.
void print(const MapShape& map, const std::string& path, std::string& out) {
  constexpr std::string_view kNames[] = {"text", "number", "integer", "flag", "choice", "texts", "node", "items", "entries"};
  for (const KeyShape& key : map.keys) {
    std::string at = path + key.key;
    out += fmt::format("{} {}{}\n", at, kNames[static_cast<std::size_t>(key.type)], key.required ? " required" : "");
    std::string_view link = key.place == ChildPlace::Item ? "[]." : key.place == ChildPlace::EntryValue ? ".*." : ".";
    if (key.child) print(*key.child, at + std::string(link), out);
  }
}

}  // namespace

TEST_CASE("the file with one of everything loads without a word") {
  RuleInput file{.path = "one.yaml", .bytes = std::string(one_of_everything())};
  for (const Diagnostic& d : load_rules({&file, 1}, nullptr, kTypes).diagnostics) FAIL_CHECK(render(d));
}

TEST_CASE("keys are learnt with type and need, at any depth") {
  std::string all;
  print(shape_of_rule_files(kTypes), "", all);
  for (const char* line : {
           "schema integer required",
           "pack.id text required",
           "imports texts",
           "numbers.units entries",
           "inflection.verbs[].ending text",
           "lists.*.remove texts",
           "places[].in text",
           "quantities[].bound choice",
           "measures[].grows flag",
           "measures[].growth-days integer",
           "measures[].examples[].expect node required",
           "checks[].examples[].articles texts",
           "checks[].tolerance.absolute number",
       }) {
    if (("\n" + all).find("\n" + std::string(line) + "\n") == std::string::npos) FAIL_CHECK(line);
  }
}

TEST_CASE("what holds maps of its own is taken apart to the last") {
  auto check = [](const auto& self, const MapShape& map, const std::string& path) -> void {
    for (const KeyShape& key : map.keys) {
      if (key.type == FieldType::Items && !key.child)
        FAIL_CHECK(path << key.key << ": no item of it in the file with one of everything");
      if (key.child) self(self, *key.child, path + key.key + ".");
    }
  };
  check(check, shape_of_rule_files(kTypes), "");
}
