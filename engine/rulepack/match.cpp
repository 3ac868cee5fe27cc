#include "engine/rulepack/match.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/rulepack/profile.h"
#include "engine/rulepack/regex.h"
#include "engine/rulepack/try_form.h"

namespace sayso {
namespace {

/// Positions before each item, for all readings at once, and the walk back from an end.
template <std::size_t n>
class FormRun {
 public:
  /// Of the Form itself only what a match asks for.
  FormRun(const Scan& scan, std::span<const Item> items, const Form& form)
      : scan_(scan), items_(items), form_(form), barrier_(scan.barrier().head<n>()), inside_(scan.inside_units().head<n>()) {}

  /// False as soon as no position is left.
  bool forward(bool at_start) {
    Set& start = before_[0];
    if (at_start) {
      start = {};
      start.add(scan_.body_begin());
    } else {
      start = all_positions();
    }
    for (std::size_t i = 0; i < items_.size(); ++i) {
      step(items_[i], before_[i], before_[i + 1]);
      if (!Ops::any(before_[i + 1])) return false;
    }
    return true;
  }

  void matches(std::uint32_t form, std::vector<Match>& out) {
    Set& ends = before_[items_.size()];
    Set used{};
    for (std::size_t word = n; word-- > 0;) {
      while (ends.word[word] != 0) {
        auto bit = static_cast<std::size_t>(63 - std::countl_zero(ends.word[word]));
        ends.word[word] ^= std::uint64_t{1} << bit;
        std::size_t end = word * 64 + bit;
        if (form_.at_end && end != scan_.body_end() && end != scan_.size()) continue;
        walk_back(end);
        std::size_t pivot = at_[form_.pivot];
        if (used.has(pivot)) continue;
        used.add(pivot);
        if (at_[0] == end) continue;
        add(form, end, out);
      }
    }
  }

 private:
  using Ops = BitOps<n>;
  using Set = BitSet<n>;

  Set all_positions() const {
    Set all{};
    std::size_t positions = scan_.size() + 1;
    for (std::size_t i = 0; i < n; ++i) {
      std::size_t left = positions > i * 64 ? positions - i * 64 : 0;
      all.word[i] = left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
    }
    return all;
  }

  bool begins_in(Slot slot, const Set& from) const {
    std::uint64_t both = 0;
    for (std::size_t i = 0; i < n; ++i) both |= from.word[i] & scan_.edges(slot)[i].begins;
    return both != 0;
  }

  bool ends_at(Slot slot, std::size_t end) const {
    return slot != Slot::None && ((scan_.edges(slot)[end >> 6].ends >> (end & 63)) & 1) != 0;
  }

  void take_one(const Item& item, const Set& from, Set& to) const {
    if (item.atom != Atom::None) {
      Ops::both_then_next(from, scan_.positions(item.atom), scan_.stride(), to);
    } else {
      Ops::clear(to);
    }
    if (item.slot == Slot::None || !begins_in(item.slot, from)) return;
    for (const SpanHit& hit : scan_.spans(item.slot)) {
      if (from.has(hit.begin)) to.add(hit.end);
    }
  }

  void step(const Item& item, const Set& from, Set& to) const {
    if (item.gap > 0) return take_gap(item, from, to);
    take_one(item, from, to);
    if (item.repeated) take_more(item, to);
    if (item.optional) Ops::merge(to, from);
  }

  // What follows is the smaller part of the work: apart, the loop over the items stays in the nearest cache.

  [[gnu::noinline]] void take_gap(const Item& item, const Set& from, Set& to) const {
    Set reached = from;
    Set next;
    to = from;
    for (int i = 0; i < item.gap; ++i) {
      Ops::next_unit(reached, barrier_, inside_, next);
      if (!Ops::any(next)) break;
      Ops::merge(to, next);
      reached = next;
    }
    Ops::fill_units(to, inside_);
    Set all = all_positions();
    for (std::size_t i = 0; i < n; ++i) to.word[i] &= all.word[i];
  }

  [[gnu::noinline]] void take_more(const Item& item, Set& to) const {
    Set reached = to;
    Set next;
    for (int i = 1; i < kMaxRepeat; ++i) {
      take_one(item, reached, next);
      if (!Ops::any(next)) break;
      Ops::merge(to, next);
      reached = next;
    }
  }

  /// The earliest position from which one reading of the item ends at `end`, with that position in `from`; or nothing.
  std::optional<std::size_t> back_one(const Item& item, std::size_t end, const Set& from) const {
    std::optional<std::size_t> best;
    if (ends_at(item.slot, end)) {
      for (const SpanHit& hit : scan_.spans(item.slot)) {
        if (hit.end == end && from.has(hit.begin) && (!best || hit.begin < *best)) best = hit.begin;
      }
    }
    if (!best && end > 0 && scan_.has(item.atom, end - 1) && from.has(end - 1)) best = end - 1;
    return best;
  }

  /// As back_one, up to kMaxRepeat times; prefers many.
  std::optional<std::size_t> back_repeated(const Item& item, std::size_t end, const Set& from, int left) const {
    Set all = all_positions();
    std::optional<std::size_t> best;
    if (left > 1) {
      if (auto step = back_one(item, end, all)) {
        if (auto further = back_repeated(item, *step, from, left - 1)) return further;
      }
    }
    if (auto once = back_one(item, end, from)) best = once;
    return best;
  }

  /// Whether a gap leads from one position to the other, as step() goes: over whole units, the last one perhaps in part.
  bool reaches(const Item& item, std::size_t at, std::size_t end) const {
    std::size_t unit = end;
    while (unit > at && inside_.has(unit)) --unit;
    for (int i = 0; i < item.gap && at < unit && !barrier_.has(at); ++i) {
      ++at;
      while (at < scan_.size() && inside_.has(at)) ++at;
    }
    return at == unit;
  }

  /// The shortest gap.
  std::size_t back_gap(const Item& item, std::size_t end, const Set& from) const {
    for (std::size_t at = end + 1; at-- > 0;) {
      if (from.has(at) && reaches(item, at, end)) return at;
    }
    return end;
  }

  [[gnu::noinline]] void walk_back(std::size_t end) {
    at_[items_.size()] = end;
    for (std::size_t i = items_.size(); i-- > 0;) {
      const Item& item = items_[i];
      const Set& from = before_[i];
      std::size_t here = at_[i + 1];
      if (item.gap > 0) {
        at_[i] = back_gap(item, here, from);
        continue;
      }
      if (!item.optional && !item.repeated && item.slot == Slot::None) {
        at_[i] = here - 1;  // a token, and forward() has seen it
        continue;
      }
      auto before = item.repeated ? back_repeated(item, here, from, kMaxRepeat) : back_one(item, here, from);
      at_[i] = before ? *before : here;  // not there: it was optional
    }
  }

  [[gnu::noinline]] void add(std::uint32_t form, std::size_t end, std::vector<Match>& out) const {
    Match& match = out.emplace_back(Match{
        .form = form, .rule = form_.rule, .begin = static_cast<std::uint16_t>(at_[0]), .end = static_cast<std::uint16_t>(end)});
    for (const Capture& capture : form_.captures) {
      CaptureHit hit{.name = capture.name,
                     .begin = static_cast<std::uint16_t>(at_[capture.first]),
                     .end = static_cast<std::uint16_t>(at_[capture.last])};
      if (hit.begin == hit.end) continue;
      if (capture.last == capture.first + 1) {
        for (const SpanHit& span : scan_.spans(items_[capture.first].slot)) {
          if (span.begin == hit.begin && span.end == hit.end) {
            hit.slot = items_[capture.first].slot;
            hit.value = span.value;
          }
        }
        // "(some|$quantity)" caught the word
        const Item& item = items_[capture.first];
        if (hit.slot == Slot::None && item.atom != Atom::None &&
            index_of(item.slot) < static_cast<std::size_t>(BuiltinSlot::Count))
          continue;
      }
      if (match.captures.size() < kMaxCaptures) match.captures.push_back(hit);
    }
  }

  const Scan& scan_;
  const std::span<const Item> items_;
  const Form& form_;
  const Set barrier_;
  const Set inside_;
  // forward() and walk_back() fill what is read
  std::array<Set, kMaxItems + 1> before_;      // NOLINT(cppcoreguidelines-pro-type-member-init)
  std::array<std::size_t, kMaxItems + 1> at_;  // NOLINT(cppcoreguidelines-pro-type-member-init)
};

/// Adds the positions where the item, once or several times, may end.
template <std::size_t n>
void add_ends(const Scan& scan, const Item& item, BitSet<n>& ends) {
  std::uint64_t carry = 0;
  for (std::size_t w = 0; w < n; ++w) {
    if (item.atom != Atom::None) {
      std::uint64_t here = scan.positions(item.atom)[w * scan.stride()];
      ends.word[w] |= (here << 1) | carry;
      carry = here >> 63;
    }
    if (item.slot != Slot::None) ends.word[w] |= scan.edges(item.slot)[w].ends;
  }
}

/// Whether the trigger stands somewhere right behind the item before it, or, where that may be missing, behind one of those before:
/// "police ,? have? said" is tried in vain most often because nobody stands before "said". True where a gap comes first.
template <std::size_t n>
bool follows(const Scan& scan, std::span<const Item> items, std::size_t trigger) {
  BitSet<n> ends{};
  for (std::size_t i = trigger;;) {
    if (i == 0) return true;
    const Item& item = items[--i];
    if (item.gap > 0) return true;
    add_ends<n>(scan, item, ends);
    if (!item.optional) break;
  }
  const Item& item = items[trigger];
  std::uint64_t both = 0;
  for (std::size_t w = 0; w < n; ++w) {
    if (item.atom != Atom::None) both |= ends.word[w] & scan.positions(item.atom)[w * scan.stride()];
    if (item.slot != Slot::None) both |= ends.word[w] & scan.edges(item.slot)[w].begins;
  }
  return both != 0;
}

bool can_match(const Scan& scan, const Form& form) {
  return std::all_of(form.items.begin(), form.items.end(), [&](const Item& item) {
    return item.optional || item.gap > 0 || scan.present(item.atom) || scan.present(item.slot);
  });
}

template <std::size_t n>
void run_form(const Scan& scan, std::span<const Item> items, bool at_start, const Form& form, std::uint32_t index,
              std::vector<Match>& out) {
  FormRun<n> run(scan, items, form);
  if (run.forward(at_start)) run.matches(index, out);
}

}  // namespace

const CaptureHit* Match::find(BuiltinCapture name) const {
  for (const CaptureHit& hit : captures) {
    if (hit.name == static_cast<std::uint16_t>(name)) return &hit;
  }
  return nullptr;
}

void Matcher::try_form(const Scan& scan, std::uint32_t index, std::vector<Match>& out) const {
  sayso::try_form(scan, pack_.forms()[index], index, out);
}

void try_form(const Scan& scan, const Form& form, std::uint32_t index, std::vector<Match>& out) {
  if (!can_match(scan, form)) return;
  auto run = scan.bit_words() == 1 ? run_form<1> : run_form<kBitWords>;
  run(scan, form.items, form.at_start, form, index, out);
}

/// The index of a large pack does not fit the nearest caches. So all rows are looked at first, without a branch that could go wrong,
/// and what is read of those that may match is asked for meanwhile.
void Matcher::choose_rows(const Scan& scan, std::span<const FormRow> rows) {
  for (const FormRow& row : rows) {
    __builtin_prefetch(row.first);
    candidates_[candidates_count_] = &row;
    candidates_count_ += scan.may_hold(row) ? 1 : 0;
  }
}

template <std::size_t n>
void Matcher::try_candidates(const Scan& scan, std::vector<Match>& out) {
  MatchProfile* profile = ProfileScope::current();
  for (const FormRow* row : std::span(candidates_).first(std::exchange(candidates_count_, 0))) {
    if (!scan.holds<n>(row->pair) || !follows<n>(scan, row->items(), row->trigger)) continue;
    const Form& form = pack_.forms()[row->form];
    auto run = [&] { run_form<n>(scan, row->items(), row->at_start, form, row->form, out); };
    profile != nullptr ? profile->time(form.rule, run) : run();
  }
}

void Matcher::try_candidates(const Scan& scan, std::vector<Match>& out) {
  scan.bit_words() == 1 ? try_candidates<1>(scan, out) : try_candidates<kBitWords>(scan, out);
}

void Matcher::try_all(const Scan& scan, Stage stage) {
  constexpr std::size_t kAhead = 4;
  std::span<const Atom> triggers = scan.triggers(stage);
  for (std::size_t i = 0; i < triggers.size(); ++i) {
    if (i + kAhead < triggers.size()) __builtin_prefetch(pack_.triggered(stage, triggers[i + kAhead]).data());
    choose_rows(scan, pack_.triggered(stage, triggers[i]));
  }
  for (Slot slot : scan.touched_slots()) choose_rows(scan, pack_.triggered(stage, slot));
  try_candidates(scan, found_);
}

bool Matcher::vetoed(const Scan& scan, const Match& match) {
  std::span<const FormRow> unless = pack_.unless_of(match.rule);
  if (unless.empty()) return false;
  if (!vetoes_known_ || vetoes_of_ != match.rule) {
    vetoes_.clear();
    choose_rows(scan, unless);
    try_candidates(scan, vetoes_);
    vetoes_of_ = match.rule;
    vetoes_known_ = true;
  }
  return std::any_of(vetoes_.begin(), vetoes_.end(),
                     [&](const Match& veto) { return veto.begin < match.end && match.begin < veto.end; });
}

bool Matcher::wants(const Scan& scan, Stage stage, BuiltinSlot slot) const {
  const Signature& need = pack_.need_of(slot_of(slot));
  Signature with = scan.signature();
  with.add(pack_.fulfilled_by(slot_of(slot)));
  auto any = [&](std::span<const FormRow> forms) {
    return std::any_of(forms.begin(), forms.end(), [&](const FormRow& row) {
      return row.needs.meets(need) && with.holds(row.needs) && scan.holds(row.rare);
    });
  };
  auto leads_to = [&](auto trigger) { return pack_.asks(stage, trigger, slot) && any(pack_.triggered(stage, trigger)); };
  if (any(pack_.triggered(stage, slot_of(slot))) || !pack_.regexes(stage).empty()) return true;
  std::span<const Atom> atoms = scan.triggers(stage);
  if (std::any_of(atoms.begin(), atoms.end(), leads_to)) return true;
  std::span<const Slot> slots = scan.touched_slots();
  return std::any_of(slots.begin(), slots.end(), leads_to);
}

std::span<const Match> Matcher::run(const Scan& scan, Stage stage) {
  matches_.clear();
  found_.clear();
  vetoes_known_ = false;
  MatchProfile* profile = ProfileScope::current();
  try_all(scan, stage);
  for (const RulePack::RegexRow& row : pack_.regexes(stage)) {
    std::uint32_t rule = pack_.forms()[row.form].rule;
    auto run = [&] { row.regex->run(scan, row.form, rule, found_); };
    profile != nullptr ? profile->time(rule, run) : run();
  }
  order_found();
  if (pack_.has_zones()) {
    std::erase_if(matches_, [&](const Match& match) {
      const std::optional<Zone>& zone = pack_.refs()[match.rule].zone;
      return zone && *zone != zone_;
    });
  }
  std::erase_if(matches_, [&](const Match& match) { return vetoed(scan, match); });
  if (profile != nullptr) {
    for (const Match& match : matches_) ++profile->rules[match.rule].matched;
  }
  return matches_;
}

/// By rule and place; of a form whose trigger is both a word and an expression, tried from both, one of the two. A Match is large:
/// rows of numbers are sorted in its stead.
void Matcher::order_found() {
  if (found_.size() < 2) {
    matches_.swap(found_);
    return;
  }
  order_.clear();
  for (std::uint32_t i = 0; i < found_.size(); ++i) {
    const Match& match = found_[i];
    std::uint64_t place = (std::uint64_t{match.rule} << 32) | (std::uint64_t{match.begin} << 16) | (0xFFFFu - match.end);
    order_.push_back({.place = place, .form = match.form, .index = i});
  }
  auto before = [](const Order& a, const Order& b) { return a.place != b.place ? a.place < b.place : a.form < b.form; };
  auto not_before = [&](const Order& a, const Order& b) { return !before(a, b); };
  if (std::adjacent_find(order_.begin(), order_.end(), not_before) == order_.end()) {
    matches_.swap(found_);
    return;
  }
  std::sort(order_.begin(), order_.end(), before);
  for (std::size_t i = 0; i < order_.size(); ++i) {
    bool twice = i > 0 && order_[i].place == order_[i - 1].place && order_[i].form == order_[i - 1].form;
    if (!twice) matches_.push_back(found_[order_[i].index]);
  }
}

}  // namespace sayso
