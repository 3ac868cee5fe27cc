/// RulePack: all rules, compiled: what the matcher and the extraction ask. Immutable, shared by all threads.
///
///     std::shared_ptr<const RulePack> pack = compile(rules, diagnostics);
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/rulepack/form.h"
#include "engine/rulepack/lexicon.h"
#include "engine/rulepack/rules.h"
#include "engine/text/tokenize.h"

namespace sayso {

class Regex;

/// The families of rules that match text.
enum class RuleKind : std::uint8_t { Quantity, Mention, Attribution, Measure, Event, Mark };

/// The order of matching: a stage's rules see what the stages before it made as spans.
enum class Stage : std::uint8_t { Quantities, Mentions, CompoundMentions, Claims, Count };

/// One matching rule: row `index` of the table of its kind in Rules.
struct RuleRef {
  RuleKind kind;
  std::uint32_t index;
  Stage stage;
};

/// The lists that the engine asks for itself, beside rules; a pack fills them under these names.
enum class EngineList : std::uint8_t {
  FunctionWords,   ///< "function-words": capitalised or not, they are no name
  NameConnectors,  ///< "name-connectors": may stand inside a name
  Titles,          ///< "title": stand before a person's name
  People,          ///< "people": nouns for those who are counted
  Definites,       ///< "definites": begin a description of someone named before
  Demonstratives,  ///< "demonstratives": point back to an event
  ContentStops,    ///< "content-stops": what is said ends before them
  ContentOpeners,  ///< "content-openers": stand between a cue and what is said
  GapStops,        ///< "gap-stops": no gap runs over them
  NounPhraseEnds,  ///< "noun-phrase-ends": what is counted was named before them
  Cues,            ///< "cue": all verbs and expressions of "cues:"
  CueHelpers,      ///< "helper": stand between a source and its cue
  SourceOpeners,   ///< "source-openers": a source follows them
  PhraseStops,     ///< "phrase-stops": never inside the words that name a source
  PhraseStarts,    ///< "phrase-starts": such words begin with them
  PhraseLinks,     ///< "phrase-links": prepositions inside such words
  CloseLinks,      ///< "close-links": those that always belong to the word before
  PhraseJoins,     ///< "phrase-joins": join clauses
  Relatives,       ///< "relatives": begin a clause that tells more of someone
  ContentTails,    ///< "content-tails": after a cue, begin words that tell when or where it was said
  Count,
};

class RulePack {
 public:
  const Rules& rules() const { return rules_; }
  const Lexicon& lexicon() const { return lexicon_; }
  const TextIndex& text_index() const { return text_index_; }
  std::span<const Form> forms() const { return forms_; }
  std::span<const RuleRef> refs() const { return refs_; }
  const RuleHead& head(const RuleRef& ref) const;
  const RuleHead& head(const Form& form) const { return head(refs_[form.rule]); }
  std::size_t atom_count() const { return atom_count_; }
  std::size_t slot_count() const { return slot_count_; }

  /// Forms of a stage (unless-forms not among them) whose trigger is the atom or slot.
  std::span<const TriggeredForm> triggered(Stage stage, Atom atom) const { return by_atom_.at(stage, index_of(atom)); }
  std::span<const TriggeredForm> triggered(Stage stage, Slot slot) const { return by_slot_.at(stage, index_of(slot)); }
  /// What a sentence notes of an atom that it holds: its bit of the signature, and a bit for each stage that it triggers forms of.
  struct AtomMark {
    std::uint8_t signature_bit;
    std::uint8_t stages;
  };
  const AtomMark& mark_of(Atom atom) const { return atom_marks_[index_of(atom)]; }
  /// The unless-forms of a rule.
  std::span<const std::uint32_t> unless_of(std::uint32_t rule) const;

  /// The regexes of a stage: each has a form without items, so that its matches are rows like any other.
  struct RegexRow {
    std::uint32_t form;
    std::shared_ptr<const Regex> regex;
  };
  std::span<const RegexRow> regexes(Stage stage) const { return regexes_[static_cast<std::size_t>(stage)]; }

  /// Atoms that stand wherever a shape does: unions of words and shapes.
  std::span<const Atom> followers(BuiltinAtom shape) const { return followers_[static_cast<std::size_t>(shape)]; }

  /// A list that the engine asks for itself; None where no pack has it.
  Atom atom(EngineList list) const { return engine_lists_[static_cast<std::size_t>(list)].atom; }
  Slot slot(EngineList list) const { return engine_lists_[static_cast<std::size_t>(list)].slot; }
  const std::vector<std::string>& capture_names() const { return capture_names_; }
  /// Stance → atom and slot of its cues, in the order of their names.
  struct StanceCues {
    std::string stance;
    Atom atom;
    Slot slot;
  };
  std::span<const StanceCues> stances() const { return stances_; }
  /// Populations and their words, as StanceCues are for cues.
  struct PopulationWords {
    std::string id;
    Atom atom;
    Slot slot;
  };
  std::span<const PopulationWords> populations() const { return populations_; }

 private:
  friend class Compiler;
  explicit RulePack(Rules rules);
  /// Rows of forms by stage and trigger, in one array.
  struct Index {
    std::vector<TriggeredForm> forms = {};
    std::vector<std::uint32_t> begin = {};  ///< of row stage × count + trigger, and one more
    std::vector<std::uint8_t> stages = {};
    std::size_t count = 0;

    std::span<const TriggeredForm> at(Stage stage, std::size_t trigger) const {
      std::size_t row = static_cast<std::size_t>(stage) * count + trigger;
      return std::span(forms).subspan(begin[row], begin[row + 1] - begin[row]);
    }
  };

  Rules rules_;
  Lexicon lexicon_;
  TextIndex text_index_;
  std::vector<RuleRef> refs_;
  std::vector<Form> forms_;
  std::vector<std::vector<std::uint32_t>> unless_;
  std::array<std::vector<RegexRow>, static_cast<std::size_t>(Stage::Count)> regexes_;
  std::array<std::vector<Atom>, static_cast<std::size_t>(BuiltinAtom::Count)> followers_;
  Index by_atom_;
  Index by_slot_;
  std::vector<AtomMark> atom_marks_;
  struct ListTerm {
    Atom atom = Atom::None;
    Slot slot = Slot::None;
  };
  std::array<ListTerm, static_cast<std::size_t>(EngineList::Count)> engine_lists_{};
  std::vector<std::string> capture_names_;
  std::vector<StanceCues> stances_;
  std::vector<PopulationWords> populations_;
  std::size_t atom_count_ = 0;
  std::size_t slot_count_ = 0;
};

/// Compiles merged rules. A phrase that cannot be compiled is told and left out; the rest works. Codes R1xx (phrases), R2xx (rules).
Outcome<std::shared_ptr<const RulePack>> compile(Rules rules);

}  // namespace sayso
