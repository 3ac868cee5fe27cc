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

WordInfo& LexiconBuilder::info(std::uint64_t key) { return entry(key).info; }

Lexicon LexiconBuilder::build() {
  Lexicon out;
  std::size_t cells = std::bit_ceil(entries_.size() * 2 + 2);
  out.cells_.assign(cells, {});
  out.mask_ = cells - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    Entry& entry = entries_[i];
    std::stable_sort(entry.names.begin(), entry.names.end(),
                     [](const Name& a, const Name& b) { return a.keys.size() > b.keys.size(); });
    WordInfo info = entry.info;
    info.atoms_begin = static_cast<std::uint32_t>(out.atoms_.size());
    info.atoms_count = static_cast<std::uint32_t>(entry.atoms.size());
    info.names_begin = static_cast<std::uint32_t>(out.names_.size());
    info.names_count = static_cast<std::uint32_t>(entry.names.size());
    out.atoms_.insert(out.atoms_.end(), entry.atoms.begin(), entry.atoms.end());
    std::move(entry.names.begin(), entry.names.end(), std::back_inserter(out.names_));
    std::size_t at = keys_[i] & out.mask_;
    while (out.cells_[at].info != 0) at = (at + 1) & out.mask_;
    out.cells_[at] = {.key = keys_[i], .info = static_cast<std::uint32_t>(out.infos_.size())};
    out.infos_.push_back(info);
  }
  return out;
}

}  // namespace sayso
