#include <algorithm>
#include <string>

#include "engine/extract/sentence_stages.h"

namespace sayso {
namespace {

/// Picks the places out of the names that are some: "Michael Jordan" and "Austin Smith" are none; of two Portlands the one whose
/// state stands behind it is meant.
class PlaceReader {
 public:
  explicit PlaceReader(SentenceWork& work) : work_(work), scan_(work.scan), hits_(scan_.spans(slot_of(BuiltinSlot::Place))) {}

  void run() {
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      const SpanHit& hit = hits_[i];
      if ((!scan_.shouting() && inside_a_name(hit)) || inside_an_outlet(hit)) continue;
      std::uint32_t place = meant(i);
      work_.out.places.push_back({.tokens = work_.range(hit.begin, hit.end), .place = place, .sentence = work_.sentence});
    }
  }

 private:
  bool capital(std::size_t at) const {
    return at < scan_.size() && scan_.token(at).kind == TokenKind::Word && scan_.token(at).is(kCapital) &&
           !scan_.has(EngineList::FunctionWords, at) && scan_.info(at).date_role == DateRole::None;
  }
  bool in_place(std::size_t at) const {
    return std::any_of(hits_.begin(), hits_.end(), [&](const SpanHit& h) { return h.begin <= at && at < h.end; });
  }
  bool initial(std::size_t at) const { return scan_.token(at).end - scan_.token(at).begin <= 2; }

  bool inside_a_name(const SpanHit& hit) const {
    bool person = work_.pack.rules().places[hit.value].person;
    if (person && capital(hit.end) && !scan_.token(hit.end).is(kGlued)) return true;
    if (hit.begin == 0) return false;
    std::size_t before = hit.begin - 1u;
    if (!capital(before) || in_place(before)) return false;
    // what opens a sentence is a capital for that alone; a name of several words hardly ends in a place's
    return before > scan_.body_begin() || person || initial(before);
  }

  /// "The New York Times counted 40" does not say where.
  bool inside_an_outlet(const SpanHit& hit) const {
    auto names = scan_.spans(slot_of(BuiltinSlot::Registry));
    return std::any_of(names.begin(), names.end(), [&](const SpanHit& name) {
      const std::string& kind = work_.pack.rules().sources[name.value].kind;
      bool longer = name.begin <= hit.begin && hit.end <= name.end && name.end - name.begin > hit.end - hit.begin;
      return longer && (kind == "outlet" || kind == "agency");
    });
  }

  /// "Portland, Maine": the namesake that lies in the place behind it.
  std::uint32_t meant(std::size_t i) const {
    const SpanHit& hit = hits_[i];
    auto namesakes = work_.pack.places().namesakes(hit.value);
    if (namesakes.empty() || i + 1 >= hits_.size() || hits_[i + 1].begin > hit.end + 1u) return hit.value;
    for (std::uint32_t candidate : namesakes) {
      if (work_.pack.places().lies_in(candidate, hits_[i + 1].value)) return candidate;
    }
    return hit.value;
  }

  SentenceWork& work_;
  const Scan& scan_;
  std::span<const SpanHit> hits_;
};

}  // namespace

void add_places(SentenceWork& work) {
  if (work.scan.present(slot_of(BuiltinSlot::Place))) PlaceReader(work).run();
}

}  // namespace sayso
