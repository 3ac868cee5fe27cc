/// quotations: pairs the quotation marks of a text.
/// Private to text/.
///
///     "She said “it is ‘over’ now”."  →  level 0 "it is ‘over’ now", level 1 "over"
///
/// Marks are paired within a paragraph. Straight marks open or close by what they are glued to; where that tells nothing they
/// take turns. A mark without a partner is no quotation, with one exception: when nothing closes before the end of a paragraph and
/// the next one opens again with the same kind of mark, the quotation runs on. Apostrophes and inch marks are left alone.
/// Linear: what is nested deeper than sixteen levels is forgotten.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/text/token.h"

namespace sayso {

/// Sets kOpensQuote and kClosesQuote in `tokens`; gives the quotations by their first token. `marks` are the tokens of that kind.
std::vector<Quotation> find_quotations(std::string_view text, const std::vector<Paragraph>& paragraphs,
                                       std::span<const std::uint32_t> marks, std::vector<Token>& tokens);

}  // namespace sayso
