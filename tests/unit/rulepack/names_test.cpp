// The lexicon, and the names that are found in a sentence: lists' expressions, sources and places of the registry.
#include <algorithm>
#include <array>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/unit/rulepack/sample.h"

using namespace sayso;
using namespace sayso::test;

namespace {

const std::string kSections = R"(
lists:
  titles: [prime minister, deputy prime minister, minister of defence, minister]
sources:
  - {id: ria, names: [RIA Novosti, RIA], kind: agency}
  - {id: us-army, names: ["U.S. Army", US Army], kind: ministry}
  - {id: reuters, names: [Reuters], kind: agency}
  - {id: who, names: [WHO], kind: organisation}
marks: [{id: m, mark: part, match: ["$titles $registry"]}]
)";

/// Names of the slot, as their words.
std::string names_in(const std::string& text, Slot slot) {
  static const Pack pack = pack_of(kSections);
  Scanned sentence(*pack, text, false);
  std::string out;
  for (const SpanHit& hit : sentence.scan.spans(slot)) {
    std::string of = slot == slot_of(BuiltinSlot::Registry) ? pack->rules().sources[hit.value].id + ":" : "";
    out += (out.empty() ? "" : ", ") + of + sentence.words(hit.begin, hit.end);
  }
  return out;
}

std::string registry(const std::string& text) { return names_in(text, slot_of(BuiltinSlot::Registry)); }
/// The first slot after the engine's own is the first list's.
std::string titles(const std::string& text) { return names_in(text, static_cast<Slot>(BuiltinSlot::Count)); }

}  // namespace

TEST_CASE("the longest name is found, and none inside it") {
  CHECK(registry("RIA Novosti and RIA said") == "ria:RIA Novosti, ria:RIA");
  CHECK(titles("the deputy prime minister said") == "deputy prime minister");
  CHECK(titles("the prime minister of defence") == "prime minister, minister of defence");
}

TEST_CASE("names of the registry need their capitals") {
  CHECK(registry("the reuters office, Reuters and REUTERS") == "reuters:Reuters, reuters:REUTERS");
  CHECK(registry("he said who came; the WHO came; Who came?") == "who:WHO");
  CHECK(registry("ria novosti said") == "");
  CHECK(registry("the U.S. Army and the US Army") == "us-army:U.S. Army, us-army:US Army");
}

TEST_CASE("in a text all in capitals they need none") {
  CHECK(registry("THE REUTERS OFFICE SAID RIA NOVOSTI CAME TODAY") == "reuters:REUTERS, ria:RIA NOVOSTI");
}

TEST_CASE("expressions of lists match in any case") {
  CHECK(titles("Prime Minister X, MINISTER OF DEFENCE Y") == "Prime Minister, MINISTER OF DEFENCE");
}

TEST_CASE("a name is one unit of several tokens") {
  static const Pack pack = pack_of(kSections);
  Scanned sentence(*pack, "RIA Novosti came", false);
  CHECK_FALSE(sentence.scan.inside_units().has(0));
  CHECK(sentence.scan.inside_units().has(1));
  CHECK_FALSE(sentence.scan.inside_units().has(2));
}

TEST_CASE("an unknown word has no atoms and no names") {
  LexiconBuilder builder;
  builder.add_atom(word_key("toll"), static_cast<Atom>(7));
  builder.add_atom(word_key("toll"), static_cast<Atom>(7));
  builder.set_number(word_key("three"), NumberRole::Unit, 3);
  for (int i = 0; i < 200; ++i) builder.add_atom(word_key(fmt::format("w{}", i)), static_cast<Atom>(i));
  Lexicon lexicon = builder.build(std::vector<AtomUse>(200, {.asked = true}));
  CHECK(lexicon.size() == 202);
  CHECK(lexicon.atoms(lexicon.find(word_key("TOLL"))).size() == 1);
  CHECK(lexicon.worth(lexicon.find(word_key("three"))).number == 3);
  CHECK(lexicon.atoms(lexicon.find(word_key("nothing"))).empty());
  CHECK(lexicon.names(word_key("nothing")).empty());
  for (int i = 0; i < 200; ++i)
    CHECK(lexicon.atoms(lexicon.find(word_key(fmt::format("w{}", i)))).front() == static_cast<Atom>(i));
}

TEST_CASE("the words of most atoms are marked by themselves, but for triggers") {
  LexiconBuilder builder;
  for (int i = 0; i < 5; ++i) builder.add_atom(word_key("the"), static_cast<Atom>(i));
  for (int i = 0; i < 70; ++i) builder.add_atom(word_key(fmt::format("w{}", i)), static_cast<Atom>(4));
  std::vector<AtomUse> uses(5, {.asked = true});
  uses[3].triggers = true;
  Lexicon lexicon = builder.build(uses);
  const WordInfo& the = lexicon.find(word_key("the"));
  CHECK(the.frequent == 0);
  CHECK(lexicon.frequent_words(static_cast<Atom>(0)) == 1);
  CHECK(std::ranges::equal(lexicon.marks(the), std::array{static_cast<Atom>(3)}));
  CHECK(lexicon.atoms(the).size() == 5);
  const WordInfo& rare = lexicon.find(word_key("w69"));
  CHECK(rare.frequent == kFrequentWords);
  CHECK(lexicon.marks(rare).size() == 1);
}

TEST_CASE("an empty lexicon is asked in vain") { CHECK(Lexicon().atoms(Lexicon().find(word_key("a"))).empty()); }
