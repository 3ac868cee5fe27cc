/// sentences: where a sentence ends.
/// Private to text/.
///
///     "The U.S. Government said so. \"Is it true?\" she asked."  →  two sentences
///
/// A stop ends a sentence when a new one can begin after it: a blank, then a capital, a number, or an opening mark before one of
/// these. Marks that close a quotation or parenthesis after the stop belong to the sentence. Abbreviations, initials, list
/// numbers and words such as "Yahoo!" keep their stop; which words those are is told by TextRules. Colons and semicolons end
/// nothing; the end of a paragraph ends everything.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/text/text_index.h"
#include "engine/text/token.h"

namespace sayso {

/// Cuts one paragraph, which is the row `number` of its table, and appends its sentences, which cover all its tokens. `edges`
/// are those of its tokens where a sentence may end or begin. Quotation marks must be paired already (kOpensQuote, kClosesQuote).
void find_sentences(std::string_view text, const TextIndex::Words& words, const std::vector<Token>& tokens,
                    TokenRange paragraph, std::span<const std::uint32_t> edges, std::uint32_t number, Zone zone,
                    std::vector<Sentence>& out);

}  // namespace sayso
