#include "engine/rulepack/scan.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace sayso {
namespace {

/// Tokens that the look-up runs ahead: the lexicon does not fit the nearest cache.
constexpr std::size_t kPrefetch = 16;
constexpr std::size_t kPrefetchInfo = 8;

/// Those in which sentences are matched.
constexpr std::size_t kSentenceStages = static_cast<std::size_t>(Stage::Paragraphs);

/// A name may begin at the token.
constexpr unsigned kNameStart = kGapStop + 1;
/// All letters of the token are capitals.
constexpr unsigned kShouts = static_cast<unsigned>(BuiltinAtom::Count);
/// A word with no blank before it.
constexpr unsigned kGluedWord = kShouts + 1;

constexpr unsigned bit_of(BuiltinAtom shape) { return 1u << static_cast<unsigned>(shape); }

/// What a token's kind, whether it has a capital or all of them, and whether it is glued say of it.
struct Look {
  std::uint8_t shapes = 0;
  std::uint8_t interests = 0;  ///< whatever the word is
  std::uint8_t allows = 0;     ///< interests of a word that it may have
};

constexpr unsigned kLookShapes = kCapital | kAllCapitals | kGlued;
constexpr std::size_t look_of(TokenKind kind, unsigned shape) {
  return static_cast<std::size_t>(kind) * (kLookShapes + 1) + (shape & kLookShapes);
}

constexpr auto kLooks = [] {
  constexpr std::array kShapeOfKind = {BuiltinAtom::Word, BuiltinAtom::Digits, BuiltinAtom::Mark, BuiltinAtom::QuoteMark};
  std::array<Look, kShapeOfKind.size() * (kLookShapes + 1)> out{};
  for (std::size_t kind = 0; kind < kShapeOfKind.size(); ++kind) {
    for (unsigned shape = 0; shape <= kLookShapes; ++shape) {
      bool word = static_cast<TokenKind>(kind) == TokenKind::Word;
      bool name = word && (shape & kCapital) != 0;
      unsigned shapes = bit_of(kShapeOfKind[kind]);
      if (name) shapes |= bit_of(BuiltinAtom::Capital);
      if (word && (shape & kAllCapitals) != 0) shapes |= 1u << kShouts;
      if (word && (shape & kGlued) != 0) shapes |= 1u << kGluedWord;
      unsigned digits =
          static_cast<TokenKind>(kind) == TokenKind::Number ? bit_of(Interest::Number) | bit_of(Interest::Date) : 0;
      unsigned forbids = name ? 0 : bit_of(Interest::Name);
      out[look_of(static_cast<TokenKind>(kind), shape)] = {.shapes = static_cast<std::uint8_t>(shapes),
                                                           .interests = static_cast<std::uint8_t>(digits),
                                                           .allows = static_cast<std::uint8_t>(0xFFu & ~forbids)};
    }
  }
  return out;
}();

}  // namespace

Scan::Scan(const RulePack& pack)
    : pack_(pack),
      words_(kMaxSentenceTokens + 1),
      planes_(stride() * kBitWords, 0),
      states_(pack.atom_count() + 2, 0),
      slots_(pack.slot_count() + 1) {
  seen_triggers_.atoms.resize(pack.atom_count() + 1);
  for (AtomList& list : triggers_) list.atoms.resize(pack.atom_count() + 1);
  for (std::size_t w = 0; w < kBitWords; ++w) planes_[w * stride() + column_of(pack.always())] = ~std::uint64_t{0};
  for (std::size_t i = 0; i < pack.atom_count(); ++i) planes_[2 * i + 1] = pack.lexicon().frequent_words(static_cast<Atom>(i));
}

void Scan::start(std::string_view bytes, const TokenizedText& text, TokenRange sentence) {
  clear();
  bytes_ = bytes;
  first_ = sentence.first;
  tokens_ = std::span(text.tokens).subspan(sentence.first, sentence.size());
  look_up_words();
  note_traits();
  mark_words();
  mark_shapes();
  index_triggers();
  find_body();
  find_all_names();
}

void Scan::clear() {
  std::size_t used = bit_words();
  for (std::size_t w = 0; w < used; ++w) frequent_[w].fill(0);
  for (std::size_t w = 1; w < used; ++w) {
    for (Bits& bits : roles_at_) bits.word[w] = 0;
    for (Bits& bits : shapes_at_) bits.word[w] = 0;
  }
  for (Slot slot : touched_slots_) {
    SlotRow& row = slots_[index_of(slot)];
    row.spans.clear();
    for (std::size_t w = 0; w < used; ++w) row.edges[w] = {};
  }
  touched_slots_.clear();
  seen_triggers_.count = 0;
  for (std::size_t s = 0; s < kSentenceStages; ++s) triggers_[s].count = 0;
  signature_ = {};
  inside_ = {};
  lists_seen_ = 0;
}

void Scan::begin_atoms() {
  if (now_ > std::numeric_limits<State>::max() - 2 * kStep) {
    std::fill(states_.begin(), states_.end(), State{0});
    now_ = 0;
  }
  now_ = static_cast<State>(now_ + kStep);
  states_[index_of(pack_.always())] = now_ | kSeen | kWhole;
  states_[index_of(pack_.never())] = now_ | kWhole;
}

/// Empties the atom's bitmap where it is that of an earlier sentence.
void Scan::refresh(Atom atom) const {
  State& state = states_[index_of(atom)];
  if (state >= now_) return;
  for (std::size_t w = 0; w < bit_words(); ++w) planes_[w * stride() + column_of(atom)] = 0;
  state = now_;
}

void Scan::make_whole(Atom atom) const {
  refresh(atom);
  states_[index_of(atom)] |= kWhole;
  std::size_t used = bit_words();
  for (std::uint64_t left = frequent_in(atom) & frequent_here_; left != 0; left &= left - 1) {
    auto word = static_cast<std::size_t>(std::countr_zero(left));
    for (std::size_t w = 0; w < used; ++w) planes_[w * stride() + column_of(atom)] |= frequent_[w][word];
  }
}

// The loops over a sentence's tokens add where a branch would do: of a text nobody can foretell what the next word is, and a branch
// gone wrong costs more than all the rest that is done for a word. What they change lies in locals: to the compiler a byte written
// may be any member.

void Scan::look_up_words() {
  const Lexicon& lexicon = pack_.lexicon();
  std::size_t size = tokens_.size();
  for (std::size_t i = 0; i < std::min(kPrefetch, size); ++i) lexicon.prefetch(tokens_[i].key);
  for (std::size_t i = 0; i < size; ++i) {
    lexicon.prefetch(tokens_[std::min(i + kPrefetch, size - 1)].key);
    lexicon.prefetch_info(tokens_[std::min(i + kPrefetchInfo, size - 1)].key);
    words_[i] = &lexicon.find(tokens_[i].key);
    lexicon.prefetch_marks(*words_[i]);
  }
  words_[size] = &lexicon.unknown();
}

void Scan::note_traits() {
  std::uint32_t lists = 0;
  Signature signature;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const WordInfo& word = *words_[i];
    const Look& look = kLooks[look_of(tokens_[i].kind, tokens_[i].shape)];
    // of a name both must allow it
    unsigned interests = (word.interests ^ sayso::bit_of(Interest::Name)) & look.allows;
    // NOLINTNEXTLINE(readability-implicit-bool-conversion)
    unsigned starts_name = word.may_lead_to(*words_[i + 1]) | static_cast<unsigned>(word.is_name);
    roles_[i] = static_cast<std::uint8_t>(interests | look.interests | (starts_name << kNameStart));
    shapes_[i] = look.shapes;
    lists |= word.lists;
    signature.add(pack_.lexicon().signature(word));
  }
  std::fill_n(roles_.begin() + static_cast<std::ptrdiff_t>(tokens_.size()), kColumnGroup, std::uint8_t{0});
  std::fill_n(shapes_.begin() + static_cast<std::ptrdiff_t>(tokens_.size()), kColumnGroup, std::uint8_t{0});
  lists_seen_ = lists;
  signature_ = signature;
  bit_columns(roles_.data(), tokens_.size(), roles_at_);
  bit_columns(shapes_.data(), tokens_.size(), shapes_at_);
  barrier_ = roles_at_[kGapStop];
  BitOps<kBitWords>::merge(barrier_, shapes_at_[static_cast<std::size_t>(BuiltinAtom::QuoteMark)]);
}

void Scan::mark_words() {
  begin_atoms();
  bit_words() == 1 ? mark_words_of<true>() : mark_words_of<false>();
}

template <bool one_word>
void Scan::mark_words_of() {
  const Lexicon& lexicon = pack_.lexicon();
  State* states = states_.data();
  Atom* triggers = seen_triggers_.atoms.data();
  State now = now_;
  std::size_t triggers_count = 0;
  std::uint64_t frequent = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const WordInfo& word = *words_[i];
    std::uint64_t* plane = planes_.data() + (i >> 6) * stride();
    std::uint64_t bit = std::uint64_t{1} << (i & 63);
    auto mark = [&](Atom atom) {
      if (!one_word) refresh(atom);
      State was = states[index_of(atom)];
      std::uint64_t before = was >= now ? plane[column_of(atom)] : 0;
      plane[column_of(atom)] = before | bit;
      states[index_of(atom)] = std::max(was, now) | kSeen;
      return was;
    };
    frequent_[i >> 6][word.frequent] |= bit;
    frequent |= std::uint64_t{1} << word.frequent;
    std::span<const Atom> atoms = lexicon.marks(word);
    for (std::size_t k = 0; k < atoms.size(); ++k) {
      triggers[triggers_count] = atoms[k];
      bool seen_before = mark(atoms[k]) == (now | kSeen);
      // NOLINTNEXTLINE(readability-implicit-bool-conversion)
      triggers_count += (k < word.triggers_count) & !seen_before;
    }
  }
  seen_triggers_.count = triggers_count;
  frequent_here_ = frequent & ~(std::uint64_t{1} << kFrequentWords);
}

/// Shapes stand at most tokens: their sets are written to their atoms whole.
void Scan::mark_shapes() {
  std::size_t used = bit_words();
  for (unsigned i = 0; i < kShouts; ++i) {
    const Bits& positions = shapes_at_[i];
    if (!BitOps<kBitWords>::any(positions)) continue;
    const RulePack::Shape& shape = pack_.shape(static_cast<BuiltinAtom>(i));
    signature_.add(shape.fulfils);
    for (Atom atom : shape.atoms) {
      refresh(atom);
      seen_triggers_.add(atom, !seen(atom) && pack_.stages_of(atom) != 0);
      states_[index_of(atom)] |= kSeen;
      for (std::size_t w = 0; w < used; ++w) planes_[w * stride() + column_of(atom)] |= positions.word[w];
    }
  }
  auto count = [&](unsigned bit) {
    std::size_t sum = 0;
    for (std::size_t w = 0; w < used; ++w) sum += static_cast<std::size_t>(std::popcount(shapes_at_[bit].word[w]));
    return sum;
  };
  std::size_t capitals = count(kShouts);
  std::size_t words = count(static_cast<unsigned>(BuiltinAtom::Word));
  shouting_ = capitals > 3 && (words - capitals) * 4 < capitals;
}

void Scan::index_triggers() {
  for (Atom atom : seen_triggers_.all()) {
    unsigned stages = pack_.stages_of(atom);
    for (std::size_t s = 0; s < kSentenceStages; ++s) triggers_[s].add(atom, ((stages >> s) & 1u) != 0);
  }
}

void Scan::note_paragraph_triggers() {
  AtomList& list = triggers_[kSentenceStages];
  list.count = 0;
  for (Atom atom : seen_triggers_.all()) list.add(atom, ((pack_.stages_of(atom) >> kSentenceStages) & 1u) != 0);
}

const Bits& Scan::glued_words() const { return shapes_at_[kGluedWord]; }

void Scan::find_body() {
  auto outside = [&](std::size_t at, bool marks_too) {
    return tokens_[at].kind == TokenKind::Quote || (marks_too && tokens_[at].kind == TokenKind::Mark);
  };
  body_begin_ = 0;
  body_end_ = tokens_.size();
  while (body_begin_ < body_end_ && outside(body_begin_, false)) ++body_begin_;
  while (body_end_ > body_begin_ && outside(body_end_ - 1, true)) --body_end_;
}

bool Scan::name_fits(const KnownName& name, std::size_t position) const {
  const std::size_t length = name.length;
  if (position + length > tokens_.size()) return false;
  // the first two led here
  if (length > 2) {
    std::span<const std::uint64_t> keys = pack_.lexicon().keys(name);
    for (std::size_t i = 2; i < length; ++i) {
      if (tokens_[position + i].key != keys[i]) return false;
    }
  }
  if (!name.cased()) return true;
  if (shouting_) return length > 1 || words_[position]->atoms_count == 0;
  std::string_view written = pack_.lexicon().written(name);
  for (std::size_t i = 0; i < length; ++i) {
    const Token& token = tokens_[position + i];
    std::string_view word = token.span().of(bytes_);
    const bool same = written.starts_with(word) && written[word.size()] == ' ';
    // three letters in capitals may be an abbreviation of their own
    if (!same && !(token.is(kAllCapitals) && (length > 1 || token.end - token.begin > 3))) return false;
    written.remove_prefix((same ? word.size() : written.find(' ')) + 1);
  }
  return true;
}

void Scan::find_all_names() {
  const Bits& starts = roles_at_[kNameStart];
  for (std::size_t at = starts.next(0); at + 1 < tokens_.size(); at = starts.next(at + 1))
    pack_.lexicon().prefetch_names(tokens_[at].key, tokens_[at + 1].key);
  for (std::size_t at = starts.next(0); at < tokens_.size(); at = starts.next(at + 1)) {
    const WordInfo& word = *words_[at];
    if (word.may_lead_to(*words_[at + 1])) find_names(pack_.lexicon().names(tokens_[at].key, tokens_[at + 1].key), at);
    if (word.is_name) find_names(pack_.lexicon().names(tokens_[at].key), at);
  }
}

void Scan::find_names(std::span<const KnownName> names, std::size_t position) {
  for (const KnownName& name : names) {
    if (!name_fits(name, position)) continue;
    // longest first: within one slot a shorter name at the same or an inner place is not a name of its own
    std::span<const SpanHit> others = spans(name.slot);
    if (!others.empty() && others.back().end >= position + name.length) continue;
    add(name.slot, {.begin = static_cast<std::uint16_t>(position),
                    .end = static_cast<std::uint16_t>(position + name.length),
                    .value = name.value});
  }
}

void Scan::add(Slot slot, SpanHit hit, bool unit) {
  SlotRow& row = slots_[index_of(slot)];
  if (row.spans.empty()) {
    touched_slots_.push_back(slot);
    signature_.add(pack_.fulfilled_by(slot));
  }
  row.spans.push_back(hit);
  row.edges[hit.begin >> 6].begins |= std::uint64_t{1} << (hit.begin & 63);
  row.edges[hit.end >> 6].ends |= std::uint64_t{1} << (hit.end & 63);
  if (!unit) return;
  for (std::size_t i = hit.begin + 1u; i < hit.end; ++i) inside_.add(i);
}

}  // namespace sayso
