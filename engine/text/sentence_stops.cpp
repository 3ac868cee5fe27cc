#include "engine/text/sentence_stops.h"

#include <algorithm>

#include "engine/text/list_items.h"

namespace sayso {
namespace {

constexpr std::uint32_t kShortestSentence = 5;  // tokens; "At 5 a.m." is none
constexpr std::uint32_t kLongestAbbreviation = 24;

/// What stands after a stop, as far as it tells whether a sentence begins there.
enum class Beginning : std::uint8_t {
  None,   ///< a comma, a dash, something glued: the sentence goes on
  Small,  ///< a word in lower case
  Capital,
  Starter,  ///< a capitalised word that starts sentences: "The"
  Number,
  Symbol,  ///< "$", a bullet, a picture character
};

struct Next {
  Beginning beginning;
  bool after_mark;      ///< an opening mark or parenthesis stands before the word
  std::uint32_t token;  ///< the word
};

char first_byte(const StopContext& c, std::uint32_t token) { return c.text[c.tokens[token].begin]; }

std::string_view bytes_of(const StopContext& c, std::uint32_t token) { return c.tokens[token].span().of(c.text); }

bool is_ellipsis_character(const StopContext& c, std::uint32_t token) { return bytes_of(c, token) == "\u2026"; }

bool is_stop_mark(const StopContext& c, std::uint32_t token) {
  if (c.tokens[token].kind != TokenKind::Mark) return false;
  char b = first_byte(c, token);
  return b == '.' || b == '!' || b == '?' || (b == '\xE2' && is_ellipsis_character(c, token));
}

bool is_single_period(const StopContext& c, std::uint32_t token) {
  return c.tokens[token].kind == TokenKind::Mark && bytes_of(c, token) == ".";
}

bool is_bracket(const StopContext& c, std::uint32_t token, std::string_view brackets) {
  return c.tokens[token].kind == TokenKind::Mark && brackets.find(first_byte(c, token)) != std::string_view::npos;
}

bool glued(const StopContext& c, std::uint32_t token) { return token < c.paragraph.last && c.tokens[token].is(kGlued); }

bool closes(const StopContext& c, std::uint32_t token) {
  const Token& t = c.tokens[token];
  if (t.kind == TokenKind::Mark) return t.is(kGlued) && is_bracket(c, token, ")]}");
  if (t.kind != TokenKind::Quote || t.is(kOpensQuote)) return false;
  return t.is(kClosesQuote) || (t.is(kGlued) && !glued(c, token + 1));
}

/// "iPhone" begins a sentence, and so does any word of a script without capitals.
bool begins_like_a_capital(const StopContext& c, const Token& word) {
  if (word.is(kCapital)) return true;
  std::string_view bytes = word.span().of(c.text);
  return bytes.size() > 2 && bytes[1] >= 'A' && bytes[1] <= 'Z';
}

Beginning beginning_of(const StopContext& c, std::uint32_t token) {
  const Token& t = c.tokens[token];
  switch (t.kind) {
    case TokenKind::Number: return Beginning::Number;
    case TokenKind::Quote: return Beginning::Symbol;
    case TokenKind::Word:
      if (!begins_like_a_capital(c, t)) return Beginning::Small;
      return c.words.classes(t.key) & kStartsSentence ? Beginning::Starter : Beginning::Capital;
    case TokenKind::Mark: break;
  }
  std::string_view bytes = t.span().of(c.text);
  if (bytes == "\u2013" || bytes == "\u2014" || bytes == "\u2015") return Beginning::None;
  return bytes.find_first_of(",;:)]}&/%+=|<>-") == 0 ? Beginning::None : Beginning::Symbol;
}

/// "attack.The police": the blank is missing. Only between a small word and a starter, so that names of hosts stay whole.
bool blank_is_missing(const StopContext& c, const Stop& stop, std::uint32_t token) {
  const Token& next = c.tokens[token];
  if (stop.first == c.paragraph.first || next.kind != TokenKind::Word || !next.is(kCapital) || glued(c, token + 1))
    return false;
  const Token& before = c.tokens[stop.first - 1];
  return (c.words.classes(next.key) & kStartsSentence) != 0 && before.kind == TokenKind::Word && !before.is(kCapital) &&
         before.span().size() > 1;
}

Next next_after(const StopContext& c, const Stop& stop) {
  std::uint32_t token = stop.after_closers;
  if (c.tokens[token].is(kGlued)) {
    // Another sentence's words may be glued to a quotation only ("…” “…"), or by mistake.
    bool opens = c.tokens[token].is(kOpensQuote);
    if (!opens) return {blank_is_missing(c, stop, token) ? Beginning::Starter : Beginning::None, false, token};
  }
  std::uint32_t word = token;
  std::uint32_t last = std::min(c.paragraph.last, token + 4);
  while (word + 1 < last && (c.tokens[word].kind == TokenKind::Quote || is_bracket(c, word, "([{"))) ++word;
  return {beginning_of(c, word), word > token, word};
}

/// Classes of the word that the stop is glued to. Where that is a piece of something, of the whole too: "N°", "Ph.D".
std::uint8_t classes_before(const StopContext& c, std::uint32_t stop) {
  std::uint32_t word = stop - 1;
  std::uint8_t classes = c.words.classes(c.tokens[word].key);
  std::uint32_t first = word;
  while (first > c.paragraph.first && c.tokens[first].is(kGlued) && stop - first < 4) --first;
  Span whole = {.begin = c.tokens[first].begin, .end = c.tokens[word].end};
  if (first == word || whole.size() > kLongestAbbreviation) return classes;
  return classes | c.words.classes(word_key(whole.of(c.text)));
}

/// "at 6 p.m. Sen. Smith said": a title and a name after the time begin a sentence, unless there is none yet ("At 6 p.m. Sen. …").
bool is_title_after_time(const StopContext& c, const Stop& stop, SentenceSoFar sentence, const Next& next) {
  std::uint32_t name = next.token + 2;
  return stop.first >= sentence.first + kShortestSentence && c.tokens[stop.first - 1].kind == TokenKind::Number &&
         name < c.paragraph.last && (c.words.classes(c.tokens[next.token].key) & kNeverEnds) != 0 &&
         is_single_period(c, next.token + 1) && c.tokens[name].is(kCapital);
}

/// After an abbreviation or initial that may stand at the end: a capital is not enough.
bool begins_surely(const StopContext& c, const Stop& stop, const Next& next) {
  if (c.headline) return false;
  if (c.all_capitals) {
    // Text in capitals is typewritten, with two blanks after a sentence.
    Span gap = {.begin = c.tokens[stop.after_closers - 1].end, .end = c.tokens[stop.after_closers].begin};
    return gap.of(c.text) == "  " && next.beginning != Beginning::Number;
  }
  return next.beginning == Beginning::Starter;
}

bool abbreviation_ends(const StopContext& c, const Stop& stop, SentenceSoFar sentence, const Next& next) {
  std::uint8_t classes = c.words.classes(c.tokens[stop.first].key);
  if (classes & kNeverEnds) return false;
  return begins_surely(c, stop, next) || is_title_after_time(c, stop, sentence, next);
}

bool period_ends(const StopContext& c, const Stop& stop, const Next& next) {
  const Token& word = c.tokens[stop.first - 1];
  std::uint8_t classes = classes_before(c, stop.first);
  if (classes & kNeverEnds) return false;
  if ((classes & kBeforeNumber) && next.beginning == Beginning::Number) return false;
  bool initial = word.kind == TokenKind::Word && word.is(kCapital) && word.span().size() == 1;
  if (initial) return begins_surely(c, stop, next);
  if ((classes & kMayEnd) == 0) return true;
  // "etc. Smith": written small and with a capital after it, it is no part of a name.
  bool small = !word.is(kCapital) && next.beginning == Beginning::Capital && !c.headline;
  return small || begins_surely(c, stop, next);
}

}  // namespace

bool is_stop(const StopContext& c, std::uint32_t token) {
  const Token& t = c.tokens[token];
  if (t.kind == TokenKind::Word) return t.is(kAbbreviation) && c.text[t.end - 1] == '.';
  return is_stop_mark(c, token);
}

Stop stop_at(const StopContext& c, std::uint32_t token) {
  Stop stop{.first = token, .after_stops = token + 1, .after_closers = 0, .asks = false, .trails_off = false, .cuts_in = false};
  bool abbreviation = c.tokens[token].kind == TokenKind::Word;
  std::uint32_t spaced = 0;
  std::uint32_t at = token;
  while (!abbreviation) {
    char b = first_byte(c, at);
    stop.asks = stop.asks || b == '!' || b == '?';
    stop.trails_off = stop.trails_off || at > token || c.tokens[at].span().size() > 1;
    ++at;
    if (at == c.paragraph.last || !is_stop_mark(c, at)) break;
    if (!c.tokens[at].is(kGlued)) {
      if (!is_single_period(c, at) || !is_single_period(c, at - 1)) break;
      ++spaced;
    }
  }
  if (!abbreviation) stop.after_stops = at;
  stop.trails_off = stop.trails_off && !stop.asks;
  stop.cuts_in = spaced == 3 && at == token + 4 && c.tokens[token].is(kGlued);
  while (at < c.paragraph.last && (at == token || closes(c, at))) ++at;
  stop.after_closers = at;
  return stop;
}

bool ends_sentence(const StopContext& c, const Stop& stop, SentenceSoFar sentence) {
  if (stop.after_closers >= c.paragraph.last) return false;
  Next next = next_after(c, stop);
  if (next.beginning == Beginning::None) return false;
  if (next.beginning == Beginning::Small && !(next.after_mark && !stop.trails_off)) return false;
  bool bare = stop.first == c.paragraph.first || !c.tokens[stop.first].is(kGlued);
  bool closed = stop.after_closers > stop.after_stops;
  if (stop.trails_off) {
    bool bracketed = !bare && closed && is_bracket(c, stop.first - 1, "[(") && is_bracket(c, stop.after_stops, "])");
    return !bracketed && (next.beginning == Beginning::Capital || next.beginning == Beginning::Starter);
  }
  if (c.tokens[stop.first].kind == TokenKind::Word) return abbreviation_ends(c, stop, sentence, next);
  if (stop.asks) {
    bool quote_closed = closed && c.tokens[stop.after_closers - 1].kind == TokenKind::Quote;
    // "\"Why?\" Smith asked": whoever is named after a question is who asked it.
    if (quote_closed && sentence.quoted && next.beginning == Beginning::Capital && !next.after_mark && !c.all_capitals)
      return false;
    if (bare) return true;
    Span whole = {.begin = c.tokens[stop.first - 1].begin, .end = c.tokens[stop.first].end};
    bool held = whole.size() <= kLongestAbbreviation && (c.words.classes(word_key(whole.of(c.text))) & kHoldsMark) != 0;
    return !held || next.beginning == Beginning::Starter;
  }
  return bare || period_ends(c, stop, next);
}

}  // namespace sayso
