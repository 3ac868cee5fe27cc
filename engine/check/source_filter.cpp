#include "engine/check/source_filter.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace sayso {
namespace {

/// Who stands behind a side.
struct Speakers {
  const std::string& origin;
  const std::vector<Relay>* via;

  bool have(const std::string& source) const {
    return origin == source ||
           (via != nullptr && std::any_of(via->begin(), via->end(), [&](const Relay& relay) { return relay.id == source; }));
  }
};

Speakers speakers_of(const Side& side) {
  return {.origin = side.origin.id, .via = side.claim->attribution ? &side.claim->attribution->via : nullptr};
}

Speakers speakers_of(const Anchor& anchor) { return {.origin = anchor.origin_id, .via = &anchor.via}; }

/// The first of the filter's sources that is among the speakers.
const std::string* taking_part(const SourceFilter& filter, const Speakers& speakers) {
  auto at = std::find_if(filter.sources.begin(), filter.sources.end(), [&](const std::string& s) { return speakers.have(s); });
  return at == filter.sources.end() ? nullptr : &*at;
}

/// Whether a finding sets two sides against each other; else it is of one number in all its places.
bool has_two_sides(Verdict verdict) {
  switch (verdict) {
    case Verdict::Unattributed:
    case Verdict::AnonymousOnly:
    case Verdict::SingleOrigin: return false;
    case Verdict::Agrees:
    case Verdict::Revision:
    case Verdict::Update:
    case Verdict::Stale:
    case Verdict::SameOriginDiffers:
    case Verdict::Conflict:
    case Verdict::Drift:
    case Verdict::Compatible:
    case Verdict::CannotCompare:
    case Verdict::PartWhole:
    case Verdict::QuoteDrift:
    case Verdict::SpeakerMismatch: return true;
  }
  return true;
}

const std::string* taking_part(const SourceFilter& filter, const Finding& finding) {
  const std::string* first = taking_part(filter, speakers_of(finding.primary));
  if (!has_two_sides(finding.verdict)) {
    bool all = std::all_of(finding.related.begin(), finding.related.end(),
                           [&](const Anchor& a) { return taking_part(filter, speakers_of(a)) != nullptr; });
    return all ? first : nullptr;
  }
  if (first != nullptr || finding.related.empty()) return first;
  return taking_part(filter, speakers_of(finding.related.front()));
}

/// The last filter that holds.
template <class TakingPart>
FilterHit last_of(const CheckRule& rule, const TakingPart& taking_part) {
  for (auto filter = rule.by_source.rbegin(); filter != rule.by_source.rend(); ++filter) {
    if (const std::string* source = taking_part(*filter)) return {.filter = &*filter, .source = source};
  }
  return {};
}

std::string_view with_article(Severity severity) {
  switch (severity) {
    case Severity::Note: return "a note";
    case Severity::Warning: return "a warning";
    case Severity::Error: return "an error";
  }
  return "";
}

void apply(const FilterHit& hit, Severity unfiltered, RankedFinding& found) {
  Finding& finding = found.finding;
  found.off = hit.off();
  Severity severity = std::min(hit.severity_or(unfiltered), found.at_most);
  if (!found.off && severity == std::min(unfiltered, found.at_most)) return;
  if (!found.off) finding.severity = severity;
  finding.filter =
      fmt::format("a filter for {} {}: {}", *hit.source,
                  found.off ? "leaves it out" : fmt::format("makes it {}", with_article(severity)), hit.filter->reason);
  finding.reasons.push_back(finding.filter);
}

}  // namespace

Severity FilterHit::severity_or(Severity other) const {
  return filter != nullptr && filter->severity ? *filter->severity : other;
}

FilterHit filter_of(const CheckRule& rule, const Side& a, const Side& b) {
  return last_of(rule, [&](const SourceFilter& filter) {
    const std::string* first = taking_part(filter, speakers_of(a));
    return first != nullptr ? first : taking_part(filter, speakers_of(b));
  });
}

void filter_by_source(const CheckRule& rule, std::span<RankedFinding> found) {
  if (rule.by_source.empty()) return;
  for (RankedFinding& one : found) {
    const FilterHit hit = last_of(rule, [&](const SourceFilter& filter) { return taking_part(filter, one.finding); });
    if (hit.filter != nullptr) apply(hit, rule.severity, one);
  }
}

}  // namespace sayso
