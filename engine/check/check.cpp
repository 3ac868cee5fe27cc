#include "engine/check/check.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/check/catalogue.h"
#include "engine/check/source_filter.h"
#include "engine/check/statement.h"

namespace sayso {
namespace {

struct ActiveCheck {
  const CheckKind* kind;
  CheckRule rule;
};

CheckRule default_rule(const CheckKind& kind) {
  CheckRule rule;
  rule.head.id = kind.name;
  rule.type = kind.name;
  rule.severity = kind.severity;
  return rule;
}

/// A kind whose rules are all switched off stays off: somebody has decided that.
std::vector<ActiveCheck> active_checks(const Rules& rules) {
  std::vector<ActiveCheck> out;
  for (const CheckKind& kind : check_kinds()) {
    bool mentioned = false;
    for (const CheckRule& rule : rules.checks) {
      if (rule.type != kind.name) continue;
      mentioned = true;
      if (rule.enabled) out.push_back({.kind = &kind, .rule = rule});
    }
    if (!mentioned && kind.on_by_default) out.push_back({.kind = &kind, .rule = default_rule(kind)});
  }
  for (ActiveCheck& check : out) {
    if (check.rule.message.empty()) check.rule.message = check.kind->message;
  }
  return out;
}

using Counts = std::map<std::string, std::uint64_t, std::less<>>;

void count_pairs(const CheckContext& context, const EventFigures& figures, CheckResult& result) {
  for (const auto& [measure, statements] : figures.by_measure) {
    CompareContext comparing = context.comparing(measure, figures.event);
    for (std::size_t i = 0; i < statements.size(); ++i) {
      for (std::size_t j = i + 1; j < statements.size(); ++j) {
        if (!between_sources(statements[i], statements[j])) continue;
        Gate gate = compare(statements[i].side, statements[j].side, comparing).gate;
        if (gate == Gate::None)
          ++result.pairs_compared;
        else
          ++result.pairs_not_compared[std::string(name_of(gate))];
      }
    }
  }
}

std::uint64_t pairs_among(std::uint64_t n) { return n == 0 ? 0 : n * (n - 1) / 2; }

/// All pairs of a measure less those inside the events.
std::uint64_t pairs_across(const Counts& of_measure, const Counts& pairs_inside) {
  std::uint64_t out = 0;
  for (const auto& [measure, n] : of_measure) out += pairs_among(n) - pairs_inside.find(measure)->second;
  return out;
}

/// Pairs of statements of events that may be one.
std::uint64_t pairs_unsure(std::span<const Event> events, const std::vector<Counts>& of_event) {
  std::uint64_t out = 0;
  for (std::uint32_t e = 0; e < events.size(); ++e) {
    for (std::uint32_t other : events[e].maybe) {
      if (other < e) continue;
      for (const auto& [measure, n] : of_event[e]) {
        auto there = of_event[other].find(measure);
        if (there != of_event[other].end()) out += n * there->second;
      }
    }
  }
  return out;
}

bool worse(const RankedFinding& a, const RankedFinding& b) {
  auto key = [](const RankedFinding& r) {
    // Larger values come first in the order of the enum and of the size, so both are turned round.
    return std::tuple(-static_cast<int>(r.finding.severity), !r.independent, -r.size);
  };
  if (key(a) != key(b)) return key(a) < key(b);
  return std::tie(a.finding.measure, a.finding.id, a.finding.fingerprint) <
         std::tie(b.finding.measure, b.finding.id, b.finding.fingerprint);
}

}  // namespace

CheckResult run_checks(std::span<const DocumentClaims> documents, std::span<const Event> events, const Rules& rules) {
  CheckContext context(documents, events, rules);
  std::vector<ActiveCheck> checks = active_checks(rules);
  std::vector<RankedFinding> found;
  CheckResult result;
  Counts statements, inside;
  std::vector<Counts> of_event(events.size());
  for (std::uint32_t event = 0; event < events.size(); ++event) {
    EventFigures figures = collect_statements(context, event);
    count_pairs(context, figures, result);
    for (const auto& [measure, rows] : figures.by_measure) {
      statements[measure] += rows.size();
      of_event[event][measure] += rows.size();
      inside[measure] += pairs_among(rows.size());
    }
    for (const ActiveCheck& check : checks) {
      const std::size_t before = found.size();
      check.kind->run(context, figures, check.rule, found);
      filter_by_source(check.rule, std::span(found).subspan(before));
    }
  }
  std::uint64_t unsure = pairs_unsure(events, of_event);
  std::uint64_t across = pairs_across(statements, inside) - unsure;
  if (across > 0) result.pairs_not_compared[std::string(name_of(Gate::OtherEvent))] += across;
  if (unsure > 0) result.pairs_not_compared[std::string(name_of(Gate::UnsureEvent))] += unsure;
  std::sort(found.begin(), found.end(), worse);
  for (RankedFinding& f : found) (f.off ? result.filtered : result.findings).push_back(std::move(f.finding));
  return result;
}

}  // namespace sayso
