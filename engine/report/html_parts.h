/// The pieces of the HTML report: strings of whole elements. All text goes through escaped_xml().
///
///     HtmlPage page(background, findings);
///     out << html_of_finding(page, findings[0], 0);
///
/// Ids: "f3" a finding, "e2" an event, "d5" an article, "d5-120" the figure that begins at byte 120 of it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "engine/check/finding.h"
#include "engine/report/event_report.h"
#include "engine/report/writer.h"

namespace sayso {

/// Who is linked with what. Refers to the background and the findings.
class HtmlPage {
 public:
  HtmlPage(const Background& background, std::span<const Finding> findings);

  std::optional<std::size_t> document(const DocumentRef& ref) const;
  /// The worst finding of which the figure is a side; nothing: of none.
  std::optional<Severity> severity(std::string_view figure) const;
  bool disputed(const EventReport& event) const { return disputed_events_.contains(event.event->id); }
  std::uint64_t findings_in(std::size_t document) const { return findings_in_[document]; }
  /// Read by the run itself, or part of a finding: others of a ledger are only what was looked at.
  bool shows(std::size_t document) const { return document < background_.texts.size() || findings_in_[document] > 0; }
  bool shows(const EventReport& event) const;
  /// "#d5-120"; empty where the article is not on the page.
  std::string link(const DocumentRef& ref, const Figure* figure) const;

  const Background& background() const { return background_; }

 private:
  void note(const Anchor& anchor, Severity severity);

  Background background_;
  std::map<std::pair<std::string_view, std::uint32_t>, std::size_t> documents_;
  std::map<std::string_view, Severity> severities_;  ///< by id of the figure
  std::set<std::string_view> disputed_events_;
  std::vector<std::uint64_t> findings_in_;
};

std::string html_of_finding(const HtmlPage& page, const Finding& finding, std::size_t number);
std::string html_of_event(const HtmlPage& page, const EventReport& event, std::size_t number);
std::string html_of_article(const HtmlPage& page, std::size_t number);

/// Time from left to right, a lane for each origin, the numbers at their times. Empty where no figure has a time.
std::string svg_of_figures(const HtmlPage& page, const MeasureReport& measure);

/// "≥ 40", "12", "40–50", "~ 40"; thousands apart.
std::string short_number(const Quantity& quantity);

extern const std::string_view kHtmlStyle;
extern const std::string_view kHtmlScript;

}  // namespace sayso
