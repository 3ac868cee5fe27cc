// The HTML report: one file that needs no network. Scripts only add filters; everything can be read without them.
#include <algorithm>

#include <fmt/format.h>

#include "engine/report/escape.h"
#include "engine/report/finding_writer.h"
#include "engine/report/html_parts.h"
#include "engine/report/text_parts.h"

namespace sayso {
namespace {

/// A page that a browser can open; the summary tells what is left out.
constexpr std::size_t kMostFindings = 2000;
constexpr std::size_t kMostEvents = 200;
constexpr std::size_t kMostArticles = 500;

std::string tile(std::uint64_t n, std::string_view what, std::string_view kind = "") {
  return fmt::format("<li class=\"{}\"><b>{}</b> {}</li>", kind, n, what);
}

class HtmlWriter final : public FindingWriter {
 public:
  using FindingWriter::FindingWriter;

 protected:
  void print(const RunSummary& summary) override {
    HtmlPage page(background_, findings_);
    out_ << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
            "script-src 'unsafe-inline'; img-src data:\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<link rel=\"icon\" href=\"data:,\">\n<title>sayso: ";
    out_ << counted(findings_.size(), "finding") << "</title>\n<style>" << kHtmlStyle << "</style>\n</head>\n<body>\n";
    print_head(summary);
    print_findings(page);
    print_events(page);
    print_articles(page);
    out_ << "<footer>A report of who is quoted with which figures. It does not tell who is right.</footer>\n<script>"
         << kHtmlScript << "</script>\n</body>\n</html>\n";
  }

 private:
  static std::string counted(std::uint64_t n, std::string_view one) {
    return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s");
  }

  void print_head(const RunSummary& s) const {
    std::uint64_t counts[3] = {};
    for (const Finding& f : findings_) ++counts[static_cast<std::size_t>(f.severity)];
    out_ << "<header>\n<h1>sayso</h1>\n<p>Who stands for which numbers, and where do they differ?</p>\n<ul class=\"tiles\">"
         << tile(counts[2], counts[2] == 1 ? "error" : "errors", "error")
         << tile(counts[1], counts[1] == 1 ? "warning" : "warnings", "warning")
         << tile(counts[0], counts[0] == 1 ? "note" : "notes", "note")
         << tile(s.documents, s.documents == 1 ? "article" : "articles") << tile(s.claims, s.claims == 1 ? "claim" : "claims")
         << tile(s.figures, s.figures == 1 ? "figure" : "figures")
         << tile(s.pairs_compared, s.pairs_compared == 1 ? "pair compared" : "pairs compared") << "</ul>\n";
    if (!diagnostics_.empty()) {
      out_ << fmt::format("<details class=\"inputs\"{}><summary>{} about inputs</summary><ul>", s.unread > 0 ? " open" : "",
                          counted(diagnostics_.size(), "message"));
      for (const Diagnostic& d : diagnostics_) out_ << fmt::format("<li><code>{}</code></li>", escaped_xml(render(d)));
      out_ << "</ul></details>\n";
    }
    out_ << "<nav><a href=\"#findings\">Findings</a> <a href=\"#events\">Events</a> <a href=\"#articles\">Articles</a></nav>\n"
            "</header>\n";
  }

  void left_out(std::size_t all, std::size_t most, std::string_view what) const {
    if (all > most) out_ << fmt::format("<p class=\"more\">{} more {} are not on this page.</p>\n", all - most, what);
  }

  void print_findings(const HtmlPage& page) const {
    out_ << "<main>\n<section id=\"findings\">\n<h2>Findings</h2>\n"
            "<form class=\"filter\" hidden><input type=\"search\" placeholder=\"Search findings and articles\" "
            "aria-label=\"Search\"><label class=\"error\"><input type=\"checkbox\" value=\"error\" checked> errors</label>"
            "<label class=\"warning\"><input type=\"checkbox\" value=\"warning\" checked> warnings</label>"
            "<label class=\"note\"><input type=\"checkbox\" value=\"note\" checked> notes</label><output></output></form>\n";
    if (findings_.empty()) out_ << "<p class=\"none\">No finding.</p>\n";
    std::size_t shown = std::min(findings_.size(), kMostFindings);
    for (std::size_t i = 0; i < shown; ++i) out_ << html_of_finding(page, findings_[i], i);
    left_out(findings_.size(), kMostFindings, "findings");
    if (!muted_.empty()) {
      out_ << fmt::format("<details class=\"muted\"><summary>{} not reported</summary><ul>", muted_.size());
      for (const MutedFinding& m : muted_)
        out_ << fmt::format("<li>{} <small>{}</small></li>", escaped_xml(m.finding.message), escaped_xml(m.reason));
      out_ << "</ul></details>\n";
    }
    out_ << "</section>\n";
  }

  /// What is disputed comes first.
  void print_events(const HtmlPage& page) const {
    std::vector<const EventReport*> events;
    for (const EventReport& e : background_.events) {
      if (page.shows(e)) events.push_back(&e);
    }
    std::stable_sort(events.begin(), events.end(), [&](const EventReport* a, const EventReport* b) {
      if (page.disputed(*a) != page.disputed(*b)) return page.disputed(*a);
      return a->documents.size() > b->documents.size();
    });
    out_ << "<section id=\"events\">\n<h2>Events</h2>\n<p>Figures by who stands for them, over time. Filled marks are "
            "sides of a finding.</p>\n";
    for (std::size_t i = 0; i < std::min(events.size(), kMostEvents); ++i) out_ << html_of_event(page, *events[i], i);
    left_out(events.size(), kMostEvents, "events");
    out_ << "</section>\n";
  }

  /// Those with findings first.
  void print_articles(const HtmlPage& page) const {
    std::vector<std::size_t> order;
    for (std::size_t d = 0; d < background_.documents.size(); ++d) {
      if (page.shows(d)) order.push_back(d);
    }
    if (order.size() > kMostArticles) {
      std::stable_sort(order.begin(), order.end(),
                       [&](std::size_t a, std::size_t b) { return page.findings_in(a) > page.findings_in(b); });
    }
    out_ << "<section id=\"articles\">\n<h2>Articles</h2>\n<p class=\"key\"><span class=\"c\">what somebody is quoted "
            "with</span> "
            "<span class=\"s\">who</span> <span class=\"q\">cue</span> <mark class=\"g\">figure</mark> <mark class=\"g "
            "error\">figure "
            "of a finding</mark></p>\n";
    for (std::size_t i = 0; i < std::min(order.size(), kMostArticles); ++i) out_ << html_of_article(page, order[i]);
    left_out(order.size(), kMostArticles, "articles");
    out_ << "</section>\n</main>\n";
  }
};

}  // namespace

std::unique_ptr<Writer> make_html_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<HtmlWriter>(out, options);
}

}  // namespace sayso
