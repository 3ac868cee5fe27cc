/// EventReport: an event with what all sources together say of it: for each measure and population the range of their numbers.
///
///     report_events(documents, events, rules)[0].measures[0]   // deaths, total: 40 … 115 of two origins
///
/// Counted are figures that are said to be so and not taken back; what was added to a count, parts without a name, and what may be
/// of another matter are not.
/// The range is that of the numbers in the words: 40 … 115 of "at least 40" and "115".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/resolve/document_claims.h"
#include "engine/resolve/event.h"
#include "engine/rulepack/rules.h"

namespace sayso {

/// Refers to the documents.
struct EventFigure {
  const DocumentClaims* document;
  const Figure* figure;
  std::string origin = {};
};

struct MeasureReport {
  std::string measure = {};
  std::string population = {};
  std::optional<double> low = {};
  std::optional<double> high = {};
  std::uint64_t origins = 0;              ///< independent ones: those of one owner are one
  std::vector<EventFigure> figures = {};  ///< in order of time
};

/// Refers to the event.
struct EventReport {
  const Event* event;
  std::vector<std::string> documents = {};  ///< ids of the articles whose main event it is, sorted
  std::vector<MeasureReport> measures = {};
};

/// "2024-03-23", "2024-03" or "2024": when it was, as exactly as articles tell; empty where none does.
std::string date_of(const Event& event);

/// One for each event, in their order.
std::vector<EventReport> report_events(std::span<const DocumentClaims> documents, std::span<const Event> events,
                                       const Rules& rules);

}  // namespace sayso
