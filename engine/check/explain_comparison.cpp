#include <fmt/format.h>

#include "engine/check/compare.h"
#include "engine/check/doubt.h"

namespace sayso {
namespace {

std::string times(const Side& side) {
  const auto& when = side.figure->as_of.when;
  if (!when) return "an unknown time";
  std::string from = print_from(*when);
  std::string to = print_to(*when);
  return from == to ? from : fmt::format("{} to {}", from, to);
}

std::string told_where(const Figure& f) { return f.places.empty() ? "" : fmt::format(" ({})", f.places.front()); }

std::string told_names(const Figure& f) {
  return f.names.empty() ? "nobody named" : fmt::format("{}", fmt::join(f.names, ", "));
}

/// Why two numbers of one event may not count one thing.
std::string told_doubt(const Side& a, const Side& b, const CompareContext& context) {
  std::string both = fmt::format("{}{} and {}{}", print_interval(a.figure->quantity), told_where(*a.figure),
                                 print_interval(b.figure->quantity), told_where(*b.figure));
  auto of = [&](bool first) { return print_interval((first ? a : b).figure->quantity); };
  switch (doubt_between(a, b, context)) {
    case Doubt::None: return both;
    case Doubt::Marked:
      return fmt::format("{} may be of some only, of several events, or no count of them, by its words", of(a.doubtful));
    case Doubt::FurtherDown: return fmt::format("{}: one, or none, told further down, is of some hour or place", both);
    case Doubt::Piece:
      return fmt::format("{}: {} are told in pieces, and one of them stands further down", both, a.figure->measure);
    case Doubt::LeavesOut: return fmt::format("{}: one of them leaves out somebody who was told of before", both);
    case Doubt::Beside: return fmt::format("{}: what they differ by stands beside the smaller one, counted apart", both);
    case Doubt::Places: return fmt::format("{} are of two places", both);
    case Doubt::Elsewhere:
      return fmt::format("{}: their articles have no place, or no name in their headlines, in common", both);
    case Doubt::Scale: return fmt::format("{} are too far apart to count one thing", both);
    case Doubt::OneArticle: return fmt::format("{} stand in one article, which does not set them against each other", both);
  }
  return both;
}

std::string stopped_by(const Side& a, const Side& b, const CompareContext& context, Gate gate) {
  const Figure& f = *a.figure;
  const Figure& g = *b.figure;
  switch (gate) {
    case Gate::None: return "";
    case Gate::OtherMeasure: return fmt::format("{} are not {}", f.measure, g.measure);
    case Gate::OtherUnit: return fmt::format("the units differ: \"{}\" and \"{}\"", f.quantity.unit, g.quantity.unit);
    case Gate::Increment: return "one of them is what was added, or added up over several events: neither a total nor a part";
    case Gate::Part:
      if (a.implied == Implied::Part || b.implied == Implied::Part)
        return fmt::format("{} is one of several numbers of its article, of some only as it seems",
                           a.implied == Implied::Part ? print_interval(f.quantity) : print_interval(g.quantity));
      return fmt::format("one is a part: {} ({}) and {} ({})", f.population, name_of(a.role), g.population, name_of(b.role));
    case Gate::OtherPopulation:
      if (f.population == g.population)
        return fmt::format("{} go by names: of {}, and of {}", f.measure, told_names(f), told_names(g));
      return fmt::format("other populations are counted: {} and {}", f.population, g.population);
    case Gate::UnsureEvent:
      if (a.implied == Implied::Other || b.implied == Implied::Other)
        return fmt::format("{} does not go with the number that its article begins with: it may be about another event",
                           a.implied == Implied::Other ? print_interval(f.quantity) : print_interval(g.quantity));
      if (a.event && a.event == b.event) return told_doubt(a, b, context);
      return "their articles are alike, but not enough to be surely about one event";
    case Gate::OtherEvent: return "they are about two events";
    case Gate::Retracted: return "one of them has been taken back where it stands";
    case Gate::Polarity:
      return fmt::format("one is not asserted or negated: {} and {}", name_of(f.polarity), name_of(g.polarity));
    case Gate::OrderUnknown:
      return fmt::format("{} and {} do not tell which is the later, and the count of {} moves", times(a), times(b), f.measure);
  }
  return "";
}

std::string told_order(const Side& a, const Side& b, Order order) {
  switch (order) {
    case Order::Before: return fmt::format("as of {}, then {}", times(a), times(b));
    case Order::Same: return fmt::format("as of {} and {}: one time", times(a), times(b));
    case Order::After: return fmt::format("as of {}, then {}", times(b), times(a));
    case Order::Unknown: return fmt::format("as of {} and {}: the order is not known", times(a), times(b));
  }
  return "";
}

std::string told_distance(const Side& a, const Side& b, const Distance& d) {
  std::string both = fmt::format("{} {} and {} {}", print_interval(a.figure->quantity), name_of(a.figure->quantity.bound),
                                 print_interval(b.figure->quantity), name_of(b.figure->quantity.bound));
  if (d.gap == 0 && !d.contradict) return both + " meet";
  std::string slack = d.slack > 0 ? fmt::format("the slack is {}", d.slack) : "numbers put like this have no slack";
  return fmt::format("{} are {} apart; {}", both, d.gap, slack);
}

std::string told_origins(const Side& a, const Side& b, const Comparison& c) {
  if (c.same_origin) return fmt::format("one origin: {}", a.origin.name);
  if (c.verdict == Verdict::Revision)
    return fmt::format("{} and {} give the numbers of one origin", a.origin.name, b.origin.name);
  if (!independent(a.origin, b.origin)) {
    return fmt::format("origins {} and {} have one owner, {}: not independent", a.origin.name, b.origin.name, a.origin.owner);
  }
  return fmt::format("two origins: {} and {}", a.origin.name, b.origin.name);
}

std::string why_conflict(const Comparison& c, const CompareContext& context) {
  if (c.same_origin && c.order == Order::Same) return "one voice gives two figures for one time";
  switch (c.order) {
    case Order::Same: return "they exclude each other at one time";
    case Order::Unknown: return "they exclude each other, and the measure does not change with time";
    case Order::Before:
    case Order::After: break;
  }
  bool grows = context.measure != nullptr && context.measure->grows;
  return grows ? "a later figure from another origin is lower, or comes when the count no longer grows"
               : "a later figure excludes an earlier one that should still hold";
}

std::string why(const Comparison& c, const CompareContext& context) {
  switch (c.verdict) {
    case Verdict::Agrees: return "the same numbers, put in the same way";
    case Verdict::Revision: return "the origin itself changed its figure later";
    case Verdict::Update: return c.same_origin ? "the origin itself has a newer count" : "a newer count, while it still moves";
    case Verdict::Stale: return "the figure has been changed since by those who gave it";
    case Verdict::SameOriginDiffers: return "two outlets give one origin different figures for one time";
    case Verdict::Conflict: return why_conflict(c, context);
    case Verdict::Drift: return "both can be true, but the numbers in the words are far apart";
    case Verdict::Compatible: return "both can be true";
    case Verdict::CannotCompare:
    case Verdict::PartWhole:
    case Verdict::Unattributed:
    case Verdict::AnonymousOnly:
    case Verdict::SingleOrigin:
    case Verdict::QuoteDrift:
    case Verdict::SpeakerMismatch: return "";
  }
  return "";
}

}  // namespace

std::vector<std::string> explain_comparison(const Side& a, const Side& b, const CompareContext& context, const Comparison& c) {
  if (c.gate != Gate::None) return {fmt::format("not compared ({}): {}", name_of(c.gate), stopped_by(a, b, context, c.gate))};
  std::vector<std::string> out = {
      fmt::format("same measure ({}), population ({}) and event; {} and {}", a.figure->measure, a.figure->population,
                  name_of(a.figure->polarity), name_of(b.figure->polarity)),
      told_order(a, b, c.order),
      told_distance(a, b, c.distance),
      told_origins(a, b, c),
      fmt::format("{}: {}", name_of(c.verdict), why(c, context)),
  };
  if (c.disclosed) out.push_back("disclosed: one article names both figures with their sources");
  if (c.doubtful) out.push_back("one of them is a most (\"up to\") or unconfirmed: never an error");
  return out;
}

}  // namespace sayso
