// Each cue that ships stands in a sentence of its own, made from its list's, and is found there.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/engine.h"
#include "engine/rulepack/phrase.h"
#include "engine/rulepack/word_choices.h"

using namespace sayso;

namespace {

/// The sentence in which each of a list's cues is looked for. A rule that takes its cue from a new list needs a row.
const std::map<std::string, std::string, std::less<>> kSentences = {
    {"aim", "Mr. Lee drew a map of the whole harbour to {} the price of bread."},
    {"base-speech", "The minister will {} the price of bread."},
    {"called", "It was what the minister {} a waste."},
    {"cue-about", "The minister {} the war."},
    {"cue-act", "The minister {} the plan."},
    {"cue-believe", "The minister {} the price of the war."},
    {"cue-document", "The report {} that the war was over."},
    {"cue-gerund", "\"It is over,\" the minister said, {} that talks would follow."},
    {"cue-gerund-after", "The minister began by {} that talks would follow."},
    {"cue-inverse", "\"The war is over,\" {} the minister."},
    {"cue-joined", "The minister went home and {} that the war was over."},
    {"cue-judgement", "The minister {} the plan."},
    {"cue-mind", "The minister {} the war is over."},
    {"cue-noun-like", "She {} that the war was over."},
    {"cue-plain", "The minister {} that the war was over."},
    {"cue-plural", "Most voters {} the war."},
    {"cue-plural-sure", "Most voters {} the war."},
    {"cue-speech", "The minister {} the plan."},
    {"cue-speech-about", "The minister {} the plan."},
    {"cue-that", "The minister {} that the war was over."},
    {"cue-told", "The minister {} reporters that the war was over."},
    {"cue-want", "The minister {} an end of the war."},
    {"dash", "\"The war is over.\" {} Maria Lopez"},
    {"did", "The minister {} the plan."},
    {"doing-about", "The minister is {} the plan."},
    {"doing-act", "The minister is {} the plan."},
    {"doing-want", "The minister is {} the plan."},
    {"gerund-speech", "The minister is {} the plan."},
    {"finite", "The minister {} something about the plan."},
    {"how", "The minister said {} that the war was over."},
    {"light-verb", "The minister {} no support for the plan."},
    {"occasion", "The minister said in a {} that the war was over."},
    {"speech-thing", "The minister gave a {} about the plan."},
    {"telling-link", "The minister raised support {} the plan."},
    {"telling-noun", "The minister raised {} for the plan."},
    {"minded", "The minister was {} the plan."},
    {"minded-of", "The minister was {} the plan."},
    {"minded-so", "The minister was {} to go."},
    {"second-verb", "The minister went on to {} the plan."},
    {"second-gerund", "The minister went on {} the plan."},
    {"telling", "The ministry issued a short statement {} that the war was over."},
    {"unsaid", "The minister did not {} the plan."},
};

/// Lists that stand in cues beside the words that tell of saying.
const std::set<std::string, std::less<>> kBeside = {"be",   "helper",  "impression", "manner", "modal",
                                                    "name", "negated", "steady",     "word"};

const Engine& shipped() {
  static const auto made = Engine::make({});
  return *made.value;
}

void collect_slots(const PhraseNode& node, bool in_cue, std::set<std::string>& out) {
  if (in_cue && node.kind == PhraseNode::Kind::Slot) out.insert(node.text);
  for (const PhraseNode& child : node.children) collect_slots(child, in_cue || node.kind == PhraseNode::Kind::Cue, out);
}

/// The lists that attribution rules take their cues from.
std::set<std::string> cue_lists() {
  std::set<std::string> out;
  for (const AttributionRule& rule : shipped().rules().attributions) {
    for (const RuleText& phrase : rule.head.match) collect_slots(parse_phrase(phrase.text).tree, false, out);
  }
  std::erase_if(out, [](const std::string& name) { return kBeside.contains(name); });
  return out;
}

/// Every spelling of the first word that has several, the first of the others.
std::vector<std::string> expressions(const WordChoices& choices) {
  std::vector<std::string> out = {""};
  bool spelled = false;
  for (const std::vector<std::string>& words : choices) {
    std::size_t spellings = spelled ? 1 : words.size();
    spelled = spelled || words.size() > 1;
    std::vector<std::string> next;
    for (const std::string& before : out) {
      for (std::size_t i = 0; i < spellings; ++i) next.push_back(before.empty() ? words[i] : before + ' ' + words[i]);
    }
    out = std::move(next);
  }
  return out;
}

std::vector<std::string> members_of(std::string_view name) {
  std::vector<std::string> out;
  for (const WordList& list : shipped().rules().lists) {
    if (list.name != name) continue;
    for (const RuleText& member : list.members) {
      PhraseNode tree = parse_phrase(member.text).tree;
      if (auto choices = word_choices(shipped().rules(), tree)) {
        for (std::string& words : expressions(*choices)) out.push_back(std::move(words));
      } else if (tree.children.size() == 1) {
        for (std::string& words : members_of(tree.children[0].text)) out.push_back(std::move(words));
      }
    }
  }
  return out;
}

std::string small(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool is_found(const std::string& cue, const std::string& sentence) {
  DocumentClaims read = shipped().read_claims(Document({.id = "a", .path = "a", .published = "2024-03-23"}, sentence));
  return std::any_of(read.claims.begin(), read.claims.end(), [&](const Claim& claim) {
    return claim.attribution && small(claim.attribution->cue.text).find(small(cue)) != std::string::npos;
  });
}

}  // namespace

TEST_CASE("each list of cues has a sentence to try them in") {
  for (const std::string& name : cue_lists()) {
    if (!kSentences.contains(name)) FAIL_CHECK("$" << name << " has no sentence");
  }
}

TEST_CASE("each cue is found in a sentence of its list") {
  for (const auto& [name, sentence] : kSentences) {
    std::vector<std::string> cues = members_of(name);
    if (cues.empty()) FAIL_CHECK("$" << name << " is no list");
    for (const std::string& cue : cues) {
      std::string text = fmt::format(fmt::runtime(sentence), cue);
      if (!is_found(cue, text)) FAIL_CHECK("$" << name << ": " << text);
    }
  }
}
