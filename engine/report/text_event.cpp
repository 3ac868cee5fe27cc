#include <fmt/format.h>

#include "engine/report/text_parts.h"

namespace sayso {
namespace {

std::string counted(std::uint64_t n, std::string_view one) { return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s"); }

std::string told_range(const MeasureReport& m) {
  if (!m.low || !m.high) return "";
  return *m.low == *m.high ? fmt::format("{}", *m.low) : fmt::format("{} … {}", *m.low, *m.high);
}

/// "2024-03-23  [40,inf) at-least  CNN  a.md:7": one line for each number of each voice and article.
std::string told_row(const EventFigure& f, const TextStyle& style) {
  const Figure& figure = *f.figure;
  std::string when = figure.as_of.when ? print_from(*figure.as_of.when) : "?";
  std::string number = fmt::format("{} {}", print_interval(figure.quantity), name_of(figure.quantity.bound));
  const DocumentRef& d = f.document->document;
  std::string place = d.record > 0 ? fmt::format("{}:{}", d.path, d.record) : fmt::format("{}:{}", d.path, figure.line);
  return fmt::format("    {:<10}  {:<22}  {:<28}  {}\n", when.substr(0, 10), number, f.origin, style.paint(Ink::Dim, place));
}

std::string not_compared(const RunSummary& summary) {
  std::uint64_t all = 0;
  std::string reasons;
  for (const auto& [reason, pairs] : summary.pairs_not_compared) {
    all += pairs;
    reasons += reasons.empty() ? "" : ", ";
    reasons += summary.pairs_not_compared.size() == 1 ? reason : fmt::format("{} {}", pairs, reason);
  }
  return all == 0 ? "" : fmt::format("; {} not compared: {}", all, reasons);
}

}  // namespace

std::string text_of_event(const EventReport& e, const TextStyle& style) {
  std::string name;
  for (const std::string* part : {&e.event->trigger, &e.event->place}) {
    if (!part->empty()) name += (name.empty() ? "" : ", ") + *part;
  }
  if (e.event->when) name += fmt::format("{}{}", name.empty() ? "" : ", ", print_from(*e.event->when));
  std::string out = fmt::format("{}  {}\n", style.paint(Ink::Bold, name.empty() ? e.event->id : name),
                                style.paint(Ink::Dim, counted(e.documents.size(), "article")));
  for (const MeasureReport& m : e.measures) {
    std::string what = m.population == "total" ? m.measure : fmt::format("{} ({})", m.measure, m.population);
    out += fmt::format("  {} {:>16}  {}\n", style.paint(Ink::Bold, fmt::format("{:<28}", what)), told_range(m),
                       style.paint(Ink::Dim, counted(m.origins, "origin")));
    for (const EventFigure& f : m.figures) out += told_row(f, style);
  }
  for (const std::string& id : e.documents) out += fmt::format("    {}\n", style.paint(Ink::Dim, id));
  return out + "\n";
}

std::string text_of_summary(const RunSummary& s, const std::optional<FindingCounts>& counts, const TextStyle& style) {
  std::string out = counted(s.documents, "article");
  if (s.unread > 0) out += style.paint(Ink::Red, fmt::format(" and {} unread", s.unread));
  out += fmt::format(", {}, {}\n", counted(s.claims, "claim"), counted(s.figures, "figure"));
  if (!counts) return out;
  out += fmt::format("{} compared{}\n", counted(s.pairs_compared, "pair"), not_compared(s));
  out += style.paint(s.findings == 0 ? Ink::Green : Ink::Plain, counted(s.findings, "finding"));
  std::string_view between = ": ";
  auto add = [&](std::uint64_t n, std::string_view what, Severity severity) {
    if (n == 0) return;
    out += fmt::format("{}{}", between, style.paint(ink_of(severity), counted(n, what)));
    between = ", ";
  };
  add(counts->errors, "error", Severity::Error);
  add(counts->warnings, "warning", Severity::Warning);
  add(counts->notes, "note", Severity::Note);
  return out + "\n";
}

}  // namespace sayso
