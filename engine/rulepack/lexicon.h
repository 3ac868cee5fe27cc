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

/// Small, so that it lies in the hash table beside its key; the numbers lie apart.
struct WordInfo {
  std::uint32_t atoms_begin = 0;
  std::uint32_t names_begin = 0;
  std::uint16_t atoms_count = 0;
  std::uint16_t names_count = 0;
  std::uint16_t worth = 0;  ///< index into Lexicon::worths
  NumberRole number_role = NumberRole::None;
  DateRole date_role = DateRole::None;
};

/// What a word is worth in a number or date.
struct WordWorth {
  double number = 0;
  double date = 0;
  double suffix = 0;  ///< glued to digits ("m"); 0: it is no suffix
};

/// An expression of one or several words that is found as one: a list's member, a source's name, a place.
struct Name {
  std::vector<std::uint64_t> keys = {};  ///< the words; the first one leads here
  std::vector<std::string> words = {};   ///< as written; compared where `cased`
  Slot slot = Slot::None;
  std::uint32_t value = 0;  ///< of a source or place its index in Rules; of a list's member its index
  bool cased = false;       ///< capitals must be as written (or the text all in capitals)
};

class Lexicon {
 public:
  const WordInfo& find(std::uint64_t key) const {
    for (std::size_t at = key & mask_;; at = (at + 1) & mask_) {
      if (cells_[at].key == key || !cells_[at].taken) return cells_[at].info;
    }
  }
  /// Asks for the word's memory ahead of find().
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&cells_[key & mask_]); }
  const WordWorth& worth(const WordInfo& word) const { return worths_[word.worth]; }
  std::span<const Atom> atoms(const WordInfo& word) const { return {atoms_.data() + word.atoms_begin, word.atoms_count}; }
  /// Longest first.
  std::span<const Name> names(const WordInfo& word) const { return {names_.data() + word.names_begin, word.names_count}; }
  std::size_t size() const { return size_; }

 private:
  friend class LexiconBuilder;
  /// An empty cell's info is that of an unknown word.
  struct Cell {
    std::uint64_t key = 0;
    WordInfo info = {};
    bool taken = false;
  };
  std::vector<Cell> cells_ = std::vector<Cell>(2);
  std::size_t mask_ = 1;
  std::size_t size_ = 0;
  std::vector<WordWorth> worths_ = std::vector<WordWorth>(1);
  std::vector<Atom> atoms_;
  std::vector<Name> names_;
};

/// Collects words and gives a Lexicon. Adding the same thing twice is harmless.
class LexiconBuilder {
 public:
  void add_atom(std::uint64_t key, Atom atom);
  void add_name(Name name);
  void set_number(std::uint64_t key, NumberRole role, double worth);
  void set_suffix(std::uint64_t key, double worth);
  void set_date(std::uint64_t key, DateRole role, double worth);
  Lexicon build();

 private:
  struct Entry {
    NumberRole number_role = NumberRole::None;
    DateRole date_role = DateRole::None;
    WordWorth worth = {};
    std::vector<Atom> atoms = {};
    std::vector<Name> names = {};
  };
  Entry& entry(std::uint64_t key);
  std::unordered_map<std::uint64_t, std::size_t> index_;
  std::vector<std::uint64_t> keys_;
  std::vector<Entry> entries_;
};

}  // namespace sayso
