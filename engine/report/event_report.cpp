#include "engine/report/event_report.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "engine/check/interval.h"
#include "engine/check/statement.h"

namespace sayso {
namespace {

bool counts(const Side& side) {
  const Figure& f = *side.figure;
  bool said = (f.polarity == Polarity::Asserted || f.polarity == Polarity::Negated) && f.status != Status::Retracted;
  bool nameless_part = side.role == Role::Part && f.population == "total";
  bool doubt = side.doubtful || side.implied == Implied::Other;
  return said && side.role != Role::Increment && !nameless_part && !doubt;
}

/// Those of an unknown time come last.
std::int64_t told_at(const Figure& f) { return f.as_of.when ? f.as_of.when->from : std::numeric_limits<std::int64_t>::max(); }

void widen(MeasureReport& report, const std::optional<double>& number) {
  if (!number) return;
  report.low = std::min(report.low.value_or(*number), *number);
  report.high = std::max(report.high.value_or(*number), *number);
}

void widen(MeasureReport& report, const Quantity& q) {
  if (q.bound == Bound::Range) {
    widen(report, q.low);
    widen(report, q.high);
  } else {
    widen(report, q.bound == Bound::Vague ? q.low : number_said(q));
  }
}

std::vector<MeasureReport> report_measures(const CheckContext& context, std::uint32_t event) {
  std::map<std::pair<std::string, std::string>, MeasureReport> rows;
  std::map<std::pair<std::string, std::string>, std::set<std::string>> origins;
  for (const auto& [measure, statements] : collect_statements(context, event).by_measure) {
    for (const Statement& statement : statements) {
      const Side& side = statement.side;
      if (!counts(side)) continue;
      std::pair key(measure, side.alone ? "total" : side.figure->population);
      MeasureReport& row = rows[key];
      origins[key].insert(side.origin.owner.empty() ? side.origin.key : "owner:" + side.origin.owner);
      widen(row, side.figure->quantity);
      row.figures.push_back({.document = side.document, .figure = side.figure, .origin = side.origin.name});
    }
  }
  std::vector<MeasureReport> out;
  for (auto& [key, row] : rows) {
    row.measure = key.first;
    row.population = key.second;
    row.origins = origins[key].size();
    std::stable_sort(row.figures.begin(), row.figures.end(),
                     [](const EventFigure& a, const EventFigure& b) { return told_at(*a.figure) < told_at(*b.figure); });
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace

std::string date_of(const Event& event) {
  if (!event.when) return "";
  constexpr std::int64_t kLeastOfAMonth = 28;
  constexpr std::int64_t kLeastOfAYear = 365;
  constexpr std::size_t kDay = 10;
  constexpr std::size_t kMonth = 7;
  constexpr std::size_t kYear = 4;
  std::int64_t days = (event.when->to - event.when->from) / kMinutesPerDay;
  return print_from(*event.when).substr(0, days >= kLeastOfAYear ? kYear : days >= kLeastOfAMonth ? kMonth : kDay);
}

std::vector<EventReport> report_events(std::span<const DocumentClaims> documents, std::span<const Event> events,
                                       const Rules& rules) {
  CheckContext context(documents, events, rules);
  std::vector<EventReport> out;
  for (std::uint32_t e = 0; e < events.size(); ++e) {
    EventReport report{.event = &events[e], .documents = {}, .measures = report_measures(context, e)};
    for (std::uint32_t d : events[e].main_documents) report.documents.push_back(documents[d].document.id);
    std::sort(report.documents.begin(), report.documents.end());
    out.push_back(std::move(report));
  }
  return out;
}

}  // namespace sayso
