#include "engine/rulepack/regex.h"

#include <doctest/doctest.h>

#include "tests/unit/rulepack/sample.h"

using namespace sayso;
using namespace sayso::test;

namespace {

std::string rule(const std::string& pattern) {
  return "attributions:\n  - id: r\n    regex: ['" + pattern + "']\n    unless: [so called]\n";
}

std::string matched(const std::string& pattern, const std::string& text) {
  Pack pack = pack_of(rule(pattern));
  Scanned sentence(*pack, text);
  Matcher matcher(*pack);
  return sentence.shown(matcher.run(sentence.scan, Stage::Claims));
}

std::string told(const std::string& pattern) {
  Outcome<Rules> rules = rules_of(rule(pattern));
  return shown(compile(std::move(rules.value)).diagnostics);
}

std::string literal(std::string_view pattern) {
  RegexLiteral found = required_literal(pattern);
  return found.text + (found.any_case ? " in any case" : "");
}

struct Row {
  std::string pattern;
  std::string text;
  std::string result;
};

}  // namespace

TEST_CASE("a regex matches bytes, and gives whole tokens") {
  const std::vector<Row> rows = {
      {"killed", "40 killed", "killed"},
      {"kill", "40 killed", "killed"},
      {"ed by a c", "killed by a car", "killed by a car"},
      {"(?P<quantity>\\d+) killed", "so 40 killed", "40 killed; quantity=40*"},
      {"toll", "a toll, a toll", "toll / toll"},
      {"Killed", "40 killed", ""},
      {"(?i)Killed", "40 killed", "killed"},
      {"(?P<source>[A-Z]\\w+) said", "The Times said", "The Times said; source=The Times*"},
      {"(?P<low>\\d+)-(?P<high>\\d+) dead", "40-50 dead", "40-50 dead; low=40*; high=50*"},
      {"said (?P<content>.+)", "he said all is well", "said all is well; content=all is well"},
      {"(?P<cue>said) (?P<whatever>\\w+)", "he said all", "said all; cue=said; whatever=all"},
      {"(?P<quantity>\\w+) killed", "they killed", "they killed; quantity=they"},
      {"called", "so called and called", "called"},
      {"naïve", "so naïve", "naïve"},
      {"dead$", "a dead, the dead", "dead"},
      {"^a dead", "a dead, a dead", "a dead"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CHECK(matched(row.pattern, row.text) == row.result);
  }
}

TEST_CASE("a group takes the least span around it") {
  Pack pack = pack_of(rule("(?P<quantity>\\d+) dead"));
  Scanned sentence(*pack, "at least 40 dead", false);
  sentence.scan.add(slot_of(BuiltinSlot::Quantity), {.begin = 0, .end = 3, .value = 5});
  Matcher matcher(*pack);
  auto matches = matcher.run(sentence.scan, Stage::Claims);
  CHECK(sentence.shown(matches) == "at least 40 dead; quantity=at least 40*");
  CHECK(matches.front().find(BuiltinCapture::Quantity)->value == 5);
}

TEST_CASE("regexes are counted on from the phrases of their rule") {
  Pack pack = pack_of("marks:\n  - {id: m, mark: part, match: [a b, c d], regex: [toll rose, toll fell]}");
  std::vector<std::uint32_t> phrases;
  for (const Form& form : pack->forms()) {
    if (form.items.empty()) phrases.push_back(form.phrase);
  }
  CHECK(phrases == std::vector<std::uint32_t>{2, 3});
}

TEST_CASE("the literal is what every match holds") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"killed", "killed"},
      {"\\bkilled\\b", "killed"},
      {"(?P<quantity>\\d+) killed", " killed"},
      {"colou?r", "colo"},
      {"killed+ x", "killed"},
      {"abcd*efg", "abc"},
      {"naï?x", "na"},
      {"ab{0,3}cde", "cde"},
      {"killed|died", ""},
      {"(killed|died)", ""},
      {"(killed|died) of cold", " of cold"},
      {"(?P<cue>said) x", "said"},
      {"(?:a (killed)?|b) x", " x"},
      {"(?:a (killed) b) x", "killed"},
      {"(?:killed)* x", " x"},
      {"(killed){2}", ""},  // it would do, but {0} would not
      {"(?P<inside>said) x", "said"},
      {"(?s)toll", "toll"},
      {"[killed] x", " x"},
      {"[]killed] x", " x"},
      {"[[:alpha:]killed] x", " x"},
      {"a\\.b\\.c", "a.b.c"},
      {"\\x41bc", "bc"},
      {"\\x{263a}bc", "bc"},
      {"\\pLbcd\\p{Greek}e", "bcd"},
      {"\\Qa.b\\E", "a.b"},
      {"(?i)toll", "toll in any case"},
      {"(?i:toll) rose", " rose"},
      {"(?i:the toll) rose", "the toll in any case"},
      {"(a(b|c)\\)d) xyz", " xyz"},
      {"", ""},
      {"\\", ""},
      {"(", ""},
      {"[", ""},
      {"a{", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(literal(row.first) == row.second);
  }
}

TEST_CASE("what cannot be used is told") {
  // the pattern stands at 5:14 of the file, behind its quotation mark
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"killed (", "R120 5:14 bad regex: missing ): killed ("},
      {"killed [b-a]", "R120 5:22 bad regex: invalid character class range: b-a"},
      {"killed{1001}", "R120 5:20 bad regex: invalid repetition size: {1001}"},
      {"\\d+", "R121 5:14 no literal to start from"},
      {"an \\d+", "R121 5:14 no literal to start from"},
      {"killed|died", "R121 5:14 no literal to start from"},
      {"killed(?= by)", "R122 5:20 look-ahead is not known to this kind of regex"},
      {"killed(?! by)", "R122 5:20 negative look-ahead is not known to this kind of regex"},
      {"(?<=a )killed", "R122 5:14 look-behind is not known to this kind of regex"},
      {"(?<!a )killed", "R122 5:14 negative look-behind is not known to this kind of regex"},
      {"(?>killed)", "R122 5:14 a possessive group is not known to this kind of regex"},
      {"(a)killed\\1", "R122 5:23 a back-reference is not known to this kind of regex"},
      {"(?P<x>a)killed(?P=x)", "R122 5:28 a back-reference is not known to this kind of regex"},
      {"killed\\w++", "R122 5:22 a possessive repeat is not known to this kind of regex"},
      {"(?<x>a)killed", "R122 5:14 a group named in this way is not known to this kind of regex"},
      {"killed[(?=+]\\++", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(told(row.first) == row.second);
  }
}

TEST_CASE("one bad regex hides no other rule") {
  Outcome<Rules> rules = rules_of("marks:\n  - {id: m, mark: part, regex: ['killed (', 'toll rose']}");
  auto pack = compile(std::move(rules.value));
  CHECK(pack.diagnostics.size() == 1);
  Scanned sentence(*pack.value, "the toll rose");
  Matcher matcher(*pack.value);
  CHECK(sentence.shown(matcher.run(sentence.scan, Stage::Claims)) == "toll rose");
}
