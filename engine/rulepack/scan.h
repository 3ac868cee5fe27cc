/// Scan: one sentence ready for matching: for each atom the bitmap of the positions where it stands, for each slot its spans.
/// Owned by one thread and used for sentence after sentence; a bitmap of an earlier one is known by its state.
///
///     Scan scan(pack);
///     scan.start(document, text, sentence);
///     scan.add(slot_of(BuiltinSlot::Quantity), {.begin = 0, .end = 3, .value = 7});
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/rulepack/bits.h"
#include "engine/rulepack/rulepack.h"
#include "engine/text/token.h"

namespace sayso {

/// Token positions in the sentence, half open, and what the span stands for (an index into whatever table filled the slot).
struct SpanHit {
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
  std::uint32_t value = 0;
};

class Scan {
 public:
  explicit Scan(const RulePack& pack);

  /// Takes a sentence, or any run of at most kMaxSentenceTokens tokens: looks its words up, marks atoms, finds names (lists' expressions).
  void start(std::string_view bytes, const TokenizedText& text, TokenRange sentence);

  std::size_t size() const { return tokens_.size(); }
  /// The first token of the sentence in the text's table.
  std::uint32_t first() const { return first_; }
  const Token& token(std::size_t position) const { return tokens_[position]; }
  std::string_view word(std::size_t position) const { return tokens_[position].span().of(bytes_); }
  /// The token is this one byte.
  bool is(char mark, std::size_t position) const {
    if (position >= tokens_.size()) return false;
    const Token& token = tokens_[position];
    return token.end - token.begin == 1 && bytes_[token.begin] == mark;
  }
  const WordInfo& info(std::size_t position) const { return *words_[position]; }
  const WordWorth& worth(std::size_t position) const { return pack_.lexicon().worth(*words_[position]); }
  /// All words are in capitals: shape tells nothing.
  bool shouting() const { return shouting_; }

  bool has(Atom atom, std::size_t position) const {
    return atom != Atom::None && ((positions(atom)[(position >> 6) * stride()] >> (position & 63)) & 1) != 0;
  }
  bool has(EngineList list, std::size_t position) const { return position < tokens_.size() && words_[position]->in(list); }
  /// Looks an atom up that no form asks for.
  bool holds(Atom atom, std::size_t position) const { return pack_.lexicon().holds(*words_[position], atom); }
  bool present(EngineList list) const {
    return ((lists_seen_ >> static_cast<unsigned>(list)) & 1) != 0 || present(pack_.slot(list));
  }
  bool present(Atom atom) const { return atom != Atom::None && (seen(atom) || (frequent_in(atom) & frequent_here_) != 0); }
  bool present(Slot slot) const { return slot != Slot::None && !slots_[index_of(slot)].spans.empty(); }
  /// The atom's bitmap; its word w lies at w * stride(): the usual sentence of one word stays in the nearest cache.
  const std::uint64_t* positions(Atom atom) const {
    if (states_[index_of(atom)] < now_ + kWhole) make_whole(atom);
    return planes_.data() + column_of(atom);
  }
  std::size_t stride() const { return 2 * (pack_.atom_count() + 2); }
  /// Where spans of a slot begin and where they end, in 64 positions.
  struct Edges {
    std::uint64_t begins = 0;
    std::uint64_t ends = 0;
  };
  /// By words of positions.
  const std::array<Edges, kBitWords>& edges(Slot slot) const { return slots_[index_of(slot)].edges; }
  std::span<const SpanHit> spans(Slot slot) const {
    return slot == Slot::None ? std::span<const SpanHit>() : slots_[index_of(slot)].spans;
  }
  /// Finds the triggers of the stage of paragraphs, which start() does not.
  void note_paragraph_triggers();
  /// The atoms here that trigger forms of the stage.
  std::span<const Atom> triggers(Stage stage) const { return triggers_[static_cast<std::size_t>(stage)].all(); }
  /// All needs of forms that are fulfilled here; several may share a bit.
  const Signature& signature() const { return signature_; }
  bool holds(const std::array<Atom, 2>& rare) const { return both(seen(rare[0]), seen(rare[1])); }
  /// For a sentence of n words of bits.
  template <std::size_t n>
  bool holds(const Neighbours& pair) const {
    const std::uint64_t* first = positions(pair.first);
    const std::uint64_t* second = positions(pair.second);
    std::uint64_t carry = 0;
    std::uint64_t both = 0;
    for (std::size_t w = 0; w < n; ++w) {
      std::uint64_t before = first[w * stride()];
      std::uint64_t ends = (before << 1) | carry | edges(pair.first_span)[w].ends;
      both |= ends & (second[w * stride()] | edges(pair.second_span)[w].begins);
      carry = before >> 63;
    }
    return both != 0;
  }
  /// False where the form cannot match; mostly. holds(pair) tells more.
  bool may_hold(const FormRow& form) const { return both(signature_.holds(form.needs), holds(form.rare)); }
  std::span<const Slot> touched_slots() const { return touched_slots_; }

  /// Adds a span to a slot; with `unit` its tokens count as one in gaps.
  void add(Slot slot, SpanHit hit, bool unit = true);
  /// The token counts as one with the token before it in gaps.
  void glue(std::size_t position) { inside_.add(position); }
  /// The first position at or after `from` that is of interest; size() or more where there is none.
  std::size_t next(Interest interest, std::size_t from) const { return of_interest(interest).next(from); }
  /// All positions of interest.
  const Bits& of_interest(Interest interest) const { return roles_at_[static_cast<std::size_t>(interest)]; }
  /// Words with no blank before them: "'s".
  const Bits& glued_words() const;
  const Bits& inside_units() const { return inside_; }
  const Bits& barrier() const { return barrier_; }
  /// Machine words of Bits in use: 1 or kBitWords.
  std::size_t bit_words() const { return tokens_.size() < 63 ? 1 : kBitWords; }
  /// Positions of the sentence without its opening and closing marks: where "^" holds.
  std::size_t body_begin() const { return body_begin_; }
  std::size_t body_end() const { return body_end_; }

 private:
  /// A byte for each token, a trait in each bit, and zeros up to a whole group of bit_columns().
  using Traits = std::array<std::uint8_t, kMaxSentenceTokens + kColumnGroup>;
  /// What of an atom's bitmap can be read is told by its state, a number that grows from sentence to sentence: under now_ its bits are
  /// those of an earlier sentence. So nothing is cleared but what is used.
  using State = std::uint16_t;
  static constexpr State kSeen = 1;   ///< a word that is not frequent has it here, or as a trigger, or a shape
  static constexpr State kWhole = 2;  ///< the bitmap holds the frequent words too: done when asked for, mostly it is not
  static constexpr State kStep = 4;
  /// Where the atom's two numbers begin in planes_, for the first word of positions.
  static constexpr std::size_t column_of(Atom atom) { return 2 * index_of(atom); }
  /// Without a branch.
  static bool both(bool a, bool b) { return (static_cast<unsigned>(a) & static_cast<unsigned>(b)) != 0; }
  bool seen(Atom atom) const { return (states_[index_of(atom)] | kWhole) == (now_ | kWhole | kSeen); }
  void clear();
  void look_up_words();
  void note_traits();
  void mark_words();
  void mark_shapes();
  void index_triggers();
  void find_body();
  void find_all_names();
  void find_names(std::span<const KnownName> names, std::size_t position);
  bool name_fits(const KnownName& name, std::size_t position) const;
  void begin_atoms();
  void refresh(Atom atom) const;
  void make_whole(Atom atom) const;
  template <bool one_word>
  void mark_words_of();

  const RulePack& pack_;
  std::string_view bytes_;
  std::span<const Token> tokens_;
  std::uint32_t first_ = 0;
  std::vector<const WordInfo*> words_;  ///< one more than tokens, an unknown word
  Traits roles_{};                      ///< an Interest in each bit, and those of scan.cpp
  Traits shapes_{};                     ///< a BuiltinAtom in each bit, and one of scan.cpp
  std::array<Bits, 8> roles_at_{};      ///< by bit of roles_
  std::array<Bits, 8> shapes_at_{};
  std::uint64_t frequent_in(Atom atom) const { return planes_[column_of(atom) + 1]; }
  /// kBitWords × atoms, RulePack::always() and never(), two numbers each: the bits, and beside the first ones, which are read together
  /// with it, Lexicon::frequent_words().
  mutable std::vector<std::uint64_t> planes_;
  mutable std::vector<State> states_;  ///< by atom, and these two
  State now_ = 0;
  /// By words of positions: where each frequent word stands; the last one for all others.
  std::array<std::array<std::uint64_t, kFrequentWords + 1>, kBitWords> frequent_{};
  std::uint64_t frequent_here_ = 0;
  /// Room for all atoms and one more, so that adding needs no question.
  struct AtomList {
    std::vector<Atom> atoms;
    std::size_t count = 0;
    void add(Atom atom, bool wanted) {
      atoms[count] = atom;
      count += wanted ? 1 : 0;
    }
    std::span<const Atom> all() const { return {atoms.data(), count}; }
  };
  AtomList seen_triggers_;
  std::array<AtomList, static_cast<std::size_t>(Stage::Count)> triggers_;
  Signature signature_;
  struct SlotRow {
    std::vector<SpanHit> spans = {};
    std::array<Edges, kBitWords> edges = {};
  };
  std::vector<SlotRow> slots_;  ///< and RulePack::no_slot()
  std::vector<Slot> touched_slots_;
  Bits inside_{};
  Bits barrier_{};
  std::uint32_t lists_seen_ = 0;
  bool shouting_ = false;
  std::size_t body_begin_ = 0;
  std::size_t body_end_ = 0;
};

}  // namespace sayso
