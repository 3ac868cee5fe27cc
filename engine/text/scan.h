/// scan: bytes → tokens, the inner loop of tokenize(). One pass, linear, no sentence knowledge.
/// Private to text/.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/text/token.h"

namespace sayso {

/// What goes from one piece of a text to the next: pieces are cut apart by markup, which is not seen as a blank.
struct ScanState {
  unsigned breaks = 1;  ///< line breaks since the last token: 1 gives kLineStart, more give kParagraphStart too
  bool glued = false;   ///< no blank since the last token
};

/// Appends the tokens of the piece to `out`; offsets are into `text`. No token reaches over the end of the piece.
void scan(std::string_view text, Span piece, ScanState& state, std::vector<Token>& out);

}  // namespace sayso
