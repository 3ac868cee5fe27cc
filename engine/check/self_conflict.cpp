#include <algorithm>
#include <cmath>

#include "engine/check/finding_parts.h"
#include "engine/check/kinds.h"

namespace sayso {
namespace {

/// Further down an article comes to parts, places and hours, and does not say so each time.
constexpr std::uint32_t kTopBytes = 1200;
/// "12 … 500": not one thing, whatever was read.
constexpr double kSlip = 4;
/// One more, or less, is the attacker, who is counted in here and left out there.
constexpr double kAttacker = 1;

bool is_whole(const Side& side) {
  const Figure& f = *side.figure;
  // what the article's other numbers imply is the very thing that is looked at here
  bool whole = f.role == Role::Total && f.event == kMainEvent;
  return whole && f.population == "total" && f.polarity == Polarity::Asserted && f.status == Status::None && !f.others &&
         !f.doubtful && f.with_event && side.claim->zone == Zone::Body && !side.claim->attribution && f.span.begin < kTopBytes;
}

bool may_be_a_slip(const Side& a, const Side& b) {
  auto x = number_said(a.figure->quantity);
  auto y = number_said(b.figure->quantity);
  return x && y && *x > 1 && *y > 1 && std::abs(*x - *y) > kAttacker && std::max(*x, *y) <= kSlip * std::min(*x, *y);
}

/// "Four were killed and 11 wounded in shootings across the city": what is doubtful of one number is so of those beside it.
bool beside_doubt(const Side& side) {
  return std::any_of(side.claim->figures.begin(), side.claim->figures.end(), [](const Figure& f) { return f.doubtful; });
}

/// "20 people, including seven at a barbecue": what is a part in one sentence is one in the next.
bool told_as_part(const Side& side) {
  for (const Claim& claim : side.document->claims) {
    for (const Figure& f : claim.figures) {
      if (f.role != Role::Total && f.quantity == side.figure->quantity) return true;
    }
  }
  return false;
}

bool same_matter(const Side& a, const Side& b) {
  bool one_unit = a.figure->quantity.unit == b.figure->quantity.unit;
  return one_unit && a.figure->as_of.when == b.figure->as_of.when && same_place(*a.figure, *b.figure);
}

}  // namespace

void check_self_conflict(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                         std::vector<RankedFinding>& out) {
  for (const auto& [measure, statements] : figures.by_measure) {
    if (!covers(rule, measure) || told_of_many(context.rules(), measure)) continue;
    for (std::size_t i = 0; i < statements.size(); ++i) {
      const Side& a = statements[i].side;
      for (std::size_t j = i + 1; j < statements.size() && statements[j].side.document == a.document; ++j) {
        const Side& b = statements[j].side;
        if (a.origin.key != b.origin.key || !is_whole(a) || !is_whole(b) || !same_matter(a, b) || !may_be_a_slip(a, b))
          continue;
        if (told_roughly(a.figure->quantity, b.figure->quantity) || told_roughly(b.figure->quantity, a.figure->quantity))
          continue;
        if (told_as_part(a) || told_as_part(b) || beside_doubt(a) || beside_doubt(b)) continue;
        if (!distance(a.figure->quantity, b.figure->quantity, rule.tolerance).contradict) continue;
        RankedFinding found = finding_of(context, figures.event, rule, Verdict::Conflict, a, b,
                                         {"one voice, one article, one time", "neither is marked as a part, or as old"});
        out.push_back(std::move(found));
      }
    }
  }
}

}  // namespace sayso
