/// ledger_blocks: under which keys an article is kept in a ledger, and under which others of its events are looked for.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/resolve/document_claims.h"

namespace sayso {

struct LedgerBlock {
  std::int64_t key;
  std::int64_t day;  ///< since 1970; 0: unknown
};

/// Sorted, each once. Depends on the article alone.
std::vector<LedgerBlock> blocks_of(const DocumentClaims& claims);

struct LedgerQuery {
  std::int64_t key;
  std::int64_t day;
  double weight;  ///< how much a match says
};
std::vector<LedgerQuery> queries_of(const DocumentClaims& claims);

}  // namespace sayso
