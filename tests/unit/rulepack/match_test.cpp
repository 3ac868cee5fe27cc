// "phrase | sentence" → the words that match and what is caught; "*" after what stands for a slot's span.
#include <doctest/doctest.h>

#include "engine/rulepack/match.h"
#include "engine/text/tokenize.h"
#include "tests/unit/rulepack/sample.h"

using namespace sayso;
using namespace sayso::test;

namespace {

const std::string kWords = R"(
inflection: {verbs: [{ending: "", third: s, past: ed, gerund: ing}, {ending: e, third: es, past: ed, gerund: ing}]}
verbs: [{say: [says, said, said, saying]}, {be: [is, was/were, been, being]}, report, die, kill, attack]
nouns: [{attack: [attacks]}, {child: [children]}]
lists:
  people: [people, soldiers, firefighters, school children, members of the clergy]
  adverb: [also, later]
  gap-stops: [";"]
  not-cue: [","]
sources: [{id: ria, names: [RIA Novosti], kind: agency}]
places: [{id: Moscow, names: [Moscow]}]
)";

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

std::string matched(const std::string& phrase, const std::string& text, const std::string& unless = "") {
  std::string rule = kWords + "attributions:\n  - id: r\n    match: [" + quoted(phrase) + "]\n";
  if (!unless.empty()) rule += "    unless: [" + quoted(unless) + "]\n";
  Pack pack = pack_of(rule);
  Scanned sentence(*pack, text);
  Matcher matcher(*pack);
  return sentence.shown(matcher.run(sentence.scan, Stage::Claims));
}

struct Row {
  std::string phrase;
  std::string text;
  std::string result;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.phrase);
    CAPTURE(row.text);
    CHECK(matched(row.phrase, row.text) == row.result);
  }
}

}  // namespace

TEST_CASE("words match in any case, verbs and nouns in their forms, lists by their members") {
  check({
      {"death toll", "The DEATH Toll rose.", "DEATH Toll; cue=DEATH Toll"},
      {"death toll", "The death of a toll.", ""},
      {"~say", "They say, he says, she said", "say; cue=say / says; cue=says / said; cue=said"},
      {"~be:past killed", "is killed, was killed, were killed", "was killed; cue=was killed / were killed; cue=were killed"},
      {"~die:gerund", "die dying", ""},
      {"~report:gerund", "report reporting", "reporting; cue=reporting"},
      {"~child", "a child, Children", "child; cue=child / Children; cue=Children"},
      {"~child:plural", "a child, Children", "Children; cue=Children"},
      {"~attack", "attacking the attacks", "attacking; cue=attacking / attacks; cue=attacks"},
      {"~attack:singular", "attacks, attack", "attack; cue=attack"},
      {"$people died", "soldiers died", "soldiers died; cue=died"},
      {"$people died", "school children died", "school children died; cue=died"},
      {"$people died", "members of the clergy died", "members of the clergy died; cue=died"},
      {"$people died", "members died", ""},
      {"(dead|gunned down)", "dead; gunned down", "dead; cue=dead / gunned down; cue=gunned down"},
      {"$people:who died", "firefighters died", "firefighters died; who=firefighters; cue=died"},
      {"$people:who died", "school children died", "school children died; who=school children*; cue=died"},
      {"toll, said", "The toll, said he", "toll, said; cue=toll, said"},
  });
}

TEST_CASE("slots are caught with their spans") {
  check({
      {"$quantity died", "40 died", "40 died; quantity=40*; cue=died"},
      {"$quantity:low to $quantity:high died", "40 to 50 died", "40 to 50 died; low=40*; high=50*; cue=to"},
      {"(some|$quantity) died", "40 died, some died", "40 died; quantity=40*; cue=died / some died; cue=died"},
      {"$source said", "The New Times said", "The New Times said; source=The New Times*; cue=said"},
      {"<according to> $source", "according to RIA Novosti", "according to RIA Novosti; cue=according to; source=RIA Novosti*"},
      {"$registry said", "RIA Novosti said", "RIA Novosti said; registry=RIA Novosti*; cue=said"},
      {"in $place", "in Moscow", "in Moscow; place=Moscow*; cue=in"},
      {"$word died", "he died", "he died; cue=died"},
      {"$capital died", "he died. He died", "He died; cue=died"},
      {"$digits died", "40 died", "40 died; cue=died"},
      {"$quote-mark said", "\"It is so\" said he", "\" said; cue=said"},
  });
}

TEST_CASE("parts that may be missing") {
  check({
      {"$quantity $people? died", "40 died", "40 died; quantity=40*; cue=died"},
      {"$quantity $people? died", "40 people died", "40 people died; quantity=40*; cue=died"},
      {"$quantity $people? died", "40 cats died", ""},
      {"said that?", "he said that", "said that; cue=said that"},
      {"said that?", "he said this", "said; cue=said"},
      {"(a b)? c", "a b c", "a b c; cue=a b c / c; cue=c"},
      {"(a b)? c", "b c", "c; cue=c"},
      {"a? b? c", "a c", "a c; cue=a c"},
  });
}

TEST_CASE("repeats are one to four") {
  check({
      {"$people+ died", "soldiers died", "soldiers died; cue=died"},
      {"x $adverb+ died", "x also later also died", "x also later also died; cue=x"},
      {"x $adverb+ died", "x died", ""},
      {"x $adverb+ died", "x also also also also died", "x also also also also died; cue=x"},
      {"x $adverb+ died", "x also also also also also died", ""},
      {"x y+ z", "x y y z", "x y y z; cue=x y y z"},
  });
}

TEST_CASE("a gap counts units, and runs over no quotation mark and no stop") {
  check({
      {"toll ..2 $quantity", "toll of at 40", "toll of at 40; quantity=40*; cue=toll"},
      {"toll ..2 $quantity", "toll of at least 40", ""},
      {"toll ..2 $quantity", "toll 40", "toll 40; quantity=40*; cue=toll"},
      {"toll ..1 rose", "toll RIA Novosti rose", "toll RIA Novosti rose; cue=toll"},
      {"toll ..1 rose", "toll in Moscow rose", ""},
      {"toll ..2 rose", "toll members of the clergy also rose", "toll members of the clergy also rose; cue=toll"},
      {"toll ..1 rose", "toll members of the clergy also rose", ""},
      {"toll ..4 rose", "toll \"it rose", ""},
      {"toll ..4 rose", "toll; it rose", ""},
      {"toll ..2 rose", "toll a b c rose; toll d rose", "toll d rose; cue=toll"},
      {"killed ..3", "killed by a car", "killed by a car; cue=killed"},
  });
}

TEST_CASE("a caret ties to the start or end of the sentence, marks aside") {
  check({
      {"^ according to", "according to him", "according to; cue=according to"},
      {"^ according to", "so, according to him", ""},
      {"^ according to", "\"According to him\"", "According to; cue=According to"},
      {"he said ^", "so he said.", "he said; cue=he said"},
      {"he said ^", "so he said that", ""},
      {"he said ^", "\"so he said.\"", "he said; cue=he said"},
  });
}

TEST_CASE("the cue is what is marked, else the longest run of words as written") {
  check({
      {"$source <~say> that", "CNN said that", "CNN said that; source=CNN*; cue=said"},
      {"a b $quantity c", "a b 1 c", "a b 1 c; quantity=1*; cue=a b"},
      {"$source , $adverb? ~say", "CNN, also said", "CNN, also said; source=CNN*; cue=said"},
  });
}

TEST_CASE("one match for each place of the trigger: the longest") {
  CHECK(matched("toll ..4 $people", "toll people people") == "toll people people; cue=toll");
  CHECK(matched("$word killed", "he killed and they killed") == "he killed; cue=killed / they killed; cue=killed");
}

TEST_CASE("what unless overlaps does not match") {
  CHECK(matched("according to $word", "according to plan", "to plan") == "");
  CHECK(matched("according to $word", "according to him", "to plan") == "according to him; cue=according to");
  CHECK(matched("according to $word", "according to him, according to plan", "to plan") ==
        "according to him; cue=according to");
  CHECK(matched("$quantity died", "40 sheep; 3 died", "$quantity sheep") == "3 died; quantity=3*; cue=died");
}

TEST_CASE("a sentence over sixty-two tokens takes the wide bits") {
  std::string filler;
  for (int i = 0; i < 200; ++i) filler += "x ";
  CHECK(matched("toll ..12 rose", filler + "toll a b c rose " + filler) == "toll a b c rose; cue=toll");
  CHECK(matched("he said ^", filler + "he said.") == "he said; cue=he said");
  for (int n : {60, 61, 62, 63, 64, 65, 126, 127, 128}) {
    CAPTURE(n);
    std::string text;
    for (int i = 0; i < n; ++i) text += "x ";
    CHECK(matched("toll $people ^", text + "toll school children") == "toll school children; cue=toll");
  }
}

TEST_CASE("a scan forgets the sentences before, however many they were") {
  Pack pack = pack_of(kWords + "attributions:\n  - {id: r, match: [\"the ~say report\"]}\n");
  Document document(DocumentInfo{}, "the said report\n\nsaid the report report");
  document.set_zones({{.span = {.begin = 0, .end = 39}, .zone = Zone::Body}});
  TokenizedText text = tokenize(document, pack->text_index());
  REQUIRE(text.sentences.size() == 2);
  Scan scan(*pack);
  Matcher matcher(*pack);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < 70'000; ++i) {  // more than a state of an atom can count
    scan.start(document.bytes(), text, text.sentences[i % 2].tokens);
    wrong += matcher.run(scan, Stage::Claims).size() == 1 - i % 2 ? 0 : 1;
  }
  CHECK(wrong == 0);
}
