/// UnitIndex: how units are written, by the word next to the number. Owned by the RulePack; asked at numbers only, where the
/// lexicon says that the word is one of its own.
///
///     index.behind(key of "miles") → {{"miles", "per", "hour"} → mph, {"miles"} → mi}, longest first
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/rulepack/rules.h"

namespace sayso {

/// One way to write a unit.
struct UnitName {
  std::vector<std::uint64_t> keys = {};  ///< its words, in the order of the text
  std::uint32_t unit = 0;                ///< index into Rules::units
  double scale = 1;                      ///< how many of the unit it means: 1e6 of "MUSD"
  bool symbol = false;                   ///< stands before the number too
  bool part_only = false;                ///< only behind an amount in the unit that it is a part of: "5 ft 2 in"
};

class UnitIndex {
 public:
  explicit UnitIndex(std::span<const UnitRule> units);
  UnitIndex() = default;

  /// Names whose first word this is, longest first.
  std::span<const UnitName> behind(std::uint64_t first) const { return find(behind_, first); }
  /// Symbols whose last word this is, longest first.
  std::span<const UnitName> before(std::uint64_t last) const { return find(before_, last); }
  /// Calls `each` with every word that behind() or before() knows.
  template <class Each>
  void for_each_word(Each each) const {
    for (const Names* names : {&behind_, &before_}) {
      for (const auto& [word, list] : *names) each(word);
    }
  }
  /// The unit that another is a part of.
  std::optional<std::uint32_t> whole(std::uint32_t unit) const { return wholes_[unit]; }
  /// The unit that is a part of this one, the first of several.
  std::optional<std::uint32_t> part(std::uint32_t unit) const;

 private:
  using Names = std::unordered_map<std::uint64_t, std::vector<UnitName>>;
  static std::span<const UnitName> find(const Names& names, std::uint64_t key) {
    auto at = names.find(key);
    return at == names.end() ? std::span<const UnitName>() : at->second;
  }
  Names behind_;
  Names before_;
  std::vector<std::optional<std::uint32_t>> wholes_;
};

}  // namespace sayso
