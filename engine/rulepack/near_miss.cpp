#include "engine/rulepack/near_miss.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "engine/rulepack/try_form.h"

namespace sayso {
namespace {

bool required(const Item& item) { return !item.optional && item.gap == 0; }

/// "Any word" and "a mark" stand everywhere: that they are there says nothing.
bool telling(const Item& item) {
  return required(item) && (item.slot != Slot::None || index_of(item.atom) >= static_cast<std::size_t>(BuiltinAtom::Count));
}

std::uint8_t telling_items(const Form& form) {
  return static_cast<std::uint8_t>(std::count_if(form.items.begin(), form.items.end(), telling));
}

bool matches(const Scan& scan, const Form& form) {
  std::vector<Match> found;
  try_form(scan, form, 0, found);
  return !found.empty();
}

/// Names of captures that no rule has.
constexpr std::uint16_t kBefore = 0xFFFE;
constexpr std::uint16_t kBehind = 0xFFFF;

const CaptureHit* find(const Match& match, std::uint16_t name) {
  auto at = std::find_if(match.captures.begin(), match.captures.end(), [&](const CaptureHit& hit) { return hit.name == name; });
  return at == match.captures.end() ? nullptr : &*at;
}

/// The form with anything, or nothing, in the place of one item.
Form with_hole(const Form& form, std::size_t hole) {
  Form out = form;
  out.items[hole] = {.gap = 1};
  out.captures = {
      {.name = kBefore, .first = 0, .last = static_cast<std::uint8_t>(hole)},
      {.name = kBehind, .first = static_cast<std::uint8_t>(hole + 1), .last = static_cast<std::uint8_t>(form.items.size())}};
  return out;
}

std::optional<NearMiss> miss_at(const Scan& scan, const Form& form, std::uint32_t index, std::size_t hole) {
  std::vector<Match> found;
  try_form(scan, with_hole(form, hole), index, found);
  if (found.empty()) return std::nullopt;
  const Match& match = found.front();
  const CaptureHit* before = find(match, kBefore);
  const CaptureHit* behind = find(match, kBehind);
  NearMiss out{.form = index, .missing = static_cast<std::uint8_t>(hole), .begin = match.begin, .end = match.end};
  out.at = before != nullptr ? before->end : match.begin;
  out.at_end = behind != nullptr ? behind->begin : match.end;
  // at the ends of a phrase nothing shows how much of the sentence belongs to it
  if (behind == nullptr && before != nullptr && out.at < scan.size()) out.at_end = static_cast<std::uint16_t>(out.at + 1);
  if (before == nullptr && behind != nullptr && behind->begin > 0) out.at = static_cast<std::uint16_t>(behind->begin - 1);
  // where the sentence ends, any phrase might go on
  if (out.at == out.at_end && (before == nullptr || behind == nullptr)) return std::nullopt;
  out.begin = std::min(out.begin, out.at);
  out.end = std::max(out.end, out.at_end);
  out.standing = static_cast<std::uint8_t>(telling_items(form) - (telling(form.items[hole]) ? 1 : 0));
  return out;
}

constexpr std::uint8_t kLeastStanding = 2;

/// How near the form comes: of several holes the last, as what stands before it was read first.
std::optional<NearMiss> nearest(const Scan& scan, const Form& form, std::uint32_t index) {
  for (std::size_t hole = form.items.size(); hole-- > 0;) {
    if (!required(form.items[hole]) || telling_items(form) < kLeastStanding + (telling(form.items[hole]) ? 1 : 0)) continue;
    if (auto miss = miss_at(scan, form, index, hole)) return miss;
  }
  return std::nullopt;
}

bool matches_form_by_form(const RulePack& pack, const Scan& scan, std::uint32_t rule, std::uint32_t phrase) {
  return std::ranges::any_of(pack.forms(), [&](const Form& form) {
    return form.rule == rule && form.phrase == phrase && !form.unless && !form.items.empty() && matches(scan, form);
  });
}

/// The first items of a form, where a form may end.
Form beginning(const Form& form, std::size_t items) {
  Form out = form;
  out.items.resize(items);
  out.captures.clear();
  out.at_end = false;
  out.trigger = 0;
  out.pivot = 0;
  return out;
}

Reach reach_of(const Scan& scan, const Form& form, std::uint32_t index) {
  for (std::size_t items = form.items.size(); items > 0; --items) {
    bool whole = items == form.items.size();
    if (!whole && !required(form.items[items - 1])) continue;
    std::vector<Match> found;
    try_form(scan, whole ? form : beginning(form, items), index, found);
    if (!found.empty())
      return {.form = index, .items = static_cast<std::uint8_t>(items), .begin = found.front().begin, .end = found.front().end};
  }
  return {.form = index};
}

}  // namespace

std::vector<NearMiss> near_misses(const RulePack& pack, const Scan& scan, std::optional<std::uint32_t> rule) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, NearMiss> by_phrase;
  for (std::uint32_t i = 0; i < pack.forms().size(); ++i) {
    const Form& form = pack.forms()[i];
    if (form.unless || form.items.empty() || (rule && form.rule != *rule)) continue;
    auto miss = nearest(scan, form, i);
    if (!miss) continue;
    auto [at, fresh] = by_phrase.try_emplace({form.rule, form.phrase}, *miss);
    if (!fresh && miss->standing > at->second.standing) at->second = *miss;
  }
  std::vector<NearMiss> out;
  for (const auto& [phrase, miss] : by_phrase) {
    if (!matches_form_by_form(pack, scan, phrase.first, phrase.second)) out.push_back(miss);
  }
  std::stable_sort(out.begin(), out.end(), [](const NearMiss& a, const NearMiss& b) { return a.standing > b.standing; });
  return out;
}

std::vector<Reach> get_on(const RulePack& pack, const Scan& scan, std::uint32_t rule) {
  std::map<std::uint32_t, Reach> by_phrase;
  for (std::uint32_t i = 0; i < pack.forms().size(); ++i) {
    const Form& form = pack.forms()[i];
    if (form.rule != rule || form.unless || form.items.empty()) continue;
    Reach reach = reach_of(scan, form, i);
    auto [at, fresh] = by_phrase.try_emplace(form.phrase, reach);
    if (!fresh && reach.items > at->second.items) at->second = reach;
  }
  std::vector<Reach> out;
  out.reserve(by_phrase.size());
  for (const auto& [phrase, reach] : by_phrase) out.push_back(reach);
  return out;
}

std::vector<Veto> find_vetoes(const RulePack& pack, const Scan& scan, std::optional<std::uint32_t> rule) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, Veto> by_phrase;
  for (std::uint32_t i = 0; i < pack.forms().size(); ++i) {
    const Form& form = pack.forms()[i];
    if (form.unless || form.items.empty() || (rule && form.rule != *rule) || pack.unless_of(form.rule).empty()) continue;
    std::vector<Match> found;
    try_form(scan, form, i, found);
    if (found.empty()) continue;
    for (const FormRow& row : pack.unless_of(form.rule)) {
      const std::uint32_t unless = row.form;
      std::vector<Match> vetoes;
      try_form(scan, pack.forms()[unless], unless, vetoes);
      for (const Match& veto : vetoes) {
        for (const Match& match : found) {
          if (veto.begin >= match.end || match.begin >= veto.end) continue;
          by_phrase.try_emplace({form.rule, form.phrase},
                                Veto{.form = i, .unless = unless, .begin = veto.begin, .end = veto.end});
        }
      }
    }
  }
  std::vector<Veto> out;
  out.reserve(by_phrase.size());
  for (const auto& [phrase, veto] : by_phrase) out.push_back(veto);
  return out;
}

}  // namespace sayso
