// The shipped rules: started by their triggers, forms match what they match when each is tried on each sentence.
#include <algorithm>
#include <set>
#include <tuple>

#include <doctest/doctest.h>

#include "engine/rulepack/shipped.h"
#include "tests/unit/rulepack/sample.h"

using namespace sayso;
using namespace sayso::test;

namespace {

Pack shipped_rules() {
  std::vector<RuleInput> files;
  for (const ShippedPack& pack : shipped_packs())
    files.push_back({.path = std::string(pack.name), .bytes = std::string(pack.bytes), .image = pack.image});
  OpenImport open = [&](std::string_view name, const RuleInput&) -> std::optional<RuleInput> {
    auto at = std::find_if(files.begin(), files.end(), [&](const RuleInput& file) { return file.path == name; });
    return at == files.end() ? std::nullopt : std::optional(*at);
  };
  return compile(load_rules(files, open, {}).value).value;
}

using Places = std::set<std::tuple<std::uint32_t, std::uint16_t, std::uint16_t>>;

Places places_of(std::span<const Match> matches) {
  Places out;
  for (const Match& m : matches) out.emplace(m.form, m.begin, m.end);
  return out;
}

Places by_trying_all(const RulePack& pack, const Scan& scan, Stage stage) {
  Matcher matcher(pack);
  std::vector<Match> found;
  for (std::uint32_t form = 0; form < pack.forms().size(); ++form) {
    if (pack.refs()[pack.forms()[form].rule].stage == stage && !pack.forms()[form].unless) matcher.try_form(scan, form, found);
  }
  std::erase_if(found, [&](const Match& match) {
    std::vector<Match> vetoes;
    for (std::uint32_t form : pack.unless_of(match.rule)) matcher.try_form(scan, form, vetoes);
    return std::any_of(vetoes.begin(), vetoes.end(),
                       [&](const Match& veto) { return veto.begin < match.end && match.begin < veto.end; });
  });
  return places_of(found);
}

}  // namespace

TEST_CASE("triggers lose no match") {
  Pack pack = shipped_rules();
  std::size_t matches = 0;
  for (const char* text : {
           "At least 12 people were killed and more than 30 were injured, according to the Health Ministry.",
           "The governor told reporters on Monday that 4 children were among the dead.",
           "\"We have found 8 bodies,\" said Maria Lopez, a spokeswoman for the Fire Department, citing CNN.",
           "The Ministry denied that up to 40 soldiers died; the toll was revised down from 43.",
           "ACCORDING TO POLICE, 5 PEOPLE WERE KILLED WHEN A BOMB EXPLODED IN KABUL",
           "In January 2021, a bombing in Moscow killed 32 people and wounded 100, the agency reported.",
           "Between 20 and 30 passengers are missing, he said, adding that 6 had been taken to hospital in critical condition.",
           "It rained.",
           "Everything went according to plan.",
           "The Islamic State claimed responsibility for the attack, in which no one was hurt.",
       }) {
    CAPTURE(std::string(text));
    Scanned sentence(*pack, text);
    Matcher matcher(*pack);
    for (Stage stage : {Stage::Quantities, Stage::Mentions, Stage::CompoundMentions, Stage::Claims}) {
      Places triggered = places_of(matcher.run(sentence.scan, stage));
      CHECK(triggered == by_trying_all(*pack, sentence.scan, stage));
      matches += triggered.size();
    }
  }
  CHECK(matches > 40);
}
