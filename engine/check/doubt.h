/// doubt: why two numbers of one event, that exclude each other, may count two things: a piece and the whole, two places, the dead
/// in and out. What is in doubt is never a finding.
///
///     doubt_between(four_victims, nine_shot, context) == Doubt::Marked
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/check/compare.h"

namespace sayso {

/// The population of a figure that counts all.
inline constexpr std::string_view kEveryone = "total";

/// Bytes that an article begins with: what is told there is told of all.
inline constexpr std::uint32_t kBeginning = 600;

enum class Doubt : std::uint8_t {
  None,
  Marked,       ///< rules say that one of them may be of some only, or of another event
  FurtherDown,  ///< one, or none, where an article does not begin with it
  Piece,        ///< what is told in pieces, where an article does not begin with it
  LeavesOut,    ///< one of them leaves out somebody told of before: "seven others"
  Beside,       ///< what they differ by stands beside the smaller one: "one killed, two hurt" and "three shot"
  Places,       ///< places beside them of which neither lies in the other
  Elsewhere,    ///< their articles' events have no place in common, or their headlines no name
  Scale,        ///< too far apart to count one thing
  OneArticle,   ///< one article tells both, and does not set them against each other
};

/// The first that there is. Numbers that do not exclude each other raise none.
Doubt doubt_between(const Side& a, const Side& b, const CompareContext& context);

/// Whether the measure is one that is told in pieces.
bool told_in_pieces(const CompareContext& context);

/// "Police said 12, doctors 15": whatever the article's other numbers imply of the one, they imply of the other.
bool side_by_side(const Side& a, const Side& b, const CompareContext& context);

}  // namespace sayso
