#include <algorithm>
#include <vector>

#include "engine/extract/sentence_stages.h"

namespace sayso {
namespace {

/// How far behind a number the noun may stand that tells who is counted: "five of the younger children".
constexpr std::size_t kPopulationReach = 4;

/// The population word right after the quantity, before anything that ends a noun phrase.
std::string population_of(const SentenceWork& work, std::size_t end, std::size_t match_end) {
  std::size_t last = std::min({work.scan.size(), end + kPopulationReach, std::max(match_end, end + 1)});
  for (std::size_t at = end; at < last; ++at) {
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

}  // namespace

void add_figures(SentenceWork& work, std::span<const Match> matches) {
  std::size_t before = work.out.figures.size();
  for (const Match& match : matches) {
    const RuleRef& ref = work.pack.refs()[work.pack.forms()[match.form].rule];
    if (ref.kind != RuleKind::Measure) continue;
    for (const CaptureHit& hit : match.captures) {
      if (hit.slot != slot_of(BuiltinSlot::Quantity)) continue;
      Id<QuantityMention> quantity{hit.value};
      auto known = std::find_if(work.out.figures.begin() + static_cast<std::ptrdiff_t>(before), work.out.figures.end(),
                                [&](const FigureMention& f) { return f.quantity == quantity && f.measure == ref.index; });
      if (known != work.out.figures.end()) continue;
      work.out.figures.push_back({.quantity = quantity,
                                  .tokens = work.range(match.begin, match.end),
                                  .measure = ref.index,
                                  .sentence = work.sentence,
                                  .population = population_of(work, hit.end, match.end)});
    }
  }
  std::sort(work.out.figures.begin() + static_cast<std::ptrdiff_t>(before), work.out.figures.end(),
            [](const FigureMention& a, const FigureMention& b) {
              return a.quantity != b.quantity ? a.quantity < b.quantity : a.measure < b.measure;
            });
}

void add_parts(SentenceWork& work) {
  auto of_sentence = [&](const FigureMention& f) { return f.sentence == work.sentence; };
  auto begin = std::find_if(work.out.figures.begin(), work.out.figures.end(), of_sentence);
  std::vector<FigureMention> wholes(begin, work.out.figures.end());
  if (wholes.empty()) return;
  for (const Mark& mark : work.out.marks) {
    if (mark.sentence != work.sentence || !mark.quantity || work.pack.rules().marks[mark.rule].mark != "part") continue;
    bool counted =
        std::any_of(wholes.begin(), wholes.end(), [&](const FigureMention& f) { return f.quantity == *mark.quantity; });
    if (counted) continue;
    // the nearest count before it
    const FigureMention* whole = nullptr;
    for (const FigureMention& f : wholes) {
      if (f.quantity < *mark.quantity) whole = &f;
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
