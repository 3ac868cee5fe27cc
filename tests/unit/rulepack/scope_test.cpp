// Where a rule counts: the word, what it comes to, and what cannot stand.
#include <string>

#include <doctest/doctest.h>

#include "tests/unit/rulepack/sample.h"

using namespace sayso;
using namespace sayso::test;

namespace {

std::string scope_of(const std::string& scope) {
  Outcome<Rules> rules = rules_of("marks:\n  - {id: m, mark: part, match: a b" + scope + "}\n");
  if (!rules.diagnostics.empty()) return shown(rules.diagnostics);
  return std::string(name_of(rules.value.marks.front().head.scope));
}

/// In each zone, whether "a b" is found in "a b".
std::string found_in(const std::string& scope) {
  Pack pack = pack_of("marks:\n  - {id: m, mark: part, match: a b, scope: " + scope + "}\n");
  Scanned sentence(*pack, "a b");
  Matcher matcher(*pack);
  std::string out;
  for (Zone zone : {Zone::Headline, Zone::Body, Zone::Caption, Zone::List}) {
    matcher.enter(zone);
    if (!matcher.run(sentence.scan, Stage::Claims).empty()) out += (out.empty() ? "" : " ") + std::string(name_of(zone));
  }
  return out;
}

}  // namespace

TEST_CASE("a rule counts in every sentence unless it says where") {
  struct {
    const char* scope;
    const char* result;
  } rows[] = {
      {"", "sentence"},
      {", scope: sentence", "sentence"},
      {", scope: paragraph", "paragraph"},
      {", scope: headline", "headline"},
      {", scope: body", "body"},
      {", scope: caption", "caption"},
      {", scope: list", "list"},
      {", scope: headlines", "R014 4:44 scope: unknown word \"headlines\"; did you mean \"headline\"?"},
      {", scope: [headline]",
       "R013 4:44 scope: expected one of sentence, paragraph, headline, body, caption, list, seen a list"},
  };
  for (const auto& row : rows) CHECK(scope_of(row.scope) == row.result);
}

TEST_CASE("a rule of one zone matches in no other") {
  struct {
    const char* scope;
    const char* zones;
  } rows[] = {
      {"sentence", "headline body caption list"},
      {"headline", "headline"},
      {"body", "body"},
      {"caption", "caption"},
      {"list", "list"},
  };
  for (const auto& row : rows) CHECK(found_in(row.scope) == row.zones);
}

TEST_CASE("what is found in a sentence for all other rules has no paragraph") {
  struct {
    const char* rule;
    const char* told;
  } rows[] = {
      {"measures: [{id: a, scope: paragraph, match: $quantity b}]", ""},
      {"events: [{id: a, scope: paragraph, match: a b}]", ""},
      {"quantities: [{id: a, scope: paragraph, match: a $number}]",
       "R037 3:29 rules of the kind quantity look at one sentence at a time"},
      {"mentions: [{id: a, kind: person, scope: paragraph, match: a b}]",
       "R037 3:41 rules of the kind mention look at one sentence at a time"},
      {"attributions: [{id: a, scope: paragraph, match: a $source}]",
       "R037 3:31 rules of the kind attribution look at one sentence at a time"},
  };
  for (const auto& row : rows) CHECK(shown(rules_of(row.rule).diagnostics) == row.told);
}

TEST_CASE("checks match no text and have no scope") {
  CHECK(shown(rules_of("checks: [{id: c, type: conflict, scope: headline}]").diagnostics)
            .starts_with("R012 3:34 check: unknown key"));
}
