#include <algorithm>

#include <fmt/format.h>

#include "engine/check/finding_parts.h"
#include "engine/check/kinds.h"
#include "engine/check/numbers_told.h"

namespace sayso {

void check_single_origin(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                         std::vector<RankedFinding>& out) {
  for (const auto& [measure, statements] : figures.by_measure) {
    if (!covers(rule, measure)) continue;
    for (const NumberTold& number : numbers_told(statements)) {
      const Side& first = number.statements.front()->side;
      std::size_t articles = count_articles(number);
      bool one = std::none_of(number.statements.begin(), number.statements.end(),
                              [&](const Statement* s) { return independent(s->side.origin, first.origin); });
      if (articles < 2 || !one) continue;
      RankedFinding found = finding_of(context, figures.event, rule, Verdict::SingleOrigin, first, first,
                                       {fmt::format("{} articles, 1 independent origin: {}", articles, first.origin.name)});
      for (std::size_t i = 1; i < number.statements.size(); ++i)
        found.finding.related.push_back(anchor_of(number.statements[i]->side));
      out.push_back(std::move(found));
    }
  }
}

}  // namespace sayso
