#include "engine/resolve/nearness.h"

#include <algorithm>
#include <cmath>

namespace sayso {
namespace {

/// A building sees two events of one kind more seldom than a town.
constexpr std::int64_t kExactPlaceFactor = 16;
/// So many articles of one kind and place may well be about one event; with ten times as many the two say nothing any more.
constexpr double kFewOfAPlace = 4;
/// How many of one kind and place, the next in time, an article is set against.
constexpr std::size_t kNeighbours = 24;

bool in_one_building(const EventMention& a, const EventMention& b) {
  return a.exact_place && b.exact_place && a.places.front() == b.places.front();
}

/// The common place is the most exact one that at least one of them gives.
bool specific(const EventMention& a, const EventMention& b, const std::string& place) {
  return a.places.front() == place || b.places.front() == place;
}

}  // namespace

std::int64_t days_between(const TimeRange& a, const TimeRange& b) {
  return std::max<std::int64_t>(0, std::max(a.from - b.to, b.from - a.to)) / kMinutesPerDay;
}

bool apart(const EventMention& a, const EventMention& b) {
  std::int64_t days = std::max(a.days, b.days) * (in_one_building(a, b) ? kExactPlaceFactor : 1);
  return days_between(*a.when, *b.when) > days;
}

const std::string* common_place(const EventMention& a, const EventMention& b) {
  for (const std::string& place : a.places) {
    if (std::find(b.places.begin(), b.places.end(), place) != b.places.end()) return &place;
  }
  return nullptr;
}

bool lies_near(const std::vector<std::string>& place, const std::vector<std::string>& event) {
  auto has = [](const std::vector<std::string>& row, const std::string& id) {
    return std::find(row.begin(), row.end(), id) != row.end();
  };
  if (place.empty() || event.empty() || has(event, place.front()) || has(place, event.front())) return true;
  if (place.size() < 2) return false;
  // the last one is the country
  return std::any_of(place.begin() + 1, place.end() - 1, [&](const std::string& holder) { return has(event, holder); });
}

PlaceBlocks::PlaceBlocks(std::span<const EventMention* const> mentions) : mentions_(mentions) {
  begins_.push_back(0);
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const EventMention& m = *mentions[i];
    if (m.when && m.exact_place) add({}, m.places.front(), i);
    if (m.when && !m.trigger.empty()) {
      for (const std::string& place : m.places) add(m.trigger, place, i);
    }
    begins_.push_back(memberships_.size());
  }
}

void PlaceBlocks::add(std::string kind, const std::string& place, std::uint32_t mention) {
  Block& block = blocks_[{std::move(kind), place}];
  memberships_.push_back({.block = &block, .place = static_cast<std::uint32_t>(block.size())});
  block.push_back(mention);
}

void PlaceBlocks::add_partners(std::uint32_t mention, std::vector<std::uint32_t>& out) const {
  for (std::size_t i = begins_[mention]; i < begins_[mention + 1]; ++i) {
    const Block& block = *memberships_[i].block;
    std::size_t first = memberships_[i].place + std::size_t{1};
    std::size_t last = std::min(block.size(), first + kNeighbours);
    for (std::size_t j = first; j < last; ++j) {
      if (!apart(*mentions_[mention], *mentions_[block[j]])) out.push_back(block[j]);
    }
  }
}

double PlaceBlocks::bonus(const EventMention& a, const EventMention& b) const {
  if (!a.when || !b.when || apart(a, b)) return 0;
  bool kind = !a.trigger.empty() && a.trigger == b.trigger;
  bool building = in_one_building(a, b);
  if (!kind && !building) return 0;
  const std::string* place = common_place(a, b);
  if (place == nullptr || !specific(a, b, *place)) return 0;
  auto articles = blocks_.find({building ? std::string() : a.trigger, *place});
  if (articles == blocks_.end()) return 0;
  bool one_day = a.dated && b.dated && days_between(*a.when, *b.when) == 0;
  return (one_day ? kPlaceBonus : kPlaceBonus - kDayBonus) *
         std::clamp(1 - std::log10(static_cast<double>(articles->second.size()) / kFewOfAPlace), 0.0, 1.0);
}

}  // namespace sayso
