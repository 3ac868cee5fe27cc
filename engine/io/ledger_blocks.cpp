#include "engine/io/ledger_blocks.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <string_view>

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace sayso {
namespace {

/// The words of an article that tell its event best.
constexpr std::size_t kKeptTerms = 24;
/// Articles about anything, by which a word's rarity is guessed: see likeness.cpp.
constexpr double kSeenBefore = 500;
/// A common kind and place say as much as two rare names; a key that somebody gave says all.
constexpr double kKindAndPlace = 12;
constexpr double kExplicit = 1000;

std::int64_t key_of(std::string_view text) { return std::bit_cast<std::int64_t>(XXH3_64bits(text.data(), text.size())); }

double rarity(const ArticleTerm& term) {
  return static_cast<double>(term.weight) * std::log((kSeenBefore + 1) / (1 + static_cast<double>(term.common)));
}

std::int64_t day_of(const EventMention& event) {
  if (!event.when) return 0;
  return event.when->from >= 0 ? event.when->from / kMinutesPerDay : (event.when->from + 1) / kMinutesPerDay - 1;
}

std::vector<ArticleTerm> rarest(const EventMention& event) {
  std::vector<ArticleTerm> terms = event.terms;
  std::sort(terms.begin(), terms.end(), [](const ArticleTerm& a, const ArticleTerm& b) {
    double x = rarity(a);
    double y = rarity(b);
    return x != y ? x > y : a.key < b.key;
  });
  if (terms.size() > kKeptTerms) terms.resize(kKeptTerms);
  return terms;
}

template <class Add>
void each_name(const EventMention& event, Add add) {
  if (!event.explicit_key.empty()) add(key_of("event:" + event.explicit_key), kExplicit);
  if (event.trigger.empty()) return;
  for (const std::string& place : event.places) add(key_of(fmt::format("{}\x1f{}", event.trigger, place)), kKindAndPlace);
}

}  // namespace

std::vector<LedgerBlock> blocks_of(const DocumentClaims& claims) {
  std::vector<LedgerBlock> out;
  for (const EventMention& event : claims.events) {
    std::int64_t day = day_of(event);
    for (const ArticleTerm& term : rarest(event)) out.push_back({.key = std::bit_cast<std::int64_t>(term.key), .day = day});
    each_name(event, [&](std::int64_t key, double) { out.push_back({.key = key, .day = day}); });
  }
  auto order = [](const LedgerBlock& a, const LedgerBlock& b) { return a.key != b.key ? a.key < b.key : a.day < b.day; };
  std::sort(out.begin(), out.end(), order);
  out.erase(std::unique(out.begin(), out.end(),
                        [](const LedgerBlock& a, const LedgerBlock& b) { return a.key == b.key && a.day == b.day; }),
            out.end());
  return out;
}

std::vector<LedgerQuery> queries_of(const DocumentClaims& claims) {
  std::vector<LedgerQuery> out;
  for (const EventMention& event : claims.events) {
    std::int64_t day = day_of(event);
    for (const ArticleTerm& term : event.terms)
      out.push_back({.key = std::bit_cast<std::int64_t>(term.key), .day = day, .weight = rarity(term)});
    each_name(event, [&](std::int64_t key, double weight) { out.push_back({.key = key, .day = day, .weight = weight}); });
  }
  return out;
}

}  // namespace sayso
