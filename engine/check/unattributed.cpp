#include <algorithm>

#include "engine/check/finding_parts.h"
#include "engine/check/kinds.h"

namespace sayso {
namespace {

bool told_of_somebody(const std::vector<Statement>& statements, const Side& own) {
  return std::any_of(statements.begin(), statements.end(), [&](const Statement& s) {
    return s.side.document == own.document && s.side.claim->attribution &&
           s.side.figure->population == own.figure->population && s.side.figure->quantity == own.figure->quantity;
  });
}

}  // namespace

void check_unattributed(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                        std::vector<RankedFinding>& out) {
  for (const auto& [measure, statements] : figures.by_measure) {
    if (!covers(rule, measure)) continue;
    for (const Statement& statement : statements) {
      const Side& side = statement.side;
      bool own = !side.claim->attribution && side.figure->polarity == Polarity::Asserted && side.claim->zone == Zone::Body;
      if (!own || told_of_somebody(statements, side)) continue;
      RankedFinding found = finding_of(context, figures.event, rule, Verdict::Unattributed, side, side,
                                       {"the article gives it in its own voice, and of nobody anywhere else"});
      for (std::size_t i = 1; i < statement.places.size(); ++i)
        found.finding.related.push_back(anchor_of(context.side(statement.places[i], figures.event)));
      out.push_back(std::move(found));
    }
  }
}

}  // namespace sayso
