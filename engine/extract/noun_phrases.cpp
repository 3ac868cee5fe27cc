#include "engine/extract/noun_phrases.h"

#include <algorithm>

namespace sayso {
namespace {

/// Longest apposition or relative clause between a name and its verb.
constexpr std::size_t kMaxAside = 24;
/// Longest phrase without commas.
constexpr std::size_t kMaxPhrase = 18;
/// So far from the sentence's start, behind "For now, …", a name still opens it.
constexpr std::size_t kMaxFront = 6;

}  // namespace

NounPhrases::NounPhrases(const SentenceWork& work) : scan_(work.scan) {}

bool NounPhrases::mark(std::size_t at, char c) const {
  return at < scan_.size() && scan_.token(at).kind == TokenKind::Mark && scan_.word(at).size() == 1 && scan_.word(at)[0] == c;
}

/// Whether the token may stand inside a name or description.
bool NounPhrases::inside(std::size_t at) const {
  const Token& token = scan_.token(at);
  if (token.kind == TokenKind::Number) return true;
  if (token.kind == TokenKind::Quote) return apostrophe(at);
  if (token.kind == TokenKind::Mark) {
    std::string_view word = scan_.word(at);
    return token.is(kGlued) && (word == "-" || word == "." || word == "/" || word == "&" || word == "%");
  }
  if (scan_.info(at).date_role != DateRole::None && token.is(kCapital)) return false;
  if (!scan_.has(EngineList::PhraseStops, at)) return true;
  return token.is(kAllCapitals);  // "US officials"
}

/// "Sanders' adviser": glued to the word before it, and closes no quotation.
bool NounPhrases::apostrophe(std::size_t at) const {
  const Token& token = scan_.token(at);
  if (!token.is(kGlued) || at == 0 || scan_.token(at - 1).kind != TokenKind::Word || at + 1 >= scan_.body_end()) return false;
  if (scan_.token(at + 1).kind != TokenKind::Word || (scan_.word(at) != "'" && scan_.word(at) != "’")) return false;
  const auto& quotes = scan_.spans(slot_of(BuiltinSlot::Quote));
  return std::none_of(quotes.begin(), quotes.end(), [&](const SpanHit& quote) { return quote.begin <= at && at < quote.end; });
}

/// Whether a clause may begin here: nothing before, a mark, or a word that opens or joins clauses.
bool NounPhrases::clause_start(std::size_t at) const {
  if (at <= scan_.body_begin()) return true;
  const Token& before = scan_.token(at - 1);
  if (before.kind == TokenKind::Quote) return true;
  if (before.kind == TokenKind::Mark)
    return !before.is(kGlued) || scan_.word(at - 1) == "," || scan_.word(at - 1) == ":" || scan_.word(at - 1) == ";";
  return scan_.has(EngineList::PhraseJoins, at - 1);
}

/// Whether a phrase begins here: "a", but not the "A." of "Jill A. Martin".
bool NounPhrases::starts(std::size_t at) const {
  if (!scan_.has(EngineList::PhraseStarts, at)) return false;
  bool initial = scan_.token(at).end - scan_.token(at).begin == 1 && mark(at + 1, '.') && scan_.token(at + 1).is(kGlued);
  return !initial || at + 2 >= scan_.size();
}

/// Where the phrase without prepositions that ends at `end` begins; `end` where there is none.
std::size_t NounPhrases::bare_begin(std::size_t end) const {
  std::size_t at = end;
  while (at > 0 && end - at < kMaxPhrase) {
    std::size_t w = at - 1;
    if (mark(w, ')')) {
      std::size_t open = w;
      while (open > 0 && w - open < 8 && !mark(open, '(')) --open;
      if (!mark(open, '(') || open == 0) break;
      at = open;
      continue;
    }
    if (starts(w)) {
      at = w;
      break;
    }
    if (!inside(w)) break;
    at = w;
  }
  // what no phrase begins with: "- run", "'s aide"
  while (at < end && at > 0 && scan_.token(at).is(kGlued) && scan_.token(at - 1).kind != TokenKind::Quote) ++at;
  bool only_starts = true;
  for (std::size_t w = at; w < end && only_starts; ++w) only_starts = scan_.has(EngineList::PhraseStarts, w);
  return only_starts ? end : at;
}

std::size_t NounPhrases::bare_end(std::size_t begin) const {
  std::size_t at = begin;
  while (at < scan_.size() && scan_.has(EngineList::PhraseStarts, at) && at - begin < 3) ++at;
  std::size_t content = at;
  while (at < scan_.size() && at - begin < kMaxPhrase) {
    if (mark(at, '(')) {
      std::size_t close = at;
      while (close < scan_.size() && close - at < 8 && !mark(close, ')')) ++close;
      if (!mark(close, ')') || at == content) break;
      at = close + 1;
      continue;
    }
    if (mark(at, '.') && at + 1 >= scan_.body_end()) break;
    if (!inside(at) || starts(at)) break;
    ++at;
  }
  return at > content ? at : begin;
}

/// Grows "a spokesman" to "a spokesman for the ministry": over "of" always, over other prepositions where the phrase begins the clause.
std::optional<NounPhrase> NounPhrases::plain_before(std::size_t end) const {
  std::size_t begin = bare_begin(end);
  if (begin == end) return std::nullopt;
  NounPhrase phrase{.begin = begin, .end = end, .head_begin = begin, .head_end = end};
  std::size_t tried = begin;
  for (int links = 0; tried > 1 && links < 4; ++links) {
    std::size_t link = tried - 1;
    bool close = scan_.has(EngineList::CloseLinks, link);
    bool loose = scan_.has(EngineList::PhraseLinks, link);
    if (!close && !loose) break;
    std::size_t more = bare_begin(link);
    if (more == link || end - more > kMaxPhrase) break;
    tried = more;
    if (close || clause_start(more)) {
      if (!close && more < link && scan_.has(EngineList::PhraseStops, more)) break;
      phrase.begin = phrase.head_begin = more;
      phrase.head_end = link;
    }
  }
  return phrase;
}

std::optional<NounPhrase> NounPhrases::before(std::size_t end) const {
  if (end == 0) return std::nullopt;
  if (!mark(end - 1, ',')) return plain_before(end);
  if (end > 1 && mark(end - 2, ')')) {
    // "Sen. John Kasich (R-OH), said"
    auto bracketed = plain_before(end - 1);
    if (bracketed && clause_start(bracketed->begin)) return bracketed;
  }
  // ", an analyst at the Soufan Group," or ", 49, who runs it,": the name stands before, where a clause begins
  std::size_t close = end - 1;
  std::size_t open = close;
  for (int commas = 0; commas < 3; ++commas) {
    while (open > 0 && close - open < kMaxAside) {
      --open;
      if (scan_.token(open).kind == TokenKind::Quote && !apostrophe(open)) return loose_before(close);
      if (mark(open, ',')) break;
    }
    if (open == 0 || !mark(open, ',')) return loose_before(close);
    auto head = plain_before(open);
    if (!head) return loose_before(close);
    if (!clause_start(head->begin)) continue;
    bool described = commas == 0 && scan_.has(EngineList::PhraseStarts, open + 1) && scan_.token(open - 1).is(kCapital);
    if (!described && !aside(open + 1, close)) continue;
    return NounPhrase{.begin = head->begin, .end = close, .head_begin = head->head_begin, .head_end = head->head_end};
  }
  return loose_before(close);
}

/// A name that opens the sentence, and anything between two commas behind it.
std::optional<NounPhrase> NounPhrases::loose_before(std::size_t close) const {
  std::size_t open = scan_.body_begin() + 1;
  for (; open < close; ++open) {
    if (!mark(open, ',')) continue;
    auto head = plain_before(open);
    if (!head || !clause_start(head->begin) || !scan_.token(head->head_end - 1).is(kCapital)) continue;
    if (head->begin > scan_.body_begin() + kMaxFront || close - open > kMaxAside) return std::nullopt;
    return NounPhrase{
        .begin = head->begin, .end = close, .head_begin = head->head_begin, .head_end = head->head_end, .loose = true};
  }
  return std::nullopt;
}

/// Whether the words between two commas may tell more of who stands before them.
bool NounPhrases::aside(std::size_t first, std::size_t close) const {
  if (first >= close) return false;
  if (scan_.has(EngineList::Relatives, first)) return true;
  std::size_t last = bare_end(first);
  if (last == first) return false;
  while (last < close) {
    // "a Navy veteran who …"
    if (scan_.has(EngineList::Relatives, last)) return true;
    bool goes_on = scan_.has(EngineList::PhraseLinks, last) || scan_.has(EngineList::CloseLinks, last) ||
                   scan_.has(EngineList::PhraseJoins, last) || mark(last, ',');
    if (!goes_on) return false;
    if (mark(last, ',') && scan_.has(EngineList::Relatives, last + 1)) return true;
    std::size_t next = bare_end(last + 1);
    if (next == last + 1) return false;
    last = next;
  }
  return true;
}

std::size_t NounPhrases::with_links(std::size_t end, bool named) const {
  for (int links = 0; links < 4 && end + 1 < scan_.size(); ++links) {
    bool link = scan_.has(EngineList::CloseLinks, end) || (!named && scan_.has(EngineList::PhraseLinks, end));
    if (!link) break;
    std::size_t next = bare_end(end + 1);
    if (next == end + 1) break;
    end = next;
  }
  return end;
}

std::optional<NounPhrase> NounPhrases::after(std::size_t begin, bool with_aside) const {
  std::size_t head = bare_end(begin);
  if (head == begin) return std::nullopt;
  bool named = scan_.token(head - 1).is(kCapital) || scan_.token(head - 1).kind != TokenKind::Word;
  NounPhrase phrase{.begin = begin, .end = with_links(head, named), .head_begin = begin, .head_end = head};
  // an apposition runs to the next comma or the end
  if (with_aside && mark(phrase.end, ',') && phrase.end + 1 < scan_.size()) {
    std::size_t first = phrase.end + 1;
    std::size_t last = first;
    // "citing officials, that …" goes on with what is said
    if (scan_.has(EngineList::Relatives, first) && !scan_.has(EngineList::ContentOpeners, first)) {
      while (last < scan_.body_end() && last - first < kMaxAside && !mark(last, ',') &&
             scan_.token(last).kind != TokenKind::Quote)
        ++last;
    } else if (bare_end(first) != first && (scan_.has(EngineList::PhraseStarts, first) || named)) {
      last = with_links(bare_end(first), false);
    }
    bool closed = last >= scan_.body_end() || mark(last, ',') || mark(last, '.');
    if (last > first && closed) phrase.end = last;
  }
  return phrase;
}

}  // namespace sayso
