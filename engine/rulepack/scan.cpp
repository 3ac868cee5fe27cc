#include "engine/rulepack/scan.h"

#include <algorithm>

namespace sayso {

Scan::Scan(const RulePack& pack)
    : pack_(pack),
      atoms_(pack.atom_count()),
      atom_seen_(pack.atom_count(), 0),
      spans_(pack.slot_count()),
      gap_stop_(pack.list_atom("gap-stops")) {
  words_.reserve(kMaxSentenceTokens);
}

void Scan::mark(Atom atom, std::size_t position) {
  std::size_t i = index_of(atom);
  if (atom_seen_[i] == 0) {
    atom_seen_[i] = 1;
    touched_.push_back(atom);
  }
  atoms_[i].add(position);
}

void Scan::mark_shape(BuiltinAtom shape, std::size_t position) {
  mark(atom_of(shape), position);
  for (Atom atom : pack_.followers(shape)) mark(atom, position);
}

void Scan::mark_shapes(const Token& token, std::size_t position) {
  switch (token.kind) {
    case TokenKind::Word:
      mark_shape(BuiltinAtom::Word, position);
      if (token.is(kCapital)) mark_shape(BuiltinAtom::Capital, position);
      return;
    case TokenKind::Number: return mark_shape(BuiltinAtom::Digits, position);
    case TokenKind::Mark: return mark_shape(BuiltinAtom::Mark, position);
    case TokenKind::Quote:
      mark_shape(BuiltinAtom::QuoteMark, position);
      barrier_.add(position);
      return;
  }
}

void Scan::start(std::string_view bytes, const TokenizedText& text, TokenRange sentence) {
  for (Atom atom : touched_) {
    atom_seen_[index_of(atom)] = 0;
    atoms_[index_of(atom)] = {};
  }
  for (Slot slot : touched_slots_) spans_[index_of(slot)].clear();
  touched_.clear();
  touched_slots_.clear();
  for (std::vector<Atom>& list : triggers_) list.clear();
  signature_ = {};
  inside_ = {};
  barrier_ = {};
  bytes_ = bytes;
  first_ = sentence.first;
  tokens_ = std::span(text.tokens).subspan(sentence.first, sentence.size());
  words_.clear();

  std::size_t capitals = 0;
  std::size_t lower = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    const WordInfo& word = pack_.lexicon().find(token.key);
    words_.push_back(&word);
    for (Atom atom : pack_.lexicon().atoms(word)) mark(atom, i);
    mark_shapes(token, i);
    if (token.kind == TokenKind::Word) (token.is(kAllCapitals) ? capitals : lower) += 1;
  }
  index_triggers();
  shouting_ = capitals > 3 && lower * 4 < capitals;
  if (gap_stop_ != Atom::None && present(gap_stop_)) {
    for (std::size_t i = 0; i < kBitWords; ++i) barrier_.word[i] |= bits(gap_stop_).word[i];
  }
  body_begin_ = 0;
  body_end_ = tokens_.size();
  while (body_begin_ < body_end_ && tokens_[body_begin_].kind == TokenKind::Quote) ++body_begin_;
  while (body_end_ > body_begin_ && (tokens_[body_end_ - 1].kind == TokenKind::Quote || tokens_[body_end_ - 1].kind == TokenKind::Mark)) --body_end_;

  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (words_[i]->names_count > 0) find_names(i);
  }
}

void Scan::index_triggers() {
  for (Atom atom : touched_) {
    signature_.add(atom);
    std::uint8_t stages = pack_.stages_of(atom);
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
    if (!written && !(token.is(kAllCapitals) && token.end - token.begin > 3)) return false;
  }
  return true;
}

void Scan::find_names(std::size_t position) {
  for (const Name& name : pack_.lexicon().names(*words_[position])) {
    if (!name_fits(name, position)) continue;
    // longest first: within one slot a shorter name at the same or an inner place is not a name of its own
    std::span<const SpanHit> others = spans(name.slot);
    if (!others.empty() && others.back().end >= position + name.keys.size()) continue;
    add(name.slot, {.begin = static_cast<std::uint16_t>(position), .end = static_cast<std::uint16_t>(position + name.keys.size()), .value = name.value});
  }
}

void Scan::add(Slot slot, SpanHit hit, bool unit) {
  std::vector<SpanHit>& hits = spans_[index_of(slot)];
  if (hits.empty()) {
    touched_slots_.push_back(slot);
    signature_.add(slot);
  }
  hits.push_back(hit);
  if (!unit) return;
  for (std::size_t i = hit.begin + 1u; i < hit.end; ++i) inside_.add(i);
}

}  // namespace sayso
