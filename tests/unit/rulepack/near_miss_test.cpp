// What keeps a phrase from matching, and what its forms look like in words.
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/rulepack/describe.h"
#include "engine/rulepack/near_miss.h"
#include "tests/unit/rulepack/sample.h"

using namespace sayso;
using namespace sayso::test;

namespace {

const std::string kWords = R"(
verbs: [{be: [is, was/were, been, being]}, {die: [dies, died, died, dying]}]
lists:
  people: [people, soldiers, school children]
  odd: [one word]
)";

Pack pack_with(const std::string& phrase, const std::string& unless = "") {
  std::string rule = kWords + "measures:\n  - id: m\n    match: '" + phrase + "'\n";
  if (!unless.empty()) rule += "    unless: '" + unless + "'\n";
  return pack_of(rule);
}

/// "killed ← hurt": what is wanted, and what stands there.
std::string missed(const std::string& phrase, const std::string& text) {
  Pack pack = pack_with(phrase);
  Scanned sentence(*pack, text);
  RuleWords words(*pack);
  std::string out;
  for (const NearMiss& miss : near_misses(*pack, sentence.scan)) {
    out += fmt::format("{}{} <- {}", out.empty() ? "" : " / ", words.shown(pack->forms()[miss.form].items[miss.missing]),
                       sentence.words(miss.at, miss.at_end));
  }
  return out;
}

std::string reached(const std::string& phrase, const std::string& text) {
  Pack pack = pack_with(phrase);
  Scanned sentence(*pack, text);
  std::string out;
  for (const Reach& reach : get_on(*pack, sentence.scan, 0))
    out += fmt::format("{} of {}: {}", reach.items, pack->forms()[reach.form].items.size(),
                       sentence.words(reach.begin, reach.end));
  return out;
}

std::string forms_of(const std::string& phrase) {
  Pack pack = pack_with(phrase);
  RuleWords words(*pack);
  std::string out;
  for (const Form& form : pack->forms()) out += (out.empty() ? "" : " / ") + words.shown(form);
  return out;
}

struct Row {
  const char* phrase;
  const char* text;
  const char* result;
};

}  // namespace

TEST_CASE("a phrase is near where one step is another word, or is not there") {
  const Row rows[] = {
      {"$quantity people ~be killed", "40 people were hurt.", "killed <- hurt"},
      {"$quantity people ~be killed", "40 sheep were killed.", "people <- sheep"},
      {"$quantity people ~be killed", "Some people were killed.", "$quantity <- Some"},
      {"$quantity people ~be killed", "40 people killed.", "~be <- "},
      // it matches: nothing is missing
      {"$quantity people ~be killed", "40 people were killed.", ""},
      // two are missing
      {"$quantity people ~be killed", "40 sheep were hurt.", ""},
      // of two steps one would be left, which is near to everything
      {"people died", "Some people left.", ""},
      // a gap of two does not reach so far
      {"people (have|had)? died ..2 there", "People had died up and down there.", "there <- down"},
      {"$people of note died", "The school children of note left.", "died <- left"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.phrase);
    CAPTURE(row.text);
    CHECK(missed(row.phrase, row.text) == row.result);
  }
}

TEST_CASE("how far a phrase gets is told from its first step on") {
  const Row rows[] = {
      {"$quantity people ~be killed", "40 people left.", "2 of 4: 40 people"},
      {"$quantity people ~be killed", "40 people were killed.", "4 of 4: 40 people were killed"},
      {"$quantity people ~be killed", "Nobody came.", "0 of 4: "},
      {"died ^", "They died there.", "0 of 1: "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(reached(row.phrase, row.text) == row.result);
  }
}

TEST_CASE("an unless that takes a match back is told with its words") {
  Pack pack = pack_with("$quantity ~die", "(of|from) $quantity ~die out");
  auto vetoed = [&](const std::string& text) {
    Scanned sentence(*pack, text);
    std::string out;
    for (const Veto& veto : find_vetoes(*pack, sentence.scan)) out += sentence.words(veto.begin, veto.end);
    return out;
  };
  CHECK(vetoed("Two of 40 died out there.") == "of 40 died out");
  CHECK(vetoed("Here 40 died.").empty());
  CHECK(vetoed("Out of here.").empty());
}

TEST_CASE("forms are shown as people write phrases") {
  const Row rows[] = {
      {"$quantity $people? ~be:past (killed|dead)", "", "$quantity  $people?  ~be:past  (dead|killed)"},
      {"^ ~die ..4 there ^", "", "^  ~die  ..4  there  ^"},
      {"(a b|c) died", "", "a  b  died / c  died"},
      {"x+ ~die:past", "", "x+  died"},
      {"(one|two|three|four|five|six|seven) died", "", "(five|four|one|seven|six|… 2 more)  died"},
  };
  for (const Row& row : rows) CHECK(forms_of(row.phrase) == row.result);
  Pack pack = pack_with("$people died");
  RuleWords words(*pack);
  const Item& item = pack->forms()[0].items[0];
  CHECK(words.class_name(item) == "people");
  CHECK(fmt::format("{}", fmt::join(words.members(item), ", ")) == "people, school children, soldiers");
}
