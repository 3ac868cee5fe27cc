#include "engine/rulepack/lexicon.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <numeric>
#include <utility>

#include "engine/text/token.h"

namespace sayso {
namespace {

bool begins_number(NumberRole role) {
  switch (role) {
    case NumberRole::Unit:
    case NumberRole::Ten:
    case NumberRole::Multiplier:
    case NumberRole::Vague:
    case NumberRole::Fraction:
    case NumberRole::Article:
    case NumberRole::Minus:
    case NumberRole::Negative: return true;
    case NumberRole::None:
    case NumberRole::Ordinal:
    case NumberRole::Part:
    case NumberRole::Collective:
    case NumberRole::VagueCollective:
    case NumberRole::Joiner:
    case NumberRole::Link:
    case NumberRole::Point:
    case NumberRole::Suffix: return false;
  }
  return false;
}

}  // namespace

const WordInfo& Lexicon::find_further(std::uint64_t key) const {
  for (std::size_t at = key & mask_;; at = (at + 1) & mask_) {
    Cell cell = cells_[at];
    if (cell.bits != 0 && cell.tag() != tag_of(key)) continue;
    const WordInfo& info = infos_[cell.info()];
    if (cell.bits == 0 || info.key == key) return info;
  }
}

std::uint8_t LexiconBuilder::interests_of(const Entry& entry) {
  auto in = [&](EngineList list) { return ((entry.lists >> static_cast<unsigned>(list)) & 1) != 0; };
  bool number = begins_number(entry.number_role);
  bool date = entry.date_role != DateRole::None;
  bool person = entry.number_role == NumberRole::Article || in(EngineList::OneMore) || in(EngineList::Definites);
  unsigned bits = 0;
  if (person) bits |= bit_of(Interest::Person);
  if (number) bits |= bit_of(Interest::Number);
  if (date) bits |= bit_of(Interest::Date);
  if (date || in(EngineList::FunctionWords)) bits |= bit_of(Interest::Name);
  if (in(EngineList::GapStops)) bits |= 1u << kGapStop;
  if (in(EngineList::Cues) || in(EngineList::SourceOpeners)) bits |= bit_of(Interest::Speech);
  return static_cast<std::uint8_t>(bits);
}

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
  if (atoms.empty() || atoms.back() != atom) atoms.push_back(atom);
}

void LexiconBuilder::add_to_list(std::uint64_t key, EngineList list) {
  entry(key).lists |= std::uint32_t{1} << static_cast<unsigned>(list);
}

void LexiconBuilder::add_name(Name name) {
  if (name.keys.size() > kMaxSentenceTokens) return;
  if (name.keys.size() > 1) entry(name.keys[1]).second_in_names = true;
  Entry& first = entry(name.keys.front());
  if (name.keys.size() > 1) {
    first.seconds |= WordInfo::second_bit(name.keys[1]);
  } else {
    first.is_name = true;
  }
  if (!is_known(first, name)) first.names.push_back(std::move(name));
}

/// Most words begin few names; where one begins very many, as in a list made by a program, they are looked up.
bool LexiconBuilder::is_known(const Entry& first, const Name& name) {
  constexpr std::size_t kFew = 64;
  if (first.names.size() < kFew) {
    return std::any_of(first.names.begin(), first.names.end(), [&](const Name& other) {
      return other.slot == name.slot && other.value == name.value && other.words == name.words;
    });
  }
  std::set<NameKey>& known = crowds_[name.keys.front()];
  if (known.empty()) {
    for (const Name& other : first.names) known.emplace(other.slot, other.value, other.words);
  }
  return !known.emplace(name.slot, name.value, name.words).second;
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

void LexiconBuilder::set_in_units(std::uint64_t key) { entry(key).in_units = true; }

void LexiconBuilder::order_atoms(std::span<const AtomUse> uses) {
  for (Entry& entry : entries_) {
    auto triggers =
        std::stable_partition(entry.atoms.begin(), entry.atoms.end(), [&](Atom atom) { return uses[index_of(atom)].triggers; });
    auto asked = std::stable_partition(triggers, entry.atoms.end(), [&](Atom atom) { return uses[index_of(atom)].asked; });
    entry.triggers_count = static_cast<std::uint16_t>(triggers - entry.atoms.begin());
    entry.asked_count = static_cast<std::uint16_t>(asked - entry.atoms.begin());
  }
}

/// Marking a word costs as much as it has atoms, and few words have most of them.
void LexiconBuilder::choose_frequent(Lexicon& out, std::size_t atom_count) {
  out.frequent_words_.assign(atom_count, 0);
  std::vector<std::size_t> by_atoms(entries_.size());
  std::iota(by_atoms.begin(), by_atoms.end(), std::size_t{0});
  std::stable_sort(by_atoms.begin(), by_atoms.end(),
                   [&](std::size_t a, std::size_t b) { return entries_[a].asked_count > entries_[b].asked_count; });
  by_atoms.resize(std::min(by_atoms.size(), kFrequentWords));
  for (std::size_t i = 0; i < by_atoms.size(); ++i) {
    Entry& entry = entries_[by_atoms[i]];
    entry.frequent = static_cast<std::uint8_t>(i);
    for (Atom atom : entry.atoms) out.frequent_words_[index_of(atom)] |= std::uint64_t{1} << i;
  }
}

/// The needs of forms that a word fulfils, once for all words that fulfil the same. With very many different ones the last ones fulfil
/// all: a form is tried in vain then, but none is missed.
std::uint16_t LexiconBuilder::signature_of(const Entry& entry, std::span<const AtomUse> uses, Lexicon& out) {
  constexpr std::size_t kMost = 0xFFFF;
  Signature fulfils;
  for (Atom atom : entry.atoms) fulfils.add(uses[index_of(atom)].fulfils);
  if (out.signatures_.size() >= kMost) fulfils.word.fill(~std::uint64_t{0});
  auto [at, fresh] = signatures_.try_emplace(fulfils.word, static_cast<std::uint16_t>(out.signatures_.size()));
  if (fresh) out.signatures_.push_back(fulfils);
  return at->second;
}

Lexicon LexiconBuilder::build(std::span<const AtomUse> uses) {
  Lexicon out;
  order_atoms(uses);
  choose_frequent(out, uses.size());
  signatures_ = {{{}, 0}};
  std::size_t cells = std::bit_ceil(entries_.size() * 4 + 2);
  out.cells_.assign(cells, {});
  out.mask_ = cells - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    Entry& entry = entries_[i];
    WordInfo info{.key = keys_[i],
                  .atoms_begin = static_cast<std::uint32_t>(out.atoms_.size()),
                  .lists = entry.lists,
                  .signature = signature_of(entry, uses, out),
                  .atoms_count = static_cast<std::uint16_t>(entry.atoms.size()),
                  .triggers_count = entry.triggers_count,
                  .marks_count = entry.frequent < kFrequentWords ? entry.triggers_count : entry.asked_count,
                  .seconds = entry.seconds,
                  .frequent = entry.frequent,
                  .number_role = entry.number_role,
                  .date_role = entry.date_role,
                  .in_units = entry.in_units,
                  .is_name = entry.is_name,
                  .second_in_names = entry.second_in_names};
    info.interests = interests_of(entry) & WordInfo::kInterests;
    bool worth = entry.number_role != NumberRole::None || entry.date_role != DateRole::None || entry.worth.suffix != 0;
    if (worth && out.worths_.size() < 0xFFFF) {
      info.worth = static_cast<std::uint16_t>(out.worths_.size());
      out.worths_.push_back(entry.worth);
    }
    out.atoms_.insert(out.atoms_.end(), entry.atoms.begin(), entry.atoms.end());
    std::size_t at = keys_[i] & out.mask_;
    while (out.cells_[at].bits != 0) at = (at + 1) & out.mask_;
    out.cells_[at].bits = Lexicon::tag_of(keys_[i]) << Lexicon::Cell::kInfoBits | static_cast<std::uint32_t>(out.infos_.size());
    out.infos_.push_back(info);
  }
  build_names(out);
  return out;
}

void LexiconBuilder::build_names(Lexicon& out) {
  struct Keyed {
    std::uint64_t key;
    const Name* name;
  };
  std::vector<Keyed> names;
  for (const Entry& entry : entries_) {
    for (const Name& name : entry.names)
      names.push_back({Lexicon::pair_key(name.keys[0], name.keys.size() > 1 ? name.keys[1] : Lexicon::kNoWord), &name});
  }
  std::stable_sort(names.begin(), names.end(), [](const Keyed& a, const Keyed& b) {
    return a.key != b.key ? a.key < b.key : a.name->keys.size() > b.name->keys.size();
  });
  out.names_.reserve(names.size());
  out.pairs_.assign(std::bit_ceil(names.size() * 2 + 2), {});
  out.pair_mask_ = out.pairs_.size() - 1;
  for (std::size_t i = 0; i < names.size();) {
    Lexicon::Pair pair{.key = names[i].key, .begin = static_cast<std::uint32_t>(out.names_.size())};
    for (; i < names.size() && names[i].key == pair.key; ++i) {
      const Name& name = *names[i].name;
      out.names_.push_back(
          {.keys_begin = static_cast<std::uint32_t>(out.name_keys_.size()),
           .written_begin = name.cased ? static_cast<std::uint32_t>(out.names_written_.size()) : KnownName::kAnyCase,
           .value = name.value,
           .slot = name.slot,
           .length = static_cast<std::uint16_t>(name.keys.size())});
      out.name_keys_.insert(out.name_keys_.end(), name.keys.begin(), name.keys.end());
      if (name.cased) {
        for (const std::string& word : name.words) out.names_written_.append(word).push_back(' ');
      }
      ++pair.count;
    }
    std::size_t at = pair.key & out.pair_mask_;
    while (out.pairs_[at].count != 0) at = (at + 1) & out.pair_mask_;
    out.pairs_[at] = pair;
  }
}

}  // namespace sayso
