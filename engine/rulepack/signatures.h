/// SignatureBits: which bit of a Signature stands for which need of the forms. A need is an item that must be there: words, spans,
/// or either. Used while a pack is compiled.
///
///     SignatureBits bits(forms);   bits.needs_of(form) is held by the marks of all that a sentence holds where the form may match
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <utility>

#include "engine/rulepack/form.h"
#include "engine/rulepack/lexicon.h"

namespace sayso {

class SignatureBits {
 public:
  /// The forms with their triggers chosen. The needs of most forms get bits of their own, the others share what is left.
  explicit SignatureBits(std::span<const Form> forms);

  Signature needs_of(const Form& form) const;
  /// Adds to rows by atom, and by slot, what a sentence that holds one fulfils; nothing where no form needs it.
  void mark(std::span<AtomUse> atoms, std::span<Signature> slots) const;
  /// The need of a span of the slot and nothing else; empty where no form has it.
  Signature need_of(Slot slot) const;

 private:
  using Need = std::pair<Atom, Slot>;
  std::map<Need, std::uint8_t> bits_;
};

}  // namespace sayso
