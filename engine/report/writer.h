/// Writer: a format of output. A run makes the same calls to every writer that was asked for; each prints what it has a place for.
///
///     auto writer = make_writer("jsonl", out, {});   // nothing where there is no such format
///     writer->claims(document_claims, bytes); …  writer->end(summary);
///
/// A new format is a file and a line of the table in writers.cpp. Those that need no background keep no state that grows with the
/// number of articles.
#pragma once

#include <memory>
#include <optional>
#include <ostream>
#include <span>
#include <string_view>

#include "engine/report/records.h"

namespace sayso {

struct WriterOptions {
  bool colour = false;
  std::uint32_t columns = 100;                        ///< text: quotations are cut to this width
  std::optional<Severity> fail_on = Severity::Error;  ///< what is no pass; nothing: all is one
  std::string_view version = {};                      ///< of the program
};

/// All that a check has read, for formats that show more than the findings. Refers to what outlives the run.
struct Background {
  std::span<const DocumentClaims> documents = {};
  std::span<const std::string_view> texts = {};  ///< of those that the run has read itself, the first of the documents
  std::span<const EventReport> events = {};
};

/// A finding that is not told as one: somebody has said why it may stand.
struct MutedFinding {
  Finding finding;
  std::string reason;
  bool in_article = false;  ///< it is said there; else in a file of suppressions, or by a filter
};

class Writer {
 public:
  Writer() = default;
  Writer(const Writer&) = delete;
  Writer(Writer&&) = delete;
  Writer& operator=(const Writer&) = delete;
  Writer& operator=(Writer&&) = delete;
  virtual ~Writer() = default;

  virtual void begin() {}
  /// Whether a check is to keep the bytes of its articles and report the events, for background(), which is called before findings().
  virtual bool needs_background() const { return false; }
  virtual void background(const Background&) {}
  /// `bytes` are the article's, for the words of spans; empty where they are not at hand.
  virtual void claims(const DocumentClaims& document, std::string_view bytes) = 0;
  virtual void quantity(const DocumentRef& document, Span span, std::string_view text, const Quantity& quantity) = 0;
  virtual void sentence(const DocumentRef& document, Span span, std::string_view text) = 0;
  /// Worst first. Called once, by a check; they live until end().
  virtual void findings(std::span<const Finding> findings) = 0;
  /// Called once, behind findings(); they live until end().
  virtual void muted(std::span<const MutedFinding>) {}
  virtual void events(std::span<const EventReport> events) = 0;
  virtual void diagnostics(std::span<const Diagnostic> diagnostics) = 0;
  virtual void end(const RunSummary& summary) = 0;
};

struct WriterFormat {
  std::string_view name;
  std::unique_ptr<Writer> (*make)(std::ostream& out, const WriterOptions& options);
  std::string_view about;      ///< one line for help
  bool findings_only = false;  ///< there is nothing in it but for a check
};

std::span<const WriterFormat> writer_formats();
std::unique_ptr<Writer> make_writer(std::string_view name, std::ostream& out, const WriterOptions& options);

// The formats, each in a file of its own.
std::unique_ptr<Writer> make_jsonl_writer(std::ostream& out, const WriterOptions& options);
std::unique_ptr<Writer> make_sarif_writer(std::ostream& out, const WriterOptions& options);
std::unique_ptr<Writer> make_junit_writer(std::ostream& out, const WriterOptions& options);
std::unique_ptr<Writer> make_github_writer(std::ostream& out, const WriterOptions& options);
std::unique_ptr<Writer> make_github_summary_writer(std::ostream& out, const WriterOptions& options);
std::unique_ptr<Writer> make_gitlab_writer(std::ostream& out, const WriterOptions& options);
std::unique_ptr<Writer> make_html_writer(std::ostream& out, const WriterOptions& options);
std::unique_ptr<Writer> make_rdjson_writer(std::ostream& out, const WriterOptions& options);
std::unique_ptr<Writer> make_text_writer(std::ostream& out, const WriterOptions& options);

}  // namespace sayso
