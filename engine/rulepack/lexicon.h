/// Lexicon: what all rules together know of a word: the atoms it belongs to, the names that begin with it, its worth as a number.
/// Built once by compile(); looked up once for every token.
///
///     const WordInfo& word = lexicon.find(token.key);   // of an unknown word: no atoms, no names
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/rulepack/form.h"

namespace sayso {

/// What a word is in a number. Kinds are worked out by extract/numbers.
enum class NumberRole : std::uint8_t { None, Unit, Ten, Multiplier, Vague, Fraction, Article, Joiner, Negative, Suffix };
enum class DateRole : std::uint8_t { None, Month, Weekday, Relative };

struct WordInfo {
  std::uint32_t atoms_begin = 0;
  std::uint32_t atoms_count = 0;
  std::uint32_t names_begin = 0;
  std::uint32_t names_count = 0;
  double number = 0;
  double date = 0;
  NumberRole number_role = NumberRole::None;
  bool suffix = false;  ///< also a suffix glued to digits ("m"); its worth is `suffix_value`
  DateRole date_role = DateRole::None;
  double suffix_value = 0;
};

/// An expression of one or several words that is found as one: a list's member, a source's name, a place.
struct Name {
  std::vector<std::uint64_t> keys = {};  ///< the words; the first one leads here
  std::vector<std::string> words = {};   ///< as written; compared where `cased`
  Slot slot = Slot::None;
  std::uint32_t value = 0;               ///< of a source or place its index in Rules; of a list's member its index
  bool cased = false;                    ///< capitals must be as written (or the text all in capitals)
};

class Lexicon {
 public:
  const WordInfo& find(std::uint64_t key) const {
    for (std::size_t at = key & mask_;; at = (at + 1) & mask_) {
      if (cells_[at].info == 0) return infos_[0];
      if (cells_[at].key == key) return infos_[cells_[at].info];
    }
  }
  std::span<const Atom> atoms(const WordInfo& word) const { return {atoms_.data() + word.atoms_begin, word.atoms_count}; }
  /// Longest first.
  std::span<const Name> names(const WordInfo& word) const { return {names_.data() + word.names_begin, word.names_count}; }
  std::size_t size() const { return infos_.size() - 1; }

 private:
  friend class LexiconBuilder;
  struct Cell {
    std::uint64_t key = 0;
    std::uint32_t info = 0;  ///< 0: empty
  };
  std::vector<Cell> cells_ = std::vector<Cell>(2);
  std::size_t mask_ = 1;
  std::vector<WordInfo> infos_ = std::vector<WordInfo>(1);
  std::vector<Atom> atoms_;
  std::vector<Name> names_;
};

/// Collects words and gives a Lexicon. Adding the same thing twice is harmless.
class LexiconBuilder {
 public:
  void add_atom(std::uint64_t key, Atom atom);
  void add_name(Name name);
  /// The row of a word, for the fields that are not lists.
  WordInfo& info(std::uint64_t key);
  Lexicon build();

 private:
  struct Entry {
    WordInfo info = {};
    std::vector<Atom> atoms = {};
    std::vector<Name> names = {};
  };
  Entry& entry(std::uint64_t key);
  std::unordered_map<std::uint64_t, std::size_t> index_;
  std::vector<std::uint64_t> keys_;
  std::vector<Entry> entries_;
};

}  // namespace sayso
