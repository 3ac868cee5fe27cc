#include <algorithm>
#include <cmath>
#include <utility>

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

/// The first number that the rule speaks of.
const CaptureHit* number_capture(const Match& match) {
  const CaptureHit* hit = match.find(BuiltinCapture::Number);
  if (hit != nullptr) return hit;
  const CaptureHit* low = match.find(BuiltinCapture::Low);
  const CaptureHit* high = match.find(BuiltinCapture::High);
  return low != nullptr && high != nullptr && high->begin < low->begin ? high : low;
}

/// The ends of a range or ratio. "2 to 3 million": the first of them has the multiplier of the second.
struct Ends {
  double low;
  double high;
};
std::optional<Ends> ends_of(const Match& match, const Numbers& numbers) {
  const CaptureHit* low = match.find(BuiltinCapture::Low);
  const CaptureHit* high = match.find(BuiltinCapture::High);
  if (low == nullptr || high == nullptr) return std::nullopt;
  const Number& a = numbers[low->value];
  const Number& b = numbers[high->value];
  bool shared = a.scale == 1 && b.scale > 1 && a.value < b.value / b.scale;
  return Ends{.low = shared ? a.value * b.scale : a.value, .high = b.value};
}

/// Two numbers in words with a hyphen between: "nought-four".
bool spelled_out(const SentenceWork& work, const Number& low, const Number& high) {
  return high.begin == low.end + 1u && work.scan.is('-', low.end) && work.scan.token(low.begin).kind == TokenKind::Word &&
         work.scan.token(high.begin).kind == TokenKind::Word;
}

/// A range goes up ("21-14" is a score), in one unit; so does a ratio ("one in five").
bool fits(const SentenceWork& work, const Match& match, const QuantityRule& rule, const Numbers& numbers) {
  auto ends = ends_of(match, numbers);
  if (!ends) return true;
  const Number& low = numbers[match.find(BuiltinCapture::Low)->value];
  const Number& high = numbers[match.find(BuiltinCapture::High)->value];
  if (rule.combine == "power" || rule.combine == "quotient") return !low.unit && !high.unit;
  bool one_unit = !low.unit || !high.unit || low.unit == high.unit;
  bool ratio = rule.combine == "ratio";
  return ends->low < ends->high && !low.vague && !high.vague && one_unit && !(ratio && high.unit) &&
         !spelled_out(work, low, high);
}

double combined(const std::string& how, const Ends& ends) {
  return how == "power" ? std::pow(ends.low, ends.high) : ends.low / ends.high;
}

Quantity hedged(const Hedged& hedge, const Numbers& numbers, const Number& number) {
  auto bound = bound_named(hedge.rule->bound);
  if (auto ends = ends_of(*hedge.match, numbers)) {
    if (!hedge.rule->combine.empty()) return with_bound(bound.value_or(Bound::Exact), combined(hedge.rule->combine, *ends));
    return {.low = ends->low, .high = ends->high, .bound = Bound::Range};
  }
  return !bound || number.vague ? plain(number) : with_bound(*bound, number.value);
}

bool longer(const Match& a, const Match& b) { return a.end - a.begin > b.end - b.begin; }

/// What rules say of a number.
struct Judgement {
  Hedged hedge = {};                   ///< the one that says most of it
  const QuantityRule* kind = nullptr;  ///< one that takes it out of the counts
  bool none = false;                   ///< it is no number at all
};
using Judgements = boost::container::small_vector<Judgement, 8>;

Judgements judge(SentenceWork& work, const Numbers& numbers) {
  Judgements out(numbers.size());
  for (const Match& match : work.matcher.run(work.scan, Stage::Quantities)) {
    const RuleRef& ref = work.pack.refs()[work.pack.forms()[match.form].rule];
    const QuantityRule& rule = work.pack.rules().quantities[ref.index];
    if (!rule.number) {
      for (std::size_t i = 0; i < numbers.size(); ++i)
        if (numbers[i].begin < match.end && match.begin < numbers[i].end) out[i].none = true;
      continue;
    }
    if (!fits(work, match, rule, numbers)) continue;
    for (const CaptureHit& hit : match.captures) {
      if (hit.slot != slot_of(BuiltinSlot::Number)) continue;
      if (!rule.counts) out[hit.value].kind = &rule;
      Hedged& now = out[hit.value].hedge;
      bool more = now.match == nullptr || rule.head.priority > now.rule->head.priority ||
                  (rule.head.priority == now.rule->head.priority && longer(match, *now.match));
      if (more) now = {.match = &match, .rule = &rule};
    }
  }
  return out;
}

bool is_whole(const std::optional<double>& end) { return !end || (*end >= 0 && std::floor(*end) == *end); }

bool followed_by_people(const SentenceWork& work, std::size_t at) { return work.scan.has(EngineList::People, at); }

/// The rule's unit, else that of the number, else that of the range's other end: "10 to 20 percent".
void add_unit(const SentenceWork& work, const Hedged& hedge, const Numbers& numbers, std::size_t i, Quantity& out) {
  std::optional<std::uint32_t> unit = numbers[i].unit;
  if (hedge.match != nullptr) {
    out.unit = hedge.rule->unit;
    const CaptureHit* high = hedge.match->find(BuiltinCapture::High);
    if (!unit && high != nullptr) unit = numbers[high->value].unit;
  }
  if (out.unit.empty() && unit) out.unit = work.pack.rules().units[*unit].id;
}

}  // namespace

void add_quantities(SentenceWork& work) {
  Numbers numbers = find_numbers(work.pack, work.scan);
  if (numbers.empty()) return;
  for (std::uint32_t i = 0; i < numbers.size(); ++i) {
    work.scan.add(slot_of(BuiltinSlot::Number), {.begin = numbers[i].begin, .end = numbers[i].end, .value = i});
  }
  Judgements judged = judge(work, numbers);
  std::size_t taken_to = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Number& number = numbers[i];
    if (number.begin < taken_to || judged[i].none) continue;  // the high end of a range
    const Hedged& hedge = judged[i].hedge;
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
    add_unit(work, hedge, numbers, i, row.quantity);
    row.counts = judged[i].kind == nullptr && row.quantity.unit.empty() && is_whole(row.quantity.low) &&
                 is_whole(row.quantity.high) && (!number.year || followed_by_people(work, end));
    taken_to = end;
    Id<QuantityMention> id = work.out.quantities.add(std::move(row));
    const QuantityMention& added = work.out.quantities[id];
    if (!added.counts && added.quantity.unit.empty()) continue;
    work.scan.add(slot_of(added.counts ? BuiltinSlot::Quantity : BuiltinSlot::Amount),
                  {.begin = static_cast<std::uint16_t>(begin), .end = static_cast<std::uint16_t>(end), .value = id.index});
  }
}

}  // namespace sayso
