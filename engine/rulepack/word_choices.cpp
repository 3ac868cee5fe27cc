#include "engine/rulepack/word_choices.h"

#include <algorithm>
#include <set>
#include <utility>

namespace sayso {
namespace {

using Kind = PhraseNode::Kind;

/// "tensed" forms are what follows a "he" without a helping verb.
bool asks_for(std::string_view asked, std::string_view name) {
  return asked.empty() || asked == name || (asked == "tensed" && (name == "third" || name == "past"));
}

bool collect(const Rules& rules, const PhraseNode& node, WordChoices& out) {
  if (node.optional || node.repeated) return false;
  switch (node.kind) {
    case Kind::Word: out.push_back({node.text}); return true;
    case Kind::Inflected: out.push_back(spellings(rules, node.text, node.detail)); return !out.back().empty();
    case Kind::Choice: {
      std::vector<std::string> words;
      for (const PhraseNode& child : node.children) {
        WordChoices one;
        if (!collect(rules, child, one) || one.size() != 1) return false;
        words.insert(words.end(), one.front().begin(), one.front().end());
      }
      out.push_back(std::move(words));
      return true;
    }
    case Kind::Sequence:
      return std::all_of(node.children.begin(), node.children.end(),
                         [&](const PhraseNode& child) { return collect(rules, child, out); });
    case Kind::Slot:
    case Kind::Gap:
    case Kind::Cue:
    case Kind::Start:
    case Kind::End: return false;
  }
  return false;
}

}  // namespace

std::vector<std::string> spellings(const Rules& rules, std::string_view word, std::string_view form) {
  std::vector<std::string> out;
  auto take = [&](std::string_view name, const std::vector<std::string>& words) {
    if (!asks_for(form, name)) return;
    for (const std::string& spelling : words) {
      if (std::find(out.begin(), out.end(), spelling) == out.end()) out.push_back(spelling);
    }
  };
  if (auto verb = rules.verbs.find(word); verb != rules.verbs.end()) {
    take("base", verb->second.base);
    take("third", verb->second.third);
    take("past", verb->second.past);
    take("participle", verb->second.participle);
    take("gerund", verb->second.gerund);
  }
  if (auto noun = rules.nouns.find(word); noun != rules.nouns.end()) {
    take("singular", noun->second.singular);
    take("plural", noun->second.plural);
  }
  return out;
}

std::vector<std::string> inflected_words(const Rules& rules) {
  std::set<std::string> out;
  for (const auto& [word, forms] : rules.verbs) out.insert(word);
  for (const auto& [word, forms] : rules.nouns) out.insert(word);
  return {out.begin(), out.end()};
}

std::optional<WordChoices> word_choices(const Rules& rules, const PhraseNode& tree) {
  WordChoices out;
  if (!collect(rules, tree, out)) return std::nullopt;
  return out;
}

}  // namespace sayso
