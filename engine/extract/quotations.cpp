#include <algorithm>
#include <vector>

#include "engine/extract/sentence_stages.h"

namespace sayso {
namespace {

/// A quotation of fewer words is a quoted expression, not speech that needs a speaker.
constexpr std::uint32_t kSpeechTokens = 5;

/// Index of the paragraph that holds the token.
std::size_t paragraph_of(const TokenizedText& text, std::uint32_t token) {
  auto at = std::upper_bound(text.paragraphs.begin(), text.paragraphs.end(), token,
                             [](std::uint32_t t, const Paragraph& p) { return t < p.tokens.last; });
  return static_cast<std::size_t>(at - text.paragraphs.begin());
}

/// Grows a content that shares words with the quotation to all of it.
bool grow(const TokenizedText& text, AttributionMention& attribution, TokenRange quotation) {
  for (TokenRange& content : attribution.content) {
    if (!content.overlaps(quotation) || attribution.cue.overlaps(quotation)) continue;
    content = {.first = std::min(content.first, quotation.first), .last = std::max(content.last, quotation.last)};
    while (content.size() > 1 && text.tokens[content.last - 1].kind == TokenKind::Mark) --content.last;
    return true;
  }
  return false;
}

/// "He wrote:" without a word after it: the quotation that begins right there, else the next sentence.
void fill_open(const TokenizedText& text, Extraction& out) {
  for (AttributionMention& row : out.attributions) {
    if (!row.open || !row.content.empty() || row.sentence + 1 >= text.sentences.size()) continue;
    if (text.sentences[row.sentence].tokens.last > row.tokens.last + 3) continue;
    TokenRange next = text.sentences[row.sentence + 1].tokens;
    auto at = std::lower_bound(text.quotations.begin(), text.quotations.end(), next.first,
                               [](const Quotation& q, std::uint32_t first) { return q.tokens.first < first; });
    bool quoted = at != text.quotations.end() && at->tokens.first <= next.first + 1;
    row.content.push_back(quoted ? at->tokens : next);
  }
}

}  // namespace

void extend_quotations(const TokenizedText& text, Extraction& out) {
  fill_open(text, out);
  std::size_t next = 0;  // first attribution behind the quotation; both are in the order of the text
  for (const Quotation& quotation : text.quotations) {
    if (quotation.level != 0 || quotation.tokens.size() < kSpeechTokens) continue;
    while (next < out.attributions.size() && out.attributions[next].cue.first < quotation.tokens.last) ++next;
    bool owned = false;
    std::size_t from = next > 3 ? next - 3 : 0;
    for (std::size_t i = from; i < std::min(out.attributions.size(), next + 2) && !owned; ++i) {
      owned = grow(text, out.attributions[i], quotation.tokens);
    }
    if (owned || next == 0) continue;
    // no cue of its own: it goes on what the last speaker said, in the same paragraph or the next one
    AttributionMention& speaker = out.attributions[next - 1];
    std::size_t here = paragraph_of(text, quotation.tokens.first);
    std::size_t there = paragraph_of(text, speaker.cue.first);
    bool quoted_before = std::any_of(speaker.content.begin(), speaker.content.end(), [&](TokenRange content) {
      return std::any_of(text.quotations.begin(), text.quotations.end(),
                         [&](const Quotation& q) { return q.tokens.overlaps(content); });
    });
    if (quoted_before && here - there <= 1) speaker.content.push_back(quotation.tokens);
  }
  std::erase_if(out.attributions, [&](const AttributionMention& row) { return row.open && row.content.empty(); });
}

}  // namespace sayso
