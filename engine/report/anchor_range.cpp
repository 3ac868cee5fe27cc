#include "engine/report/anchor_range.h"

#include <algorithm>

namespace sayso {

Texts::Texts(const Background& background) {
  for (std::size_t d = 0; d < background.documents.size() && d < background.texts.size(); ++d) {
    const DocumentRef& document = background.documents[d].document;
    texts_.try_emplace({document.path, document.record}, background.texts[d]);
  }
}

std::string_view Texts::of(const DocumentRef& document) const {
  auto at = texts_.find({document.path, document.record});
  return at == texts_.end() ? std::string_view() : at->second;
}

AnchorRange range_of(const Anchor& anchor, const Texts& texts, ColumnUnit unit) {
  AnchorRange out;
  out.line = anchor.document.record > 0 ? anchor.document.record : std::max(anchor.line, 1U);
  out.end_line = out.line;
  if (anchor.document.record > 0 || anchor.headline) return out;
  std::string_view text = texts.of(anchor.document);
  // An older version of the article, from a ledger, has other bytes.
  if (anchor.span.end > text.size() || anchor.span.empty() || anchor.span.of(text) != anchor.text) return out;
  LineIndex index(text);
  LineColumn begin = index.locate(anchor.span.begin, unit);
  LineColumn end = index.locate(anchor.span.end, unit);
  return {.line = begin.line, .column = begin.column, .end_line = end.line, .end_column = end.column, .exact = true};
}

}  // namespace sayso
