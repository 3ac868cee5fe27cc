// Loading: all mistakes of a file at once, each with its place; what is right is loaded.
#include <array>
#include <map>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/unit/rulepack/sample.h"

using namespace sayso;
using namespace sayso::test;

namespace {

using Files = std::map<std::string, std::string>;

/// Loads the files named; others may be imported by their name.
Outcome<Rules> load(const Files& files, const std::vector<std::string>& names) {
  std::vector<RuleInput> inputs;
  for (const std::string& name : names) inputs.push_back({.path = name, .bytes = files.at(name)});
  OpenImport open = [&](std::string_view name, const RuleInput&) -> std::optional<RuleInput> {
    auto at = files.find(std::string(name));
    if (at == files.end()) return std::nullopt;
    return RuleInput{.path = at->first, .bytes = at->second};
  };
  constexpr std::array<std::string_view, 1> kTypes = {"conflict"};
  return load_rules(inputs, open, kTypes);
}

std::string head(const std::string& sections) { return "schema: 1\npack: {id: test}\n" + sections; }

std::string joined(const std::vector<RuleText>& texts) {
  std::string out;
  for (const RuleText& text : texts) out += (out.empty() ? "" : " ") + text.text;
  return out;
}

}  // namespace

TEST_CASE("all mistakes of a file are told at once, and what is right is loaded") {
  const std::string file = R"(schema: 2
pack: {version: 1.0.0}
imports: [core/nowhere]
numbers:
  units: {one: 1, two: zwei}
verbs:
  - announce
  - say: [says, said]
lists:
  people: [people, {a: b}]
measures:
  - id: deaths
    match: $quantity died
    grows: perhaps
  - id: deaths
    match: $quantity dead
  - id: injuries
    mach: $quantity hurt
  - just a text
  - id: missing
    match: $quantity missing
  - id: nothing
marks:
  - id: part
    mark: prat
    priority: 1
checks:
  - id: differ
    type: conflikt
  - id: differ-too
    type: conflict
    match: x
    tolerance: {relative: a lot}
sourcez: []
)";
  Outcome<Rules> rules = load({{"desk.yaml", file}}, {"desk.yaml"});
  std::string told;
  for (const Diagnostic& d : rules.diagnostics) {
    CHECK(d.place.path == "desk.yaml");
    CHECK(d.severity == Severity::Error);
    CHECK_FALSE(d.source_line.empty());
    told += fmt::format("{}:{} {} {}\n", d.place.line, d.place.column, d.code, d.message);
  }
  CHECK(told == R"(1:9 R020 schema 2 is not known
2:7 R011 pack: the key "id" is missing
3:11 R022 no pack or file "core/nowhere"
5:24 R013 two: expected a number, seen "zwei"
8:10 R028 verb "say" needs four forms
10:20 R013 a member of people is no word or phrase
14:12 R013 grows: expected true or false, seen "perhaps"
15:5 R024 measure "deaths" is defined already
18:5 R012 measure: unknown key "mach"; did you mean "match"?
19:5 R010 measure: expected a map, seen "just a text"
22:5 R026 rule "nothing" has nothing to match
25:11 R014 mark: unknown word "prat"
24:5 R026 rule "part" has nothing to match
29:11 R014 type: unknown word "conflikt"; did you mean "conflict"?
33:27 R027 "a lot" is no share
34:1 R012 rule file: unknown key "sourcez"; did you mean "sources"?
)");
  std::string measures;
  for (const MeasureRule& rule : rules.value.measures) measures += rule.head.id + " ";
  CHECK(measures == "deaths injuries missing nothing ");
  CHECK(rules.value.numbers.units.at("one") == 1);
  CHECK(rules.value.verbs.count("announce") == 1);
  CHECK(joined(rules.value.lists.front().members) == "people");
  CHECK(rules.value.checks.size() == 1);
}

TEST_CASE("a file that is no YAML hides no other file") {
  Outcome<Rules> rules = load({{"a.yaml", "schema: ["}, {"b.yaml", head("lists: {people: [men]}")}}, {"a.yaml", "b.yaml"});
  REQUIRE(rules.diagnostics.size() == 1);
  CHECK(rules.diagnostics.front().code == "R001");
  CHECK(rules.value.lists.size() == 1);
}

TEST_CASE("a key that stands twice, an alias and a tag are told") {
  CHECK(shown(load({{"a", head("lists: {a: [x]}\nlists: {b: [y]}")}}, {"a"}).diagnostics).starts_with("R002 4:1 "));
  CHECK(shown(load({{"a", head("lists: {a: &x [x], b: *x}")}}, {"a"}).diagnostics).starts_with("R003 3:"));
}

TEST_CASE("imports are loaded once, before the file that asks for them") {
  Files files = {{"a", "schema: 1\npack: {id: a}\nimports: [b, c]\nlists: {l: [three]}"},
                 {"b", "schema: 1\npack: {id: b}\nimports: [c]\nlists: {l: [two]}"},
                 {"c", "schema: 1\npack: {id: c}\nlists: {l: [one]}"}};
  Outcome<Rules> rules = load(files, {"a", "b"});
  CHECK(shown(rules.diagnostics) == "");
  CHECK(joined(rules.value.lists.front().members) == "one two three");
  std::string packs;
  for (const PackHead& pack : rules.value.packs) packs += pack.id;
  CHECK(packs == "cba");
}

TEST_CASE("imports in a circle are told, and each file is loaded once") {
  Files files = {{"a", "schema: 1\npack: {id: a}\nimports: [b]\nlists: {l: [three]}"},
                 {"b", "schema: 1\npack: {id: b}\nimports: [c]\nlists: {l: [two]}"},
                 {"c", "schema: 1\npack: {id: c}\nimports: [a, c]\nlists: {l: [one]}"}};
  Outcome<Rules> rules = load(files, {"a"});
  CHECK(shown(rules.diagnostics) ==
        "R025 3:11 imports in a circle: \"a\" imports this file\n"
        "R025 3:14 imports in a circle: \"c\" imports this file");
  CHECK(joined(rules.value.lists.front().members) == "one two three");
}

TEST_CASE("an import from outside the pack's folder is told as that") {
  const auto told = [](const std::string& import, std::optional<std::string> folder) {
    RuleInput file{.path = "packs/desk/a.yaml", .bytes = "schema: 1\npack: {id: a}\nimports: [" + import + "]"};
    file.folder = std::move(folder);
    return shown(load_rules({&file, 1}, {}, {}).diagnostics).substr(0, 4);
  };
  CHECK(told("b.yaml", {}) == "R022");
  CHECK(told("deep/../b.yaml", {}) == "R022");
  CHECK(told("../b.yaml", {}) == "R029");
  CHECK(told("../desk/b.yaml", {}) == "R022");
  CHECK(told("../b.yaml", "packs") == "R022");
  CHECK(told("../../b.yaml", "packs") == "R029");
  CHECK(told("/etc/passwd", "packs") == "R029");
  CHECK(told("/etc/passwd", "") == "R029");
  CHECK(told("../../../b.yaml", "") == "R029");
}

TEST_CASE("a chain of imports has an end") {
  Files files;
  for (int i = 0; i < 20; ++i)
    files[fmt::format("p{}", i)] = fmt::format("schema: 1\npack: {{id: p{}}}\nimports: [p{}]", i, i + 1);
  Outcome<Rules> rules = load(files, {"p0"});
  REQUIRE(rules.diagnostics.size() == 1);
  CHECK(rules.diagnostics.front().code == "R023");
  CHECK(rules.diagnostics.front().place.path == "p16");
}

TEST_CASE("a list of a later file adds, and may take away") {
  Files files = {{"a", head("lists: {people: [men, women, cattle]}")},
                 {"b", head("lists: {people: [children]}")},
                 {"c", head("lists: {people: {add: [sailors], remove: [cattle, men]}}")}};
  CHECK(joined(load(files, {"a", "b"}).value.lists.front().members) == "men women cattle children");
  CHECK(joined(load(files, {"a", "b", "c"}).value.lists.front().members) == "women children sailors");
}

TEST_CASE("verbs are inflected by the pack's patterns; the longest ending that fits is taken") {
  Outcome<Rules> rules = load({{"a", head(R"(
inflection:
  verbs:
    - {ending: "", third: s, past: ed, gerund: ing}
    - {ending: e, third: es, past: ed, gerund: ing}
    - {ending: fy, third: fies, past: fied, gerund: fying}
verbs: [report, state, testify, {learn: [learns, learned/learnt, learnt, learning]}]
)")}},
                              {"a"});
  CHECK(shown(rules.diagnostics) == "");
  auto forms = [&](const std::string& verb) {
    const VerbForms& f = rules.value.verbs.at(verb);
    std::string out;
    for (const auto* words : {&f.base, &f.third, &f.past, &f.participle, &f.gerund})
      out += fmt::format("{} ", fmt::join(*words, "/"));
    return out;
  };
  CHECK(forms("report") == "report reports reported reported reporting ");
  CHECK(forms("state") == "state states stated stated stating ");
  CHECK(forms("testify") == "testify testifies testified testified testifying ");
  CHECK(forms("learn") == "learn learns learned/learnt learnt learning ");
}

TEST_CASE("nouns are inflected by the pack's patterns; the longest ending that fits is taken") {
  Outcome<Rules> rules = load({{"a", head(R"(
inflection:
  nouns:
    - {ending: "", plural: s}
    - {ending: ty, plural: ties}
    - {ending: man, plural: men}
nouns: [boy, city, policeman, {man: [men], child: [children]}, {person: [people/persons]}]
)")}},
                              {"a"});
  CHECK(shown(rules.diagnostics) == "");
  auto forms = [&](const std::string& noun) {
    const NounForms& f = rules.value.nouns.at(noun);
    return fmt::format("{} {}", fmt::join(f.singular, "/"), fmt::join(f.plural, "/"));
  };
  CHECK(forms("boy") == "boy boys");
  CHECK(forms("city") == "city cities");
  CHECK(forms("policeman") == "policeman policemen");
  CHECK(forms("man") == "man men");
  CHECK(forms("child") == "child children");
  CHECK(forms("person") == "person people/persons");
}

TEST_CASE("a noun that cannot be read is told") {
  const std::string file =
      head("nouns: [{child: [children, kids]}, {man: men}, [a]]\ninflection: {nouns: [{ending: y, past: ies}]}\n");
  CHECK(shown(load({{"a", file}}, {"a"}).diagnostics) == R"(R012 4:34 noun pattern: unknown key "past"
R028 3:17 noun "child" needs one form
R028 3:42 noun "man" needs one form
R013 3:48 a noun is a word or a map of its plural)");
}

TEST_CASE("what a list names is told when it is not there, or leads back to itself") {
  Outcome<Rules> rules = load({{"a", head(R"(lists:
  a: [$b]
  b: [$a]
  c: [$nowhere, $quantity, "x ..2 y", ~fly]
)")}},
                              {"a"});
  CHECK(shown(rules.diagnostics) == "");
  std::string codes;
  for (const Diagnostic& d : compile(std::move(rules.value)).diagnostics)
    codes += fmt::format("{}@{}:{} ", d.code, d.place.line, d.place.column);
  CHECK(codes == "R204@4:7 R204@5:7 R201@6:7 R201@6:17 R205@6:29 R205@6:39 ");
}

TEST_CASE("rules with more words than can be told apart are left out, and told once") {
  std::string bytes = "events:\n";
  int words = 0;
  for (int rule = 0; rule < 115; ++rule) {
    bytes += fmt::format("  - id: e{}\n    match:\n", rule);
    for (int phrase = 0; phrase < 10; ++phrase) {
      bytes += "      -";
      for (int i = 0; i < 39; ++i) bytes += fmt::format(" w{}", words++);
      bytes += "\n";
    }
  }
  auto pack = compile(std::move(rules_of(bytes).value));
  CHECK(shown(pack.diagnostics) ==
        "R115 1228:5 all rules together come to more than 40000 different words and groups of words");
  Scanned sentence(*pack.value, "w78 w79 w80");
  CHECK(sentence.scan.size() == 3);
}

TEST_CASE("what is wrong in a phrase is told at its place, however the phrase is written") {
  const std::string file = head(R"(measures:
  - id: a
    match: >
      $quantity
      (died
  - id: b
    match: |
      $quantity $deads
  - id: c
    match: $quantity
      ~dei
  - id: d
    match: '$quantity weren''t $deads'
  - id: e
    match: "$quantity \u201cgone\u201d $deads"
  - id: f
    match: ["$quantity
       \x24deads", $quantity died]
lists:
  x:
    - >
      kill
      (..3)
)");
  Outcome<Rules> rules = load({{"a", file}}, {"a"});
  CHECK(shown(rules.diagnostics) == "");
  auto pack = compile(std::move(rules.value));
  const RuleInput input{.path = "a", .bytes = file};
  add_source_lines(pack.diagnostics, {&input, 1});
  std::string told;
  for (const Diagnostic& d : pack.diagnostics) {
    told += fmt::format("{} {}:{} {}\n", d.code, d.place.line, d.place.column,
                        d.source_line.substr(d.place.column - 1, d.place.width));
  }
  CHECK(told == R"(R205 24:7 kill
R101 7:7 (
R201 10:17 $deads
R111 13:7 ~dei
R201 15:32 $deads
R201 17:40 $deads
R201 20:8 \x24deads
)");
}

TEST_CASE("a phrase that cannot be compiled leaves the rule's other phrases at work") {
  Outcome<Rules> rules =
      rules_of("measures:\n  - id: deaths\n    match:\n      - $quantity ~dei\n      - $quantity died\n      - '(a|b'\n");
  auto pack = compile(std::move(rules.value));
  CHECK(shown(pack.diagnostics) == "R111 6:19 unknown verb or noun \"~dei\"\nR101 8:10 \"(\" is not closed");
  Scanned sentence(*pack.value, "40 died");
  Matcher matcher(*pack.value);
  CHECK(sentence.shown(matcher.run(sentence.scan, Stage::Claims)) == "40 died; quantity=40*");
}
