#include "engine/rulepack/word_choices.h"

#include <algorithm>
#include <utility>

namespace sayso {
namespace {

using Kind = PhraseNode::Kind;

/// "tensed" forms are what follows a "he" without a helping verb.
bool asks_for(std::string_view asked, std::string_view form) {
  return asked.empty() || asked == form || (asked == "tensed" && (form == "third" || form == "past"));
}

bool collect(const Rules& rules, const PhraseNode& node, WordChoices& out) {
  if (node.optional || node.repeated) return false;
  switch (node.kind) {
    case Kind::Word: out.push_back({node.text}); return true;
    case Kind::Verb: {
      auto verb = rules.verbs.find(node.text);
      if (verb == rules.verbs.end()) return false;
      out.push_back(spellings(verb->second, node.detail));
      return !out.back().empty();
    }
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

std::vector<std::string> spellings(const VerbForms& verb, std::string_view form) {
  std::vector<std::string> out;
  auto take = [&](std::string_view name, const std::vector<std::string>& words) {
    if (asks_for(form, name)) out.insert(out.end(), words.begin(), words.end());
  };
  take("base", verb.base);
  take("third", verb.third);
  take("past", verb.past);
  take("participle", verb.participle);
  take("gerund", verb.gerund);
  return out;
}

std::optional<WordChoices> word_choices(const Rules& rules, const PhraseNode& tree) {
  WordChoices out;
  if (!collect(rules, tree, out)) return std::nullopt;
  return out;
}

}  // namespace sayso
