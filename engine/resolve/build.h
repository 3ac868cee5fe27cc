/// build_claims: puts together what was found in one article: each figure with the innermost speaker whose words hold it, each speaker
/// with those who relay him, each claim with its event and time.
///
///     DocumentClaims claims = build_claims(pack, document, text, found, story);
#pragma once

#include "engine/extract/extraction.h"
#include "engine/resolve/document_claims.h"
#include "engine/resolve/story.h"
#include "engine/rulepack/rulepack.h"

namespace sayso {

DocumentClaims build_claims(const RulePack& pack, const Document& document, const TokenizedText& text, const Extraction& found,
                            Story story);

}  // namespace sayso
