#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/check/finding_parts.h"
#include "engine/check/kinds.h"

namespace sayso {
namespace {

bool is_told(const Side& side) {
  const Figure& f = *side.figure;
  return side.role == Role::Total && side.implied == Implied::Nothing && f.polarity == Polarity::Asserted &&
         f.status != Status::Retracted && f.as_of.when && side.claim->zone != Zone::Correction;
}

bool earlier(const Side& a, const Side& b) { return a.figure->as_of.when->before(*b.figure->as_of.when); }

/// Those of one origin and population, in the order of their times.
using Course = std::vector<const Side*>;

std::map<std::pair<std::string, std::string>, Course> courses(const std::vector<Statement>& statements) {
  std::map<std::pair<std::string, std::string>, Course> out;
  for (const Statement& statement : statements) {
    const Side& side = statement.side;
    if (is_told(side)) out[{side.origin.key, side.figure->population}].push_back(&side);
  }
  for (auto& [key, course] : out) {
    std::stable_sort(course.begin(), course.end(),
                     [](const Side* a, const Side* b) { return a->figure->as_of.when->from < b->figure->as_of.when->from; });
  }
  return out;
}

/// What the origin said last before the time of `late`, where that is another number than the one it had before, and `late` has the
/// older one again.
struct Change {
  const Side* old;
  const Side* current;
};
std::optional<Change> change_before(const Course& course, const Side& late, const Tolerance& tolerance) {
  const Side* old = nullptr;
  for (const Side* side : course) {
    if (!earlier(*side, late)) break;
    if (side->figure->quantity == late.figure->quantity) {
      old = side;
      continue;
    }
    bool changed =
        old != nullptr && earlier(*old, *side) && distance(old->figure->quantity, side->figure->quantity, tolerance).contradict;
    if (changed && side->document != late.document) return Change{.old = old, .current = side};
  }
  return std::nullopt;
}

}  // namespace

void check_stale(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                 std::vector<RankedFinding>& out) {
  for (const auto& [measure, statements] : figures.by_measure) {
    if (!covers(rule, measure)) continue;
    for (const auto& [key, course] : courses(statements)) {
      for (const Side* late : course) {
        auto change = change_before(course, *late, rule.tolerance);
        if (!change) continue;
        auto told = [](const Side& side) {
          return fmt::format("{}: {} in {}", print_from(*side.figure->as_of.when), told_figure(*side.figure),
                             side.document->document.id);
        };
        RankedFinding found = finding_of(
            context, figures.event, rule, Verdict::Stale, *late, *change->current,
            {fmt::format("one origin: {}", late->origin.name), told(*change->old), told(*change->current), told(*late)});
        found.finding.related.push_back(anchor_of(*change->old));
        out.push_back(std::move(found));
      }
    }
  }
}

}  // namespace sayso
