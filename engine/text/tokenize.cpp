#include "engine/text/tokenize.h"

#include <span>
#include <utility>

#include "engine/text/paragraphs.h"
#include "engine/text/quotations.h"
#include "engine/text/scan.h"
#include "engine/text/sentences.h"
#include "engine/text/text_index.h"

namespace sayso {
namespace {

// Of English news one for each 5 bytes, and a sentence may end or begin at one of 10; a guess too low only costs a reallocation.
constexpr std::size_t kBytesPerToken = 4;
constexpr std::size_t kTokensPerEdge = 8;
constexpr std::size_t kBytesPerLandmark = 128;

/// Line breaks inside markup count (a picture on a line of its own leaves two blank ones), its other bytes do not.
void skip_markup(std::string_view text, Span markup, ScanState& state) {
  for (char c : markup.of(text)) {
    if (c == '\n') state.line_break();
  }
}

/// Scans the zones without their markup. Both lists are in order, so one walk over each is enough.
ScannedText scan_zones(const Document& document) {
  std::string_view text = document.bytes();
  ScannedText out;
  out.tokens.reserve(text.size() / kBytesPerToken + 16);
  out.edges.reserve(text.size() / kBytesPerToken / kTokensPerEdge + 16);
  out.line_starts.reserve(text.size() / kBytesPerLandmark + 16);
  out.quote_marks.reserve(text.size() / kBytesPerLandmark + 16);
  auto markup = document.markup().begin();
  for (const ZoneSpan& zone : document.zones()) {
    ScanState state{.place = kLineStart | kParagraphStart};
    std::uint32_t at = zone.span.begin;
    while (at < zone.span.end) {
      while (markup != document.markup().end() && markup->end <= at) ++markup;
      bool cut = markup != document.markup().end() && markup->begin < zone.span.end;
      Span skipped = cut ? *markup : Span{.begin = zone.span.end, .end = zone.span.end};
      if (at < skipped.begin) scan(text, {.begin = at, .end = skipped.begin}, state, out);
      skip_markup(text, skipped, state);
      at = skipped.end;
    }
  }
  return out;
}

std::vector<Sentence> cut_sentences(const Document& document, const TextIndex::Words& words, const TokenizedText& text,
                                    std::span<const std::uint32_t> edges) {
  std::vector<Sentence> sentences;
  sentences.reserve(text.tokens.size() / 16 + text.paragraphs.size());
  auto zone = document.zones().begin();
  for (std::uint32_t i = 0; i < text.paragraphs.size(); ++i) {
    TokenRange range = text.paragraphs[i].tokens;
    while (zone->span.end <= text.tokens[range.first].begin) ++zone;
    find_sentences(document.bytes(), words, text.tokens, range, take_before(edges, range.last), i, zone->zone, sentences);
  }
  return sentences;
}

}  // namespace

TokenizedText tokenize(const Document& document, const TextIndex& index) {
  ScannedText scanned = scan_zones(document);
  TokenizedText text;
  text.tokens = std::move(scanned.tokens);
  text.paragraphs = find_paragraphs(document.bytes(), scanned.line_starts, text.tokens);
  text.quotations = find_quotations(document.bytes(), text.paragraphs, scanned.quote_marks, text.tokens);
  text.sentences = cut_sentences(document, index.words(), text, scanned.edges);
  return text;
}

std::vector<Token> tokenize_words(std::string_view text) {
  ScannedText scanned;
  ScanState state;
  scan(text, {.begin = 0, .end = static_cast<std::uint32_t>(text.size())}, state, scanned);
  return std::move(scanned.tokens);
}

}  // namespace sayso
