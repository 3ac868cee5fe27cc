/// QuoteView: a sentence on one line of the terminal, cut around the words that matter, with the place of the caret under them.
///
///     view_quote("At least 40 people were killed.", {0, 11}, 80)   // {.line = the same, .column = 0, .width = 11}
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/span.h"

namespace sayso {

struct QuoteView {
  std::string line;          ///< line breaks and control characters are blanks; "…" where it was cut
  std::uint32_t column = 0;  ///< of the first marked character, from 0, in characters
  std::uint32_t width = 0;   ///< marked characters; 0: nothing is marked
};

/// `mark` counts bytes of `quote`; nothing, or one outside, marks nothing. `columns` is how wide the line may be, at least 20.
QuoteView view_quote(std::string_view quote, std::optional<Span> mark, std::uint32_t columns);

/// Characters of the text: bytes that do not continue a character.
std::uint32_t count_characters(std::string_view text);

}  // namespace sayso
