#include "engine/extract/sentence_stages.h"

namespace sayso {
namespace {

void add_trigger(SentenceWork& work, const Match& match, const RuleRef& ref) {
  work.out.triggers.push_back({.tokens = work.range(match.begin, match.end), .rule = ref.index, .sentence = work.sentence});
}

void add_mark(SentenceWork& work, const Match& match, const RuleRef& ref) {
  Mark row{.rule = ref.index, .tokens = work.range(match.begin, match.end), .sentence = work.sentence};
  const GroupMembers quantities = caught_quantities(work, match);
  if (quantities.empty()) work.out.marks.push_back(row);
  for (Id<QuantityMention> quantity : quantities) {
    row.quantity = quantity;
    work.out.marks.push_back(row);
  }
}

}  // namespace

GroupMembers caught_quantities(const SentenceWork& work, const Match& match) {
  GroupMembers out;
  const CaptureHit* quantity = match.find(BuiltinCapture::Quantity);
  if (quantity != nullptr && quantity->slot == slot_of(BuiltinSlot::Quantity))
    out.push_back(Id<QuantityMention>{quantity->value});
  for (const CaptureHit& hit : match.captures) {
    if (hit.slot != slot_of(BuiltinSlot::Group)) continue;
    const GroupMembers& members = work.groups[hit.value];
    out.insert(out.end(), members.begin(), members.end());
  }
  return out;
}

void add_claims(SentenceWork& work) {
  std::span<const Match> matches = work.matcher.run(work.scan, Stage::Claims);
  if (matches.empty()) return;
  for (const Match& match : matches) {
    const RuleRef& ref = work.pack.refs()[work.pack.forms()[match.form].rule];
    if (ref.kind == RuleKind::Event) add_trigger(work, match, ref);
    if (ref.kind == RuleKind::Mark) add_mark(work, match, ref);
  }
  add_attributions(work, matches);
  add_figures(work, matches);
  add_parts(work);
  add_bare_counts(work);
}

}  // namespace sayso
