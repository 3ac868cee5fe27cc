/// PlaceIndex: what lies in what, worked out once from the places of all packs.
///
///     index.lies_in(moscow, russia) == true;  index.depth(moscow) == 1;  index.namesakes(georgia) == {georgia, georgia_us}
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/rulepack/rules.h"

namespace sayso {

class PlaceIndex {
 public:
  /// R206 where a place lies in one that there is not, or in a circle.
  PlaceIndex(std::span<const PlaceRule> places, std::vector<Diagnostic>& diagnostics);
  PlaceIndex() = default;

  std::optional<std::uint32_t> find(std::string_view id) const;
  /// What holds the place directly.
  std::optional<std::uint32_t> holder(std::uint32_t place) const { return holders_[place]; }
  /// How many places hold it: 0 of a country.
  std::uint32_t depth(std::uint32_t place) const { return depths_[place]; }
  /// The country, or whatever nothing holds.
  std::uint32_t root(std::uint32_t place) const;
  /// True of a place and itself too.
  bool lies_in(std::uint32_t place, std::uint32_t holder) const;
  /// All places of the name, this one first; empty where it is the only one.
  std::span<const std::uint32_t> namesakes(std::uint32_t place) const { return namesakes_[place]; }

 private:
  std::map<std::string, std::uint32_t, std::less<>> by_id_;
  std::vector<std::optional<std::uint32_t>> holders_;
  std::vector<std::uint32_t> depths_;
  std::vector<std::vector<std::uint32_t>> namesakes_;
};

}  // namespace sayso
