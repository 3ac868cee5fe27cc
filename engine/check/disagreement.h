/// Disagreement: all pairs of an event's figures that have one verdict and set the same two intervals against each other. It makes
/// one finding: ten articles that say 40 and one that says 62 are one matter for the reader, with eleven places.
///
///     report_disagreements(context, figures, rule, Verdict::Conflict, out);
///
/// The finding's two main anchors are the worst pair's (most severe, independent before dependent, then earliest published);
/// the other places follow as related ones in the order of their articles.
#pragma once

#include <vector>

#include "engine/check/catalogue.h"

namespace sayso {

void report_disagreements(const CheckContext& context, const EventFigures& figures, const CheckRule& rule, Verdict verdict,
                          std::vector<RankedFinding>& out);

}  // namespace sayso
