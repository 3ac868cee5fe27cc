#include "engine/report/event_report.h"
#include "tools/sayso/commands.h"
#include "tools/sayso/run.h"

namespace sayso {

int run_events(const Options& options) {
  auto engine = load_engine_or_tell(options);
  Output output(options);
  if (!engine || !output.usable()) return exit_status::kUsage;
  std::vector<DocumentClaims> documents;
  RunSummary summary = ArticleRun(options, output)
                           .for_each([&](const Document& d) { return engine->read_claims(d); },
                                     [&](Document, DocumentClaims claims) { documents.push_back(std::move(claims)); });
  for (const DocumentClaims& document : documents) count_claims(document, summary);
  output.diagnostics(find_equal_ids(documents));
  std::vector<Event> events = link_events(documents);
  std::vector<EventReport> reports = report_events(documents, events, engine->rules());
  output.each([&](Writer& writer) { writer.events(reports); });
  return status_of(summary, output.finish(summary));
}

}  // namespace sayso
