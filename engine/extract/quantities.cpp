#include <algorithm>
#include <utility>
#include <vector>

#include "engine/extract/numbers.h"
#include "engine/extract/sentence_stages.h"

namespace sayso {
namespace {

/// The best hedge of each number: the longest match of a quantity rule.
struct Hedged {
  const Match* match = nullptr;
  const QuantityRule* rule = nullptr;
};

Quantity plain(const Number& number) {
  if (number.vague) return {.low = number.value, .bound = Bound::Vague};
  return {.low = number.value, .high = number.value};
}

Quantity with_bound(Bound bound, double value) {
  Quantity q{.bound = bound};
  switch (bound) {
    case Bound::Exact:
    case Bound::Range:
    case Bound::About:
    case Bound::Nearly:
      q.low = value;
      q.high = value;
      return q;
    case Bound::MoreThan:
      q.low_open = true;
      q.low = value;
      return q;
    case Bound::AtLeast:
    case Bound::Vague: q.low = value; return q;
    case Bound::LessThan:
      q.high_open = true;
      q.high = value;
      return q;
    case Bound::AtMost: q.high = value; return q;
  }
  return q;
}

const CaptureHit* number_capture(const Match& match) {
  const CaptureHit* hit = match.find(BuiltinCapture::Number);
  return hit != nullptr ? hit : match.find(BuiltinCapture::Low);
}

Quantity hedged(const Hedged& hedge, const std::vector<Number>& numbers, const Number& number) {
  auto bound = bound_named(hedge.rule->bound);
  Quantity q;
  const CaptureHit* low = hedge.match->find(BuiltinCapture::Low);
  const CaptureHit* high = hedge.match->find(BuiltinCapture::High);
  if (low != nullptr && high != nullptr) {
    double a = numbers[low->value].value;
    double b = numbers[high->value].value;
    // "2 to 3 million"
    if (a < b && b >= 1e6 && a < 1000) a *= b >= 1e9 ? 1e9 : 1e6;
    q = {.low = std::min(a, b), .high = std::max(a, b), .bound = Bound::Range};
  } else if (!bound || number.vague) {
    q = plain(number);
  } else {
    q = with_bound(*bound, number.value);
  }
  q.unit = hedge.rule->unit;
  return q;
}

bool longer(const Match& a, const Match& b) { return a.end - a.begin > b.end - b.begin; }

/// For each number the rule that says most of it. A rule that gives a unit or takes the number out of the counts joins a hedge.
std::vector<Hedged> choose_hedges(SentenceWork& work, const std::vector<Number>& numbers,
                                  std::vector<const QuantityRule*>& kinds) {
  std::vector<Hedged> best(numbers.size());
  kinds.assign(numbers.size(), nullptr);
  for (const Match& match : work.matcher.run(work.scan, Stage::Quantities)) {
    const RuleRef& ref = work.pack.refs()[work.pack.forms()[match.form].rule];
    const QuantityRule& rule = work.pack.rules().quantities[ref.index];
    for (const CaptureHit& hit : match.captures) {
      if (hit.slot != slot_of(BuiltinSlot::Number)) continue;
      if (!rule.counts) kinds[hit.value] = &rule;
      Hedged& now = best[hit.value];
      bool more = now.match == nullptr || rule.head.priority > now.rule->head.priority ||
                  (rule.head.priority == now.rule->head.priority && longer(match, *now.match));
      if (more) now = {.match = &match, .rule = &rule};
    }
  }
  return best;
}

bool followed_by_people(const SentenceWork& work, std::size_t at) { return work.scan.has(EngineList::People, at); }

}  // namespace

void add_quantities(SentenceWork& work) {
  std::vector<Number> numbers = find_numbers(work.scan);
  if (numbers.empty()) return;
  for (std::uint32_t i = 0; i < numbers.size(); ++i) {
    work.scan.add(slot_of(BuiltinSlot::Number), {.begin = numbers[i].begin, .end = numbers[i].end, .value = i});
  }
  std::vector<const QuantityRule*> kinds;
  std::vector<Hedged> hedges = choose_hedges(work, numbers, kinds);
  std::size_t taken_to = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Number& number = numbers[i];
    if (number.begin < taken_to) continue;  // the high end of a range
    Hedged hedge = hedges[i];
    QuantityMention row{.tokens = work.range(number.begin, number.end),
                        .quantity = plain(number),
                        .negative = number.negative,
                        .sentence = work.sentence};
    std::size_t begin = number.begin;
    std::size_t end = number.end;
    if (hedge.match != nullptr && !number.negative) {
      const CaptureHit* first = number_capture(*hedge.match);
      bool mine = first != nullptr && first->value == i;
      if (mine) {
        begin = hedge.match->begin;
        end = hedge.match->end;
        row.tokens = work.range(begin, end);
        row.quantity = hedged(hedge, numbers, number);
      }
    }
    row.counts = kinds[i] == nullptr && row.quantity.unit.empty() && (!number.year || followed_by_people(work, end));
    taken_to = end;
    Id<QuantityMention> id = work.out.quantities.add(std::move(row));
    if (!work.out.quantities[id].counts) continue;
    work.scan.add(slot_of(BuiltinSlot::Quantity),
                  {.begin = static_cast<std::uint16_t>(begin), .end = static_cast<std::uint16_t>(end), .value = id.index});
  }
}

}  // namespace sayso
