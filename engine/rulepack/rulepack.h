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
#include "engine/rulepack/place_index.h"
#include "engine/rulepack/rules.h"
#include "engine/rulepack/unit_index.h"
#include "engine/text/tokenize.h"

namespace sayso {

class Regex;

/// The families of rules that match text.
enum class RuleKind : std::uint8_t { Quantity, Mention, Attribution, Measure, Event, Mark };
/// "quantity", "mention" …: how messages call a rule of the kind.
std::string_view name_of(RuleKind kind);

/// The order of matching: a stage's rules see what the stages before it made as spans. All but the last one go sentence by sentence.
enum class Stage : std::uint8_t { Quantities, Mentions, CompoundMentions, Claims, Paragraphs, Count };

/// One matching rule: row `index` of the table of its kind in Rules.
struct RuleRef {
  RuleKind kind;
  std::uint32_t index;
  Stage stage;
  std::optional<Zone> zone = {};  ///< the only one in which it counts
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
  /// Whether some rule counts in one zone only.
  bool has_zones() const { return has_zones_; }
  /// Whether some rule looks at whole paragraphs.
  bool has_paragraphs() const { return has_paragraphs_; }
  /// Whether such a rule may ask for the slot, one of the engine's: it is filled in every sentence then.
  bool paragraphs_ask(BuiltinSlot slot) const { return ((paragraphs_ask_ >> static_cast<unsigned>(slot)) & 1) != 0; }
  std::size_t atom_count() const { return atom_count_; }
  std::size_t slot_count() const { return slot_count_; }

  /// Forms of a stage (unless-forms not among them) whose trigger is the atom or slot.
  std::span<const FormRow> triggered(Stage stage, Atom atom) const { return by_atom_.at(stage, index_of(atom)); }
  std::span<const FormRow> triggered(Stage stage, Slot slot) const { return by_slot_.at(stage, index_of(slot)); }
  /// Whether a form that the trigger leads to needs the slot, one of the engine's.
  bool asks(Stage stage, Atom trigger, BuiltinSlot slot) const { return by_atom_.ask(stage, index_of(trigger), slot); }
  bool asks(Stage stage, Slot trigger, BuiltinSlot slot) const { return by_slot_.ask(stage, index_of(trigger), slot); }
  /// Numbers that no atom has: to a scan the one stands at all positions of every sentence, the other at none. And a slot that is
  /// always empty.
  Atom always() const { return static_cast<Atom>(atom_count_); }
  Atom never() const { return static_cast<Atom>(atom_count_ + 1); }
  Slot no_slot() const { return static_cast<Slot>(slot_count_); }
  /// The stages in which an atom triggers forms, a bit each.
  std::uint8_t stages_of(Atom atom) const { return by_atom_.stages[index_of(atom)]; }
  const Signature& fulfilled_by(Slot slot) const { return fulfilled_by_slot_[index_of(slot)]; }
  /// The need of a span of the slot and nothing else; empty where no form has it.
  const Signature& need_of(Slot slot) const { return slot_needs_[index_of(slot)]; }
  /// How many rows of forms there are, triggers and unless together.
  std::size_t row_count() const { return by_atom_.forms.size() + by_slot_.forms.size() + unless_.size(); }
  /// The unless-forms of a rule.
  std::span<const FormRow> unless_of(std::uint32_t rule) const {
    return std::span(unless_).subspan(unless_begin_[rule], unless_begin_[rule + 1] - unless_begin_[rule]);
  }

  /// The regexes of a stage: each has a form without items, so that its matches are rows like any other.
  struct RegexRow {
    std::uint32_t form;
    std::shared_ptr<const Regex> regex;
  };
  std::span<const RegexRow> regexes(Stage stage) const { return regexes_[static_cast<std::size_t>(stage)]; }

  /// What stands wherever a shape does: its own atom and unions with words, and the needs that they fulfil.
  struct Shape {
    std::vector<Atom> atoms = {};
    Signature fulfils = {};
  };
  const Shape& shape(BuiltinAtom shape) const { return shapes_[static_cast<std::size_t>(shape)]; }

  /// The expressions of several words of a list that the engine asks for itself; None where there are none.
  Slot slot(EngineList list) const { return engine_slots_[static_cast<std::size_t>(list)]; }
  const PlaceIndex& places() const { return places_; }
  const UnitIndex& units() const { return units_; }
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
    std::vector<FormRow> forms = {};
    std::vector<std::uint32_t> begin = {};  ///< of row stage × count + trigger, and one more
    std::vector<std::uint16_t> asks = {};   ///< by row: the builtin slots that its forms need, a bit each
    std::vector<std::uint8_t> stages = {};  ///< by trigger
    std::size_t count = 0;

    bool ask(Stage stage, std::size_t trigger, BuiltinSlot slot) const {
      return ((asks[static_cast<std::size_t>(stage) * count + trigger] >> static_cast<unsigned>(slot)) & 1) != 0;
    }
    std::span<const FormRow> at(Stage stage, std::size_t trigger) const {
      std::size_t row = static_cast<std::size_t>(stage) * count + trigger;
      return std::span(forms).subspan(begin[row], begin[row + 1] - begin[row]);
    }
  };

  Rules rules_;
  PlaceIndex places_;
  UnitIndex units_;
  Lexicon lexicon_;
  TextIndex text_index_;
  std::vector<RuleRef> refs_;
  std::vector<Form> forms_;
  std::vector<Item> items_;  ///< of all rows of forms, in their order
  std::vector<FormRow> unless_;
  std::vector<std::uint32_t> unless_begin_;  ///< by rule, and one more
  std::array<std::vector<RegexRow>, static_cast<std::size_t>(Stage::Count)> regexes_;
  std::array<Shape, static_cast<std::size_t>(BuiltinAtom::Count)> shapes_;
  Index by_atom_;
  Index by_slot_;
  std::vector<Signature> fulfilled_by_slot_;
  std::vector<Signature> slot_needs_;
  std::array<Slot, static_cast<std::size_t>(EngineList::Count)> engine_slots_{};
  std::vector<std::string> capture_names_;
  std::vector<StanceCues> stances_;
  std::vector<PopulationWords> populations_;
  std::size_t atom_count_ = 0;
  std::size_t slot_count_ = 0;
  bool has_zones_ = false;
  bool has_paragraphs_ = false;
  std::uint16_t paragraphs_ask_ = 0;
};

/// Compiles merged rules. A phrase that cannot be compiled is told and left out; the rest works. Codes R1xx (phrases), R2xx (rules).
Outcome<std::shared_ptr<const RulePack>> compile(Rules rules);

}  // namespace sayso
