#include "engine/text/text_index.h"

#include <bit>

namespace sayso {

TextIndex::Words::Words(const TextRules& rules) {
  std::size_t words = rules.abbreviations.size() + rules.abbreviations_at_end.size() + rules.number_abbreviations.size() +
                      rules.sentence_starters.size() + rules.never_final_marks.size();
  // Two keys at most for each word, and half of the slots stay empty: a search always ends.
  slots_.resize(std::bit_ceil(4 * words + 1));
  mask_ = slots_.size() - 1;
  add(rules.abbreviations, kNeverEnds);
  add(rules.abbreviations_at_end, kMayEnd);
  add(rules.number_abbreviations, kBeforeNumber);
  add(rules.sentence_starters, kStartsSentence);
  add(rules.never_final_marks, kHoldsMark);
}

void TextIndex::Words::add(const std::vector<std::string>& words, WordClass word_class) {
  for (const std::string& word : words) {
    add(word_key(word), word_class);
    // "p.m" stands in the rules without its last period, which belongs to the token.
    if (word.find('.') != std::string::npos) add(word_key(word + "."), word_class);
  }
}

void TextIndex::Words::add(std::uint64_t key, WordClass word_class) {
  std::size_t at = key & mask_;
  while (slots_[at].classes != 0 && slots_[at].key != key) at = (at + 1) & mask_;
  slots_[at].key = key;
  slots_[at].classes |= word_class;
}

TextIndex::TextIndex(const TextRules& rules) : words_(std::make_unique<const Words>(rules)) {}
TextIndex::~TextIndex() = default;
TextIndex::TextIndex(TextIndex&&) noexcept = default;
TextIndex& TextIndex::operator=(TextIndex&&) noexcept = default;

}  // namespace sayso
