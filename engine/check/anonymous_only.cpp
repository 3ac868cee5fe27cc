#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/check/finding_parts.h"
#include "engine/check/kinds.h"
#include "engine/check/numbers_told.h"

namespace sayso {
namespace {

/// Kinds of source that are nobody in particular where no name stands: an official, a witness, a source.
constexpr std::array<std::string_view, 2> kNobody = {"person", "unspecified"};

bool anonymous(const Side& side) {
  if (!side.claim->attribution || side.origin.voice != Voice::Described) return false;
  const Source& source = side.claim->attribution->source;
  bool nameless = source.basis == Basis::Description || source.basis == Basis::Unresolved;
  return nameless && std::find(kNobody.begin(), kNobody.end(), source.kind) != kNobody.end();
}

}  // namespace

void check_anonymous_only(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                          std::vector<RankedFinding>& out) {
  for (const auto& [measure, statements] : figures.by_measure) {
    if (!covers(rule, measure)) continue;
    for (const NumberTold& number : numbers_told(statements)) {
      bool all = std::all_of(number.statements.begin(), number.statements.end(),
                             [](const Statement* s) { return anonymous(s->side); });
      if (!all) continue;
      const Side& first = number.statements.front()->side;
      RankedFinding found =
          finding_of(context, figures.event, rule, Verdict::AnonymousOnly, first, first,
                     {fmt::format("nobody who stands for it is named, in {} of the articles", count_articles(number))});
      for (std::size_t i = 1; i < number.statements.size(); ++i)
        found.finding.related.push_back(anchor_of(number.statements[i]->side));
      out.push_back(std::move(found));
    }
  }
}

}  // namespace sayso
