#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/extract/sentence_stages.h"

namespace sayso {
namespace {

/// How far behind a number the noun may stand that tells who is counted: "five of the younger children".
constexpr std::size_t kPopulationReach = 4;

/// A hyphen inside a word.
bool linked(const SentenceWork& work, std::size_t at) {
  return work.scan.is('-', at) && work.scan.token(at).is(kGlued) && at + 1 < work.scan.size() &&
         work.scan.token(at + 1).is(kGlued);
}

/// The population word right after the quantity, before anything that ends a noun phrase.
std::string population_of(const SentenceWork& work, std::size_t end, std::size_t match_end) {
  std::size_t last = std::min({work.scan.size(), end + kPopulationReach, std::max(match_end, end + 1)});
  for (std::size_t at = end; at < last; ++at) {
    if (linked(work, at)) {  // "11-year-old" is one word
      last = std::min(last + 2, work.scan.size());
      ++at;
      continue;
    }
    if (work.scan.has(EngineList::NounPhraseEnds, at) || work.scan.token(at).kind == TokenKind::Mark) break;
    for (const RulePack::PopulationWords& row : work.pack.populations()) {
      if (work.scan.holds(row.atom, at)) return row.id;
      for (const SpanHit& hit : work.scan.spans(row.slot)) {
        if (hit.begin == at) return row.id;
      }
    }
  }
  return {};
}

/// The unit is one that the measure is told in, and the number a plausible one.
bool suits(const SentenceWork& work, const MeasureRule& measure, const QuantityMention& mention) {
  const Quantity& q = mention.quantity;
  auto inside = [&](const std::optional<double>& end) {
    return !end || ((!measure.least || *end >= *measure.least) && (!measure.most || *end <= *measure.most));
  };
  if (!inside(q.low) || !inside(q.high)) return false;
  if (measure.units.empty()) return q.unit.empty();
  if (q.unit.empty())
    return std::any_of(measure.units.begin(), measure.units.end(),
                       [](const RuleText& unit) { return unit.text == kPlainUnit; });
  const std::vector<UnitRule>& units = work.pack.rules().units;
  auto unit = std::find_if(units.begin(), units.end(), [&](const UnitRule& u) { return u.id == q.unit; });
  return std::any_of(measure.units.begin(), measure.units.end(), [&](const RuleText& wanted) {
    return wanted.text == q.unit || (unit != units.end() && wanted.text == unit->kind);
  });
}

/// Adds the figures of one sentence or paragraph: each quantity once for a measure.
class FigureFinder {
 public:
  explicit FigureFinder(SentenceWork& work) : work_(work) {}

  void take(const Match& match, std::uint32_t measure) {
    for (const CaptureHit& hit : match.captures) {
      if (hit.slot == slot_of(BuiltinSlot::Quantity) || hit.slot == slot_of(BuiltinSlot::Amount))
        take(match, hit, measure, Id<QuantityMention>{hit.value}, hit.end, true);
      if (hit.slot != slot_of(BuiltinSlot::Group)) continue;
      const GroupMembers& members = work_.groups[hit.value];
      bool nearest_last = hit.end < match.end;  // what is told of them follows
      for (std::size_t i = 0; i < members.size(); ++i) {
        TokenRange words = work_.out.quantities[members[i]].tokens;
        std::size_t end = words.last - work_.scan.first();
        bool nearest = i == (nearest_last ? members.size() - 1 : 0);
        take(match, hit, measure, members[i], members.size() == 1 ? std::min<std::size_t>(end, hit.end) : end, nearest);
      }
    }
  }

  void finish() {
    std::vector<FigureMention> kept;
    for (const Found& f : found_) {
      if (!borrowed(f) && !repeated(f)) kept.push_back(f.figure);
    }
    std::sort(kept.begin(), kept.end(), [&](const FigureMention& a, const FigureMention& b) {
      std::uint32_t at = words(a.quantity).first;
      std::uint32_t other = words(b.quantity).first;
      return at != other ? at < other : a.measure < b.measure;
    });
    work_.out.figures.insert(work_.out.figures.end(), kept.begin(), kept.end());
  }

 private:
  struct Found {
    FigureMention figure;
    bool own;              ///< the words of the measure stand beside this number, not beside another one of a list
    std::uint32_t behind;  ///< the token behind those counted
  };

  TokenRange words(Id<QuantityMention> id) const { return work_.out.quantities[id].tokens; }

  void take(const Match& match, const CaptureHit& hit, std::uint32_t measure, Id<QuantityMention> quantity, std::size_t end,
            bool own) {
    if (!suits(work_, work_.pack.rules().measures[measure], work_.out.quantities[quantity])) return;
    auto known = std::find_if(found_.begin(), found_.end(),
                              [&](const Found& f) { return f.figure.quantity == quantity && f.figure.measure == measure; });
    if (known != found_.end()) {
      known->own = known->own || own;
      return;
    }
    FigureMention figure{.quantity = quantity,
                         .tokens = work_.range(match.begin, match.end),
                         .measure = measure,
                         .sentence = work_.out.quantities[quantity].sentence,
                         .population = population_of(work_, end, match.end)};
    found_.push_back(
        {.figure = std::move(figure), .own = own, .behind = work_.scan.first() + static_cast<std::uint32_t>(hit.end)});
  }

  /// "It killed one and three others were hurt": the one is hurt only if nothing else is told of it.
  bool borrowed(const Found& f) const {
    return !f.own && std::any_of(found_.begin(), found_.end(),
                                 [&](const Found& g) { return g.own && g.figure.quantity == f.figure.quantity; });
  }

  /// "Two men were both killed": one number, said twice.
  bool repeated(const Found& f) const {
    TokenRange again = words(f.figure.quantity);
    return std::any_of(found_.begin(), found_.end(), [&](const Found& g) {
      return g.figure.measure == f.figure.measure && g.behind <= again.first && again.last < g.figure.tokens.last &&
             words(g.figure.quantity).first < again.first &&
             work_.out.quantities[g.figure.quantity].quantity == work_.out.quantities[f.figure.quantity].quantity;
    });
  }

  SentenceWork& work_;
  std::vector<Found> found_;
};

}  // namespace

void add_figures(SentenceWork& work, std::span<const Match> matches) {
  FigureFinder finder(work);
  for (const Match& match : matches) {
    const RuleRef& ref = work.pack.refs()[work.pack.forms()[match.form].rule];
    if (ref.kind == RuleKind::Measure) finder.take(match, ref.index);
  }
  finder.finish();
}

void add_parts(SentenceWork& work) {
  auto of_sentence = [&](const FigureMention& f) { return f.sentence == work.sentence; };
  auto begin = std::find_if(work.out.figures.begin(), work.out.figures.end(), of_sentence);
  const auto begin_at = begin - work.out.figures.begin();
  std::vector<FigureMention> wholes(begin, work.out.figures.end());
  if (wholes.empty()) return;
  for (const Mark& mark : work.out.marks) {
    if (mark.sentence != work.sentence || !mark.quantity || work.pack.rules().marks[mark.rule].mark != "part") continue;
    bool counted = std::any_of(work.out.figures.begin() + begin_at, work.out.figures.end(),
                               [&](const FigureMention& f) { return f.quantity == *mark.quantity; });
    if (counted) continue;
    // the nearest count before it
    const FigureMention* whole = nullptr;
    for (const FigureMention& f : wholes) {
      if (work.out.quantities[f.quantity].tokens.first < work.out.quantities[*mark.quantity].tokens.first) whole = &f;
    }
    if (whole == nullptr) continue;
    TokenRange words = work.out.quantities[*mark.quantity].tokens;
    std::size_t end = words.last - work.scan.first();
    work.out.figures.push_back({.quantity = *mark.quantity,
                                .tokens = mark.tokens,
                                .measure = whole->measure,
                                .sentence = work.sentence,
                                .population = population_of(work, end, end + kPopulationReach)});
  }
}

void add_bare_counts(SentenceWork& work) {
  for (const Mark& mark : work.out.marks) {
    if (mark.sentence != work.sentence || !mark.quantity || work.pack.rules().marks[mark.rule].mark != "same") continue;
    const FigureMention* last = nullptr;
    bool counted = false;
    for (auto f = work.out.figures.rbegin(); f != work.out.figures.rend() && f->sentence + 1 >= work.sentence; ++f) {
      counted = counted || f->quantity == *mark.quantity;
      if (last == nullptr && f->quantity < *mark.quantity) last = &*f;
    }
    if (last == nullptr || counted) continue;
    FigureMention figure{.quantity = *mark.quantity,
                         .tokens = mark.tokens,
                         .measure = last->measure,
                         .sentence = work.sentence,
                         .population = last->population};
    work.out.figures.push_back(std::move(figure));
  }
}

}  // namespace sayso
