#include <algorithm>
#include <span>

#include "engine/check/check.h"
#include "engine/report/event_report.h"
#include "tools/sayso/commands.h"
#include "tools/sayso/run.h"

namespace sayso {
namespace {

bool fails(const Options& options, const CheckResult& result) {
  return options.fail_on && std::any_of(result.findings.begin(), result.findings.end(),
                                        [&](const Finding& f) { return f.severity >= *options.fail_on; });
}

/// The worst come first, so that the limit leaves out what matters least.
std::span<const Finding> shown(const Options& options, const CheckResult& result) {
  std::span<const Finding> all = result.findings;
  return options.limit > 0 && options.limit < all.size() ? all.first(options.limit) : all;
}

}  // namespace

int run_check(const Options& options) {
  auto engine = load_engine_or_tell(options);
  Output output(options);
  if (!engine || !output.usable()) return exit_status::kUsage;
  std::vector<DocumentClaims> documents;
  std::vector<Document> articles;  // where a format asks for their bytes
  RunSummary summary = ArticleRun(options, output)
                           .for_each([&](const Document& d) { return engine->read_claims(d); },
                                     [&](Document document, DocumentClaims claims) {
                                       documents.push_back(std::move(claims));
                                       if (output.needs_background()) articles.push_back(std::move(document));
                                     });
  output.diagnostics(find_equal_ids(documents));
  std::vector<Event> events = link_events(documents);
  CheckResult result = run_checks(documents, events, engine->rules());
  std::erase_if(result.findings, [&](const Finding& f) { return f.severity < options.min_severity; });
  for (const DocumentClaims& document : documents) count_claims(document, summary);
  summary.pairs_compared = result.pairs_compared;
  summary.pairs_not_compared = result.pairs_not_compared;
  summary.findings = result.findings.size();
  std::vector<EventReport> reports;
  std::vector<std::string_view> texts;
  if (output.needs_background()) {
    reports = report_events(documents, events, engine->rules());
    for (const Document& article : articles) texts.push_back(article.bytes());
  }
  Background background{.documents = documents, .texts = texts, .events = reports};
  output.each([&](Writer& writer) {
    writer.background(background);
    writer.findings(shown(options, result));
  });
  int status = status_of(summary, output.finish(summary));
  if (status == exit_status::kGood && fails(options, result)) return exit_status::kFindings;
  return status;
}

}  // namespace sayso
