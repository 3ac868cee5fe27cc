#include "engine/check/kinds.h"
#include "engine/check/quotes.h"

#include <fmt/format.h>

namespace sayso {
namespace {

/// Fewer words in common: two sentences of one speech.
constexpr double kOneSentence = 0.6;

}  // namespace

void check_quote_drift(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                       std::vector<RankedFinding>& out) {
  Quotes quotes(context, figures.event);
  for (const QuotePair& pair : quotes.pairs()) {
    bool one_speaker = pair.a->origin.key == pair.b->origin.key && pair.a->origin.voice == Voice::Named;
    if (!one_speaker || pair.within || pair.alike < kOneSentence || pair.a->cut || pair.b->cut) continue;
    out.push_back(finding_of(context, figures.event, rule, Verdict::QuoteDrift, pair,
                             {fmt::format("one speaker: {}", pair.a->origin.name),
                              fmt::format("{:.0f}% of the words are the same", pair.alike * 100)}));
  }
}

}  // namespace sayso
