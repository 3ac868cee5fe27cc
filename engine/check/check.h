/// run_checks: the last stage: what many articles claim → what does not go together.
///
///     CheckResult result = run_checks(documents, link_events(documents), rules);
///     result.findings[0].message == "CNN reports 40 deaths; RIA Novosti reports 62 deaths"
///
/// Worst first: by severity, independent sources before those of one voice, size of the disagreement, measure, ids. The result
/// does not depend on the order of `documents`.
///
/// Pairs are counted between statements (a figure that an article repeats is one), of one measure: those inside an event that got
/// a verdict, those inside an event that a gate stopped, by its reason, and those of different events by arithmetic only. Two
/// statements of one voice in one article are no pair between sources.
#pragma once

#include <span>

#include "engine/check/finding.h"
#include "engine/resolve/document_claims.h"
#include "engine/resolve/event.h"
#include "engine/rulepack/rules.h"

namespace sayso {

CheckResult run_checks(std::span<const DocumentClaims> documents, std::span<const Event> events, const Rules& rules);

}  // namespace sayso
