#include <fmt/format.h>

#include "engine/check/finding_parts.h"
#include "engine/check/kinds.h"

namespace sayso {
namespace {

std::optional<Side> whole_of(const CheckContext& context, const Side& part) {
  for (const Claim& claim : part.document->claims) {
    for (const Figure& f : claim.figures) {
      if (f.id != part.figure->part_of) continue;
      return Side{.document = part.document,
                  .claim = &claim,
                  .figure = &f,
                  .origin = context.origins().of(part.document->document, claim),
                  .role = f.role,
                  .event = part.event};
    }
  }
  return std::nullopt;
}

/// One is no whole: "a lieutenant, four soldiers and three farmers" are a list.
bool surely_larger(const Quantity& part, const Quantity& whole) {
  return part.low && whole.high && *whole.high > 1 && *part.low > *whole.high && !has_slack(part) && !has_slack(whole);
}

/// In one sentence, the whole first: a number of another sentence may be of another matter.
bool beside(const Side& part, const Side& whole) {
  Span p = part.figure->span;
  Span w = whole.figure->span;
  if (w.end > p.begin) return false;
  Span quote = whole.claim->quote_span;
  if (!quote.contains(w) || !quote.contains(p)) return false;
  std::string_view between = std::string_view(whole.claim->quote).substr(w.end - quote.begin, p.begin - w.end);
  return between.find(". ") == std::string_view::npos && between.find('\n') == std::string_view::npos;
}

}  // namespace

void check_part_whole(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                      std::vector<RankedFinding>& out) {
  for (const auto& [measure, statements] : figures.by_measure) {
    if (!covers(rule, measure)) continue;
    for (const Statement& statement : statements) {
      const Side& part = statement.side;
      bool said =
          part.figure->role == Role::Part && part.figure->polarity == Polarity::Asserted && !part.figure->part_of.empty();
      if (!said) continue;
      auto whole = whole_of(context, part);
      bool counts = whole && whole->figure->polarity == Polarity::Asserted && whole->figure->measure == measure &&
                    whole->figure->event == part.figure->event;
      if (!counts || !beside(part, *whole)) continue;
      if (!surely_larger(part.figure->quantity, whole->figure->quantity)) continue;
      out.push_back(finding_of(context, figures.event, rule, Verdict::PartWhole, part, *whole,
                               {fmt::format("{} is told as a part of {}", print_interval(part.figure->quantity),
                                            print_interval(whole->figure->quantity))}));
    }
  }
}

}  // namespace sayso
