// Which words may stand in each place of an expression.
#include "engine/rulepack/word_choices.h"

#include <string>

#include <doctest/doctest.h>

namespace sayso {
namespace {

struct Row {
  const char* phrase;
  const char* choices;  ///< "-" where there are none
};

std::string shown(const char* phrase) {
  Rules rules;
  rules.verbs["go"] = {.base = {"go"}, .third = {"goes"}, .past = {"went"}, .participle = {"gone"}, .gerund = {"going"}};
  rules.verbs["raid"] = {
      .base = {"raid"}, .third = {"raids"}, .past = {"raided"}, .participle = {"raided"}, .gerund = {"raiding"}};
  rules.nouns["raid"] = {.singular = {"raid"}, .plural = {"raids"}};
  rules.nouns["person"] = {.singular = {"person"}, .plural = {"people", "persons"}};
  auto choices = word_choices(rules, parse_phrase(phrase).tree);
  if (!choices) return "-";
  std::string out;
  for (const std::vector<std::string>& place : *choices) {
    out += '[';
    for (const std::string& word : place) out += word + ' ';
    out.back() = ']';
  }
  return out;
}

}  // namespace

TEST_CASE("words, verbs, nouns and alternatives of single words are told place by place") {
  static constexpr Row kRows[] = {
      {"air raid", "[air][raid]"},
      {"(air|sea) raid", "[air sea][raid]"},
      {"~go", "[go goes went gone going]"},
      {"~go:past", "[went]"},
      {"~go:tensed", "[goes went]"},
      {"(~go:tensed|ran) on", "[goes went ran][on]"},
      {"~come", "-"},
      {"~person", "[person people persons]"},
      {"a ~person:plural", "[a][people persons]"},
      {"~person:past", "-"},
      {"~raid", "[raid raids raided raiding]"},
      {"~raid:singular", "[raid]"},
      {"~raid:plural", "[raids]"},
      {"~raid:past", "[raided]"},
      {"~go:unheard", "-"},
      {"air? raid", "-"},
      {"air ..2 raid", "-"},
      {"$place raid", "-"},
      {"(air raid|fire)", "-"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.phrase);
    CHECK(shown(row.phrase) == row.choices);
  }
}

}  // namespace sayso
