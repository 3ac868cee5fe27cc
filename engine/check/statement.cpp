#include "engine/check/statement.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace sayso {
namespace {

std::vector<std::uint32_t> ranks_of(std::span<const DocumentClaims> documents) {
  std::vector<std::int64_t> published;
  published.reserve(documents.size());
  for (const DocumentClaims& document : documents) {
    auto when = parse_time(document.document.published);
    published.push_back(when ? when->from : std::numeric_limits<std::int64_t>::max());
  }
  std::vector<std::uint32_t> order(documents.size());
  std::iota(order.begin(), order.end(), 0U);
  auto key = [&](std::uint32_t i) {
    const DocumentRef& d = documents[i].document;
    return std::tie(published[i], d.id, d.path, d.record);
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  std::vector<std::uint32_t> ranks(documents.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) ranks[order[place]] = place;
  return ranks;
}

struct Placed {
  Side side;
  FigureRef ref;
  std::uint32_t rank;
};

bool in_correction(const Side& side) { return side.claim->zone == Zone::Correction; }

/// Everything that a comparison looks at: figures that are equal in it and in their article are one statement.
bool same_statement(const Side& a, const Side& b) {
  const Figure& f = *a.figure;
  const Figure& g = *b.figure;
  return a.origin.key == b.origin.key && f.quantity == g.quantity && f.population == g.population && a.role == b.role &&
         f.polarity == g.polarity && f.status == g.status && a.doubtful == b.doubtful && f.as_of.when == g.as_of.when &&
         in_correction(a) == in_correction(b);
}

/// Looks back through the statements of the same article only; those stand at the end.
Statement* find_same(std::vector<Statement>& statements, const Side& side) {
  for (auto it = statements.rbegin(); it != statements.rend() && it->side.document == side.document; ++it) {
    if (same_statement(it->side, side)) return &*it;
  }
  return nullptr;
}

bool may_be_whole(const Side& side) {
  const Figure& f = *side.figure;
  return side.role == Role::Total && f.population == "total" && f.polarity == Polarity::Asserted &&
         f.status != Status::Retracted && side.claim->zone != Zone::Headline;
}

std::optional<double> least_said(const Quantity& q) { return q.low ? q.low : q.high; }

/// What stands before this is the top of an article: the first number of a kind there is meant to be the whole.
constexpr std::uint32_t kTopBytes = 1500;

/// What an article begins with.
constexpr std::uint32_t kLede = 700;

/// A number that an article tells once, and so far down, is mentioned in passing: it may be of any event.
constexpr std::uint32_t kPassing = 3200;

bool goes_with(const Quantity& a, const Quantity& b) {
  return !distance(a, b, Tolerance{}).contradict || told_roughly(a, b) || told_roughly(b, a);
}

/// The numbers of one measure in one article, of which one may say how many there are in all.
class ToldNumbers {
 public:
  explicit ToldNumbers(bool piecemeal) : piecemeal_(piecemeal) {}

  void add(Placed& p, bool plain) {
    if (may_be_whole(p.side) && least_said(p.side.figure->quantity)) {
      rows_.push_back(&p);
      return;
    }
    const Figure& f = *p.side.figure;
    bool whole = plain && f.part_of.empty() && f.polarity == Polarity::Asserted && f.role == Role::Part;
    (whole ? plain_ : rest_).push_back(&p);
  }

  /// "Sent four men to hospital": a population that says no more than who they are is all of them where the article begins with
  /// it, and has no larger number.
  void take_plain_for_whole() {
    if (plain_.empty() || !rows_.empty() || !rest_.empty()) return;
    const Figure& first = *plain_.front()->side.figure;
    bool most = first.span.begin < kLede && std::all_of(plain_.begin(), plain_.end(), [&](const Placed* p) {
                  const Figure& f = *p->side.figure;
                  auto x = number_said(f.quantity);
                  auto y = number_said(first.quantity);
                  return f.population == first.population && (f.quantity == first.quantity || (x && y && *x < *y));
                });
    if (!most) return;
    for (Placed* p : plain_) {
      if (!(p->side.figure->quantity == first.quantity)) continue;
      p->side.role = Role::Total;
      p->side.alone = true;
      rows_.push_back(p);
    }
  }

  /// "Three others" is "three" where the article says it again.
  void spread_others() {
    for (Placed* p : rows_) {
      auto leaves_out = [&](const Placed* q) {
        return q->side.figure->others && q->side.figure->quantity == p->side.figure->quantity;
      };
      p->side.others =
          std::any_of(rows_.begin(), rows_.end(), leaves_out) || std::any_of(rest_.begin(), rest_.end(), leaves_out);
    }
  }

  /// What an article tells precisely too is no number of its own.
  void drop_rough() {
    for (Placed* p : rows_) {
      const Quantity& rough = p->side.figure->quantity;
      bool precise = std::any_of(rows_.begin(), rows_.end(), [&](const Placed* q) {
        return q->side.figure->quantity.bound == Bound::Exact && told_roughly(rough, q->side.figure->quantity);
      });
      p->side.doubtful = p->side.doubtful || precise;
    }
  }

  /// A number is as doubtful as where it is told first: "a strike on a park killed 10 … nine of the 10 were children".
  void settle_doubt() {
    for (Placed* p : rows_) {
      auto first = std::find_if(rows_.begin(), rows_.end(),
                                [&](const Placed* q) { return q->side.figure->quantity == p->side.figure->quantity; });
      p->side.doubtful = (*first)->side.figure->doubtful;
    }
  }

  /// Settles which of them is the whole; all that do not go with it are of some, or of another matter.
  void find_implied() {
    const Placed* whole = find_whole();
    if (whole == nullptr) return;
    std::uint32_t first = rows_.front()->side.figure->span.begin;
    if ((first >= kPassing && !told_twice(*whole)) || (first >= kTopBytes && all_others())) {
      for (Placed* p : rows_) p->side.implied = Implied::Other;
      return;
    }
    for (Placed* p : rows_) {
      bool apart = !goes_with(p->side.figure->quantity, whole->side.figure->quantity);
      bool alone = p == whole && piecemeal_ && contradicted(*whole);
      if (!alone && (!apart || set_against(p->side, whole->side) || set_against(whole->side, p->side))) continue;
      p->side.implied =
          *least_said(p->side.figure->quantity) > *least_said(whole->side.figure->quantity) ? Implied::Other : Implied::Part;
      if (p->side.implied == Implied::Part) p->side.role = Role::Part;
    }
  }

 private:
  /// The one that is told most often, else the first near the top, else the largest.
  const Placed* find_whole() const {
    std::map<double, int> times;
    const Placed* largest = nullptr;
    for (const Placed* p : rows_) {
      if (p->side.others && !all_others()) continue;  // "killed four, then himself": another number has all five
      ++times[*least_said(p->side.figure->quantity)];
      if (largest == nullptr || *least_said(p->side.figure->quantity) > *least_said(largest->side.figure->quantity))
        largest = p;
    }
    const Placed* often = nullptr;
    for (const Placed* p : rows_) {
      int n = times[*least_said(p->side.figure->quantity)];
      if (n > 1 && (often == nullptr || n > times[*least_said(often->side.figure->quantity)])) often = p;
    }
    if (often != nullptr) return often;
    bool top = !rows_.empty() && rows_.front()->side.figure->span.begin < kTopBytes;
    return top ? rows_.front() : largest;
  }

  bool all_others() const {
    return std::all_of(rows_.begin(), rows_.end(), [](const Placed* p) { return p->side.others; });
  }

  bool told_twice(const Placed& whole) const {
    auto same = [&](const Placed* p) { return p->side.figure->quantity == whole.side.figure->quantity; };
    return std::count_if(rows_.begin(), rows_.end(), same) > 1;
  }

  bool contradicted(const Placed& whole) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const Placed* p) {
      return distance(p->side.figure->quantity, whole.side.figure->quantity, Tolerance{}).contradict;
    });
  }

  bool piecemeal_;
  std::vector<Placed*> rows_;
  std::vector<Placed*> plain_;  ///< of people as they are: men, women, adults
  std::vector<Placed*> rest_;
};

/// Where an article tells several numbers of one kind, the others are of some, whether or not it says so ("the attack killed 12 … they
/// shot 10 people in the office"), or of an event that it mentions in passing.
void find_implied(std::vector<Placed>& placed, const Rules& rules) {
  /// Populations that say nothing of why they are counted.
  constexpr std::string_view kPlain = "plain-populations";
  std::set<std::string_view> plain;
  for (const WordList& list : rules.lists) {
    if (list.name != kPlain) continue;
    for (const RuleText& word : list.members) plain.insert(word.text);
  }
  std::map<std::tuple<std::uint32_t, std::string_view, std::string_view>, ToldNumbers> told;
  for (Placed& p : placed) {
    const std::string& measure = p.side.figure->measure;
    // what goes by names has a whole for each
    std::string_view name = p.side.figure->names.empty() ? "" : std::string_view(p.side.figure->names.front());
    told.try_emplace({p.rank, measure, name}, ToldNumbers(piecemeal(rules, measure)))
        .first->second.add(p, plain.contains(p.side.figure->population));
  }
  for (auto& [key, numbers] : told) {
    numbers.take_plain_for_whole();
    numbers.spread_others();
    numbers.settle_doubt();
    numbers.drop_rough();
    numbers.find_implied();
  }
}

/// An article begins with a number in its own voice, and has further down of whom it is.
void find_backers(std::vector<Placed>& placed) {
  /// Smaller numbers are told of many things.
  constexpr double kTelling = 3;
  auto named = [](const Side& side) { return side.claim->attribution && side.origin.voice == Voice::Named; };
  auto telling = [](const Side& side) {
    return may_be_whole(side) && least_said(side.figure->quantity).value_or(0) >= kTelling;
  };
  for (auto first = placed.begin(); first != placed.end();) {
    auto last = std::find_if(first, placed.end(), [&](const Placed& p) { return p.rank != first->rank; });
    for (auto p = first; p != last; ++p) {
      if (p->side.claim->attribution || !telling(p->side)) continue;
      auto backer = std::find_if(first, last, [&](const Placed& q) {
        return named(q.side) && telling(q.side) && q.side.figure->quantity == p->side.figure->quantity;
      });
      if (backer != last) p->side.backer = backer->side.origin.key;
    }
    first = last;
  }
}

/// "A woman was killed" is a number of nothing but her: no statement, but where somebody else says that no one was.
void add_denied(std::vector<Placed>& placed, std::vector<Placed>& implied) {
  std::map<std::pair<std::uint32_t, std::string_view>, std::vector<std::size_t>> none;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const Figure& f = *placed[i].side.figure;
    if (f.quantity.high && *f.quantity.high == 0) none[{placed[i].rank, f.measure}].push_back(i);
  }
  for (Placed& some : implied) {
    auto denials = none.find({some.rank, some.side.figure->measure});
    if (denials == none.end()) continue;
    bool denied = std::any_of(denials->second.begin(), denials->second.end(),
                              [&](std::size_t i) { return none_against_some(placed[i].side, some.side); });
    if (denied) placed.push_back(std::move(some));
  }
}

}  // namespace

CheckContext::CheckContext(std::span<const DocumentClaims> documents, std::span<const Event> events, const Rules& rules)
    : documents_(documents), events_(events), rules_(&rules), origins_(rules), ranks_(ranks_of(documents)) {}

Side CheckContext::side(const FigureRef& ref, std::uint32_t event) const {
  const DocumentClaims& document = documents_[ref.document];
  const Claim& claim = document.claims[ref.claim];
  const Figure& figure = claim.figures[ref.figure];
  return {.document = &document,
          .claim = &claim,
          .figure = &figure,
          .origin = origins_.of(document.document, claim),
          .role = effective_role(document, figure),
          .doubtful = figure.doubtful,
          .event = event};
}

CompareContext CheckContext::comparing(std::string_view measure, std::uint32_t event, const Tolerance& tolerance) const {
  CompareContext out{.event_when = events_[event].when, .tolerance = tolerance};
  out.measure = measure_named(*rules_, measure);
  return out;
}

CompareContext CheckContext::comparing(std::string_view measure, std::uint32_t event) const {
  for (const CheckRule& rule : rules_->checks) {
    if (rule.enabled && covers(rule, measure)) return comparing(measure, event, rule.tolerance);
  }
  return comparing(measure, event, Tolerance{});
}

const MeasureRule* measure_named(const Rules& rules, std::string_view measure) {
  auto found = std::find_if(rules.measures.begin(), rules.measures.end(),
                            [&](const MeasureRule& rule) { return rule.head.id == measure; });
  return found == rules.measures.end() ? nullptr : &*found;
}

bool piecemeal(const Rules& rules, std::string_view measure) {
  const MeasureRule* rule = measure_named(rules, measure);
  return rule != nullptr && rule->piecemeal;
}

bool told_of_many(const Rules& rules, std::string_view measure) {
  const MeasureRule* rule = measure_named(rules, measure);
  return rule != nullptr && (rule->piecemeal || rule->per_name || !rule->people);
}

bool covers(const CheckRule& rule, std::string_view measure) {
  return rule.measures.empty() || std::find(rule.measures.begin(), rule.measures.end(), measure) != rule.measures.end();
}

EventFigures collect_statements(const CheckContext& context, std::uint32_t event) {
  std::vector<Placed> placed;
  std::vector<Placed> implied;
  for (const FigureRef& ref : context.events()[event].figures) {
    Side side = context.side(ref, event);
    (side.figure->implied ? implied : placed)
        .push_back({.side = std::move(side), .ref = ref, .rank = context.rank(ref.document)});
  }
  add_denied(placed, implied);
  std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    return std::tuple(a.rank, a.side.figure->span, a.ref.claim, a.ref.figure) <
           std::tuple(b.rank, b.side.figure->span, b.ref.claim, b.ref.figure);
  });
  find_backers(placed);
  find_implied(placed, context.rules());
  EventFigures out{.event = event};
  for (Placed& p : placed) {
    auto& statements = out.by_measure[p.side.figure->measure];
    if (Statement* same = find_same(statements, p.side)) {
      same->places.push_back(p.ref);
    } else {
      statements.push_back({.side = std::move(p.side), .places = {p.ref}});
    }
  }
  return out;
}

}  // namespace sayso
