#include "engine/report/writer.h"

namespace sayso {
namespace {

/// Rows are built in one buffer that is used again for each.
class JsonlWriter final : public Writer {
 public:
  explicit JsonlWriter(std::ostream& out) : out_(out) {}

  void claims(const DocumentClaims& document, std::string_view) override {
    for (const Claim& claim : document.claims) write([&] { add_claim_record(document.document, claim, line_); });
  }
  void quantity(const DocumentRef& document, Span span, std::string_view text, const Quantity& quantity) override {
    write([&] { add_quantity_record(document, span, text, quantity, line_); });
  }
  void sentence(const DocumentRef& document, Span span, std::string_view text) override {
    write([&] { add_sentence_record(document, span, text, line_); });
  }
  void findings(std::span<const Finding> findings) override {
    for (const Finding& f : findings) write([&] { add_finding_record(f, line_); });
  }
  void events(std::span<const EventReport> events) override {
    for (const EventReport& e : events) write([&] { add_event_record(e, line_); });
  }
  void diagnostics(std::span<const Diagnostic> diagnostics) override {
    for (const Diagnostic& d : diagnostics) write([&] { add_diagnostic_record(d, line_); });
  }
  void end(const RunSummary& summary) override {
    write([&] { add_summary_record(summary, line_); });
    out_.flush();
  }

 private:
  template <class Add>
  void write(Add add) {
    line_.clear();
    add();
    line_ += '\n';
    out_.write(line_.data(), static_cast<std::streamsize>(line_.size()));
  }

  std::ostream& out_;
  std::string line_;
};

}  // namespace

std::unique_ptr<Writer> make_jsonl_writer(std::ostream& out, const WriterOptions&) {
  return std::make_unique<JsonlWriter>(out);
}

}  // namespace sayso
