#include "engine/rulepack/unit_index.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/text/tokenize.h"

namespace sayso {
namespace {

constexpr double kMillion = 1e6;

std::vector<std::uint64_t> keys_of(const RuleText& name) {
  std::vector<std::uint64_t> keys;
  for (const Token& token : tokenize_words(name.text)) keys.push_back(token.key);
  return keys;
}

}  // namespace

UnitIndex::UnitIndex(std::span<const UnitRule> units) : wholes_(units.size()) {
  std::unordered_map<std::string_view, std::uint32_t> by_id;
  for (std::uint32_t i = 0; i < units.size(); ++i) by_id.emplace(units[i].id, i);
  auto add = [](Names& names, std::uint64_t key, UnitName name) { names[key].push_back(std::move(name)); };
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    auto add_all = [&](const std::vector<RuleText>& texts, UnitName name) {
      name.unit = i;
      for (const RuleText& text : texts) {
        name.keys = keys_of(text);
        if (name.keys.empty()) continue;
        add(behind_, name.keys.front(), name);
        if (name.symbol) add(before_, name.keys.back(), name);
      }
    };
    add_all(units[i].names, {});
    add_all(units[i].symbols, {.symbol = true});
    add_all(units[i].shorts, {.part_only = true});
    add_all(units[i].millions, {.scale = kMillion});
    auto whole = by_id.find(units[i].of);
    if (whole != by_id.end() && units[i].per > 0) wholes_[i] = whole->second;
  }
  auto longer = [](const UnitName& a, const UnitName& b) { return a.keys.size() > b.keys.size(); };
  for (Names* names : {&behind_, &before_}) {
    for (auto& [key, list] : *names) std::stable_sort(list.begin(), list.end(), longer);
  }
}

std::optional<std::uint32_t> UnitIndex::part(std::uint32_t unit) const {
  auto at = std::find(wholes_.begin(), wholes_.end(), std::optional(unit));
  return at == wholes_.end() ? std::nullopt : std::optional(static_cast<std::uint32_t>(at - wholes_.begin()));
}

}  // namespace sayso
