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
  struct Batch {
    std::vector<Document> documents = {};
    std::vector<Diagnostic> diagnostics = {};
    std::uint64_t unread = 0;
  };

  std::vector<std::string> files(RunSummary& summary);
  void tell(std::vector<Diagnostic> diagnostics);
  unsigned threads() const { return options_.jobs > 0 ? options_.jobs : std::max(1U, std::thread::hardware_concurrency()); }

  Batch read(RawBatch raw) const;
  /// Counts the articles, and tells what is to be told before them.
  void note(Batch& batch, RunSummary& summary);

  const Options& options_;
  const Output& output_;
  Progress progress_;
};

template <class Work, class Sink>
RunSummary ArticleRun::for_each(Work work, Sink sink) {
  using Row = std::invoke_result_t<Work, const Document&>;
  RunSummary summary;
  ArticleSource source(files(summary), options_.input_format);
  auto hand_on = [&](Batch& batch, auto row_of) {
    note(batch, summary);
    for (std::size_t i = 0; i < batch.documents.size(); ++i) {
      Row row = row_of(i);
      sink(std::move(batch.documents[i]), std::move(row));
    }
    progress_.tell(summary.documents);
  };
  if (threads() <= 1) {
    // One article after another: what it claims is still in the cache when it is handed on.
    while (auto raw = source.next()) {
      Batch batch = read(std::move(*raw));
      hand_on(batch, [&](std::size_t i) { return work(batch.documents[i]); });
    }
  } else {
    struct Worked {
      Batch batch;
      std::vector<Row> rows = {};
    };
    auto read_and_work = [&](RawBatch raw) {
      Worked out{.batch = read(std::move(raw))};
      for (const Document& document : out.batch.documents) out.rows.push_back(work(document));
      return out;
    };
    parallel_in_order(
        threads(), [&] { return source.next(); }, read_and_work,
        [&](Worked worked) { hand_on(worked.batch, [&](std::size_t i) { return std::move(worked.rows[i]); }); });
  }
  progress_.clear();
  return summary;
}

/// Adds an article's claims and figures to the numbers of the run.
void count_claims(const DocumentClaims& document, RunSummary& summary);

/// The status of a run that printed what it could.
int status_of(const RunSummary& summary, bool written);

}  // namespace sayso
