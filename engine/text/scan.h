/// scan: bytes → tokens, the inner loop of tokenize(). One pass, linear, no sentence knowledge.
/// Private to text/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/text/token.h"

namespace sayso {

/// What goes from one piece of a text to the next: pieces are cut apart by markup, which is not seen as a blank.
struct ScanState {
  std::uint8_t place = 0;  ///< of the next token: kGlued, or kLineStart and perhaps kParagraphStart, or nothing

  void blank() { place &= static_cast<std::uint8_t>(~kGlued); }
  void line_break() { place = (place & kLineStart) != 0 ? kLineStart | kParagraphStart : kLineStart; }
};

/// The tokens, and the numbers of those few that paragraphs, quotations and sentences are made by.
struct ScannedText {
  std::vector<Token> tokens;
  std::vector<std::uint32_t> line_starts;  ///< those with kLineStart
  std::vector<std::uint32_t> quote_marks;  ///< those of TokenKind::Quote
  std::vector<std::uint32_t> edges;  ///< where a sentence may end or begin: stops, abbreviations, quotation marks, bullets
};

/// Takes those of the tokens `rest`, which are in order, that stand before the token `end`.
inline std::span<const std::uint32_t> take_before(std::span<const std::uint32_t>& rest, std::uint32_t end) {
  std::size_t count = 0;
  while (count < rest.size() && rest[count] < end) ++count;
  const std::span<const std::uint32_t> taken = rest.first(count);
  rest = rest.subspan(count);
  return taken;
}

/// Appends the tokens of the piece to `out`; offsets are into `text`. No token reaches over the end of the piece.
void scan(std::string_view text, Span piece, ScanState& state, ScannedText& out);

}  // namespace sayso
