#include "engine/rulepack/describe.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/rulepack/phrase.h"
#include "engine/rulepack/word_choices.h"
#include "engine/text/word_key.h"

namespace sayso {
namespace {

using Kind = PhraseNode::Kind;

/// More alternatives than these are cut.
constexpr std::size_t kShown = 5;
constexpr std::size_t kMaxExpressions = 512;

void visit_words(const PhraseNode& node, const auto& visit) {
  if (node.kind == Kind::Word) visit(node.text);
  for (const PhraseNode& child : node.children) visit_words(child, visit);
}

template <class T>
bool is_builtin(T id, std::size_t count) {
  return id != T::None && index_of(id) < count;
}
bool is_builtin(Slot slot) { return is_builtin(slot, static_cast<std::size_t>(BuiltinSlot::Count)); }
bool is_builtin(Atom atom) { return is_builtin(atom, static_cast<std::size_t>(BuiltinAtom::Count)); }

}  // namespace

RuleWords::RuleWords(const RulePack& pack) : pack_(pack) {
  learn_spellings();
  for (const auto& [key, word] : spelling_) {
    for (Atom atom : pack.lexicon().atoms(pack.lexicon().find(key))) words_[atom].insert(word);
  }
  learn_lists();
  learn_inflected();
}

void RuleWords::learn(std::string_view word) { spelling_.try_emplace(word_key(word), word); }

void RuleWords::learn_spellings() {
  const Rules& rules = pack_.rules();
  auto learn_all = [&](const std::vector<RuleText>& phrases) {
    for (const RuleText& phrase : phrases)
      visit_words(parse_phrase(phrase.text).tree, [&](const std::string& word) { learn(word); });
  };
  for (const std::string& word : inflected_words(rules)) {
    for (const std::string& spelling : spellings(rules, word, "")) learn(spelling);
  }
  for (const WordList& list : rules.lists) learn_all(list.members);
  for (const auto& [stance, members] : rules.cues) learn_all(members);
  for (const PopulationRule& rule : rules.populations) learn_all(rule.words);
  for (const RuleRef& ref : pack_.refs()) {
    learn_all(pack_.head(ref).match);
    learn_all(pack_.head(ref).unless);
  }
}

void RuleWords::learn_lists() {
  const Rules& rules = pack_.rules();
  for (const WordList& list : rules.lists) {
    std::set<const WordList*> seen = {&list};
    add_members(list.members, lists_[list.name], seen);
  }
  std::set<const WordList*> seen;
  for (const auto& [stance, members] : rules.cues) add_members(members, lists_["cue"], seen);
  seen.clear();
  for (const PopulationRule& rule : rules.populations) add_members(rule.words, lists_["population"], seen);
  for (const auto& [name, words] : lists_) list_names_.try_emplace(words, name);
}

/// Of words of equal forms the first one.
void RuleWords::learn_inflected() {
  for (const std::string& word : inflected_words(pack_.rules())) {
    for (const char* form : {"", "base", "third", "past", "participle", "gerund", "singular", "plural"}) {
      std::vector<std::string> words = spellings(pack_.rules(), word, form);
      std::string name = fmt::format("~{}{}{}", word, *form == '\0' ? "" : ":", form);
      if (words.size() > 1) inflected_.try_emplace({words.begin(), words.end()}, std::move(name));
    }
  }
}

void RuleWords::add_members(const std::vector<RuleText>& members, Words& out, std::set<const WordList*>& seen) {
  for (const RuleText& member : members) add_member(member.text, out, seen);
}

void RuleWords::add_member(const std::string& text, Words& out, std::set<const WordList*>& seen) {
  PhraseNode tree = parse_phrase(text).tree;
  if (tree.children.size() == 1 && tree.children.front().kind == Kind::Slot) {
    for (const WordList& list : pack_.rules().lists) {
      if (list.name == tree.children.front().text && seen.insert(&list).second) add_members(list.members, out, seen);
    }
    return;
  }
  auto parts = word_choices(pack_.rules(), tree);
  if (!parts) return;
  if (parts->size() != 1) return add_expressions(*parts, out);
  for (const std::string& word : parts->front()) out.insert(spelling_[word_key(word)]);
}

void RuleWords::add_expressions(const WordChoices& parts, Words& out) {
  std::vector<std::vector<std::string>> all = {{}};
  for (const std::vector<std::string>& part : parts) {
    std::vector<std::vector<std::string>> longer;
    for (const std::vector<std::string>& begun : all) {
      for (const std::string& word : part) {
        if (longer.size() >= kMaxExpressions) break;
        longer.push_back(begun);
        longer.back().push_back(word);
      }
    }
    all = std::move(longer);
  }
  for (const std::vector<std::string>& words : all) {
    std::string joined = fmt::format("{}", fmt::join(words, " "));
    learn_expression(words, joined);
    out.insert(std::move(joined));
  }
}

/// The lexicon knows of which slots an expression is.
void RuleWords::learn_expression(const std::vector<std::string>& words, const std::string& joined) {
  if (words.size() < 2) return;
  for (const KnownName& name : pack_.lexicon().names(word_key(words[0]), word_key(words[1]))) {
    bool same =
        std::ranges::equal(words, pack_.lexicon().keys(name), {}, [](const std::string& word) { return word_key(word); });
    if (same) expressions_[name.slot].insert(joined);
  }
}

RuleWords::Words RuleWords::words_of(const Item& item) const {
  Words out;
  auto words = words_.find(item.atom);
  if (words != words_.end() && item.atom != Atom::None && !is_builtin(item.atom)) out = words->second;
  auto expressions = expressions_.find(item.slot);
  if (expressions != expressions_.end() && item.slot != Slot::None && !is_builtin(item.slot))
    out.insert(expressions->second.begin(), expressions->second.end());
  return out;
}

std::vector<std::string> RuleWords::members(const Item& item) const {
  Words words = words_of(item);
  return {words.begin(), words.end()};
}

std::vector<std::string> RuleWords::members(std::string_view list) const {
  auto at = lists_.find(list);
  return at == lists_.end() ? std::vector<std::string>() : std::vector(at->second.begin(), at->second.end());
}

std::string RuleWords::class_name(const Item& item) const {
  if (item.atom == Atom::None && is_builtin(item.slot)) return std::string(name_of(static_cast<BuiltinSlot>(item.slot)));
  if (item.slot == Slot::None && is_builtin(item.atom)) return std::string(name_of(static_cast<BuiltinAtom>(item.atom)));
  if (is_builtin(item.slot) || is_builtin(item.atom)) return "";
  auto at = list_names_.find(words_of(item));
  return at == list_names_.end() ? "" : at->second;
}

std::string RuleWords::without_marks(const Item& item) const {
  if (item.gap > 0) return fmt::format("..{}", item.gap);
  std::vector<std::string> all = members(item);
  bool mixed = is_builtin(item.slot) && item.atom != Atom::None;
  // a list of one word is told by the word
  if (all.size() == 1 && !mixed) return all.front();
  std::string name = class_name(item);
  if (!name.empty()) return "$" + name;
  auto verb = inflected_.find({all.begin(), all.end()});
  if (verb != inflected_.end() && !mixed) return verb->second;
  if (mixed) all.insert(all.begin(), "$" + std::string(name_of(static_cast<BuiltinSlot>(item.slot))));
  std::size_t more = all.size() > kShown + 1 ? all.size() - kShown : 0;
  if (more > 0) all.resize(kShown);
  return fmt::format("({}{})", fmt::join(all, "|"), more > 0 ? fmt::format("|… {} more", more) : "");
}

std::string RuleWords::shown(const Item& item) const {
  return without_marks(item) + (item.repeated ? "+" : "") + (item.optional ? "?" : "");
}

std::string RuleWords::shown(const Form& form) const {
  std::vector<std::string> parts;
  if (form.at_start) parts.emplace_back("^");
  if (form.content_before) parts.emplace_back("$content");
  for (const Item& item : form.items) parts.push_back(shown(item));
  if (form.content_after) parts.emplace_back("$content");
  if (form.at_end) parts.emplace_back("^");
  return fmt::format("{}", fmt::join(parts, "  "));
}

}  // namespace sayso
