#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "engine/report/quote_view.h"
#include "engine/report/text_parts.h"
#include "engine/report/writer.h"

namespace sayso {
namespace {

constexpr std::uint32_t kLeastColumns = 40;
/// A corpus without dates would else be a page of warnings; errors are all told.
constexpr std::uint64_t kMostAlike = 5;

class TextWriter final : public Writer {
 public:
  TextWriter(std::ostream& out, const WriterOptions& options)
      : out_(out), style_{.paint = Paint(options.colour), .columns = std::max(options.columns, kLeastColumns)} {}

  void claims(const DocumentClaims& document, std::string_view bytes) override {
    out_ << text_of_claims(document, bytes, style_);
  }

  void quantity(const DocumentRef& document, Span span, std::string_view text, const Quantity& q) override {
    std::string unit = q.unit.empty() ? "" : " " + q.unit;
    out_ << fmt::format("{} {}..{}  {}  {} {}{}\n", document.id, span.begin, span.end, one_line(text), print_interval(q),
                        name_of(q.bound), unit);
  }

  void sentence(const DocumentRef& document, Span span, std::string_view text) override {
    out_ << fmt::format("{} {}..{}  {}\n", document.id, span.begin, span.end, one_line(text));
  }

  void findings(std::span<const Finding> findings) override {
    if (!counts_) counts_.emplace();
    for (const Finding& f : findings) {
      out_ << text_of_finding(f, style_);
      count(f.severity);
    }
  }

  void events(std::span<const EventReport> events) override {
    for (const EventReport& event : events) out_ << text_of_event(event, style_);
  }

  void diagnostics(std::span<const Diagnostic> diagnostics) override {
    for (const Diagnostic& d : diagnostics) {
      bool shown = d.severity == Severity::Error || ++warned_[d.code] <= kMostAlike;
      if (shown) out_ << render(d) << '\n';
    }
  }

  void end(const RunSummary& summary) override {
    for (const auto& [code, n] : warned_) {
      if (n > kMostAlike) out_ << style_.paint(Ink::Dim, fmt::format("{} more like {}", n - kMostAlike, code)) << '\n';
    }
    out_ << text_of_summary(summary, counts_, style_);
    out_.flush();
  }

 private:
  std::string one_line(std::string_view text) const { return view_quote(text, std::nullopt, style_.columns).line; }

  void count(Severity severity) {
    switch (severity) {
      case Severity::Note: ++counts_->notes; break;
      case Severity::Warning: ++counts_->warnings; break;
      case Severity::Error: ++counts_->errors; break;
    }
  }

  std::ostream& out_;
  TextStyle style_;
  std::optional<FindingCounts> counts_;
  std::map<std::string, std::uint64_t> warned_;  ///< by code
};

}  // namespace

std::unique_ptr<Writer> make_text_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<TextWriter>(out, options);
}

}  // namespace sayso
