#include "engine/check/disagreement.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "engine/check/finding_parts.h"
#include "engine/check/source_filter.h"

namespace sayso {
namespace {

/// More places help no reader, and a finding has to stay printable.
constexpr std::size_t kMostAnchors = 100;

using Statements = std::vector<Statement>;

using QuantityKey = std::tuple<std::optional<double>, std::optional<double>, bool, bool, Bound, std::string>;

QuantityKey key_of(const Quantity& q) { return {q.low, q.high, q.low_open, q.high_open, q.bound, q.unit}; }

struct DisagreementKey {
  std::string population;
  QuantityKey low, high;
  bool off;  ///< what a filter leaves out takes nothing else with it
  friend bool operator<(const DisagreementKey& a, const DisagreementKey& b) {
    return std::tie(a.population, a.low, a.high, a.off) < std::tie(b.population, b.low, b.high, b.off);
  }
};

DisagreementKey key_of(const Statement& a, const Statement& b, bool off) {
  QuantityKey p = key_of(a.side.figure->quantity);
  QuantityKey q = key_of(b.side.figure->quantity);
  if (q < p) std::swap(p, q);
  return {.population = a.side.figure->population, .low = std::move(p), .high = std::move(q), .off = off};
}

struct Pair {
  std::uint32_t a, b;  ///< statements, a before b
  Severity severity;
  bool independent;
  Comparison comparison;

  /// The pair that a reader should see first.
  bool before(const Pair& other) const {
    if (severity != other.severity) return severity > other.severity;
    if (independent != other.independent) return independent;
    return std::tie(a, b) < std::tie(other.a, other.b);
  }
};

struct Disagreement {
  Pair worst;
  std::set<std::uint32_t> statements;
};

Severity most_severe(const Comparison& c) { return c.disclosed || c.doubtful ? Severity::Warning : Severity::Error; }

using Disagreements = std::map<DisagreementKey, Disagreement>;

Disagreements find(const Statements& statements, const CheckRule& rule, const CompareContext& comparing, Verdict verdict) {
  Disagreements out;
  for (std::uint32_t i = 0; i < statements.size(); ++i) {
    for (std::uint32_t j = i + 1; j < statements.size(); ++j) {
      const Side& a = statements[i].side;
      const Side& b = statements[j].side;
      if (!between_sources(statements[i], statements[j])) continue;
      Comparison c = compare(a, b, comparing);
      if (c.gate != Gate::None || c.verdict != verdict) continue;
      const FilterHit hit = filter_of(rule, a, b);
      Pair pair{.a = i,
                .b = j,
                .severity = std::min(hit.severity_or(rule.severity), most_severe(c)),
                .independent = independent(a.origin, b.origin),
                .comparison = c};
      auto& found =
          out.try_emplace(key_of(statements[i], statements[j], hit.off()), Disagreement{.worst = pair, .statements = {}})
              .first->second;
      if (pair.before(found.worst)) found.worst = pair;
      found.statements.insert({i, j});
    }
  }
  return out;
}

/// "5 articles, 2 independent origins": origins of one owner count once.
std::string told_breadth(const Statements& statements, const Disagreement& d) {
  std::set<const DocumentClaims*> articles;
  std::set<std::string> voices;
  for (std::uint32_t i : d.statements) {
    const Side& side = statements[i].side;
    articles.insert(side.document);
    voices.insert(side.origin.owner.empty() ? side.origin.key : "owner:" + side.origin.owner);
  }
  auto counted = [](std::size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); };
  return fmt::format("{}, {}", counted(articles.size(), "article"), counted(voices.size(), "independent origin"));
}

/// The worst pair's first places, then every other place, and how many were left out.
std::size_t add_related(const CheckContext& context, std::uint32_t event, const Statements& statements, const Disagreement& d,
                        std::vector<Anchor>& related) {
  related.push_back(anchor_of(statements[d.worst.b].side));
  std::size_t left_out = 0;
  for (std::uint32_t i : d.statements) {
    const auto& places = statements[i].places;
    bool shown = i == d.worst.a || i == d.worst.b;
    for (std::size_t n = shown ? 1 : 0; n < places.size(); ++n) {
      if (related.size() + 1 >= kMostAnchors)
        ++left_out;
      else
        related.push_back(anchor_of(context.side(places[n], event)));
    }
  }
  return left_out;
}

/// What is told by name weighs more than what is told by description, or at second hand.
double directness(const Side& side) {
  constexpr double kDescribed = 0.8;
  constexpr double kRelayed = 0.9;
  double out = side.origin.voice == Voice::Described ? kDescribed : 1;
  bool relayed = side.claim->attribution && !side.claim->attribution->via.empty();
  return relayed ? out * kRelayed : out;
}

double weight_of(const Side& a, const Side& b, const Comparison& c) {
  constexpr double kOtherTime = 0.9;
  double size = c.distance.larger > 0 ? std::min(1.0, c.distance.gap / c.distance.larger) : 0;
  return size * directness(a) * directness(b) * (c.order == Order::Same ? 1 : kOtherTime);
}

RankedFinding report(const CheckContext& context, std::uint32_t event, const CheckRule& rule, const CompareContext& comparing,
                     const Statements& statements, const Disagreement& d) {
  const Side& a = statements[d.worst.a].side;
  const Side& b = statements[d.worst.b].side;
  const Comparison& c = d.worst.comparison;
  RankedFinding out{.finding = {.id = fmt::format("{}:{}~{}", rule.head.id, a.figure->id, b.figure->id),
                                .check = rule.head.id,
                                .verdict = c.verdict,
                                .severity = d.worst.severity,
                                .disclosed = c.disclosed,
                                .measure = a.figure->measure,
                                .event = context.events()[event].id,
                                .message = fill_message(rule.message, a, b),
                                .reasons = explain_comparison(a, b, comparing, c),
                                .fingerprint = fingerprint_of(rule.head.id, a, b),
                                .primary = anchor_of(a)},
                    .independent = d.worst.independent,
                    .size = weight_of(a, b, c),
                    .at_most = most_severe(c)};
  out.finding.reasons.push_back(told_breadth(statements, d));
  std::size_t left_out = add_related(context, event, statements, d, out.finding.related);
  if (left_out > 0) out.finding.reasons.push_back(fmt::format("{} further places are not listed", left_out));
  return out;
}

}  // namespace

void report_disagreements(const CheckContext& context, const EventFigures& figures, const CheckRule& rule, Verdict verdict,
                          std::vector<RankedFinding>& out) {
  for (const auto& [measure, statements] : figures.by_measure) {
    if (!covers(rule, measure)) continue;
    CompareContext comparing = context.comparing(measure, figures.event, rule.tolerance);
    for (const auto& [key, disagreement] : find(statements, rule, comparing, verdict)) {
      out.push_back(report(context, figures.event, rule, comparing, statements, disagreement));
    }
  }
}

}  // namespace sayso
