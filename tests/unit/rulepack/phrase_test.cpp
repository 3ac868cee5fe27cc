#include "engine/rulepack/phrase.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace sayso;

namespace {

std::string shown(const PhraseNode& node);

std::string shown(const std::vector<PhraseNode>& nodes, std::string_view between) {
  std::string out;
  for (const PhraseNode& node : nodes) out += (out.empty() ? "" : std::string(between)) + shown(node);
  return out;
}

std::string shown_bare(const PhraseNode& node) {
  std::string detail = node.detail.empty() ? "" : ":" + node.detail;
  switch (node.kind) {
    case PhraseNode::Kind::Word: return "'" + node.text + "'";
    case PhraseNode::Kind::Inflected: return "inflected(" + node.text + detail + ")";
    case PhraseNode::Kind::Slot: return "slot(" + node.text + detail + ")";
    case PhraseNode::Kind::Gap: return fmt::format("gap({})", node.gap);
    case PhraseNode::Kind::Choice: return "choice(" + shown(node.children, "; ") + ")";
    case PhraseNode::Kind::Sequence:
      return node.children.size() == 1 ? shown(node.children, "") : "[" + shown(node.children, " ") + "]";
    case PhraseNode::Kind::Cue: return "cue(" + shown(node.children, " ") + ")";
    case PhraseNode::Kind::Start: return "start";
    case PhraseNode::Kind::End: return "end";
  }
  return "";
}

std::string shown(const PhraseNode& node) { return shown_bare(node) + (node.optional ? "?" : "") + (node.repeated ? "+" : ""); }

/// The tree, or the errors: `R103@4+1`.
std::string parsed(std::string_view text) {
  PhraseResult result = parse_phrase(text);
  std::string out;
  for (const PhraseError& e : result.errors)
    out += fmt::format("{}{}@{}+{}", out.empty() ? "" : " ", e.code, e.offset, e.width);
  return out.empty() ? shown(result.tree.children, " ") : out;
}

struct Row {
  std::string phrase;
  std::string result;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.phrase);
    CHECK(parsed(row.phrase) == row.result);
  }
}

}  // namespace

TEST_CASE("phrases are cut into words, verbs, nouns, slots and groups") {
  check({
      {"killed", "'killed'"},
      {"according to $source", "'according' 'to' slot(source)"},
      {"~say that", "inflected(say) 'that'"},
      {"$name 's aide", "slot(name) ''s' 'aide'"},
      {"~say:past that?", "inflected(say:past) 'that'?"},
      {"$quantity:low to $quantity:high", "slot(quantity:low) 'to' slot(quantity:high)"},
      {"$people-modifier+ died", "slot(people-modifier)+ 'died'"},
      {"toll ..4 $quantity", "'toll' gap(4) slot(quantity)"},
      {"(dead|killed)", "choice('dead'; 'killed')"},
      {"(dead|gunned down|~die)?", "choice('dead'; ['gunned' 'down']; inflected(die))?"},
      {"((a|b) c|d)", "choice([choice('a'; 'b') 'c']; 'd')"},
      {"$source <~say> that", "slot(source) cue(inflected(say)) 'that'"},
      {"<according to> x", "cue(['according' 'to']) 'x'"},
      {"^ according to", "start 'according' 'to'"},
      {"he said ^", "'he' 'said' end"},
      {"a ..2 b ..12 c", "'a' gap(2) 'b' gap(12) 'c'"},
  });
}

TEST_CASE("punctuation is a word, and words are cut as in an article") {
  check({
      {"he said, adding", "'he' ['said' ','] 'adding'"},
      {"he , she", "'he' ',' 'she'"},
      {"Russia's", "['Russia' ''s']"},
      {"the minister's", "'the' ['minister' ''s']"},
      {"U.S. forces", "'U.S.' 'forces'"},
      {"$ $number", "'$' slot(number)"},
      {"40%", "['40' '%']"},
      {"... x", "'...' 'x'"},
      {"~ x", "'~' 'x'"},
      {"a .. b", "'a' '..' 'b'"},
      {"twenty-five?", "['twenty' '-' 'five']?"},
  });
}

TEST_CASE("a backslash takes the meaning from a mark") {
  check({
      {"$number \\+", "slot(number) '+'"},
      {"what \\?", "'what' '?'"},
      {"\\(x\\)", "['(' 'x' ')']"},
      {"\\^", "'^'"},
      {"\\$source", "['$' 'source']"},
      {"a \\| b", "'a' '|' 'b'"},
  });
}

TEST_CASE("what is wrong is told with its place") {
  check({
      {"(a|b", "R101@0+1"},
      {"a (b", "R101@2+1"},
      {"<a b", "R101@0+1"},
      {"a) b", "R101@1+1"},
      {"a | b", "R101@2+1"},
      {"a > b", "R101@2+1"},
      {"a ..0 b", "R102@2+3"},
      {"a ..13 b", "R102@2+4"},
      {"a ..99999999999 b", "R102@2+13"},
      {"? a", "R103@0+1"},
      {"a ..3?", "R103@5+1"},
      {"^? a", "R103@1+1"},
      {"+", "R103@0+1"},
      {"", "R104@0+1"},
      {"  ", "R104@0+2"},
      {"(a|) b", "R104@0+4"},
      {"()", "R104@0+2"},
      {"(((((((((a)))))))))", "R105@8+1"},
      {"a ^ b", "R106@2+1"},
      {"$number-$number", "R107@0+8"},
      {"$low:x_ a", "R107@0+7"},
  });
}

TEST_CASE("all that is wrong is told at once") { CHECK(parsed("? a ..0 (b|) c)") == "R103@0+1 R102@4+3 R104@8+4 R101@14+1"); }
