// The shipped rules: started by their triggers, forms match what they match when each is tried on each sentence, and what a naive
// reading of each finds.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <set>
#include <tuple>

#include <doctest/doctest.h>

#include "engine/rulepack/shipped.h"
#include "engine/text/tokenize.h"
#include "tests/unit/rulepack/naive_form.h"
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
    for (const FormRow& row : pack.unless_of(match.rule)) matcher.try_form(scan, row.form, vetoes);
    return std::any_of(vetoes.begin(), vetoes.end(),
                       [&](const Match& veto) { return veto.begin < match.end && match.begin < veto.end; });
  });
  return places_of(found);
}

bool may_match(const Scan& scan, const Form& form) {
  return std::all_of(form.items.begin(), form.items.end(), [&](const Item& item) {
    return item.optional || item.gap > 0 || scan.present(item.atom) || scan.present(item.slot);
  });
}

/// Each form whose items are there matches where a naive reading of it does, and its longest match is found.
bool as_naively_read(const RulePack& pack, const Scan& scan) {
  Matcher matcher(pack);
  for (std::uint32_t i = 0; i < pack.forms().size(); ++i) {
    const Form& form = pack.forms()[i];
    if (form.items.empty() || !may_match(scan, form)) continue;
    auto wanted = NaiveForm(scan, form).matches();
    std::vector<Match> found;
    matcher.try_form(scan, i, found);
    std::size_t last = 0;
    for (auto [begin, end] : wanted) last = std::max(last, end);
    std::size_t longest = 0;
    for (const Match& match : found) {
      if (!wanted.contains({match.begin, match.end})) return false;
      longest = std::max<std::size_t>(longest, match.end);
    }
    if (longest != last) return false;
  }
  return true;
}

constexpr std::array kStages = {Stage::Quantities, Stage::Mentions, Stage::CompoundMentions, Stage::Claims};

/// How many matches there are. Fails the test where the matcher differs from trying all forms, and from reading them naively.
std::size_t check(const RulePack& pack, const std::string& text) {
  CAPTURE(text);
  Scanned sentence(pack, text);
  Matcher matcher(pack);
  std::size_t matches = 0;
  for (Stage stage : kStages) {
    Places triggered = places_of(matcher.run(sentence.scan, stage));
    CHECK(triggered == by_trying_all(pack, sentence.scan, stage));
    matches += triggered.size();
  }
  CHECK(as_naively_read(pack, sentence.scan));
  return matches;
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
    matches += check(*pack, text);
  }
  CHECK(matches > 40);
}

TEST_CASE("nor in the rules' own examples") {
  Pack pack = shipped_rules();
  constexpr std::size_t kEach = 6;  // the others take as long again
  std::size_t examples = 0;
  std::size_t matches = 0;
  for (const RuleRef& ref : pack->refs()) {
    for (const RuleExample& example : pack->head(ref).examples) {
      if (examples++ % kEach == 0) matches += check(*pack, example.text.text);
    }
  }
  CHECK(matches > examples / kEach);
}

// SAYSO_ORACLE_TEXT=articles.txt build/release/tests/unit_rulepack -tc='*given text*'
TEST_CASE("nor in a given text") {
  const char* path = std::getenv("SAYSO_ORACLE_TEXT");
  if (path == nullptr) return;
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  Pack pack = shipped_rules();
  std::size_t tokens = 0;
  std::size_t matches = 0;
  for (std::string line; std::getline(file, line);) {
    Document document(DocumentInfo{}, line);
    document.set_zones({{.span = {.begin = 0, .end = static_cast<std::uint32_t>(line.size())}, .zone = Zone::Body}});
    TokenizedText text = tokenize(document, pack->text_index());
    for (const Sentence& sentence : text.sentences)
      matches += check(*pack, std::string(document.text(text.bytes_of(sentence.tokens))));
    tokens += text.tokens.size();
  }
  MESSAGE(tokens << " tokens, " << matches << " matches");
}
