/// TextIndex::Words: what the rules say of a word, by its key. A flat hash table, built once and then only read.
/// Private to text/.
///
///     index.words().classes(word_key("Gov")) & kNeverEnds
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/text/tokenize.h"

namespace sayso {

/// What a word may be to the sentence splitter; several may hold.
enum WordClass : std::uint8_t {
  kNeverEnds = 1,       ///< TextRules::abbreviations
  kMayEnd = 2,          ///< TextRules::abbreviations_at_end
  kBeforeNumber = 4,    ///< TextRules::number_abbreviations
  kStartsSentence = 8,  ///< TextRules::sentence_starters
  kHoldsMark = 16,      ///< TextRules::never_final_marks
};

struct TextIndex::Words {
  explicit Words(const TextRules& rules);

  /// WordClass bits; 0 for a word that no rule names.
  std::uint8_t classes(std::uint64_t key) const {
    for (std::size_t at = key & mask_;; at = (at + 1) & mask_) {
      if (slots_[at].classes == 0) return 0;
      if (slots_[at].key == key) return slots_[at].classes;
    }
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint8_t classes = 0;  // 0 marks an empty slot
  };

  void add(const std::vector<std::string>& words, WordClass word_class);
  void add(std::uint64_t key, WordClass word_class);

  std::vector<Slot> slots_;
  std::size_t mask_;
};

}  // namespace sayso
