#include "engine/rulepack/vocabulary.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/rulepack/describe.h"
#include "engine/text/token.h"
#include "engine/text/tokenize.h"
#include "engine/yaml/fields.h"
#include "engine/yaml/scalar_place.h"

namespace sayso {
namespace {

using Kind = PhraseNode::Kind;

/// Bounds against packs that would fill the memory.
constexpr std::size_t kMaxPhrasesOfMember = 512;
constexpr int kMaxListDepth = 16;
/// An expression of several words takes the memory of as many single ones.
constexpr std::size_t kExpressionCost = 16;

/// What most members of lists are: the grammar of phrases reads just that word.
bool is_bare_word(std::string_view text) {
  auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !text.empty() && std::all_of(text.begin(), text.end(), letter);
}

struct NamedSlot {
  std::string_view name;
  BuiltinSlot slot;
};
constexpr NamedSlot kSlots[] = {
    {"name", BuiltinSlot::Name},         {"number", BuiltinSlot::Number}, {"quantity", BuiltinSlot::Quantity},
    {"amount", BuiltinSlot::Amount},     {"group", BuiltinSlot::Group},   {"source", BuiltinSlot::Source},
    {"quote", BuiltinSlot::Quote},       {"date", BuiltinSlot::Date},     {"place", BuiltinSlot::Place},
    {"registry", BuiltinSlot::Registry},
};

struct NamedAtom {
  std::string_view name;
  BuiltinAtom atom;
};
constexpr NamedAtom kAtoms[] = {
    {"word", BuiltinAtom::Word}, {"capital", BuiltinAtom::Capital},      {"digits", BuiltinAtom::Digits},
    {"mark", BuiltinAtom::Mark}, {"quote-mark", BuiltinAtom::QuoteMark},
};

}  // namespace

std::string_view name_of(BuiltinSlot slot) {
  const auto* at = std::find_if(std::begin(kSlots), std::end(kSlots), [&](const NamedSlot& row) { return row.slot == slot; });
  return at == std::end(kSlots) ? std::string_view() : at->name;
}

std::string_view name_of(BuiltinAtom atom) {
  const auto* at = std::find_if(std::begin(kAtoms), std::end(kAtoms), [&](const NamedAtom& row) { return row.atom == atom; });
  return at == std::end(kAtoms) ? std::string_view() : at->name;
}

Diagnostic rule_diagnostic(std::string_view code, Severity severity, const RuleText& at, std::size_t offset, std::size_t width,
                           std::string message, std::string hint) {
  Place place = at.place;
  place.column += static_cast<std::uint32_t>(offset);
  place.width = static_cast<std::uint32_t>(std::max<std::size_t>(width, 1));
  return {.code = std::string(code),
          .severity = severity,
          .place = place,
          .message = std::move(message),
          .hint = std::move(hint),
          .part = part_of(at.text, offset, width)};
}

Vocabulary::Vocabulary(const Rules& rules, std::vector<Diagnostic>& diagnostics)
    : rules_(rules), diagnostics_(diagnostics), next_slot_(static_cast<std::size_t>(BuiltinSlot::Count)) {
  atom_keys_.resize(static_cast<std::size_t>(BuiltinAtom::Count));
  for (const NamedSlot& row : kSlots) terms_[std::string(row.name)] = {.slot = slot_of(row.slot)};
  for (const NamedAtom& row : kAtoms) terms_[std::string(row.name)] = {.atom = atom_of(row.atom)};
  for (const WordList& list : rules.lists) lists_[list.name] = &list;
}

Atom Vocabulary::atom_for(Keys keys, std::uint32_t shapes) {
  if (!spend(keys.size()) || atom_keys_.size() >= kMostClasses) return Atom::None;
  auto [at, fresh] = by_keys_.try_emplace({keys, shapes}, static_cast<Atom>(atom_keys_.size()));
  if (!fresh) return at->second;
  atom_keys_.push_back(std::move(keys));
  for (std::size_t i = 0; i < followers_.size(); ++i) {
    if (((shapes >> i) & 1) != 0) followers_[i].push_back(at->second);
  }
  return at->second;
}

Atom Vocabulary::word(std::string_view text) { return atom_for({word_key(text)}); }

std::optional<Atom> Vocabulary::inflected(std::string_view word, std::string_view form) {
  Keys keys;
  for (const std::string& spelling : spellings(rules_, word, form)) keys.insert(word_key(spelling));
  if (keys.empty()) return std::nullopt;
  return atom_for(std::move(keys));
}

const std::set<std::uint64_t>* Vocabulary::keys(Atom atom) const {
  std::size_t i = index_of(atom);
  return i < static_cast<std::size_t>(BuiltinAtom::Count) || i >= atom_keys_.size() ? nullptr : &atom_keys_[i];
}

std::optional<Term> Vocabulary::any_of(const std::vector<Term>& terms) {
  Keys all;
  std::uint32_t shapes = 0;
  std::vector<Slot> slots;
  for (const Term& term : terms) {
    if (term.slot != Slot::None) slots.push_back(term.slot);
    if (term.atom == Atom::None) continue;
    if (index_of(term.atom) < followers_.size()) shapes |= 1u << index_of(term.atom);
    const Keys& keys = atom_keys_[index_of(term.atom)];
    if (!spend(keys.size())) break;
    all.insert(keys.begin(), keys.end());
  }
  Term out;
  if (!all.empty() || shapes != 0) out.atom = atom_for(std::move(all), shapes);
  if (slots.empty()) return out;
  if (slots.size() == 1) {
    out.slot = slots.front();
    return out;
  }
  for (Slot slot : slots) {
    if (!phrases_.contains(slot)) return std::nullopt;
  }
  if (next_slot_ >= kMostClasses) return std::nullopt;
  auto [at, fresh] = unions_.try_emplace(slots, static_cast<Slot>(next_slot_));
  out.slot = at->second;
  if (!fresh) return out;
  ++next_slot_;
  Members members;
  for (Slot slot : slots) {
    if (!spend(kExpressionCost * phrases_[slot].size())) break;
    members.phrases.insert(members.phrases.end(), phrases_[slot].begin(), phrases_[slot].end());
  }
  add_names(members, out.slot, 0);
  return out;
}

std::optional<Term> Vocabulary::term(std::string_view name) {
  auto known = terms_.find(name);
  if (known != terms_.end()) return known->second;
  auto list = lists_.find(name);
  if (list == lists_.end()) return std::nullopt;
  return define(list->first, list->second->members, 0);
}

Term Vocabulary::define(const std::string& name, const std::vector<RuleText>& members, std::uint32_t value) {
  Members found;
  collect(members, found, 0);
  Term term;
  if (!found.singles.empty()) term.atom = atom_for(found.singles);
  if (!found.phrases.empty() && next_slot_ < kMostClasses && spend(kExpressionCost * found.phrases.size())) {
    term.slot = static_cast<Slot>(next_slot_++);
    add_names(found, term.slot, value);
  }
  terms_[name] = term;
  return term;
}

void Vocabulary::add_names(const Members& members, Slot slot, std::uint32_t value) {
  phrases_[slot] = members.phrases;
  for (const std::vector<std::string>& words : members.phrases) {
    Name name{.words = words, .slot = slot, .value = value};
    for (const std::string& w : words) name.keys.push_back(word_key(w));
    lexicon_.add_name(std::move(name));
  }
}

void Vocabulary::collect(const std::vector<RuleText>& members, Members& out, int depth) {
  if (depth > kMaxListDepth) {
    if (!members.empty()) tell("R204", members.front(), "lists name one another too deep");
    return;
  }
  if (!spend(members.size())) return;
  for (const RuleText& member : members) {
    if (is_bare_word(member.text)) {
      out.singles.insert(word_key(member.text));
      continue;
    }
    PhraseResult parsed = parse_phrase(member.text);
    for (PhraseError& e : parsed.errors) {
      diagnostics_.push_back(
          rule_diagnostic(e.code, Severity::Error, member, e.offset, e.width, std::move(e.message), std::move(e.hint)));
    }
    if (parsed.errors.empty()) collect_node(parsed.tree, member, out, depth);
  }
}

void Vocabulary::collect_node(const PhraseNode& tree, const RuleText& member, Members& out, int depth) {
  if (tree.children.size() == 1 && tree.children[0].kind == Kind::Slot) {
    auto list = lists_.find(tree.children[0].text);
    if (list == lists_.end()) {
      auto hint = are_many(diagnostics_) ? std::nullopt : did_you_mean(tree.children[0].text, known_names());
      tell("R201", member, fmt::format("unknown list \"${}\"", tree.children[0].text),
           hint ? fmt::format("did you mean \"${}\"?", *hint) : "");
      return;
    }
    if (out.begun.insert(list->second).second) {
      collect(list->second->members, out, depth + 1);
      out.done.insert(list->second);
    } else if (!out.done.contains(list->second)) {
      tell("R204", member, "lists name one another in a circle");
    }
    return;
  }
  auto expression = word_choices(rules_, tree);
  if (!expression) {
    tell("R205", member, "a list's member holds words, ~verbs, ~nouns and (alternatives) only",
         "put slots and gaps into a rule's \"match:\"");
    return;
  }
  if (expression->size() == 1) {
    for (const std::string& w : expression->front()) out.singles.insert(word_key(w));
  } else {
    add_phrases(*expression, member, out);
  }
}

void Vocabulary::add_phrases(const WordChoices& choices, const RuleText& member, Members& out) {
  std::vector<std::vector<std::string>> phrases = {{}};
  for (const std::vector<std::string>& words : choices) {
    std::vector<std::vector<std::string>> next;
    if (phrases.size() * words.size() > kMaxPhrasesOfMember) {
      return tell("R207", member, fmt::format("a list's member that comes to more than {} expressions", kMaxPhrasesOfMember),
                  "write it in several lines");
    }
    for (const auto& phrase : phrases) {
      for (const std::string& w : words) {
        next.push_back(phrase);
        next.back().push_back(w);
      }
    }
    phrases = std::move(next);
  }
  for (auto& phrase : phrases) out.phrases.push_back(std::move(phrase));
}

std::vector<std::string> Vocabulary::known_names() const {
  std::vector<std::string> names;
  for (const auto& [name, term] : terms_) names.push_back(name);
  for (const auto& [name, list] : lists_) names.push_back(name);
  return names;
}

std::vector<std::string> Vocabulary::known_inflected() const { return inflected_words(rules_); }

std::string Vocabulary::forms_of(std::string_view word) const {
  std::string out = rules_.verbs.contains(word) ? "base, third, past, participle, gerund, and tensed for third and past" : "";
  if (rules_.nouns.contains(word)) out += out.empty() ? "singular and plural" : "; of the noun singular and plural";
  return out;
}

bool Vocabulary::spend(std::size_t words) {
  members_ += words;
  return members_ <= kMostMembers;
}

bool Vocabulary::is_full() const { return members_ > kMostMembers || std::max(atom_keys_.size(), next_slot_) >= kMostClasses; }

void Vocabulary::tell(std::string_view code, const RuleText& at, std::string message, std::string hint) {
  diagnostics_.push_back(rule_diagnostic(code, Severity::Error, at, 0, at.text.size(), std::move(message), std::move(hint)));
}

Lexicon Vocabulary::finish(std::span<const AtomUse> uses) {
  for (std::vector<Atom>& list : followers_) std::erase_if(list, [&](Atom atom) { return !uses[index_of(atom)].asked; });
  for (std::size_t i = static_cast<std::size_t>(BuiltinAtom::Count); i < atom_keys_.size(); ++i) {
    if (!uses[i].asked && !uses[i].looked_up) continue;
    for (std::uint64_t key : atom_keys_[i]) lexicon_.add_atom(key, static_cast<Atom>(i));
  }
  return lexicon_.build(uses);
}

}  // namespace sayso
