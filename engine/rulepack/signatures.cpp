#include "engine/rulepack/signatures.h"

#include <algorithm>
#include <vector>

#include "engine/rulepack/triggers.h"

namespace sayso {
namespace {

constexpr std::size_t kOwnBits = 208;
constexpr std::size_t kSharedBits = 256 - kOwnBits;

/// There are few of them, and it is asked whether any form wants one: they have bits of their own.
bool is_builtin_span(const std::pair<Atom, Slot>& need) {
  return need.first == Atom::None && index_of(need.second) < static_cast<std::size_t>(BuiltinSlot::Count);
}

}  // namespace

SignatureBits::SignatureBits(std::span<const Form> forms) {
  std::map<Need, std::size_t> uses;
  for (const Form& form : forms) {
    for (std::size_t i = 0; i < form.items.size(); ++i) {
      // the trigger is there when a form is tried: it tells forms apart only where another slot is asked about
      if (is_needed(form.items[i])) uses[{form.items[i].atom, form.items[i].slot}] += i == form.trigger ? 0 : 1;
    }
  }
  std::vector<std::pair<Need, std::size_t>> by_use(uses.begin(), uses.end());
  std::stable_sort(by_use.begin(), by_use.end(), [](const auto& a, const auto& b) {
    bool a_span = is_builtin_span(a.first);
    bool b_span = is_builtin_span(b.first);
    return a_span != b_span ? a_span : a.second > b.second;
  });
  for (std::size_t i = 0; i < by_use.size(); ++i)
    bits_[by_use[i].first] = static_cast<std::uint8_t>(i < kOwnBits ? i : kOwnBits + i % kSharedBits);
}

void SignatureBits::mark(std::span<AtomUse> atoms, std::span<Signature> slots) const {
  for (const auto& [need, bit] : bits_) {
    if (need.first != Atom::None) atoms[index_of(need.first)].fulfils.add(bit);
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
    if (is_needed(item)) needs.add(bits_.at({item.atom, item.slot}));
  }
  return needs;
}

}  // namespace sayso
