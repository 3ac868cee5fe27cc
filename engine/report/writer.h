/// Writer: a format of output. A run makes the same calls to every writer that was asked for; each prints what it has a place for.
///
///     auto writer = make_writer("jsonl", out, {});   // nothing where there is no such format
///     writer->claims(document_claims, bytes); …  writer->end(summary);
///
/// A new format is a file and a line of the table in writers.cpp. Writers keep no state that grows with the number of articles.
#pragma once

#include <memory>
#include <ostream>
#include <span>
#include <string_view>

#include "engine/report/records.h"

namespace sayso {

struct WriterOptions {
  bool colour = false;
  std::uint32_t columns = 100;  ///< text: quotations are cut to this width
};

class Writer {
 public:
  Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  virtual ~Writer() = default;

  virtual void begin() {}
  /// `bytes` are the article's, for the words of spans; empty where they are not at hand.
  virtual void claims(const DocumentClaims& document, std::string_view bytes) = 0;
  virtual void quantity(const DocumentRef& document, Span span, std::string_view text, const Quantity& quantity) = 0;
  virtual void sentence(const DocumentRef& document, Span span, std::string_view text) = 0;
  virtual void findings(std::span<const Finding> findings) = 0;
  virtual void events(std::span<const EventReport> events) = 0;
  virtual void diagnostics(std::span<const Diagnostic> diagnostics) = 0;
  virtual void end(const RunSummary& summary) = 0;
};

struct WriterFormat {
  std::string_view name;
  std::unique_ptr<Writer> (*make)(std::ostream& out, const WriterOptions& options);
  std::string_view about;  ///< one line for help
};

std::span<const WriterFormat> writer_formats();
std::unique_ptr<Writer> make_writer(std::string_view format, std::ostream& out, const WriterOptions& options);

// The formats, each in a file of its own.
std::unique_ptr<Writer> make_jsonl_writer(std::ostream& out, const WriterOptions& options);
std::unique_ptr<Writer> make_text_writer(std::ostream& out, const WriterOptions& options);

}  // namespace sayso
