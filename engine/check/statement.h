/// Statement: a figure as one voice states it in one article. Said again in the same article it is the same statement with a
/// further place, so that an article that repeats itself weighs no more than one that does not.
///
///     EventFigures f = collect_statements(context, 0);
///     f.by_measure["deaths"][0].side.origin.name == "CNN";  f.by_measure["deaths"][0].places.size() == 2
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "engine/check/compare.h"
#include "engine/resolve/event.h"

namespace sayso {

/// What all checks of a run share. Refers to the input, which must outlive it.
class CheckContext {
 public:
  CheckContext(std::span<const DocumentClaims> documents, std::span<const Event> events, const Rules& rules);

  std::span<const DocumentClaims> documents() const { return documents_; }
  std::span<const Event> events() const { return events_; }
  const Rules& rules() const { return *rules_; }
  const Origins& origins() const { return origins_; }
  /// Place of a document when all are ordered by time of publication (unknown ones last), then id: the same for any order of input.
  std::uint32_t rank(std::uint32_t document) const { return ranks_[document]; }

  Side side(const FigureRef& ref, std::uint32_t event) const;
  CompareContext comparing(std::string_view measure, std::uint32_t event, const Tolerance& tolerance) const;
  /// The same for telling about a pair outside of any one rule: the tolerance of the first rule that compares the measure.
  CompareContext comparing(std::string_view measure, std::uint32_t event) const;

 private:
  std::span<const DocumentClaims> documents_;
  std::span<const Event> events_;
  const Rules* rules_;
  Origins origins_;
  std::vector<std::uint32_t> ranks_;
};

struct Statement {
  Side side;
  std::vector<FigureRef> places = {};  ///< by position; the first is the side's
};

/// The statements about one event, of each measure in the order of their articles and places.
struct EventFigures {
  std::uint32_t event;
  std::map<std::string, std::vector<Statement>, std::less<>> by_measure = {};
};
EventFigures collect_statements(const CheckContext& context, std::uint32_t event);

/// Whether the rule is about the measure; one that names none is about all.
bool covers(const CheckRule& rule, std::string_view measure);

/// Null where no rule has the id.
const MeasureRule* measure_named(const Rules& rules, std::string_view measure);

/// Whether the measure's rule says that it is told in pieces.
bool piecemeal(const Rules& rules, std::string_view measure);

/// Whether an article may well tell several numbers of it, each of another thing: in pieces, by names, or of what are no people
/// (prices, rates, how strong other earthquakes were).
bool told_of_many(const Rules& rules, std::string_view measure);

/// Whether the pair is a matter between sources: not one voice within one article.
inline bool between_sources(const Statement& a, const Statement& b) {
  return a.side.document != b.side.document || a.side.origin.key != b.side.origin.key;
}

}  // namespace sayso
