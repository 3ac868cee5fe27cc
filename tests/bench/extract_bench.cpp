// Tokens to what the rules find: quantities, mentions, figures, attributions.
#include <benchmark/benchmark.h>

#include "engine/engine.h"
#include "engine/extract/extract.h"
#include "tests/bench/articles.h"

namespace sayso::bench {
namespace {

void extract_articles(benchmark::State& state) {
  const std::shared_ptr<const Engine> engine = Engine::make({}).value;
  std::vector<TokenizedText> texts;
  for (const Document& document : articles()) texts.push_back(tokenize(document, engine->pack().text_index()));
  Extractor extractor(engine->pack());
  std::size_t attributions = 0;
  std::size_t figures = 0;
  for ([[maybe_unused]] auto _ : state) {
    attributions = figures = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      Extraction found = extractor.run(articles()[i], texts[i]);
      attributions += found.attributions.size();
      figures += found.figures.size();
    }
  }
  state.SetBytesProcessed(state.iterations() * bytes_of_articles());
  state.counters["attributions"] = static_cast<double>(attributions);
  state.counters["figures"] = static_cast<double>(figures);
}
BENCHMARK(extract_articles)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sayso::bench
