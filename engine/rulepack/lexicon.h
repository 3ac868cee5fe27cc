/// Lexicon: what all rules together know of a word: the atoms it belongs to, the names that begin with it, its worth as a number.
/// Built once by compile(); looked up once for every token.
///
///     const WordInfo& word = lexicon.find(token.key);   // of an unknown word: no atoms, no names
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "engine/rulepack/form.h"

namespace sayso {

/// What a word is in a number, as `numbers:` of a pack says. extract/numbers composes them.
enum class NumberRole : std::uint8_t {
  None,
  Unit,             ///< "one" … "nineteen"
  Ten,              ///< "twenty" … "ninety"
  Multiplier,       ///< "hundred", "dozen"
  Vague,            ///< "dozens": worth its floor
  Fraction,         ///< "half", "½"
  Ordinal,          ///< "third": no number, but in "one third"
  Part,             ///< "thirds": only in "two thirds"
  Collective,       ///< "couple": behind an article
  VagueCollective,  ///< "handful": the same, worth its floor
  Article,
  Joiner,    ///< "and"
  Link,      ///< "of", in "half of a million"
  Point,     ///< "point", in "one point five"
  Minus,     ///< "minus"
  Negative,  ///< "no", "none"
  Suffix,
};
enum class DateRole : std::uint8_t { None, Month, Weekday, Relative };

/// The lists that the engine asks for itself, beside rules; a pack fills them under these names.
enum class EngineList : std::uint8_t {
  FunctionWords,    ///< "function-words": capitalised or not, they are no name
  NameConnectors,   ///< "name-connectors": may stand inside a name
  Titles,           ///< "title": stand before a person's name
  People,           ///< "people": nouns for those who are counted
  Definites,        ///< "definites": begin a description of someone named before
  Demonstratives,   ///< "demonstratives": point back to an event
  ContentStops,     ///< "content-stops": what is said ends before them
  ContentOpeners,   ///< "content-openers": stand between a cue and what is said
  GapStops,         ///< "gap-stops": no gap runs over them
  NounPhraseEnds,   ///< "noun-phrase-ends": what is counted was named before them
  Cues,             ///< "cue": all verbs and expressions of "cues:"
  CueHelpers,       ///< "helper": stand between a source and its cue
  SourceOpeners,    ///< "source-openers": a source follows them
  PhraseStops,      ///< "phrase-stops": never inside the words that name a source
  PhraseStarts,     ///< "phrase-starts": such words begin with them
  PhraseLinks,      ///< "phrase-links": prepositions inside such words
  CloseLinks,       ///< "close-links": those that always belong to the word before
  PhraseJoins,      ///< "phrase-joins": join clauses
  Relatives,        ///< "relatives": begin a clause that tells more of someone
  ContentTails,     ///< "content-tails": after a cue, begin words that tell when or where it was said
  Persons,          ///< "person": nouns for one person: "woman", "gunman"
  PeopleModifiers,  ///< "people-modifier": stand between a number and those counted
  OneMore,          ///< "one-more": "another"
  GroupPronouns,    ///< "group-pronouns": "of them", "of whom"
  GroupHelpers,     ///< "group-helpers": a clause about someone ends before them: "who had fled were killed"
  Count,
};

/// What a stage of the extraction goes after: it steps from one such word to the next.
enum class Interest : std::uint8_t {
  Number,  ///< digits, and words of numbers
  Date,    ///< digits, months, days
  Name,    ///< capitals that may begin a name
  Speech,  ///< a source stands beside it: cues, source openers
  Person,  ///< words that may begin who is counted as one: "a", "another", "the", "his"
  Count,
};
constexpr unsigned bit_of(Interest interest) { return 1u << static_cast<unsigned>(interest); }
/// Beside the interests of a word: no gap runs over it.
constexpr unsigned kGapStop = static_cast<unsigned>(Interest::Count);

/// The words that stand in most atoms, "the", "of", have bitmaps of their own in a scan: a number below kFrequentWords each. All
/// others have that number.
constexpr std::size_t kFrequentWords = 63;

/// Half a cache line, so that the words of a text stay in a near cache; the numbers lie apart.
struct alignas(32) WordInfo {
  static constexpr int kInterests = (2 << kGapStop) - 1;
  std::uint64_t key = 0;
  std::uint32_t atoms_begin = 0;
  std::uint32_t lists = 0;      ///< the EngineLists that hold the word, a bit each
  std::uint16_t signature = 0;  ///< index into Lexicon::signatures
  std::uint16_t atoms_count = 0;
  std::uint16_t triggers_count = 0;  ///< how many of the atoms are triggers; those come first
  std::uint16_t marks_count = 0;     ///< and how many a scan marks for each such word
  std::uint16_t worth = 0;           ///< index into Lexicon::worths
  std::uint16_t seconds = 0;  ///< what second words its names of two words and more have: a bit for each, by second_bit()
  std::uint8_t frequent = kFrequentWords;
  NumberRole number_role : 5 = NumberRole::None;
  DateRole date_role : 2 = DateRole::None;
  bool in_units : 1 = false;         ///< a unit's name begins with it, or a symbol ends with it
  std::uint8_t interests : 6 = 0;    ///< a bit each, and kGapStop; of Name, that it may not begin one
  bool is_name : 1 = false;          ///< it is one all by itself
  bool second_in_names : 1 = false;  ///< names of two words and more have it as their second word

  bool in(EngineList list) const { return ((lists >> static_cast<unsigned>(list)) & 1) != 0; }
  static std::uint16_t second_bit(std::uint64_t key) { return static_cast<std::uint16_t>(1u << (key >> 60)); }
  /// Whether a name may begin with this word and the other; mostly.
  bool may_lead_to(const WordInfo& second) const {
    // NOLINTNEXTLINE(readability-implicit-bool-conversion): both, without a branch
    return (second.second_in_names & (seconds >> (second.key >> 60))) != 0;
  }
};
static_assert(sizeof(WordInfo) == 32);

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

/// A Name in the lexicon. The words of all of them lie in one row, so that trying a name costs few lines of the cache.
struct KnownName {
  static constexpr std::uint32_t kAnyCase = UINT32_MAX;
  std::uint32_t keys_begin = 0;
  std::uint32_t written_begin = kAnyCase;  ///< where `cased`: of the words as written, a blank behind each
  std::uint32_t value = 0;
  Slot slot = Slot::None;
  std::uint16_t length = 0;  ///< words

  bool cased() const { return written_begin != kAnyCase; }
};

class Lexicon {
 public:
  const WordInfo& find(std::uint64_t key) const {
    Cell cell = cells_[key & mask_];
    const WordInfo& info = infos_[cell.info()];
    // most words lie in the first cell or nowhere, and one branch tells which do not
    // NOLINTNEXTLINE(readability-implicit-bool-conversion)
    bool elsewhere = (cell.bits != 0) & (info.key != key);
    return elsewhere ? find_further(key) : info;
  }
  const WordInfo& unknown() const { return infos_[0]; }
  /// Asks for the word's memory ahead of find().
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&cells_[key & mask_]); }
  /// Later, when that has come: for the row that it leads to.
  void prefetch_info(std::uint64_t key) const { __builtin_prefetch(&infos_[cells_[key & mask_].info()]); }
  /// And for what the row leads to.
  void prefetch_marks(const WordInfo& word) const {
    __builtin_prefetch(&signatures_[word.signature]);
    __builtin_prefetch(atoms_.data() + word.atoms_begin);
  }
  const WordWorth& worth(const WordInfo& word) const { return worths_[word.worth]; }
  std::span<const Atom> atoms(const WordInfo& word) const { return {atoms_.data() + word.atoms_begin, word.atoms_count}; }
  /// Those that a scan marks where the word stands: all that forms ask for, of a frequent word only the triggers; triggers first.
  std::span<const Atom> marks(const WordInfo& word) const { return {atoms_.data() + word.atoms_begin, word.marks_count}; }
  /// The frequent words that an atom holds, a bit each.
  std::uint64_t frequent_words(Atom atom) const { return frequent_words_[static_cast<std::size_t>(atom)]; }
  /// The needs of forms that the word fulfils.
  const Signature& signature(const WordInfo& word) const { return signatures_[word.signature]; }
  bool holds(const WordInfo& word, Atom atom) const {
    std::span<const Atom> all = atoms(word);
    return std::find(all.begin(), all.end(), atom) != all.end();
  }
  /// Names of this one word.
  std::span<const KnownName> names(std::uint64_t word) const { return names(word, kNoWord); }
  /// Names that begin with these two words, longest first.
  std::span<const KnownName> names(std::uint64_t first, std::uint64_t second) const {
    std::uint64_t key = pair_key(first, second);
    for (std::size_t at = key & pair_mask_;; at = (at + 1) & pair_mask_) {
      const Pair& pair = pairs_[at];
      if (pair.key == key || pair.count == 0) return {names_.data() + pair.begin, pair.count};
    }
  }
  /// For names() of the two words, a little later.
  void prefetch_names(std::uint64_t first, std::uint64_t second) const {
    __builtin_prefetch(&pairs_[pair_key(first, second) & pair_mask_]);
  }
  std::span<const std::uint64_t> keys(const KnownName& name) const {
    return {name_keys_.data() + name.keys_begin, name.length};
  }
  /// Of a cased name: its words, a blank behind each, and whatever follows.
  std::string_view written(const KnownName& name) const { return std::string_view(names_written_).substr(name.written_begin); }
  std::size_t size() const { return infos_.size() - 1; }

 private:
  friend class LexiconBuilder;
  const WordInfo& find_further(std::uint64_t key) const;
  /// Few bytes, so that the table of all words stays in a near cache: where the word's row lies, and a part of its key. 0: nowhere.
  struct Cell {
    static constexpr unsigned kInfoBits = 24;
    std::uint32_t bits = 0;

    std::uint32_t info() const { return bits & ((1u << kInfoBits) - 1); }
    std::uint32_t tag() const { return bits >> kInfoBits; }
  };
  static std::uint32_t tag_of(std::uint64_t key) { return static_cast<std::uint32_t>(key >> (32 + Cell::kInfoBits)); }
  static constexpr std::uint64_t kNoWord = 0;
  /// The names that begin with two words, or are one; an empty one has none.
  struct Pair {
    std::uint64_t key = 0;
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
  };
  static std::uint64_t pair_key(std::uint64_t first, std::uint64_t second) {
    std::uint64_t mixed = first * 0x9E3779B97F4A7C15u + second;
    return mixed ^ (mixed >> 29);
  }
  std::vector<Pair> pairs_ = std::vector<Pair>(2);
  std::size_t pair_mask_ = 1;
  std::vector<Cell> cells_ = std::vector<Cell>(2);
  std::size_t mask_ = 1;
  std::vector<WordInfo> infos_ = std::vector<WordInfo>(1);  ///< the first is that of an unknown word
  std::vector<WordWorth> worths_ = std::vector<WordWorth>(1);
  std::vector<Signature> signatures_ = std::vector<Signature>(1);
  std::vector<Atom> atoms_;
  std::vector<std::uint64_t> frequent_words_;  ///< by atom
  std::vector<KnownName> names_;
  std::vector<std::uint64_t> name_keys_;
  std::string names_written_;
};

/// What for an atom is in the lexicon.
struct AtomUse {
  bool asked = false;      ///< a form asks for it
  bool triggers = false;   ///< forms are tried where it stands
  bool looked_up = false;  ///< the engine looks it up word by word
  Signature fulfils = {};  ///< needs of forms
};

/// Collects words and gives a Lexicon. Adding the same thing twice is harmless.
class LexiconBuilder {
 public:
  /// One atom after the other.
  void add_atom(std::uint64_t key, Atom atom);
  void add_to_list(std::uint64_t key, EngineList list);
  void add_name(Name name);
  void set_number(std::uint64_t key, NumberRole role, double worth);
  void set_suffix(std::uint64_t key, double worth);
  void set_date(std::uint64_t key, DateRole role, double worth);
  void set_in_units(std::uint64_t key);
  /// `uses` by atom.
  Lexicon build(std::span<const AtomUse> uses);

 private:
  struct Entry {
    NumberRole number_role = NumberRole::None;
    DateRole date_role = DateRole::None;
    WordWorth worth = {};
    std::uint32_t lists = 0;
    std::uint16_t triggers_count = 0;
    std::uint16_t asked_count = 0;
    std::uint8_t frequent = kFrequentWords;
    bool in_units = false;
    bool is_name = false;
    bool second_in_names = false;
    std::uint16_t seconds = 0;
    std::vector<Atom> atoms = {};
    std::vector<Name> names = {};
  };
  using NameKey = std::tuple<Slot, std::uint32_t, std::vector<std::string>>;
  Entry& entry(std::uint64_t key);
  bool is_known(const Entry& first, const Name& name);
  static std::uint8_t interests_of(const Entry& entry);
  void order_atoms(std::span<const AtomUse> uses);
  void choose_frequent(Lexicon& out, std::size_t atom_count);
  std::uint16_t signature_of(const Entry& entry, std::span<const AtomUse> uses, Lexicon& out);
  void build_names(Lexicon& out);
  std::unordered_map<std::uint64_t, std::size_t> index_;
  std::map<std::array<std::uint64_t, 4>, std::uint16_t> signatures_;
  std::unordered_map<std::uint64_t, std::set<NameKey>> crowds_;  ///< by first word: its names, where there are many
  std::vector<std::uint64_t> keys_;
  std::vector<Entry> entries_;
};

}  // namespace sayso
