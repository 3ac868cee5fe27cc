/// settle_populations: which of an article's figures count all of their kind, and which only some, as far as the figures beside
/// them tell. Private to resolve/.
///
///     "Two men were killed."                          two: all of the dead, for nobody else is counted
///     "Four died. Two men were killed in the shop."   two: the men
///     "One was killed and three others hurt."         three: all of the hurt
///     "Two were hurt. Three others were hurt later."  three: the others
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/resolve/document_claims.h"
#include "engine/rulepack/rulepack.h"

namespace sayso {

/// Of those counted beside somebody told of before.
inline constexpr std::string_view kOthers = "others";

/// A figure with where it stands, before it goes into its claim.
struct ToldFigure {
  Figure row;
  std::uint32_t sentence;
  bool marked = false;   ///< a rule says that it is a part: "including five"
  bool bare = false;     ///< no noun says whom the number counts
  bool located = false;  ///< says where they were: "inside the church"
  bool linked = false;   ///< stands in the heading of another article: "Related stories: two killed"
};

/// Rows are in the order of the text.
void settle_populations(const RulePack& pack, std::vector<ToldFigure>& figures);

}  // namespace sayso
