/// read_claims: the whole way of one article: bytes → tokens → extraction → claims. A pure function of the pack and the document.
///
///     Reading reading = read_document(pack, extractor, document);   reading.claims.claims[0].figures[0].measure
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/extract/extract.h"
#include "engine/extract/extraction.h"
#include "engine/resolve/document_claims.h"
#include "engine/rulepack/rulepack.h"
#include "engine/text/document.h"

namespace sayso {

/// One article with every stage's result.
struct Reading {
  TokenizedText text;
  Extraction found;
  DocumentClaims claims;
};

/// What the claims are read for: to be linked with those of other articles, or for themselves, which leaves out the terms.
enum class Purpose : std::uint8_t { Linking, Alone };

/// The extractor gives the scratch memory; it must be of the same pack.
Reading read_document(const RulePack& pack, Extractor& extractor, const Document& document, Purpose purpose = Purpose::Linking);

/// Which rules matched where, a line each: "12:5 attribution according-to: according to CNN".
struct Explanation {
  std::vector<std::string> lines = {};
};
void explain_reading(const RulePack& pack, const Document& document, const Reading& reading, Explanation& out);

}  // namespace sayso
