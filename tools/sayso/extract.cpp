#include "tools/sayso/commands.h"
#include "tools/sayso/run.h"

namespace sayso {
namespace {

RunSummary extract_claims(const Engine& engine, ArticleRun& run, const Output& output) {
  std::uint64_t claims = 0, figures = 0;
  RunSummary summary = run.for_each([&](const Document& d) { return engine.read_claims(d, nullptr, Purpose::Alone); },
                                    [&](Document document, DocumentClaims read) {
                                      RunSummary one;
                                      count_claims(read, one);
                                      claims += one.claims;
                                      figures += one.figures;
                                      output.each([&](Writer& writer) { writer.claims(read, document.bytes()); });
                                    });
  summary.claims = claims;
  summary.figures = figures;
  return summary;
}

RunSummary extract_quantities(const Engine& engine, ArticleRun& run, const Output& output) {
  return run.for_each([&](const Document& d) { return engine.read_quantities(d); },
                      [&](const Document& document, const std::vector<QuantityRow>& rows) {
                        DocumentRef ref = ref_of(document);
                        for (const QuantityRow& row : rows) {
                          output.each([&](Writer& writer) { writer.quantity(ref, row.span, row.text, row.quantity); });
                        }
                      });
}

RunSummary extract_sentences(const Engine& engine, ArticleRun& run, const Output& output) {
  return run.for_each([&](const Document& d) { return engine.read_sentences(d); },
                      [&](const Document& document, const std::vector<SentenceRow>& rows) {
                        DocumentRef ref = ref_of(document);
                        for (const SentenceRow& row : rows) {
                          output.each([&](Writer& writer) { writer.sentence(ref, row.span, row.text); });
                        }
                      });
}

RunSummary extract(const Options& options, const Engine& engine, ArticleRun& run, const Output& output) {
  switch (options.only) {
    case Only::Claims: return extract_claims(engine, run, output);
    case Only::Quantities: return extract_quantities(engine, run, output);
    case Only::Sentences: return extract_sentences(engine, run, output);
  }
  return {};
}

}  // namespace

int run_extract(const Options& options) {
  auto engine = load_engine_or_tell(options);
  Output output(options);
  if (!engine || !output.usable()) return exit_status::kUsage;
  ArticleRun run(options, output);
  RunSummary summary = extract(options, *engine, run, output);
  return status_of(summary, output.finish(summary));
}

}  // namespace sayso
