#include <algorithm>
#include <iostream>
#include <span>

#include <fmt/format.h>

#include "engine/check/check.h"
#include "engine/report/event_report.h"
#include "tools/sayso/baseline.h"
#include "tools/sayso/changed.h"
#include "tools/sayso/commands.h"
#include "tools/sayso/published.h"
#include "tools/sayso/run.h"
#include "tools/sayso/suppressions.h"

namespace sayso {
namespace {

/// A check from its inputs to what its writers are given.
class CheckRun {
 public:
  CheckRun(const Options& options, const Engine& engine, const Output& output)
      : options_(options), engine_(engine), output_(output) {}

  void read_articles() {
    summary_ = ArticleRun(options_, output_)
                   .for_each([&](const Document& d) { return engine_.read_claims(d); },
                             [&](Document document, DocumentClaims claims) {
                               suppressions_.add_article(document);
                               documents_.push_back(std::move(claims));
                               if (output_.needs_background() || !options_.ledger.empty())
                                 articles_.push_back(std::move(document));
                             });
    output_.diagnostics(find_equal_ids(documents_));
    for (const DocumentClaims& document : documents_) count_claims(document, summary_);
  }

  void read_ledger() {
    auto claims = claims_of_ledger(options_, summary_);
    output_.diagnostics(std::move(claims.diagnostics));
    documents_ = std::move(claims.value);
    for (const DocumentClaims& document : documents_) count_claims(document, summary_);
  }

  void compare() {
    std::optional<Published> published;
    if (options_.command != Command::LedgerCheck && !options_.ledger.empty()) {
      auto opened = Published::find(options_, documents_);
      summary_.unread += has_errors(opened.diagnostics) ? 1 : 0;
      output_.diagnostics(std::move(opened.diagnostics));
      published = std::move(opened.value);
    }
    if (published) documents_.insert(documents_.end(), published->claims().begin(), published->claims().end());
    events_ = link_events(documents_);
    result_ = run_checks(documents_, events_, engine_.rules());
    if (published) {
      published->turn_to_new(result_.findings, documents_, articles_);
      published->turn_to_new(result_.filtered);
    }
    summary_.pairs_compared = result_.pairs_compared;
    summary_.pairs_not_compared = result_.pairs_not_compared;
  }

  /// Leaves out what is not to be told; false where the files that say so cannot be read.
  bool leave_out() {
    for (std::vector<Finding>* findings : {&result_.findings, &result_.filtered}) {
      std::erase_if(*findings, [&](const Finding& f) { return f.severity < options_.min_severity; });
      if (!options_.since.empty() && !keep_changed(options_.since, *findings)) return false;
    }
    for (const std::string& file : options_.suppressions) {
      if (!suppressions_.add_file(file)) return false;
    }
    muted_ = suppressions_.apply(result_.findings, options_.today);
    output_.diagnostics(suppressions_.take_diagnostics());
    summary_.suppressed = muted_.size();
    summary_.filtered = result_.filtered.size();
    for (Finding& f : result_.filtered) {
      std::string reason = f.filter;
      muted_.push_back({.finding = std::move(f), .reason = std::move(reason)});
    }
    if (!options_.baseline.empty() && options_.command == Command::Check) {
      auto known = leave_out_known(options_.baseline, result_.findings);
      if (!known) return false;
      summary_.known = *known;
    }
    summary_.findings = result_.findings.size();
    return true;
  }

  int report() {
    std::vector<EventReport> reports;
    std::vector<std::string_view> texts;
    if (output_.needs_background()) {
      reports = report_events(documents_, events_, engine_.rules());
      for (const Document& article : articles_) texts.push_back(article.bytes());
    }
    Background background{.documents = documents_, .texts = texts, .events = reports};
    output_.each([&](Writer& writer) {
      writer.background(background);
      writer.findings(shown());
      writer.muted(muted_);
    });
    int status = status_of(summary_, output_.finish(summary_));
    return status == exit_status::kGood && fails() ? exit_status::kFindings : status;
  }

  int write_baseline() const {
    if (!sayso::write_baseline(options_.baseline, result_.findings)) return exit_status::kUnread;
    std::cout << fmt::format("{} finding{} written to {}\n", result_.findings.size(), result_.findings.size() == 1 ? "" : "s",
                             options_.baseline);
    return status_of(summary_, true);
  }

 private:
  bool fails() const {
    return options_.fail_on && std::any_of(result_.findings.begin(), result_.findings.end(),
                                           [&](const Finding& f) { return f.severity >= *options_.fail_on; });
  }

  /// The worst come first, so that the limit leaves out what matters least.
  std::span<const Finding> shown() const {
    std::span<const Finding> all = result_.findings;
    return options_.limit > 0 && options_.limit < all.size() ? all.first(options_.limit) : all;
  }

  const Options& options_;
  const Engine& engine_;
  const Output& output_;
  RunSummary summary_;
  std::vector<DocumentClaims> documents_;  ///< those of the command line first
  std::vector<Document> articles_;         ///< of the command line, where their bytes are asked for
  std::vector<Event> events_;
  Suppressions suppressions_;
  CheckResult result_;
  std::vector<MutedFinding> muted_;
};

}  // namespace

int run_check(const Options& options) {
  auto engine = load_engine_or_tell(options);
  Output output(options);
  if (!engine || !output.usable()) return exit_status::kUsage;
  CheckRun run(options, *engine, output);
  run.read_articles();
  run.compare();
  if (!run.leave_out()) return exit_status::kUsage;
  return run.report();
}

int run_ledger_check(const Options& options) {
  auto engine = load_engine_or_tell(options);
  Output output(options);
  if (!engine || !output.usable()) return exit_status::kUsage;
  CheckRun run(options, *engine, output);
  run.read_ledger();
  run.compare();
  if (!run.leave_out()) return exit_status::kUsage;
  return run.report();
}

int run_baseline_write(const Options& options) {
  auto engine = load_engine_or_tell(options);
  if (!engine) return exit_status::kUsage;
  Output output(options);
  CheckRun run(options, *engine, output);
  run.read_articles();
  run.compare();
  if (!run.leave_out()) return exit_status::kUsage;
  return run.write_baseline();
}

}  // namespace sayso
