// Rule files may come from strangers: what would fill the memory, or take minutes, is told instead.
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/engine.h"
#include "engine/rulepack/describe.h"

using namespace sayso;

namespace {

template <class Piece>
std::string repeated(int times, const Piece& piece) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece(i);
  return out;
}

/// Sixteen lists, each naming the next one `times` over.
std::string nested_lists(int times) {
  const auto list = [&](int i) {
    const auto next = [&](int) { return fmt::format(", $l{}", i + 1); };
    return fmt::format("  l{}: [w{}{}]\n", i, i, repeated(times, next));
  };
  return "lists:\n" + repeated(15, list) + "  l15: [last]\n";
}

/// How many there are of each code: "R007 1 R012 1000".
std::string counted(const std::vector<Diagnostic>& diagnostics) {
  std::map<std::string, int> count;
  for (const Diagnostic& d : diagnostics) ++count[d.code];
  std::string out;
  for (const auto& [code, times] : count) out += fmt::format("{}{} {}", out.empty() ? "" : " ", code, times);
  return out;
}

std::string told(const std::string& sections) {
  const RuleInput file{.path = "a.yaml", .bytes = "schema: 1\npack: {id: a}\n" + sections};
  return counted(Engine::make({&file, 1}).diagnostics);
}

}  // namespace

TEST_CASE("a stranger's file takes neither the time nor the memory of the program") {
  struct Row {
    const char* name;
    std::string sections;
    const char* told;
  };
  const auto unknown_keys = [](int i) { return fmt::format(", k{}: 1", i); };
  const auto expressions = [](int i) { return fmt::format("say w{}, ", i); };
  const auto unknown_lists = [](int i) { return fmt::format("$q{} ", i); };
  const auto same_parts = [](int) { return "a "; };
  for (const Row& row : {
           Row{"lists that multiply", nested_lists(20) + "events: [{id: e, match: $l0}]\n", ""},
           Row{"lists in a circle", "lists: {a: [$b, $b], b: [$a, $a]}\nevents: [{id: e, match: $a}]\n", "R204 4"},
           Row{"a phrase of too many parts", "events: [{id: e, match: '" + repeated(5000, same_parts) + "'}]\n", "R109 1"},
           Row{"many mistakes in one line", "events: [{id: e, match: a" + repeated(5000, unknown_keys) + "}]\n",
               "R007 1 R012 1000"},
           Row{"many mistakes in one phrase", "events: [{id: e, match: '" + repeated(30, unknown_lists) + "'}]\n", "R201 30"},
           Row{"expressions that begin alike",
               "lists: {l: [" + repeated(3000, expressions) + "]}\nevents: [{id: e, match: $l}]\n", ""},
       }) {
    CAPTURE(row.name);
    CHECK(told(row.sections) == row.told);
  }
}

TEST_CASE("nor does it where its rules are explained") {
  const RuleInput file{.path = "a.yaml", .bytes = "schema: 1\npack: {id: a}\n" + nested_lists(20)};
  const auto made = Engine::make({&file, 1});
  CHECK(RuleWords(made.value->pack()).members("l0").size() == 16);
}

TEST_CASE("where some cannot be told, errors are told rather than warnings") {
  std::vector<Diagnostic> diagnostics(1500);
  for (Diagnostic& d : diagnostics) d = {.code = "R306", .severity = Severity::Warning, .place = {}, .message = {}};
  diagnostics.push_back({.code = "R012", .severity = Severity::Error, .place = {}, .message = {}});
  keep_most(diagnostics);
  CHECK(counted(diagnostics) == "R007 1 R012 1 R306 999");
  CHECK(diagnostics.back().severity == Severity::Warning);
}
