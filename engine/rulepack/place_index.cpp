#include "engine/rulepack/place_index.h"

#include <unordered_map>

#include <fmt/format.h>

namespace sayso {
namespace {

/// Building, town, district, region, country, continent, and some more.
constexpr std::uint32_t kDeepest = 12;

}  // namespace

PlaceIndex::PlaceIndex(std::span<const PlaceRule> places, std::vector<Diagnostic>& diagnostics)
    : holders_(places.size()), depths_(places.size(), 0), namesakes_(places.size()) {
  for (std::uint32_t i = 0; i < places.size(); ++i) by_id_.emplace(places[i].id, i);
  auto tell = [&](std::uint32_t i, std::string message) {
    diagnostics.push_back({.code = "R206",
                           .severity = Severity::Error,
                           .place = places[i].place,
                           .message = std::move(message),
                           .hint = "what holds others is a place of its own, with an id"});
  };
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    if (places[i].within.empty()) continue;
    holders_[i] = find(places[i].within);
    if (!holders_[i]) tell(i, fmt::format("\"{}\" lies in \"{}\", which is no place", places[i].id, places[i].within));
  }
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    for (auto up = holders_[i]; up && depths_[i] < kDeepest; up = holders_[*up]) ++depths_[i];
    if (depths_[i] < kDeepest) continue;
    tell(i, fmt::format("\"{}\" lies in itself, or too deep", places[i].id));
    holders_[i].reset();
  }
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_name;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    for (const RuleText& name : places[i].names) by_name[name.text].push_back(i);
  }
  for (const auto& [name, sharing] : by_name) {
    // only the first of them is found by its name
    if (sharing.size() > 1) namesakes_[sharing.front()] = sharing;
  }
}

std::optional<std::uint32_t> PlaceIndex::find(std::string_view id) const {
  auto at = by_id_.find(id);
  return at == by_id_.end() ? std::nullopt : std::optional(at->second);
}

std::uint32_t PlaceIndex::root(std::uint32_t place) const {
  while (holders_[place]) place = *holders_[place];
  return place;
}

bool PlaceIndex::lies_in(std::uint32_t place, std::uint32_t holder) const {
  for (std::optional<std::uint32_t> at = place; at; at = holders_[*at]) {
    if (*at == holder) return true;
  }
  return false;
}

}  // namespace sayso
