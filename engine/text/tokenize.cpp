#include "engine/text/tokenize.h"

#include <algorithm>

#include "engine/text/paragraphs.h"
#include "engine/text/quotations.h"
#include "engine/text/scan.h"
#include "engine/text/sentences.h"
#include "engine/text/text_index.h"

namespace sayso {
namespace {

constexpr std::size_t kBytesPerToken = 5;  // of English news; a guess too low only costs a reallocation

/// Line breaks inside markup count (a picture on a line of its own leaves two blank ones), its other bytes do not.
void skip_markup(std::string_view text, Span markup, ScanState& state) {
  auto breaks = static_cast<unsigned>(std::ranges::count(markup.of(text), '\n'));
  state.breaks += breaks;
  if (breaks > 0) state.glued = false;
}

/// Scans the zones without their markup. Both lists are in order, so one walk over each is enough.
std::vector<Token> scan_zones(const Document& document) {
  std::string_view text = document.bytes();
  std::vector<Token> tokens;
  tokens.reserve(text.size() / kBytesPerToken + 16);
  auto markup = document.markup().begin();
  for (const ZoneSpan& zone : document.zones()) {
    ScanState state{.breaks = 2, .glued = false};
    std::uint32_t at = zone.span.begin;
    while (at < zone.span.end) {
      while (markup != document.markup().end() && markup->end <= at) ++markup;
      bool cut = markup != document.markup().end() && markup->begin < zone.span.end;
      Span skipped = cut ? *markup : Span{.begin = zone.span.end, .end = zone.span.end};
      if (at < skipped.begin) scan(text, {.begin = at, .end = skipped.begin}, state, tokens);
      skip_markup(text, skipped, state);
      at = skipped.end;
    }
  }
  return tokens;
}

/// The few tokens that paragraphs and quotations are made of, found in one walk over all.
struct Landmarks {
  std::vector<std::uint32_t> line_starts;
  std::vector<std::uint32_t> quote_marks;
};

Landmarks landmarks_of(const std::vector<Token>& tokens) {
  Landmarks out;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is(kLineStart)) out.line_starts.push_back(i);
    if (tokens[i].kind == TokenKind::Quote) out.quote_marks.push_back(i);
  }
  return out;
}

std::vector<Sentence> cut_sentences(const Document& document, const TextIndex::Words& words, const TokenizedText& text) {
  std::vector<Sentence> sentences;
  sentences.reserve(text.tokens.size() / 16 + text.paragraphs.size());
  auto zone = document.zones().begin();
  for (std::uint32_t i = 0; i < text.paragraphs.size(); ++i) {
    TokenRange range = text.paragraphs[i].tokens;
    while (zone->span.end <= text.tokens[range.first].begin) ++zone;
    find_sentences(document.bytes(), words, text.tokens, range, i, zone->zone, sentences);
  }
  return sentences;
}

}  // namespace

TokenizedText tokenize(const Document& document, const TextIndex& index) {
  TokenizedText text;
  text.tokens = scan_zones(document);
  const Landmarks landmarks = landmarks_of(text.tokens);
  text.paragraphs = find_paragraphs(document.bytes(), landmarks.line_starts, text.tokens);
  text.quotations = find_quotations(document.bytes(), text.paragraphs, landmarks.quote_marks, text.tokens);
  text.sentences = cut_sentences(document, index.words(), text);
  return text;
}

std::vector<Token> tokenize_words(std::string_view text) {
  std::vector<Token> tokens;
  ScanState state;
  scan(text, {.begin = 0, .end = static_cast<std::uint32_t>(text.size())}, state, tokens);
  return tokens;
}

}  // namespace sayso
