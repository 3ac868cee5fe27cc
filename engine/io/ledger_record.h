/// ledger_record: DocumentClaims as JSON that gives the same value again, and the terms of its main event as bytes. What a ledger
/// keeps of an article, and what its export prints.
///
///     DocumentClaims again = *read_ledger_record(write_ledger_record(claims));   // but for the terms
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/resolve/document_claims.h"

namespace sayso {

/// One JSON object, always the same bytes for the same claims. What has its default value is left out.
std::string write_ledger_record(const DocumentClaims& claims);
/// Nothing where the text is none of write_ledger_record().
std::optional<DocumentClaims> read_ledger_record(std::string_view text);

/// 16 bytes a term, in one order of bytes on all machines.
std::string pack_terms(std::span<const ArticleTerm> terms);
std::vector<ArticleTerm> unpack_terms(std::string_view bytes);

/// Claims without a figure and without quoted words are nothing that a check looks at.
DocumentClaims ledger_part(DocumentClaims claims);

}  // namespace sayso
