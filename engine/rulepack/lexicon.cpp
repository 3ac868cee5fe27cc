#include "engine/rulepack/lexicon.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace sayso {

LexiconBuilder::Entry& LexiconBuilder::entry(std::uint64_t key) {
  auto [at, fresh] = index_.try_emplace(key, entries_.size());
  if (fresh) {
    keys_.push_back(key);
    entries_.emplace_back();
  }
  return entries_[at->second];
}

void LexiconBuilder::add_atom(std::uint64_t key, Atom atom) {
  std::vector<Atom>& atoms = entry(key).atoms;
  if (std::find(atoms.begin(), atoms.end(), atom) == atoms.end()) atoms.push_back(atom);
}

void LexiconBuilder::add_name(Name name) {
  std::vector<Name>& names = entry(name.keys.front()).names;
  bool known = std::any_of(names.begin(), names.end(), [&](const Name& other) {
    return other.slot == name.slot && other.value == name.value && other.words == name.words;
  });
  if (!known) names.push_back(std::move(name));
}

void LexiconBuilder::set_number(std::uint64_t key, NumberRole role, double worth) {
  entry(key).number_role = role;
  entry(key).worth.number = worth;
}

void LexiconBuilder::set_suffix(std::uint64_t key, double worth) { entry(key).worth.suffix = worth; }

void LexiconBuilder::set_date(std::uint64_t key, DateRole role, double worth) {
  entry(key).date_role = role;
  entry(key).worth.date = worth;
}

Lexicon LexiconBuilder::build() {
  Lexicon out;
  std::size_t cells = std::bit_ceil(entries_.size() * 2 + 2);
  out.cells_.assign(cells, {});
  out.mask_ = cells - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    Entry& entry = entries_[i];
    std::stable_sort(entry.names.begin(), entry.names.end(),
                     [](const Name& a, const Name& b) { return a.keys.size() > b.keys.size(); });
    WordInfo info{.atoms_begin = static_cast<std::uint32_t>(out.atoms_.size()),
                  .names_begin = static_cast<std::uint32_t>(out.names_.size()),
                  .atoms_count = static_cast<std::uint16_t>(entry.atoms.size()),
                  .names_count = static_cast<std::uint16_t>(entry.names.size()),
                  .number_role = entry.number_role,
                  .date_role = entry.date_role};
    bool worth = entry.number_role != NumberRole::None || entry.date_role != DateRole::None || entry.worth.suffix != 0;
    if (worth && out.worths_.size() < 0xFFFF) {
      info.worth = static_cast<std::uint16_t>(out.worths_.size());
      out.worths_.push_back(entry.worth);
    }
    out.atoms_.insert(out.atoms_.end(), entry.atoms.begin(), entry.atoms.end());
    std::move(entry.names.begin(), entry.names.end(), std::back_inserter(out.names_));
    std::size_t at = keys_[i] & out.mask_;
    while (out.cells_[at].taken) at = (at + 1) & out.mask_;
    out.cells_[at] = {.key = keys_[i], .info = info, .taken = true};
    ++out.size_;
  }
  return out;
}

}  // namespace sayso
