#include "engine/report/writer.h"

namespace sayso {
namespace {

/// The rows of a call are built in one buffer, and written together as long as they are few.
class JsonlWriter final : public Writer {
 public:
  explicit JsonlWriter(std::ostream& out) : out_(out) {}

  void claims(const DocumentClaims& document, std::string_view) override {
    const std::string name = document_value(document.document);
    write(document.claims, [&](const Claim& claim) { add_claim_record(name, claim, rows_); });
  }
  void quantity(const DocumentRef& document, Span span, std::string_view text, const Quantity& quantity) override {
    write(std::span(&quantity, 1), [&](const Quantity& q) { add_quantity_record(document, span, text, q, rows_); });
  }
  void sentence(const DocumentRef& document, Span span, std::string_view text) override {
    write(std::span(&text, 1), [&](std::string_view words) { add_sentence_record(document, span, words, rows_); });
  }
  void findings(std::span<const Finding> findings) override {
    write(findings, [&](const Finding& f) { add_finding_record(f, rows_); });
  }
  void events(std::span<const EventReport> events) override {
    write(events, [&](const EventReport& e) { add_event_record(e, rows_); });
  }
  void diagnostics(std::span<const Diagnostic> diagnostics) override {
    write(diagnostics, [&](const Diagnostic& d) { add_diagnostic_record(d, rows_); });
  }
  void end(const RunSummary& summary) override {
    write(std::span(&summary, 1), [&](const RunSummary& s) { add_summary_record(s, rows_); });
    out_.flush();
  }

 private:
  template <class Things, class Add>
  void write(const Things& things, Add add) {
    for (const auto& thing : things) {
      add(thing);
      rows_ += '\n';
      if (rows_.size() >= kPiece) write_out();
    }
    write_out();
  }
  void write_out() {
    out_.write(rows_.data(), static_cast<std::streamsize>(rows_.size()));
    rows_.clear();
  }

  static constexpr std::size_t kPiece = std::size_t{1} << 16;
  std::ostream& out_;
  std::string rows_;
};

}  // namespace

std::unique_ptr<Writer> make_jsonl_writer(std::ostream& out, const WriterOptions&) {
  return std::make_unique<JsonlWriter>(out);
}

}  // namespace sayso
