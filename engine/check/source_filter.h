/// Filters by source: which of a check's filters holds for a finding, and what it makes of it. Private to check/.
///
///     filters:
///       - {rule: deaths-differ, source: cnn, severity: note, reason: the count is being revised}
///
///     "CNN said 40", "Tasnim said 62"               it holds: CNN is the source of one side
///     "Tasnim said 62, CNN reported", "IRNA said 40"    it holds: CNN passes one side on
///     "40 died." in an article of CNN's             it holds: an article's own voice is its publisher's
///     "Tasnim said 62" in an article of CNN's       it does not: the number is Tasnim's, and nothing is said of CNN
///
/// Where a finding is of one number told in many places (`single-origin`), the source has to be part of all of them. A disagreement is
/// filtered by pairs: what CNN says may be left out, and that the others disagree is still reported.
#pragma once

#include <span>
#include <string>

#include "engine/check/catalogue.h"
#include "engine/check/compare.h"

namespace sayso {

/// A filter, and which of its sources takes part.
struct FilterHit {
  const SourceFilter* filter = nullptr;  ///< nothing: none holds
  const std::string* source = nullptr;

  bool off() const { return filter != nullptr && filter->off; }
  Severity severity_or(Severity other) const;
};

/// For a disagreement of two sides.
FilterHit filter_of(const CheckRule& rule, const Side& a, const Side& b);

/// Changes the findings of the rule for which one holds, and says so in their reasons.
void filter_by_source(const CheckRule& rule, std::span<RankedFinding> found);

}  // namespace sayso
