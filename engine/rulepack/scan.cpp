#include "engine/rulepack/scan.h"

#include <algorithm>

namespace sayso {
namespace {

/// Tokens that the look-up runs ahead: the lexicon does not fit the nearest cache.
constexpr std::size_t kPrefetch = 6;

}  // namespace

Scan::Scan(const RulePack& pack)
    : pack_(pack),
      atom_count_(pack.atom_count()),
      planes_(pack.atom_count() * kBitWords, 0),
      atom_seen_(pack.atom_count(), 0),
      spans_(pack.slot_count()) {
  words_.reserve(kMaxSentenceTokens);
}

/// Shapes stand at most tokens: their sets are put together first, and written to their atoms once.
void Scan::mark_shapes() {
  std::array<Bits, static_cast<std::size_t>(BuiltinAtom::Count)> shapes{};
  auto at = [&](BuiltinAtom shape) -> Bits& { return shapes[static_cast<std::size_t>(shape)]; };
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    switch (token.kind) {
      case TokenKind::Word:
        at(BuiltinAtom::Word).add(i);
        if (token.is(kCapital)) at(BuiltinAtom::Capital).add(i);
        break;
      case TokenKind::Number: at(BuiltinAtom::Digits).add(i); break;
      case TokenKind::Mark: at(BuiltinAtom::Mark).add(i); break;
      case TokenKind::Quote: at(BuiltinAtom::QuoteMark).add(i); break;
    }
  }
  for (std::size_t w = 0; w < bit_words(); ++w) barrier_.word[w] |= at(BuiltinAtom::QuoteMark).word[w];
  for (std::size_t shape = 0; shape < shapes.size(); ++shape) {
    std::size_t words = bit_words();
    bool any = std::any_of(shapes[shape].word.begin(), shapes[shape].word.begin() + static_cast<std::ptrdiff_t>(words),
                           [](std::uint64_t w) { return w != 0; });
    if (!any) continue;
    auto write = [&](Atom atom) {
      note(atom);
      for (std::size_t w = 0; w < words; ++w) planes_[w * atom_count_ + index_of(atom)] |= shapes[shape].word[w];
    };
    write(atom_of(static_cast<BuiltinAtom>(shape)));
    for (Atom atom : pack_.followers(static_cast<BuiltinAtom>(shape))) write(atom);
  }
}

void Scan::start(std::string_view bytes, const TokenizedText& text, TokenRange sentence) {
  for (Atom atom : touched_) {
    atom_seen_[index_of(atom)] = 0;
    for (std::size_t w = 0; w < bit_words(); ++w) planes_[w * atom_count_ + index_of(atom)] = 0;
  }
  for (Slot slot : touched_slots_) spans_[index_of(slot)].clear();
  touched_.clear();
  touched_slots_.clear();
  for (std::vector<Atom>& list : triggers_) list.clear();
  signature_ = {};
  inside_ = {};
  barrier_ = {};
  lists_seen_ = 0;
  bytes_ = bytes;
  first_ = sentence.first;
  tokens_ = std::span(text.tokens).subspan(sentence.first, sentence.size());
  words_.clear();

  std::size_t capitals = 0;
  std::size_t lower = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (i + kPrefetch < tokens_.size()) pack_.lexicon().prefetch(tokens_[i + kPrefetch].key);
    const WordInfo& word = pack_.lexicon().find(token.key);
    words_.push_back(&word);
    for (Atom atom : pack_.lexicon().form_atoms(word)) mark(atom, i);
    lists_seen_ |= word.lists;
    if (word.in(EngineList::GapStops)) barrier_.add(i);
    if (token.kind == TokenKind::Word) (token.is(kAllCapitals) ? capitals : lower) += 1;
  }
  mark_shapes();
  index_triggers();
  shouting_ = capitals > 3 && lower * 4 < capitals;
  body_begin_ = 0;
  body_end_ = tokens_.size();
  while (body_begin_ < body_end_ && tokens_[body_begin_].kind == TokenKind::Quote) ++body_begin_;
  while (body_end_ > body_begin_ &&
         (tokens_[body_end_ - 1].kind == TokenKind::Quote || tokens_[body_end_ - 1].kind == TokenKind::Mark))
    --body_end_;

  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const WordInfo& word = *words_[i];
    if (word.begins_names && i + 1 < tokens_.size() && words_[i + 1]->second_in_names)
      find_names(pack_.lexicon().names(tokens_[i].key, tokens_[i + 1].key), i);
    if (word.names_count > 0) find_names(pack_.lexicon().names(word), i);
  }
}

void Scan::index_triggers() {
  for (Atom atom : touched_) {
    auto [bit, stages] = pack_.mark_of(atom);
    signature_.add(bit);
    for (std::size_t s = 0; stages != 0; ++s, stages >>= 1) {
      if ((stages & 1) != 0) triggers_[s].push_back(atom);
    }
  }
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
    signature_.add(Signature::bit_of(slot));
  }
  hits.push_back(hit);
  if (!unit) return;
  for (std::size_t i = hit.begin + 1u; i < hit.end; ++i) inside_.add(i);
}

}  // namespace sayso
