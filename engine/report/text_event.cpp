#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/report/text_parts.h"

namespace sayso {
namespace {

std::string counted(std::uint64_t n, std::string_view one) { return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s"); }

std::string told_range(const MeasureReport& m) {
  if (!m.low || !m.high) return "";
  return *m.low == *m.high ? fmt::format("{}", *m.low) : fmt::format("{} … {}", *m.low, *m.high);
}

/// A number of a voice and article, in four columns: when, how much, by whom, where.
using Row = std::array<std::string, 4>;

/// Letters beyond ASCII count as one column each.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, width_of(text)), ' ');
}

/// "2024-03-23  [40,inf) at-least  CNN  a.md:7"
Row row_of(const EventFigure& f) {
  const Figure& figure = *f.figure;
  constexpr std::size_t kDay = 10;
  const DocumentRef& d = f.document->document;
  return {(figure.as_of.when ? print_from(*figure.as_of.when) : "?").substr(0, kDay),
          fmt::format("{} {}", print_interval(figure.quantity), name_of(figure.quantity.bound)), f.origin,
          fmt::format("{}:{}", d.path, d.record > 0 ? d.record : figure.line)};
}

/// All columns but the last are as wide as the widest of an event's cells, so that the eye can run down them.
class Columns {
 public:
  explicit Columns(const EventReport& e) {
    for (const MeasureReport& m : e.measures) {
      for (const EventFigure& f : m.figures) {
        Row row = row_of(f);
        for (std::size_t i = 0; i < widths_.size(); ++i) widths_[i] = std::max(widths_[i], width_of(row[i]));
      }
    }
  }

  std::string line(const EventFigure& f, const TextStyle& style) const {
    Row row = row_of(f);
    return fmt::format("    {}  {}  {}  {}\n", padded(row[0], widths_[0]), padded(row[1], widths_[1]),
                       padded(row[2], widths_[2]), style.paint(Ink::Dim, row[3]));
  }

 private:
  std::array<std::size_t, 3> widths_ = {};
};

/// "40 … 137 deaths, 6 origins"
std::string told_measure(const MeasureReport& m, const TextStyle& style) {
  std::string what = m.population == "total" ? m.measure : fmt::format("{} ({})", m.measure, m.population);
  std::string range = told_range(m);
  return fmt::format("  {}{}  {}\n", style.paint(Ink::Bold, what), range.empty() ? "" : ": " + range,
                     style.paint(Ink::Dim, counted(m.origins, "independent origin")));
}

std::string joined(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : ", ") + id;
  return out;
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
  if (std::string date = date_of(*e.event); !date.empty()) name += (name.empty() ? "" : ", ") + date;
  std::string out = fmt::format("{}  {}\n", style.paint(Ink::Bold, name.empty() ? e.event->id : name),
                                style.paint(Ink::Dim, counted(e.documents.size(), "article")));
  Columns columns(e);
  for (const MeasureReport& m : e.measures) {
    out += told_measure(m, style);
    for (const EventFigure& f : m.figures) out += columns.line(f, style);
  }
  if (!e.documents.empty()) out += fmt::format("  {}\n", style.paint(Ink::Dim, "articles: " + joined(e.documents)));
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
  if (s.suppressed > 0) out += fmt::format("; {} suppressed", s.suppressed);
  if (s.filtered > 0) out += fmt::format("; {} left out by filters", s.filtered);
  if (s.known > 0) out += fmt::format("; {} in the baseline", s.known);
  return out + "\n";
}

}  // namespace sayso
