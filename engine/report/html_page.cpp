#include <algorithm>

#include <fmt/format.h>

#include "engine/report/html_parts.h"

namespace sayso {
namespace {

std::string whole_number(double value) {
  std::string digits = fmt::format("{:.0f}", value);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    bool apart = i > 0 && (digits.size() - i) % 3 == 0 && digits[i - 1] != '-';
    if (apart) out += ',';
    out += digits[i];
  }
  return out;
}

std::string number(double value) {
  constexpr double kExactWhole = 9007199254740992.0;  // 2^53
  bool whole = value > -kExactWhole && value < kExactWhole && value == static_cast<double>(static_cast<std::int64_t>(value));
  return whole ? whole_number(value) : fmt::format("{}", value);
}

}  // namespace

HtmlPage::HtmlPage(const Background& background, std::span<const Finding> findings)
    : background_(background), findings_in_(background.documents.size()) {
  for (std::size_t d = 0; d < background.documents.size(); ++d) {
    const DocumentRef& ref = background.documents[d].document;
    documents_.try_emplace({ref.path, ref.record}, d);
  }
  for (const Finding& f : findings) {
    if (!f.event.empty()) disputed_events_.insert(f.event);
    note(f.primary, f.severity);
    for (const Anchor& anchor : f.related) note(anchor, f.severity);
    std::set<std::size_t> in;
    if (auto d = document(f.primary.document)) in.insert(*d);
    for (const Anchor& anchor : f.related) {
      if (auto d = document(anchor.document)) in.insert(*d);
    }
    for (std::size_t d : in) ++findings_in_[d];
  }
}

void HtmlPage::note(const Anchor& anchor, Severity severity) {
  if (!anchor.figure) return;
  auto [at, fresh] = severities_.try_emplace(anchor.figure->id, severity);
  if (!fresh) at->second = std::max(at->second, severity);
}

std::optional<std::size_t> HtmlPage::document(const DocumentRef& ref) const {
  auto at = documents_.find({ref.path, ref.record});
  return at == documents_.end() ? std::nullopt : std::optional(at->second);
}

/// Those with figures of several voices or articles, or with a finding.
bool HtmlPage::shows(const EventReport& event) const {
  if (disputed(event)) return true;
  bool several = false;
  bool here = background_.texts.empty();
  for (const MeasureReport& m : event.measures) {
    several = several || m.figures.size() > 1;
    for (const EventFigure& f : m.figures) here = here || document(f.document->document).value_or(0) < background_.texts.size();
  }
  return several && here;
}

std::optional<Severity> HtmlPage::severity(std::string_view figure) const {
  auto at = severities_.find(figure);
  return at == severities_.end() ? std::nullopt : std::optional(at->second);
}

std::string HtmlPage::link(const DocumentRef& ref, const Figure* figure) const {
  auto d = document(ref);
  if (!d) return "";
  if (!shows(*d)) return "";
  return figure == nullptr ? fmt::format("#d{}", *d) : fmt::format("#d{}-{}", *d, figure->span.begin);
}

std::string short_number(const Quantity& q) {
  std::string low = q.low ? number(*q.low) : "";
  std::string high = q.high ? number(*q.high) : "";
  switch (q.bound) {
    case Bound::Exact: return low;
    case Bound::AtLeast: return "≥ " + low;
    case Bound::MoreThan: return "> " + low;
    case Bound::AtMost: return "≤ " + high;
    case Bound::LessThan: return "< " + high;
    case Bound::Range: return low + "–" + high;
    case Bound::About: return "~ " + (low.empty() ? high : low);
    case Bound::Nearly: return "↗ " + (high.empty() ? low : high);
    case Bound::Vague: return (low.empty() ? high : low) + " …";
  }
  return "";
}

}  // namespace sayso
