// Rules that look at whole paragraphs: what they find, of which sentence it is, and what stops them.
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/extract/extract.h"
#include "engine/extract/paragraphs.h"
#include "engine/rulepack/load.h"
#include "tests/unit/pack_of.h"

using namespace sayso;

namespace {

constexpr std::string_view kPack = R"(schema: 1
pack: {id: test}
verbs: [{sail: [sails, sailed, sailed, sailing]}]
numbers: {units: {two: 2, three: 3, nine: 9}, articles: [a], joiners: [and]}
lists:
  boats: [boats, ferries, tall ships]
  people: [men, sailors]
  gap-stops: [";"]
mentions:
  - {id: organisers, kind: group, match: organisers}
measures:
  - id: fleet
    scope: paragraph
    match: [$boats ~sail ..8 put it at $quantity, fleet of $quantity]
    unless: rehearsal ..12 put it
  - {id: guests, scope: paragraph, match: $group came ..4 . they stayed}
  - {id: given, scope: paragraph, match: as $source said . it was $quantity}
  - {id: lost, scope: paragraph, regex: 'lost\b.*\. It was (?P<quantity>\d+)'}
  - {id: opening, scope: paragraph, match: ^ $quantity harbours}
  - {id: closing, scope: paragraph, match: harbours $quantity ^}
  - {id: heard, scope: paragraph, match: he said $quote of $quantity}
  - {id: crew, match: $quantity sailors}
events:
  - {id: regatta, scope: paragraph, match: the wind rose . ..4 raced}
  - {id: race, match: raced}
marks:
  - {id: denied, scope: paragraph, mark: unconfirmed, match: $quantity ..6 . ..3 denied it}
  - {id: late, scope: paragraph, mark: recalled, match: last year ..4 . then}
  - {id: next, scope: paragraph, mark: incident, match: elsewhere ..4 . there}
)";

const RulePack& pack() {
  static const std::shared_ptr<const RulePack> made = test::pack_of(kPack);
  return *made;
}

/// "1 fleet 2,000": the sentence, the rule, the number or the words; figures, events, marks.
std::string found_in(const std::string& text) {
  Document document({.id = "a"}, text);
  TokenizedText tokens = tokenize(document, pack().text_index());
  Extraction found = Extractor(pack()).run(document, tokens);
  auto words = [&](TokenRange range) { return document.text(tokens.bytes_of(range)); };
  const Rules& rules = pack().rules();
  std::vector<std::string> out;
  for (const FigureMention& f : found.figures)
    out.push_back(
        fmt::format("{} {} {}", f.sentence, rules.measures[f.measure].head.id, words(found.quantities[f.quantity].tokens)));
  for (const Trigger& t : found.triggers) out.push_back(fmt::format("{} {}", t.sentence, rules.events[t.rule].head.id));
  for (const Mark& m : found.marks)
    out.push_back(fmt::format("{} {} {}", m.sentence, rules.marks[m.rule].head.id,
                              words(m.quantity ? found.quantities[*m.quantity].tokens : m.tokens)));
  return fmt::format("{}", fmt::join(out, "; "));
}

std::string windows(std::uint32_t first, std::uint32_t last) {
  std::string out;
  for (const ParagraphWindow& w : windows_of({.first = first, .last = last}))
    out += fmt::format("{}{}..{} from {}..{}", out.empty() ? "" : ", ", w.tokens.first, w.tokens.last, w.begins.first,
                       w.begins.last);
  return out;
}

}  // namespace

TEST_CASE("a rule of paragraphs matches over the ends of sentences") {
  struct {
    const char* text;
    const char* found;
  } rows[] = {
      {"Boats sailed. They put it at 2,000.", "1 fleet 2,000"},
      {"Tall ships sailed on Saturday. Organisers put it at nine.", "1 fleet nine"},
      // in one sentence, and in a paragraph of one
      {"Boats sailed and they put it at 2,000.", "0 fleet 2,000"},
      {"It rained. Boats sailed and they put it at 2,000. It rained.", "1 fleet 2,000"},
      {"A fleet of 500.", "0 fleet 500"},
      // not from paragraph to paragraph
      {"Boats sailed.\n\nThey put it at 2,000.", ""},
      {"It rained.\n\nBoats sailed. They put it at 40.\n\nBoats sailed. They put it at 50.", "2 fleet 40; 4 fleet 50"},
      // gaps stop where they do in a sentence
      {"Boats sailed; it rained. They put it at 2,000.", ""},
      {"Boats sailed. It rained and rained on them and on all the rest. They put it at 2,000.", ""},
      // a veto from another sentence
      {"Boats sailed in rehearsal. They put it at 2,000.", ""},
      {"It was a rehearsal. Boats sailed. They put it at 2,000.", ""},
      {"It was a rehearsal.\n\nBoats sailed. They put it at 2,000.", "2 fleet 2,000"},
      // nothing twice: two phrases that catch one number
      {"Boats sailed. They put it at 9, a fleet of 8.", "1 fleet 9; 1 fleet 8"},
      {"Boats sailed, boats sailed. They put it at 9.", "1 fleet 9"},
      // rows are in the order of the text, among those of the sentences
      {"3 sailors left. Boats sailed. 9 sailors put it at 40 and 2 sailors left. 3 sailors stayed.",
       "0 crew 3; 2 crew 9; 2 fleet 40; 2 crew 2; 3 crew 3"},
      {"3 sailors left. Boats sailed. They put it at 40, 2 sailors left. 9 sailors stayed.",
       "0 crew 3; 2 fleet 40; 2 crew 2; 3 crew 9"},
      {"2 sailors and nine men came late. They stayed. A fleet of 9.", "0 guests 2; 0 crew 2; 0 guests nine; 2 fleet 9"},
      {"It went as organisers said. It was 9.", "1 given 9"},
      {"Boats were lost at sea. It rained. It was 12.", "2 lost 12"},
      {"3 harbours closed. 9 harbours opened.", "0 opening 3"},
      {"It was harbours 3. It was harbours 9.", "1 closing 9"},
      {"He said \"Boats sail. Ships sail.\" of 9.", "1 heard 9"},
      {"The wind rose. Then they raced. They raced.", "0 regatta; 1 race; 2 race"},
      {"Police put it at 40 then. The port denied it.", "0 denied 40"},
      {"Last year it rained. Then it snowed.", "0 late Last year it rained.; 1 late Then"},
      {"Elsewhere it rained. There it snowed.", "0 next Elsewhere it rained."},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(found_in(row.text) == row.found);
  }
}

TEST_CASE("a long paragraph is looked at in windows that overlap") {
  struct {
    std::uint32_t first;
    std::uint32_t last;
    const char* result;
  } rows[] = {
      {7, 8, "7..8 from 7..8"},
      {0, 500, "0..500 from 0..500"},
      {0, 501, "0..500 from 0..375, 250..501 from 375..501"},
      {10, 1010, "10..510 from 10..385, 260..760 from 385..635, 510..1010 from 635..1010"},
  };
  for (const auto& row : rows) CHECK(windows(row.first, row.last) == row.result);
}

TEST_CASE("in a long paragraph everything is found, and once") {
  std::string text;
  std::string expected;
  for (int i = 0; i < 300; ++i) {
    text += fmt::format("Boats sailed. They put it at {}. ", i + 10);
    expected += fmt::format("{}{} fleet {}", i > 0 ? "; " : "", 2 * i + 1, i + 10);
  }
  CHECK(found_in(text) == expected);
}
