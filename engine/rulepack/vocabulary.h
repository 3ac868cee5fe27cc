/// Vocabulary: gives every word, verb form and list that phrases name its atom or slot, and fills the lexicon. Private to
/// compile(): the first half of compiling.
///
///     Vocabulary words(rules, diagnostics);   Atom said = *words.inflected("say", "past")
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rulepack/form.h"
#include "engine/rulepack/lexicon.h"
#include "engine/rulepack/phrase.h"
#include "engine/rulepack/rules.h"
#include "engine/rulepack/word_choices.h"

namespace sayso {

/// Of all lists and groups together, each word of each counted: the shipped packs come to a hundredth of it.
constexpr std::size_t kMostMembers = 10'000'000;
/// Atom and Slot count to 65,535.
constexpr std::size_t kMostClasses = 65'000;

/// What a name in a phrase stands for: single tokens, spans, or both.
struct Term {
  Atom atom = Atom::None;
  Slot slot = Slot::None;
};

class Vocabulary {
 public:
  Vocabulary(const Rules& rules, std::vector<Diagnostic>& diagnostics);

  Atom word(std::string_view text);
  /// "~word:form". Nothing for a verb, noun or form that no pack has (told by the caller).
  std::optional<Atom> inflected(std::string_view word, std::string_view form);
  /// A slot of the engine or a list.
  std::optional<Term> term(std::string_view name);
  /// One term for any of these: words, verbs, lists and shapes. Nothing when a slot that the engine fills is one of several slots.
  std::optional<Term> any_of(const std::vector<Term>& terms);
  /// Atoms that stand wherever the shape does.
  const std::vector<Atom>& followers(BuiltinAtom shape) const { return followers_[static_cast<std::size_t>(shape)]; }
  /// The words behind an atom made of words; empty for shapes.
  const std::set<std::uint64_t>* keys(Atom atom) const;

  /// Expands `members` (words, phrases, ~verbs, ~nouns, $lists) into an atom and a slot. `name` for messages and look-up.
  Term define(const std::string& name, const std::vector<RuleText>& members, std::uint32_t value);
  /// Adds members to the term of another name too, with a value of their own in its slot.
  void add_to(Term& term, const std::vector<RuleText>& members, std::uint32_t value);

  /// More words, lists or groups than can be told apart or gone through in a moment: what came last is not whole.
  bool is_full() const;
  std::size_t atom_count() const { return atom_keys_.size(); }
  std::size_t slot_count() const { return next_slot_; }
  std::vector<std::string> known_names() const;
  std::vector<std::string> known_inflected() const;
  /// "singular, plural" of a noun: what may stand behind "~word:".
  std::string forms_of(std::string_view word) const;
  const std::map<std::string, Term, std::less<>>& terms() const { return terms_; }
  LexiconBuilder& lexicon() { return lexicon_; }
  /// The lexicon, with the atoms that are of use; call once, when all phrases are expanded. `uses` by atom.
  Lexicon finish(std::span<const AtomUse> uses);

 private:
  using Keys = std::set<std::uint64_t>;
  struct Members {
    Keys singles;
    std::vector<std::vector<std::string>> phrases;
    std::set<const WordList*> begun;  ///< each list is gone through once
    std::set<const WordList*> done;
  };

  Atom atom_for(Keys keys, std::uint32_t shapes = 0);
  void collect(const std::vector<RuleText>& members, Members& out, int depth);
  void collect_node(const PhraseNode& tree, const RuleText& member, Members& out, int depth);
  void add_phrases(const WordChoices& choices, const RuleText& member, Members& out);
  void add_names(const Members& members, Slot slot, std::uint32_t value);
  /// Counts the words that are gone through; false where it is enough.
  bool spend(std::size_t words);
  void tell(std::string_view code, const RuleText& at, std::string message, std::string hint = {});

  const Rules& rules_;
  std::vector<Diagnostic>& diagnostics_;
  LexiconBuilder lexicon_;
  std::vector<Keys> atom_keys_;
  std::map<std::pair<Keys, std::uint32_t>, Atom> by_keys_;
  std::array<std::vector<Atom>, static_cast<std::size_t>(BuiltinAtom::Count)> followers_;
  std::map<Slot, std::vector<std::vector<std::string>>> phrases_;  ///< of the lists' slots
  std::map<std::vector<Slot>, Slot> unions_;
  std::map<std::string, Term, std::less<>> terms_;
  std::map<std::string, const WordList*, std::less<>> lists_;
  std::size_t next_slot_ = 0;
  std::size_t members_ = 0;
};

/// Diagnostic of a place in a rule's text.
Diagnostic rule_diagnostic(std::string_view code, Severity severity, const RuleText& at, std::size_t offset, std::size_t width,
                           std::string message, std::string hint = {});

}  // namespace sayso
