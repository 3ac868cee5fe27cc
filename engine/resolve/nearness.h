/// nearness: how near two articles' events lie in time and place, and which are next to each other there.
///
///     apart(a, b)                        // too far apart in time to be one event
///     PlaceBlocks blocks(mentions);
///     blocks.add_partners(0, out)        // later ones of its kind and place, the next in time
///     blocks.bonus(a, b)                 // what kind, place and time add to the likeness of two: 0 … kPlaceBonus
///
/// Owned by the linker for the time of a run; refers to the mentions, which must outlive it.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/resolve/document_claims.h"

namespace sayso {

/// What a common kind, place and time add at most.
inline constexpr double kPlaceBonus = 0.18;
/// What of it is for a day that both give as the event's.
inline constexpr double kDayBonus = 0.05;

/// Whole days from the end of one to the begin of the other; 0 where they meet.
std::int64_t days_between(const TimeRange& a, const TimeRange& b);

/// Whether two events whose times are known are too far apart for their kind.
bool apart(const EventMention& a, const EventMention& b);

/// The most exact place of the first that the second has too; nothing where there is none.
const std::string* common_place(const EventMention& a, const EventMention& b);

/// Whether a place, given with what holds it, is one of an event's, holds it, or lies in one region with it.
bool lies_near(const std::vector<std::string>& place, const std::vector<std::string>& event);

class PlaceBlocks {
 public:
  /// In the order of their times.
  explicit PlaceBlocks(std::span<const EventMention* const> mentions);

  /// Later ones than `mention`; some of them more than once.
  void add_partners(std::uint32_t mention, std::vector<std::uint32_t>& out) const;

  /// Kind, a place that is more than what both lie in, and time agree. The more articles have kind and place, the less it is.
  double bonus(const EventMention& a, const EventMention& b) const;

 private:
  using Block = std::vector<std::uint32_t>;
  struct Membership {
    const Block* block;
    std::uint32_t place;  ///< in the block
  };
  void add(std::string kind, const std::string& place, std::uint32_t mention);

  std::span<const EventMention* const> mentions_;
  std::map<std::pair<std::string, std::string>, Block> blocks_;  ///< of a kind and place; no kind: of a building
  std::vector<Membership> memberships_;
  std::vector<std::size_t> begins_;  ///< where each mention's memberships begin, and the end
};

}  // namespace sayso
