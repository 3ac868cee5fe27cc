#include <boost/json.hpp>

#include "engine/report/writer.h"

namespace sayso {
namespace {

namespace json = boost::json;

/// Rows are built in one buffer that is used again for each, and go out in pieces.
class JsonlWriter final : public Writer {
 public:
  explicit JsonlWriter(std::ostream& out) : out_(out) {}

  void claims(const DocumentClaims& document, std::string_view) override {
    for (const Claim& claim : document.claims)
      write([&](const JsonStorage& s) { return claim_record(document.document, claim, s); });
  }
  void quantity(const DocumentRef& document, Span span, std::string_view text, const Quantity& quantity) override {
    write([&](const JsonStorage& s) { return quantity_record(document, span, text, quantity, s); });
  }
  void sentence(const DocumentRef& document, Span span, std::string_view text) override {
    write([&](const JsonStorage& s) { return sentence_record(document, span, text, s); });
  }
  void findings(std::span<const Finding> findings) override {
    for (const Finding& f : findings) write([&](const JsonStorage& s) { return finding_record(f, s); });
  }
  void events(std::span<const EventReport> events) override {
    for (const EventReport& e : events) write([&](const JsonStorage& s) { return event_record(e, s); });
  }
  void diagnostics(std::span<const Diagnostic> diagnostics) override {
    for (const Diagnostic& d : diagnostics) write([&](const JsonStorage& s) { return diagnostic_record(d, s); });
  }
  void end(const RunSummary& summary) override {
    write([&](const JsonStorage& s) { return summary_record(summary, s); });
    out_.flush();
  }

 private:
  template <class Make>
  void write(Make make) {
    {
      json::value row(make(JsonStorage(&memory_)));
      serializer_.reset(&row);
      while (!serializer_.done()) {
        json::string_view piece = serializer_.read(piece_);
        out_.write(piece.data(), static_cast<std::streamsize>(piece.size()));
      }
    }
    out_.put('\n');
    memory_.release();
  }

  std::ostream& out_;
  unsigned char first_[1 << 14];
  json::monotonic_resource memory_{first_, sizeof first_};
  json::serializer serializer_;
  char piece_[1 << 13];
};

}  // namespace

std::unique_ptr<Writer> make_jsonl_writer(std::ostream& out, const WriterOptions&) {
  return std::make_unique<JsonlWriter>(out);
}

}  // namespace sayso
