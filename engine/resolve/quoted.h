/// keep_quotations: puts the words that each attribution quotes beside it, for the checks that compare quotations.
///
///     keep_quotations(document, text, claims);   claims.claims[0].attribution->quoted[0].text
#pragma once

#include "engine/resolve/document_claims.h"
#include "engine/text/document.h"
#include "engine/text/token.h"

namespace sayso {

void keep_quotations(const Document& document, const TokenizedText& text, DocumentClaims& claims);

}  // namespace sayso
