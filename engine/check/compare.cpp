#include "engine/check/compare.h"

#include <algorithm>

#include "engine/check/doubt.h"

namespace sayso {
namespace {

/// Times that meet say "at one time" only where they are narrow; two dates of a month's precision say nothing of the order.
constexpr std::int64_t kOneTime = 2 * kMinutesPerDay;

/// Bytes between two figures that belong together.
constexpr std::uint32_t kSideBySide = 300;

bool one_article(const Side& a, const Side& b) { return a.document == b.document; }

/// The figure that this one is a part of, as its article tells it.
const Figure* whole_of(const DocumentClaims& document, const Figure& part) {
  if (part.part_of.empty()) return nullptr;
  for (const Claim& claim : document.claims) {
    for (const Figure& figure : claim.figures) {
      if (figure.id == part.part_of) return &figure;
    }
  }
  return nullptr;
}

/// How sure it is that a part is all of its kind. "Three men" further down may be some of the men; "115, including three men"
/// are all of them, and so are those that an article begins with.
enum class PartOf : std::uint8_t { Unknown, Lede, Whole };

PartOf part_of(const Side& side) {
  const Figure& part = *side.figure;
  const Figure* whole = whole_of(*side.document, part);
  if (whole == nullptr) return part.span.begin < kBeginning ? PartOf::Lede : PartOf::Unknown;
  auto of = number_said(whole->quantity);
  auto some = number_said(part.quantity);
  bool more = of && some && *some > *of;  // read wrongly
  return more ? PartOf::Unknown : PartOf::Whole;
}

bool parts_alike(const Side& a, const Side& b) { return part_of(a) != PartOf::Unknown && part_of(a) == part_of(b); }

/// "Police said 5,000 marched, organisers said 20,000": without a name there, and set against each other.
bool of_one_crowd(const Side& a, const Side& b) {
  bool nameless = a.figure->names.empty() && b.figure->names.empty();
  return nameless && one_article(a, b) && (set_against(a, b) || set_against(b, a));
}

Gate population_gate(const Side& a, const Side& b, const CompareContext& context) {
  if (a.role == Role::Increment || b.role == Role::Increment) return Gate::Increment;
  if (context.measure != nullptr && context.measure->per_name && !of_one_name(*a.figure, *b.figure) && !of_one_crowd(a, b))
    return Gate::OtherPopulation;
  if (none_against_some(a, b)) return Gate::None;
  const std::string& p = a.figure->population;
  const std::string& q = b.figure->population;
  // Children are children, whether the whole stands beside them or not; a part without a name may be any part.
  if (p == q && p != kEveryone) return parts_alike(a, b) ? Gate::None : Gate::Part;
  bool p_whole = a.alone || p == kEveryone;
  bool q_whole = b.alone || q == kEveryone;
  if (!p_whole || !q_whole) return p_whole || q_whole ? Gate::Part : Gate::OtherPopulation;
  bool one_matter = side_by_side(a, b, context);
  auto part = [&](const Side& side) { return side.role == Role::Part && !(one_matter && side.implied == Implied::Part); };
  return part(a) || part(b) ? Gate::Part : Gate::None;
}

Gate event_gate(const Side& a, const Side& b, const CompareContext& context) {
  bool elsewhere = a.implied == Implied::Other || b.implied == Implied::Other;
  if (!a.event || !b.event || (elsewhere && !side_by_side(a, b, context))) return Gate::UnsureEvent;
  if (*a.event != *b.event) return Gate::OtherEvent;
  return doubt_between(a, b, context) == Doubt::None ? Gate::None : Gate::UnsureEvent;
}

Gate polarity_gate(const Figure& figure) {
  if (figure.status == Status::Retracted) return Gate::Retracted;
  switch (figure.polarity) {
    case Polarity::Asserted:
    case Polarity::Negated: return Gate::None;
    case Polarity::Denied:
    case Polarity::Feared: return Gate::Polarity;
  }
  return Gate::None;
}

Gate first_gate(const Side& a, const Side& b, const CompareContext& context) {
  if (a.figure->measure != b.figure->measure) return Gate::OtherMeasure;
  if (a.figure->quantity.unit != b.figure->quantity.unit) return Gate::OtherUnit;
  if (Gate gate = population_gate(a, b, context); gate != Gate::None) return gate;
  if (Gate gate = event_gate(a, b, context); gate != Gate::None) return gate;
  if (Gate gate = polarity_gate(*a.figure); gate != Gate::None) return gate;
  return polarity_gate(*b.figure);
}

Order order_of(const Side& a, const Side& b) {
  const auto& x = a.figure->as_of.when;
  const auto& y = b.figure->as_of.when;
  if (!x && !y && one_article(a, b)) return Order::Same;
  if (!x || !y) return Order::Unknown;
  if (x->before(*y)) return Order::Before;
  if (y->before(*x)) return Order::After;
  bool narrow = std::max(x->to - x->from, y->to - y->from) <= kOneTime;
  return narrow || one_article(a, b) ? Order::Same : Order::Unknown;
}

struct Moving {
  bool grows;
  std::int64_t days;
  bool moves() const { return grows || days > 0; }
};

Moving moving(const CompareContext& context) {
  static const MeasureRule unknown;
  const MeasureRule& measure = context.measure ? *context.measure : unknown;
  return {.grows = measure.grows, .days = measure.growth_days};
}

/// Whether another origin's later count may still be news. Without the event's date the earlier figure's time stands for it.
bool window_open(const Side& earlier, const Side& later, const CompareContext& context) {
  const auto& when = context.event_when ? context.event_when : earlier.figure->as_of.when;
  std::int64_t days = moving(context).days;
  return days > 0 && later.figure->as_of.when->from <= when->to + days * kMinutesPerDay;
}

bool in_correction(const Side& side) { return side.claim->zone == Zone::Correction; }

/// "Seven were wounded … seven people were shot, Chief Lee said": the article's own number is the chief's.
bool of_one_origin(const Side& a, const Side& b) {
  const std::string& p = a.backer.empty() ? a.origin.key : a.backer;
  const std::string& q = b.backer.empty() ? b.origin.key : b.backer;
  return p == q;
}

bool is_revision(const Side& a, const Side& b, const Comparison& c) {
  if (!c.same_origin && !of_one_origin(a, b)) return false;
  switch (c.order) {
    case Order::Unknown: return false;
    case Order::Same: return in_correction(a) != in_correction(b);
    case Order::Before:
    case Order::After: break;
  }
  const Side& earlier = c.order == Order::Before ? a : b;
  const Side& later = c.order == Order::Before ? b : a;
  if (in_correction(later)) return true;
  bool down = move_between(earlier.figure->quantity, later.figure->quantity) == Move::Down;
  return down && (c.distance.contradict || far_apart(a.figure->quantity, b.figure->quantity));
}

bool is_update(const Side& a, const Side& b, const CompareContext& context, const Comparison& c) {
  if (c.order != Order::Before && c.order != Order::After) return false;
  const Side& earlier = c.order == Order::Before ? a : b;
  const Side& later = c.order == Order::Before ? b : a;
  Moving measure = moving(context);
  if (!measure.moves()) return false;
  Move move = move_between(earlier.figure->quantity, later.figure->quantity);
  bool right_way = move == Move::Up || (!measure.grows && c.distance.contradict);
  return right_way && (c.same_origin || window_open(earlier, later, context));
}

bool quoted_by_two_outlets(const Side& a, const Side& b) {
  const std::string& p = a.document->document.publisher;
  const std::string& q = b.document->document.publisher;
  return !one_article(a, b) && !p.empty() && !q.empty() && p != q;
}

Verdict verdict_of(const Side& a, const Side& b, const CompareContext& context, const Comparison& c) {
  const Quantity& p = a.figure->quantity;
  const Quantity& q = b.figure->quantity;
  if (p == q) return Verdict::Agrees;
  if (is_revision(a, b, c)) return Verdict::Revision;
  if (is_update(a, b, context, c)) return Verdict::Update;
  if (c.distance.contradict) {
    if (c.same_origin && c.order == Order::Same && quoted_by_two_outlets(a, b)) return Verdict::SameOriginDiffers;
    // who is held, or in hospital, is others the next day
    bool unsure = told_in_pieces(context) ? c.order != Order::Same : c.order == Order::Unknown && moving(context).moves();
    return unsure ? Verdict::CannotCompare : Verdict::Conflict;
  }
  return c.distance.gap == 0 && far_apart(p, q) ? Verdict::Drift : Verdict::Compatible;
}

bool never_an_error(const Figure& figure) {
  return figure.quantity.bound == Bound::AtMost || figure.status == Status::Unconfirmed;
}

}  // namespace

bool same_place(const Figure& a, const Figure& b) {
  auto holds = [](const std::vector<std::string>& places, const std::string& id) {
    return std::find(places.begin(), places.end(), id) != places.end();
  };
  if (a.places.empty() || b.places.empty()) return true;
  return holds(a.places, b.places.front()) || holds(b.places, a.places.front());
}

bool of_one_name(const Figure& a, const Figure& b) {
  if (a.names.empty() || b.names.empty() || a.names.front() != b.names.front()) return false;
  auto holds_all = [](const std::vector<std::string>& all, const std::vector<std::string>& some) {
    return std::all_of(some.begin(), some.end(),
                       [&](const std::string& name) { return std::find(all.begin(), all.end(), name) != all.end(); });
  };
  return holds_all(a.names, b.names) || holds_all(b.names, a.names);
}

bool set_against(const Side& first, const Side& second) {
  Span before = first.figure->span;
  Span after = second.figure->span;
  bool near = before.begin <= after.begin && after.begin < before.end + kSideBySide;
  return near && first.claim->attribution && second.claim->attribution && first.origin.key != second.origin.key;
}

bool none_against_some(const Side& a, const Side& b) {
  auto none = [](const Figure& f) { return f.population == kEveryone && f.quantity.high && *f.quantity.high == 0; };
  auto some = [](const Figure& f) {
    return f.polarity == Polarity::Asserted && f.status != Status::Retracted && f.quantity.low && *f.quantity.low >= 1;
  };
  bool apart = (none(*a.figure) && some(*b.figure)) || (none(*b.figure) && some(*a.figure));
  return apart && one_article(a, b) && (set_against(a, b) || set_against(b, a));
}

Role effective_role(const DocumentClaims& document, const Figure& figure) {
  if (figure.role != Role::Part) return figure.role;
  const Figure* whole = whole_of(document, figure);
  if (whole == nullptr) return Role::Part;
  auto of = number_said(whole->quantity);
  auto some = number_said(figure.quantity);
  // "none of the victims" says nothing of all; and whoever is as many as all, or more, was counted in another way
  bool fewer = some && *some > 0 && (!of || *some < *of);
  bool of_all = whole->role == Role::Total && whole->population == kEveryone && whole->measure != figure.measure;
  return fewer && of_all ? Role::Total : Role::Part;
}

std::string_view name_of(Gate gate) {
  switch (gate) {
    case Gate::None: return "";
    case Gate::OtherMeasure: return "other-measure";
    case Gate::OtherUnit: return "other-unit";
    case Gate::Increment: return "increment";
    case Gate::Part: return "part";
    case Gate::OtherPopulation: return "other-population";
    case Gate::UnsureEvent: return "unsure-event";
    case Gate::OtherEvent: return "other-event";
    case Gate::Retracted: return "retracted";
    case Gate::Polarity: return "polarity";
    case Gate::OrderUnknown: return "order-unknown";
  }
  return "";
}

Comparison compare(const Side& a, const Side& b, const CompareContext& context) {
  Comparison c{.gate = first_gate(a, b, context)};
  if (c.gate != Gate::None) return c;
  c.order = order_of(a, b);
  c.distance = distance(a.figure->quantity, b.figure->quantity, context.tolerance);
  c.same_origin = a.origin.key == b.origin.key;
  c.disclosed = one_article(a, b) && !c.same_origin && a.claim->attribution && b.claim->attribution;
  c.doubtful = never_an_error(*a.figure) || never_an_error(*b.figure);
  c.verdict = verdict_of(a, b, context, c);
  if (c.verdict == Verdict::CannotCompare) c.gate = Gate::OrderUnknown;
  return c;
}

}  // namespace sayso
