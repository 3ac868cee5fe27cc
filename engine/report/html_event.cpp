#include <algorithm>

#include <fmt/format.h>

#include "engine/report/escape.h"
#include "engine/report/html_parts.h"

namespace sayso {
namespace {

// In units of the drawing, which is as wide as the page.
constexpr double kWidth = 760;
constexpr double kLabels = 190;  ///< for the names of the origins
constexpr double kPad = 124;     ///< right of the last mark, for its number
constexpr double kLane = 26;
constexpr double kRow = 20;
constexpr double kTop = 24;
constexpr double kDigit = 7.2;
constexpr double kTickApart = 84;
constexpr std::size_t kMostLanes = 40;
constexpr std::size_t kLongestName = 26;

struct Mark {
  const EventFigure* figure;
  double x;
  std::size_t row;
};

struct Lane {
  std::string origin;
  std::vector<Mark> marks;
  std::vector<double> ends;  ///< of each row, where it is free again
};

std::string cut(const std::string& name) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    bool starts = (static_cast<unsigned char>(name[i]) & 0xC0) != 0x80;
    if (starts && characters++ == kLongestName) return name.substr(0, i) + "…";
  }
  return name;
}

class Timeline {
 public:
  Timeline(const HtmlPage& page, const MeasureReport& measure) : page_(page), measure_(measure) {}

  std::string draw() {
    find_range();
    if (to_ == from_) return "";
    for (const EventFigure& f : measure_.figures) place(f);
    std::string lanes;
    double y = kTop;
    for (const Lane& lane : lanes_) y = draw_lane(lane, y, lanes);
    std::string name = fmt::format("{} over time", measure_.measure);
    std::string out =
        fmt::format("<svg viewBox=\"0 0 {} {:.0f}\" role=\"img\" aria-label=\"{}\">\n", kWidth, y + 6, escaped_xml(name));
    draw_ticks(y, out);
    out += lanes + "</svg>\n";
    if (left_out_ > 0) out += fmt::format("<p class=\"more\">{} figures of further origins are not drawn.</p>\n", left_out_);
    if (untimed_ > 0) out += fmt::format("<p class=\"more\">{} figures have no time.</p>\n", untimed_);
    return out;
  }

 private:
  void find_range() {
    bool first = true;
    for (const EventFigure& f : measure_.figures) {
      if (!f.figure->as_of.when) continue;
      std::int64_t at = f.figure->as_of.when->from;
      from_ = first ? at : std::min(from_, at);
      to_ = first ? at + kMinutesPerDay : std::max(to_, at + kMinutesPerDay);
      first = false;
    }
  }

  double x_of(std::int64_t minute) const {
    double part = static_cast<double>(minute - from_) / static_cast<double>(to_ - from_);
    return kLabels + 14 + part * (kWidth - kLabels - kPad - 14);
  }

  void place(const EventFigure& f) {
    if (!f.figure->as_of.when) {
      ++untimed_;
      return;
    }
    auto lane = std::find_if(lanes_.begin(), lanes_.end(), [&](const Lane& l) { return l.origin == f.origin; });
    if (lane == lanes_.end()) {
      if (lanes_.size() == kMostLanes) {
        ++left_out_;
        return;
      }
      lane = lanes_.insert(lanes_.end(), Lane{.origin = f.origin, .marks = {}, .ends = {}});
    }
    double x = x_of(f.figure->as_of.when->from);
    for (const Mark& mark : lane->marks) {
      bool again = mark.x == x && mark.figure->figure->quantity == f.figure->quantity;
      if (again) return;
    }
    double end = x + 14 + kDigit * static_cast<double>(short_number(f.figure->quantity).size());
    std::size_t row = 0;
    while (row < lane->ends.size() && lane->ends[row] > x) ++row;
    if (row == lane->ends.size()) lane->ends.push_back(0);
    lane->ends[row] = end;
    lane->marks.push_back({.figure = &f, .x = x, .row = row});
  }

  double draw_lane(const Lane& lane, double y, std::string& out) const {
    double height = kLane + kRow * static_cast<double>(lane.ends.size() - 1);
    out +=
        fmt::format("<line class=\"lane\" x1=\"0\" x2=\"{}\" y1=\"{:.0f}\" y2=\"{:.0f}\"/>\n", kWidth, y + height, y + height);
    out += fmt::format("<text class=\"who\" x=\"0\" y=\"{:.0f}\">{}<title>{}</title></text>\n", y + 17,
                       escaped_xml(cut(lane.origin)), escaped_xml(lane.origin));
    for (const Mark& mark : lane.marks) draw_mark(mark, y + 13 + kRow * static_cast<double>(mark.row), out);
    return y + height;
  }

  void draw_mark(const Mark& mark, double y, std::string& out) const {
    const Figure& f = *mark.figure->figure;
    const DocumentRef& document = mark.figure->document->document;
    auto severity = page_.severity(f.id);
    std::string link = page_.link(document, &f);
    std::string told = fmt::format("{}: {}, {} ({})", mark.figure->origin, f.text, print_from(*f.as_of.when), document.path);
    out += fmt::format("<a href=\"{}\" class=\"{}\"><title>{}</title>", link.empty() ? "#events" : link,
                       severity ? name_of(*severity) : "", escaped_xml(told));
    out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.0f}\" r=\"4.5\"/><text x=\"{:.1f}\" y=\"{:.0f}\">{}</text></a>\n", mark.x,
                       y, mark.x + 9, y + 4, escaped_xml(short_number(f.quantity)));
  }

  /// The days of figures, as far as they can be written side by side.
  void draw_ticks(double bottom, std::string& out) const {
    std::vector<std::int64_t> days;
    for (const Lane& lane : lanes_) {
      for (const Mark& mark : lane.marks) {
        std::int64_t minute = mark.figure->figure->as_of.when->from;
        days.push_back(minute - (minute % kMinutesPerDay + kMinutesPerDay) % kMinutesPerDay);
      }
    }
    std::sort(days.begin(), days.end());
    double free = 0;
    for (std::int64_t day : days) {
      double x = x_of(std::max(day, from_));
      if (x < free) continue;
      free = x + kTickApart;
      out += fmt::format("<line class=\"tick\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"18\" y2=\"{1:.0f}\"/>", x, bottom);
      out += fmt::format("<text class=\"day\" x=\"{:.1f}\" y=\"12\">{}</text>\n", x - 4, print_minute(day));
    }
  }

  const HtmlPage& page_;
  const MeasureReport& measure_;
  std::vector<Lane> lanes_;
  std::int64_t from_ = 0;
  std::int64_t to_ = 0;
  std::size_t left_out_ = 0;
  std::size_t untimed_ = 0;
};

std::string name_of_event(const Event& e) {
  std::string name = e.trigger;
  if (!e.place.empty()) name += (name.empty() ? "" : ", ") + e.place;
  return name.empty() ? e.id : name;
}

}  // namespace

std::string svg_of_figures(const HtmlPage& page, const MeasureReport& measure) { return Timeline(page, measure).draw(); }

std::string html_of_event(const HtmlPage& page, const EventReport& e, std::size_t number) {
  std::string out = fmt::format("<article class=\"event\" id=\"e{}\">\n<h3>{}", number, escaped_xml(name_of_event(*e.event)));
  if (e.event->when) out += fmt::format(" <time>{}</time>", print_from(*e.event->when));
  out += fmt::format(" <small>{} article{}</small></h3>\n", e.documents.size(), e.documents.size() == 1 ? "" : "s");
  for (const MeasureReport& m : e.measures) {
    std::string range;
    if (m.low && m.high) {
      Quantity q{.low = m.low, .high = m.high, .bound = *m.low == *m.high ? Bound::Exact : Bound::Range};
      range = short_number(q);
    }
    std::string population = m.population == "total" ? "" : fmt::format(" ({})", escaped_xml(m.population));
    out += fmt::format("<h4>{}{} <b>{}</b> <small>{} independent origin{}</small></h4>\n", escaped_xml(m.measure), population,
                       escaped_xml(range), m.origins, m.origins == 1 ? "" : "s");
    out += svg_of_figures(page, m);
  }
  return out + "</article>\n";
}

}  // namespace sayso
