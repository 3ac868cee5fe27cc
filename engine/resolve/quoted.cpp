#include "engine/resolve/quoted.h"

#include <algorithm>

#include "engine/text/line_index.h"

namespace sayso {
namespace {

/// Fewer words are a phrase that many may use.
constexpr std::uint32_t kFewest = 8;

}  // namespace

void keep_quotations(const Document& document, const TokenizedText& text, DocumentClaims& claims) {
  LineIndex lines(document.bytes());
  for (Claim& claim : claims.claims) {
    if (!claim.attribution) continue;
    for (Span content : claim.attribution->content) {
      auto at = std::partition_point(text.quotations.begin(), text.quotations.end(),
                                     [&](const Quotation& q) { return text.tokens[q.tokens.first].begin < content.begin; });
      for (; at != text.quotations.end() && text.tokens[at->tokens.first].begin < content.end; ++at) {
        if (at->level != 0 || at->tokens.size() < kFewest) continue;
        Span span = text.bytes_of(at->tokens);
        LineColumn place = lines.locate(span.begin, ColumnUnit::Bytes);
        claim.attribution->quoted.push_back(
            {.span = span, .text = std::string(document.text(span)), .line = place.line, .column = place.column});
      }
    }
  }
}

}  // namespace sayso
