/// run: what the commands share: rules loaded, articles read in threads and handed on in order. The only file of the program, besides
/// explain.cpp and rules.cpp, that calls the Engine.
///
///     ArticleRun run(options, output);
///     RunSummary summary = run.for_each([&](const Document& d) { return engine.read_claims(d); },
///                                       [&](Document document, DocumentClaims claims) { … });
#pragma once

#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "engine/engine.h"
#include "engine/io/articles.h"
#include "engine/io/parallel.h"
#include "engine/report/writer.h"
#include "tools/sayso/options.h"
#include "tools/sayso/output.h"
#include "tools/sayso/terminal.h"

namespace sayso {

/// The shipped rules and those asked for.
Outcome<std::shared_ptr<const Engine>> load_engine(const Options& options);
/// The same, with what is wrong told on standard error; nothing where an error leaves the rules incomplete: a check with half of the
/// rules would read as a pass.
std::shared_ptr<const Engine> load_engine_or_tell(const Options& options);

/// The article's names for its rows.
DocumentRef ref_of(const Document& document);

/// Sets `--as-of` for an article without a time, and takes the warning about that back.
void date_article(const Options& options, Outcome<std::optional<Document>>& article);

class ArticleRun {
 public:
  ArticleRun(const Options& options, const Output& output) : options_(options), output_(output), progress_(options.quiet) {}

  /// `work` in any thread, `sink` in the calling one, in the order of the files. Counts articles and those unread; tells diagnostics.
  template <class Work, class Sink>
  RunSummary for_each(Work work, Sink sink);

 private:
  template <class Row>
  struct Batch {
    std::vector<std::pair<Document, Row>> rows = {};
    std::vector<Diagnostic> diagnostics = {};
    std::uint64_t unread = 0;
  };

  std::vector<std::string> files(RunSummary& summary);
  void tell(std::vector<Diagnostic> diagnostics);
  unsigned threads() const { return options_.jobs > 0 ? options_.jobs : std::max(1U, std::thread::hardware_concurrency()); }

  template <class Row, class Work>
  Batch<Row> read(RawBatch raw, Work& work) const;

  const Options& options_;
  const Output& output_;
  Progress progress_;
};

template <class Row, class Work>
ArticleRun::Batch<Row> ArticleRun::read(RawBatch raw, Work& work) const {
  Batch<Row> out{.diagnostics = std::move(raw.diagnostics)};
  out.unread = out.diagnostics.size();
  for (RawArticle& article : raw.articles) {
    auto outcome = read_raw(std::move(article), options_.fields);
    date_article(options_, outcome);
    if (!outcome.value && has_errors(outcome.diagnostics)) ++out.unread;
    for (Diagnostic& d : outcome.diagnostics) out.diagnostics.push_back(std::move(d));
    if (!outcome.value) continue;
    Row row = work(*outcome.value);
    out.rows.emplace_back(std::move(*outcome.value), std::move(row));
  }
  return out;
}

template <class Work, class Sink>
RunSummary ArticleRun::for_each(Work work, Sink sink) {
  using Row = std::invoke_result_t<Work, const Document&>;
  RunSummary summary;
  ArticleSource source(files(summary), options_.input_format);
  parallel_in_order(
      threads(), [&] { return source.next(); }, [&](RawBatch raw) { return read<Row>(std::move(raw), work); },
      [&](Batch<Row> batch) {
        summary.documents += batch.rows.size();
        summary.unread += batch.unread;
        tell(std::move(batch.diagnostics));
        for (auto& [document, row] : batch.rows) sink(std::move(document), std::move(row));
        progress_.tell(summary.documents);
      });
  progress_.clear();
  return summary;
}

/// Adds an article's claims and figures to the numbers of the run.
void count_claims(const DocumentClaims& document, RunSummary& summary);

/// The status of a run that printed what it could.
int status_of(const RunSummary& summary, bool written);

}  // namespace sayso
