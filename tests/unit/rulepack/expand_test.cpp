// A phrase → its linear forms, printed, or what is told of it.
#include "engine/rulepack/expand.h"

#include <map>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/text/token.h"
#include "tests/unit/rulepack/sample.h"

using namespace sayso;
using namespace sayso::test;

namespace {

const std::string kSections = R"(
verbs: [{say: [says, said, said, saying]}]
lists:
  people: [people, soldiers, school children]
  adverb: [also, later]
)";

/// Words back from their keys: all that the phrases below hold.
const std::map<std::uint64_t, std::string>& spelling() {
  static const std::map<std::uint64_t, std::string> words = [] {
    std::map<std::uint64_t, std::string> out;
    for (const char* w :
         {"say", "says", "said", "saying", "people", "soldiers", "also", "later", "a", "b", "c", "d", "that", ",", "dead"})
      out[word_key(w)] = w;
    return out;
  }();
  return words;
}

std::string name_of(Slot slot, const Vocabulary& vocabulary) {
  for (const auto& [name, term] : vocabulary.terms()) {
    if (term.slot == slot) return "$" + name;
  }
  return "$?";
}

std::string shown(const Item& item, const Vocabulary& vocabulary) {
  if (item.gap > 0) return fmt::format("..{}", item.gap);
  std::string out;
  const auto* keys = vocabulary.keys(item.atom);
  if (keys != nullptr) {
    std::set<std::string> words;
    for (std::uint64_t key : *keys) words.insert(spelling().at(key));
    out = words.size() == 1 ? *words.begin() : fmt::format("{{{}}}", fmt::join(words, ","));
  } else if (item.atom != Atom::None) {
    out = fmt::format("#{}", index_of(item.atom));
  }
  if (item.slot != Slot::None) out += name_of(item.slot, vocabulary);
  return out + (item.optional ? "?" : "") + (item.repeated ? "+" : "");
}

/// Items, then `name=first..last` of the captures; forms apart by " / ".
std::string expanded(const std::string& phrase) {
  Outcome<Rules> rules = rules_of(kSections);
  std::vector<Diagnostic> told;
  Vocabulary vocabulary(rules.value, told);
  CaptureNames captures;
  std::string out;
  for (const Form& form :
       expand({.text = phrase, .place = {.path = "p", .line = 1, .column = 1}}, vocabulary, captures, told)) {
    out += out.empty() ? "" : " / ";
    if (form.at_start) out += "^ ";
    if (form.content_before) out += "… ";
    for (std::size_t i = 0; i < form.items.size(); ++i) out += (i == 0 ? "" : " ") + shown(form.items[i], vocabulary);
    if (form.content_after) out += " …";
    if (form.at_end) out += " ^";
    for (const Capture& c : form.captures) out += fmt::format(" {}={}..{}", captures.names()[c.name], c.first, c.last);
  }
  return told.empty() ? out : test::shown(told);
}

struct Row {
  std::string phrase;
  std::string result;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.phrase);
    CHECK(expanded(row.phrase) == row.result);
  }
}

}  // namespace

TEST_CASE("alternatives of single words are one class of words, others are forms of their own") {
  check({
      {"a b", "a b"},
      {"(a|b) c", "{a,b} c"},
      {"(a|~say:past|$adverb)", "{a,also,later,said}"},
      {"(a b|c) d", "a b d / c d"},
      {"(a b)? c", "c / a b c"},
      {"(a|b)? c", "{a,b}? c"},
      {"a? b", "a? b"},
      {"a+ b", "a+ b"},
      {"(a|(b|c)) d", "a d / {b,c} d"},
      {"(a b|a b) c", "a b c"},
      {"~say", "{said,say,saying,says}"},
      {"~say:participle that", "said that"},
      {"(~say|$people) a", "{people,said,say,saying,says,soldiers}$people a"},
      {"a ..4 b", "a ..4 b"},
  });
}

TEST_CASE("slots are caught by their name or the one that is given, lists only by the one that is given") {
  check({
      {"$quantity a", "$quantity a quantity=0..1"},
      {"$quantity:low a $quantity:high", "$quantity a $quantity low=0..1 high=2..3"},
      {"$people a", "{people,soldiers}$people a"},
      {"$people:who a", "{people,soldiers}$people a who=0..1"},
      {"(a|$quantity) b", "a$quantity b quantity=0..1"},
      {"(a|$people) b", "{a,people,soldiers}$people b"},
      {"(a b|$quantity) b", "a b b / $quantity b quantity=0..1"},
      {"($quantity|$source) b", "$quantity b quantity=0..1 / $source b source=0..1"},
      {"<a b> c", "a b c cue=0..2"},
      {"d <(a b|c)> d", "d a b d cue=1..3 / d c d cue=1..2"},
  });
}

TEST_CASE("the ends of a phrase are properties of it") {
  check({
      {"^ a b", "^ a b"},
      {"a b ^", "a b ^"},
      {"$content , a", "… , a"},
      {"a that $content", "a that …"},
      {"^ $content a ^", "^ … a ^"},
      {"a $content b", "a ..12 b content=1..2"},
  });
}

TEST_CASE("what cannot be expanded is told with its place") {
  check({
      {"((a|b c) (a|b c) (a|b c) (a|b c) (a|b c) (a|b c) (a|b c) (a|b c) (a|b c)|d a)",
       "R108 1:1 the phrase has more than 256 readings"},
      {"a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a",
       "R109 1:81 the phrase has more than 40 parts"},
      {"d (a b)+", "R110 1:3 \"+\" repeats single words, verbs, slots and lists only"},
      {"~sya a", "R111 1:1 unknown verb or noun \"~sya\""},
      {"a ~say:pst", "R111 1:3 unknown form \"pst\" of \"~say\""},
      {"(~sya|b) a", "R111 1:2 unknown verb or noun \"~sya\""},
      {"a (b|~sya|c d)", "R111 1:6 unknown verb or noun \"~sya\""},
      {"(~sya|$peple)", "R111 1:2 unknown verb or noun \"~sya\"\nR201 1:7 unknown slot or list \"$peple\""},
      {"a? ..3 b?", "R112 1:1 every part of the phrase may be missing"},
      {"$number $number $number $number $number $number $number $number", "R113 1:57 the phrase catches more than 7 slots"},
      {"a $peple", "R201 1:3 unknown slot or list \"$peple\""},
      {"a (b", "R101 1:3 \"(\" is not closed"},
  });
}
