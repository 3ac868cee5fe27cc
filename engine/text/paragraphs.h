/// paragraphs: which line breaks part paragraphs, and which only wrap a line.
/// Private to text/.
///
///     "…and the toll\nrose to 56.\nPolice said…"  →  one paragraph where the lines are wrapped at a width, else three
///
/// A blank line always parts. A single line break parts too, unless the text is hard-wrapped: no line much over 100 bytes,
/// nearly every line filled up to one width, and most breaks in the middle of a sentence. In a hard-wrapped text a line break
/// still parts where the line before stops well short, or a list item or an indented line follows.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/text/token.h"

namespace sayso {

/// Sets kParagraphStart in the shapes of `tokens`, which hold it after blank lines and at zone starts already, and gives the
/// paragraphs, which cover all tokens in order. `line_starts` are the tokens that begin a line.
std::vector<Paragraph> find_paragraphs(std::string_view text, std::span<const std::uint32_t> line_starts,
                                       std::vector<Token>& tokens);

}  // namespace sayso
