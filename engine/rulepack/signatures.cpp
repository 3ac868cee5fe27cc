#include "engine/rulepack/signatures.h"

#include <algorithm>
#include <vector>

namespace sayso {
namespace {

constexpr std::size_t kOwnBits = 208;
constexpr std::size_t kSharedBits = 256 - kOwnBits;

bool is_need(const Item& item) { return !item.optional && item.gap == 0; }

}  // namespace

SignatureBits::SignatureBits(std::span<const Form> forms) {
  std::map<Need, std::size_t> uses;
  for (const Form& form : forms) {
    for (std::size_t i = 0; i < form.items.size(); ++i) {
      // the trigger is there when a form is tried: it tells forms apart only where another slot is asked about
      if (is_need(form.items[i])) uses[{form.items[i].atom, form.items[i].slot}] += i == form.trigger ? 0 : 1;
    }
  }
  std::vector<std::pair<Need, std::size_t>> by_use(uses.begin(), uses.end());
  std::stable_sort(by_use.begin(), by_use.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (std::size_t i = 0; i < by_use.size(); ++i)
    bits_[by_use[i].first] = static_cast<std::uint8_t>(i < kOwnBits ? i : kOwnBits + i % kSharedBits);
}

void SignatureBits::mark(std::span<Signature> atoms, std::span<Signature> slots) const {
  for (const auto& [need, bit] : bits_) {
    if (need.first != Atom::None) atoms[index_of(need.first)].add(bit);
    if (need.second != Slot::None) slots[index_of(need.second)].add(bit);
  }
}

Signature SignatureBits::need_of(Slot slot) const {
  Signature out;
  if (auto bit = bits_.find({Atom::None, slot}); bit != bits_.end()) out.add(bit->second);
  return out;
}

Signature SignatureBits::needs_of(const Form& form) const {
  Signature needs;
  for (const Item& item : form.items) {
    if (is_need(item)) needs.add(bits_.at({item.atom, item.slot}));
  }
  return needs;
}

}  // namespace sayso
