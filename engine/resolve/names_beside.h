/// names_beside: whose a number may be, of a measure that goes by names (`per-name`). Private to resolve/.
///
///     "Lee took 31 percent of the vote, and Ann Roe 28, CNN said."    of 31: lee, roe; of 28: roe, lee
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/extract/extraction.h"
#include "engine/text/document.h"
#include "engine/text/token.h"

namespace sayso {

/// Tokens between the two; 0 where they overlap.
std::uint32_t gap_between(TokenRange a, TokenRange b);

/// The last words, in small letters, of the names in the figure's sentence, the nearest first; of two as near, the one before the
/// number. Whoever says it, and days, are none.
std::vector<std::string> names_beside(const Document& document, const TokenizedText& text, const Extraction& found,
                                      const FigureMention& figure);

}  // namespace sayso
