/// Terms: the words by which an article's main event can be told from others of its kind: capitalised names from all of the text,
/// and the words of the headline and of the first sentences. Numbers are none of them: a toll never decides what an event is.
///
///     claims.events[0].terms = terms_of(pack, text, found, &headline);
#pragma once

#include <vector>

#include "engine/extract/extraction.h"
#include "engine/resolve/document_claims.h"
#include "engine/rulepack/rulepack.h"
#include "engine/text/token.h"

namespace sayso {

/// `headline` holds a headline that is not part of the text; may be null. Sorted by key.
std::vector<ArticleTerm> terms_of(const RulePack& pack, const TokenizedText& text, const Extraction& found,
                                  const TokenizedText* headline);

}  // namespace sayso
