#include "engine/rulepack/scan.h"

#include <algorithm>

namespace sayso {
namespace {

/// Tokens that the look-up runs ahead: the lexicon does not fit the nearest cache.
constexpr std::size_t kPrefetch = 8;

/// Of its shape and of what it is; of a name both must allow it.
unsigned interests_of(const Token& token, const WordInfo& word) {
  unsigned digits = token.kind == TokenKind::Number ? 1u : 0u;
  unsigned capital = (token.kind == TokenKind::Word && token.is(kCapital)) ? 1u : 0u;
  unsigned name = bit_of(Interest::Name);
  return digits * (bit_of(Interest::Number) | bit_of(Interest::Date)) | (capital * name & ~unsigned{word.interests}) |
         (word.interests & ~name);
}

}  // namespace

Scan::Scan(const RulePack& pack)
    : pack_(pack),
      words_(kMaxSentenceTokens + 1),
      atom_count_(pack.atom_count()),
      planes_(pack.atom_count() * kBitWords, 0),
      atom_seen_(pack.atom_count(), 0),
      touched_(pack.atom_count() + 1),
      spans_(pack.slot_count()),
      name_starts_(kMaxSentenceTokens + 1) {
  for (AtomList& list : triggers_) list.atoms.resize(pack.atom_count() + 1);
}

void Scan::start(std::string_view bytes, const TokenizedText& text, TokenRange sentence) {
  clear();
  bytes_ = bytes;
  first_ = sentence.first;
  tokens_ = std::span(text.tokens).subspan(sentence.first, sentence.size());
  look_up_words();
  mark_words();
  mark_shapes();
  index_triggers();
  find_body();
  for (std::uint16_t at : std::span(name_starts_).first(name_starts_count_)) {
    const WordInfo& word = *words_[at];
    if (word.begins_names && words_[at + 1u]->second_in_names)
      find_names(pack_.lexicon().names(tokens_[at].key, tokens_[at + 1u].key), at);
    if (word.names_count > 0) find_names(pack_.lexicon().names(word), at);
  }
}

void Scan::clear() {
  std::size_t words = bit_words();
  for (Atom atom : touched_atoms()) {
    atom_seen_[index_of(atom)] = 0;
    for (std::size_t w = 0; w < words; ++w) planes_[w * atom_count_ + index_of(atom)] = 0;
  }
  for (Slot slot : touched_slots_) spans_[index_of(slot)].clear();
  touched_count_ = 0;
  touched_slots_.clear();
  for (AtomList& list : triggers_) list.count = 0;
  signature_ = {};
  interests_ = {};
  inside_ = {};
  barrier_ = {};
  lists_seen_ = 0;
}

// The loops over a sentence's tokens add where a branch would do: of a text nobody can foretell what the next word is, and a branch
// gone wrong costs more than all the rest that is done for a word.

void Scan::look_up_words() {
  const Lexicon& lexicon = pack_.lexicon();
  std::size_t size = tokens_.size();
  for (std::size_t i = 0; i < std::min(kPrefetch, size); ++i) lexicon.prefetch(tokens_[i].key);
  for (std::size_t i = 0; i < size; ++i) {
    lexicon.prefetch(tokens_[std::min(i + kPrefetch, size - 1)].key);
    words_[i] = &lexicon.find(tokens_[i].key);
  }
  words_[size] = &lexicon.unknown();
}

// A truth value is a bit here: branches that no processor foresees would take half of the time.
// NOLINTBEGIN(readability-implicit-bool-conversion)

void Scan::mark_words() {
  name_starts_count_ = 0;
  // what mark() does, with all that it changes in locals: to the compiler a byte written may be any member
  std::uint8_t* seen = atom_seen_.data();
  Atom* touched = touched_.data();
  std::size_t touched_count = touched_count_;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const WordInfo& word = *words_[i];
    std::uint64_t* plane = planes_.data() + (i >> 6) * atom_count_;
    std::uint64_t bit = std::uint64_t{1} << (i & 63);
    for (Atom atom : pack_.lexicon().form_atoms(word)) {
      std::size_t at = index_of(atom);
      touched[touched_count] = atom;
      touched_count += 1u - seen[at];
      seen[at] = 1;
      plane[at] |= bit;
    }
    lists_seen_ |= word.lists;
    unsigned interests = interests_of(tokens_[i], word);
    for (std::size_t k = 0; k < interests_.size(); ++k)
      interests_[k].word[i >> 6] |= std::uint64_t{(interests >> k) & 1u} << (i & 63);
    barrier_.word[i >> 6] |= std::uint64_t{word.in(EngineList::GapStops)} << (i & 63);
    name_starts_[name_starts_count_] = static_cast<std::uint16_t>(i);
    bool starts_name = (word.begins_names & words_[i + 1]->second_in_names) | (word.names_count > 0);
    name_starts_count_ += starts_name ? 1 : 0;
  }
  touched_count_ = touched_count;
}

/// Shapes stand at most tokens: their sets are put together first, and written to their atoms once.
void Scan::mark_shapes() {
  std::array<Bits, static_cast<std::size_t>(BuiltinAtom::Count)> shapes{};
  auto of = [&](BuiltinAtom shape) -> Bits& { return shapes[static_cast<std::size_t>(shape)]; };
  constexpr std::array kShapeOfKind = {BuiltinAtom::Word, BuiltinAtom::Digits, BuiltinAtom::Mark, BuiltinAtom::QuoteMark};
  std::size_t capitals = 0;
  std::size_t words = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    bool word = token.kind == TokenKind::Word;
    of(kShapeOfKind[static_cast<std::size_t>(token.kind)]).add(i);
    of(BuiltinAtom::Capital).word[i >> 6] |= std::uint64_t{word && token.is(kCapital)} << (i & 63);
    capitals += std::size_t{word && token.is(kAllCapitals)};
    words += std::size_t{word};
  }
  shouting_ = capitals > 3 && (words - capitals) * 4 < capitals;
  std::size_t used = bit_words();
  for (std::size_t w = 0; w < used; ++w) barrier_.word[w] |= of(BuiltinAtom::QuoteMark).word[w];
  for (std::size_t shape = 0; shape < shapes.size(); ++shape) {
    bool any = std::any_of(shapes[shape].word.begin(), shapes[shape].word.begin() + static_cast<std::ptrdiff_t>(used),
                           [](std::uint64_t w) { return w != 0; });
    if (!any) continue;
    auto write = [&](Atom atom) {
      note(atom);
      for (std::size_t w = 0; w < used; ++w) planes_[w * atom_count_ + index_of(atom)] |= shapes[shape].word[w];
    };
    write(atom_of(static_cast<BuiltinAtom>(shape)));
    for (Atom atom : pack_.followers(static_cast<BuiltinAtom>(shape))) write(atom);
  }
}

// NOLINTEND(readability-implicit-bool-conversion)

void Scan::index_triggers() {
  Signature signature = signature_;
  std::array<Atom*, static_cast<std::size_t>(Stage::Count)> ends{};
  for (std::size_t s = 0; s < ends.size(); ++s) ends[s] = triggers_[s].atoms.data() + triggers_[s].count;
  for (Atom atom : touched_atoms()) {
    const RulePack::AtomMark& mark = pack_.mark_of(atom);
    signature.add(mark.fulfils);
    for (std::size_t s = 0; s < ends.size(); ++s) {
      *ends[s] = atom;
      ends[s] += (mark.stages >> s) & 1u;
    }
  }
  signature_ = signature;
  for (std::size_t s = 0; s < ends.size(); ++s)
    triggers_[s].count = static_cast<std::size_t>(ends[s] - triggers_[s].atoms.data());
}

void Scan::find_body() {
  auto outside = [&](std::size_t at, bool marks_too) {
    return tokens_[at].kind == TokenKind::Quote || (marks_too && tokens_[at].kind == TokenKind::Mark);
  };
  body_begin_ = 0;
  body_end_ = tokens_.size();
  while (body_begin_ < body_end_ && outside(body_begin_, false)) ++body_begin_;
  while (body_end_ > body_begin_ && outside(body_end_ - 1, true)) --body_end_;
}

bool Scan::name_fits(const Name& name, std::size_t position) const {
  std::size_t length = name.keys.size();
  if (position + length > tokens_.size()) return false;
  for (std::size_t i = 1; i < length; ++i) {
    if (tokens_[position + i].key != name.keys[i]) return false;
  }
  if (!name.cased) return true;
  if (shouting_) return length > 1 || words_[position]->atoms_count == 0;
  for (std::size_t i = 0; i < length; ++i) {
    const Token& token = tokens_[position + i];
    bool written = token.span().of(bytes_) == name.words[i];
    // three letters in capitals may be an abbreviation of their own
    if (!written && !(token.is(kAllCapitals) && (length > 1 || token.end - token.begin > 3))) return false;
  }
  return true;
}

void Scan::find_names(std::span<const Name> names, std::size_t position) {
  for (const Name& name : names) {
    if (!name_fits(name, position)) continue;
    // longest first: within one slot a shorter name at the same or an inner place is not a name of its own
    std::span<const SpanHit> others = spans(name.slot);
    if (!others.empty() && others.back().end >= position + name.keys.size()) continue;
    add(name.slot, {.begin = static_cast<std::uint16_t>(position),
                    .end = static_cast<std::uint16_t>(position + name.keys.size()),
                    .value = name.value});
  }
}

void Scan::add(Slot slot, SpanHit hit, bool unit) {
  std::vector<SpanHit>& hits = spans_[index_of(slot)];
  if (hits.empty()) {
    touched_slots_.push_back(slot);
    signature_.add(pack_.fulfilled_by(slot));
  }
  hits.push_back(hit);
  if (!unit) return;
  for (std::size_t i = hit.begin + 1u; i < hit.end; ++i) inside_.add(i);
}

}  // namespace sayso
