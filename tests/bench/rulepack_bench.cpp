// Sentences through the scan and the matcher, with the shipped rules and no slots filled but the names of the packs.
#include <benchmark/benchmark.h>

#include "engine/engine.h"
#include "engine/rulepack/match.h"
#include "tests/bench/articles.h"

namespace sayso::bench {
namespace {

const Engine& engine() {
  static const std::shared_ptr<const Engine> made = Engine::make({}).value;
  return *made;
}

const std::vector<TokenizedText>& texts() {
  static const std::vector<TokenizedText> cut = [] {
    std::vector<TokenizedText> out;
    for (const Document& document : articles()) out.push_back(tokenize(document, engine().pack().text_index()));
    return out;
  }();
  return cut;
}

template <class Each>
void each_sentence(Scan& scan, const Each& each) {
  for (std::size_t d = 0; d < texts().size(); ++d) {
    for (const Sentence& sentence : texts()[d].sentences) {
      scan.start(articles()[d].bytes(), texts()[d], sentence.tokens);
      each();
    }
  }
}

/// Looking up words, marking atoms, finding names.
void scan_sentences(benchmark::State& state) {
  Scan scan(engine().pack());
  texts();
  for ([[maybe_unused]] auto _ : state) each_sentence(scan, [&] { benchmark::DoNotOptimize(scan.size()); });
  state.SetBytesProcessed(state.iterations() * bytes_of_articles());
}
BENCHMARK(scan_sentences)->Unit(benchmark::kMillisecond);

/// The same, and the forms of the last stage.
void match_sentences(benchmark::State& state) {
  Scan scan(engine().pack());
  Matcher matcher(engine().pack());
  texts();
  std::size_t matches = 0;
  for ([[maybe_unused]] auto _ : state) {
    matches = 0;
    each_sentence(scan, [&] { matches += matcher.run(scan, Stage::Claims).size(); });
    benchmark::DoNotOptimize(matches);
  }
  state.SetBytesProcessed(state.iterations() * bytes_of_articles());
  state.counters["matches"] = static_cast<double>(matches);
}
BENCHMARK(match_sentences)->Unit(benchmark::kMillisecond);

/// What a start of the program costs.
void compile_shipped_rules(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(Engine::make({}).value);
}
BENCHMARK(compile_shipped_rules)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sayso::bench
