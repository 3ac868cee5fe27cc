/// compare: what two figures are to each other. A pure function: gates first, then the first row of the table that fits.
///
///     Comparison c = compare(cnn_40, ria_62, context);     // {.gate = None, .verdict = Conflict, …}
///     explain_comparison(cnn_40, ria_62, context, c);      // {"same measure: deaths", …}
///
/// Gates, in order; the first that stops a pair gives its reason and the verdict cannot-compare:
///
///     other-measure, other-unit      what is counted
///     increment, part,               a total meets a total, a part the same part; what was added meets nothing; none at all
///       other-population             meets anyone whom its article sets against it
///     unsure-event, other-event      surely the same event; numbers that agree need less certainty than those that do not
///     retracted, polarity            both said to be so, and still said
///     order-unknown                  which is the later cannot be told, and it matters
///
/// Figures hold no period of their own: a running total is as of its time, so the period's gate is the last one, and it stops
/// only figures that contradict each other.
///
/// A measure *moves* where it grows, or where its rule has days of growth: a later count of the missing may be higher or lower.
/// `growth_days: 0` without `grows` is for what stays as it was (how many attackers there were).
///
/// Rows for what gets through ("later" is sure: the times do not meet; "one time": they meet and both are two days or less):
///
///     agrees               same words' numbers and bound
///     revision             one origin, later, down (intervals apart, or numbers far apart), or in a correction
///     update               later, up (a measure that moves without growing: either way), from the same origin at any time, from
///                          another one while the count moves
///     same-origin-differs  two outlets quote one origin at one time; contradicting
///     conflict             contradicting, at one time or later
///     drift                intervals meet, the words' numbers far apart
///     compatible           anything else that meets, or is within the slack
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/time_range.h"
#include "engine/check/finding.h"
#include "engine/check/interval.h"
#include "engine/check/origin.h"
#include "engine/resolve/document_claims.h"
#include "engine/rulepack/rules.h"

namespace sayso {

/// What the other numbers of an article say of one that it tells without a limit: that it is of some only, or that it is of another
/// matter than the article's.
enum class Implied : std::uint8_t { Nothing, Part, Other };

/// A figure with what a comparison has to know around it. Refers to its DocumentClaims, which must outlive it.
struct Side {
  const DocumentClaims* document;
  const Claim* claim;
  const Figure* figure;
  Origin origin;
  Role role = Role::Total;  ///< as seen from its own measure: see effective_role()
  Implied implied = Implied::Nothing;
  std::string backer = {};  ///< of a number in the article's own voice: the named origin that it has the number of
  bool others = false;      ///< its article tells this number of those beside somebody else
  bool doubtful = false;    ///< its article tells this number first of some only, or of another event
  bool alone = false;       ///< "four men" are all where the article has no other number
  bool apart = false;       ///< the figure stands in a headline that is not part of the text
  std::optional<std::uint32_t> event = {};  ///< index of the linked event; nothing: it could not be told
};

/// The role of a figure among figures of its own measure: "60 of the 115 in hospital are critical" is a part of the 115, but all
/// of the critical ones.
Role effective_role(const DocumentClaims& document, const Figure& figure);

/// Whether an article sets the second count, which follows, against the first: "police said 15, doctors 12".
bool set_against(const Side& first, const Side& second);

/// "No arrests have been made" and "a man was arrested": none at all excludes even one, whoever that is, where an article sets the
/// two against each other.
bool none_against_some(const Side& a, const Side& b);

/// Of a measure that goes by names: whether two numbers are of one. The names nearest to them are the same, and one sentence names
/// nobody beside whom the other leaves out somebody else: "Lee took 31 percent in Ohio" and "Lee took 28 percent in Iowa" are two.
bool of_one_name(const Figure& a, const Figure& b);

/// Whether the places beside two numbers may be one: the same, one within the other, or not told.
bool same_place(const Figure& a, const Figure& b);

/// What both figures share.
struct CompareContext {
  const MeasureRule* measure = nullptr;  ///< nothing: a measure without a rule, which neither grows nor stays
  std::optional<TimeRange> event_when = {};
  Tolerance tolerance = {};
};

enum class Gate : std::uint8_t {
  None,
  OtherMeasure,
  OtherUnit,
  Increment,
  Part,
  OtherPopulation,
  UnsureEvent,
  OtherEvent,
  Retracted,
  Polarity,
  OrderUnknown,
};
/// "other-measure", …; empty for None.
std::string_view name_of(Gate gate);

/// The first figure's time against the second's.
enum class Order : std::uint8_t { Before, Same, After, Unknown };

struct Comparison {
  Gate gate = Gate::None;  ///< what stopped it
  Verdict verdict = Verdict::CannotCompare;
  Order order = Order::Unknown;
  Distance distance = {};
  bool same_origin = false;
  bool disclosed = false;  ///< one article names both figures with their sources
  bool doubtful = false;   ///< "up to", unconfirmed: never an error
};

Comparison compare(const Side& a, const Side& b, const CompareContext& context);

/// Short sentences: the gates passed, the intervals, the times, the origins, and why this row; or which gate stopped it.
std::vector<std::string> explain_comparison(const Side& a, const Side& b, const CompareContext& context,
                                            const Comparison& comparison);

}  // namespace sayso
