/// NamedEvents: the events with names of their own that an article tells of ("the Camp Fire", "Hurricane Maria"), and which of them
/// it is about. Private to resolve/.
///
///     NamedEvents names(pack, text, found);
///     names.first(3, true)      // the mark of the main one's name in sentence 3, if it stands there
///     names.told_short(4)       // "people who died in Maria"
///
/// Refers to what it is made of, which must outlive it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/extract/extraction.h"
#include "engine/rulepack/rulepack.h"

namespace sayso {

class NamedEvents {
 public:
  NamedEvents(const RulePack& pack, const TokenizedText& text, const Extraction& found);

  /// The first event that the sentence names, of those with the main one's name, or of the others.
  const Mark* first(std::uint32_t sentence, bool main) const;

  /// The sentence has the main one's own word without the kind of event: "Maria" of "Hurricane Maria".
  bool told_short(std::uint32_t sentence) const;

  /// The mark of the main one's name, where the article begins with it and comes back to it; else null.
  const Mark* subject() const { return subject_; }

 private:
  using Name = std::vector<std::uint64_t>;
  Name words_of(const Mark& mark) const;
  bool names(const Mark& mark) const;
  bool opens_with_trigger(const Mark& mark) const;

  const RulePack& pack_;
  const TokenizedText& text_;
  const Extraction& found_;
  Name main_;
  std::uint64_t short_ = 0;  ///< 0: it has no short form
  const Mark* subject_ = nullptr;
};

}  // namespace sayso
