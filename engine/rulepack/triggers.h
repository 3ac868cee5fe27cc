/// Triggers: from which of its items a form is tried, and which words tell soonest that it cannot match. Used while a pack is compiled.
///
///     choose_triggers(forms, Frequencies(rules, words));   "$source <~say> that" is tried where a form of "say" stands
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "engine/rulepack/vocabulary.h"

namespace sayso {

/// It must be there for the form to match.
constexpr bool is_needed(const Item& item) { return !item.optional && item.gap == 0; }
/// Tried by itself where its trigger stands: no veto, no regex.
inline bool is_tried(const Form& form) { return !form.unless && !form.items.empty(); }

/// How often items stand in a text: a guess from what they are, and from the packs' list "common": the most frequent word first.
class Frequencies {
 public:
  /// Both must outlive it.
  Frequencies(const Rules& rules, const Vocabulary& words);

  /// Of a million tokens.
  double of(const Item& item) const;
  /// How many different things the item may be, roughly. What is one of few stands once where a form matches.
  double choices(const Item& item) const;

 private:
  double of(Atom atom) const;
  double sum_of(Atom atom) const;
  const Vocabulary& words_;
  mutable std::vector<double> known_;  ///< by atom; below 0: not asked for yet
  std::unordered_map<std::uint64_t, double> common_;
};

/// Sets the trigger of each form, the rarest item that must be there; and the pivot, the one of the fewest choices.
void choose_triggers(std::span<Form> forms, const Frequencies& frequencies);

/// The item of the rarest two neighbours that must both be there; nothing where no two are.
std::optional<std::size_t> rarest_pair(const Form& form, const Frequencies& frequencies);

/// The rarest words, or lists of words, that the form needs beside its trigger; no frequent ones of the lexicon. `none` where there
/// are fewer.
std::array<Atom, 2> rare_needs(const Form& form, const Frequencies& frequencies, const Lexicon& lexicon, Atom none);

}  // namespace sayso
