#include "engine/rulepack/triggers.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "engine/text/tokenize.h"

namespace sayso {
namespace {

constexpr std::string_view kCommon = "common";

/// By Zipf's law the word of rank r has 1/r of the first one's share; of English text "the" has 6 of a hundred words.
constexpr double kFirstWord = 60'000;
/// A word that is not common: there are tens of thousands.
constexpr double kOtherWord = 20;
/// A list's expressions of several words.
constexpr double kExpressions = 300;
constexpr double kEverywhere = 1'000'000;

double frequency_of(Slot slot) {
  if (slot == Slot::None) return 0;
  if (index_of(slot) >= static_cast<std::size_t>(BuiltinSlot::Count)) return kExpressions;
  switch (static_cast<BuiltinSlot>(slot)) {
    case BuiltinSlot::Name:
    case BuiltinSlot::Source: return 100'000;
    case BuiltinSlot::Group: return 60'000;  // filled only where a form asks for it: no form should ask for nothing else
    case BuiltinSlot::Number:
    case BuiltinSlot::Quantity: return 15'000;
    case BuiltinSlot::Place: return 12'000;
    case BuiltinSlot::Quote:
    case BuiltinSlot::Date:
    case BuiltinSlot::Registry: return 8'000;
    case BuiltinSlot::Amount: return 3'000;
    case BuiltinSlot::Count: return 0;
  }
  return 0;
}

double frequency_of(BuiltinAtom shape) {
  switch (shape) {
    case BuiltinAtom::Word: return kEverywhere;
    case BuiltinAtom::Capital: return 150'000;
    case BuiltinAtom::Digits: return 15'000;
    case BuiltinAtom::Mark: return 100'000;
    case BuiltinAtom::QuoteMark: return 20'000;
    case BuiltinAtom::Count: return 0;
  }
  return 0;
}

/// Choices of an item that is a span, a shape, or a common word: one that stands elsewhere in the sentence too.
constexpr double kAnySpan = 900;
constexpr double kAnySpeaker = 5000;
constexpr double kAnyWord = 8000;
constexpr double kCommonWord = 3000;

double choices_of(Slot slot) {
  if (slot == Slot::None) return 0;
  return slot == slot_of(BuiltinSlot::Source) || slot == slot_of(BuiltinSlot::Name) ? kAnySpeaker : kAnySpan;
}

}  // namespace

Frequencies::Frequencies(const Rules& rules, const Vocabulary& words) : words_(words) {
  for (const WordList& list : rules.lists) {
    if (list.name != kCommon) continue;
    double rank = 0;
    for (const RuleText& word : list.members) common_.try_emplace(word_key(word.text), kFirstWord / ++rank);
  }
}

double Frequencies::of(Atom atom) const {
  if (known_.size() <= index_of(atom)) known_.resize(index_of(atom) + 1, -1);
  double& known = known_[index_of(atom)];
  if (known < 0) known = sum_of(atom);
  return known;
}

double Frequencies::sum_of(Atom atom) const {
  double sum = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(BuiltinAtom::Count); ++i) {
    auto shape = static_cast<BuiltinAtom>(i);
    const std::vector<Atom>& followers = words_.followers(shape);
    bool holds = atom == atom_of(shape) || std::find(followers.begin(), followers.end(), atom) != followers.end();
    if (holds) sum += frequency_of(shape);
  }
  if (const auto* keys = words_.keys(atom)) {
    for (std::uint64_t key : *keys) {
      auto common = common_.find(key);
      sum += common == common_.end() ? kOtherWord : common->second;
    }
  }
  return sum;
}

double Frequencies::of(const Item& item) const {
  return frequency_of(item.slot) + (item.atom == Atom::None ? 0 : of(item.atom));
}

double Frequencies::choices(const Item& item) const {
  if (item.atom == Atom::None) return choices_of(item.slot);
  const auto* keys = words_.keys(item.atom);
  if (keys == nullptr) return choices_of(item.slot) + kAnyWord;
  bool common = std::any_of(keys->begin(), keys->end(), [&](std::uint64_t key) { return common_.contains(key); });
  return choices_of(item.slot) + static_cast<double>(keys->size()) + (common ? kCommonWord : 0);
}

std::optional<std::size_t> rarest_pair(const Form& form, const Frequencies& frequencies) {
  std::optional<std::size_t> best;
  double lowest = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i + 1 < form.items.size(); ++i) {
    if (!is_needed(form.items[i]) || !is_needed(form.items[i + 1])) continue;
    double value = frequencies.of(form.items[i]) * frequencies.of(form.items[i + 1]);
    if (value >= lowest) continue;
    best = i;
    lowest = value;
  }
  return best;
}

void choose_triggers(std::span<Form> forms, const Frequencies& frequencies) {
  auto least = [](const Form& form, auto measure) {
    std::size_t best = 0;
    double lowest = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < form.items.size(); ++i) {
      double value = is_needed(form.items[i]) ? measure(form.items[i]) : std::numeric_limits<double>::max();
      if (value < lowest) {
        best = i;
        lowest = value;
      }
    }
    return static_cast<std::uint8_t>(best);
  };
  for (Form& form : forms) {
    form.trigger = least(form, [&](const Item& item) { return frequencies.of(item); });
    form.pivot = least(form, [&](const Item& item) { return frequencies.choices(item); });
  }
}

std::array<Atom, 2> rare_needs(const Form& form, const Frequencies& frequencies, const Lexicon& lexicon, Atom none) {
  std::vector<std::pair<double, Atom>> found;
  for (std::size_t i = 0; i < form.items.size(); ++i) {
    const Item& item = form.items[i];
    if (i == form.trigger || !is_needed(item) || item.slot != Slot::None) continue;
    if (lexicon.frequent_words(item.atom) == 0) found.emplace_back(frequencies.of(item), item.atom);
  }
  std::sort(found.begin(), found.end());
  std::array<Atom, 2> out = {none, none};
  for (std::size_t i = 0; i < std::min(out.size(), found.size()); ++i) out[i] = found[i].second;
  return out;
}

}  // namespace sayso
