// Bytes to tokens, sentences and quotations.
#include <benchmark/benchmark.h>

#include "engine/text/tokenize.h"
#include "tests/bench/articles.h"

namespace sayso::bench {
namespace {

/// Some of the words that a pack gives; how many there are is of no weight.
TextRules rules() {
  return {.abbreviations = {"mr", "mrs", "dr", "gen", "gov", "jan", "feb", "aug", "sept", "oct", "nov", "dec"},
          .abbreviations_at_end = {"inc", "co", "jr", "a.m", "p.m", "u.s"},
          .number_abbreviations = {"no"},
          .sentence_starters = {"the", "a", "he", "she", "it", "they", "in", "on"}};
}

/// Articles with all that is known of them before any rule is asked.
void tokenize_articles(benchmark::State& state) {
  const TextIndex index(rules());
  std::size_t tokens = 0;
  for ([[maybe_unused]] auto _ : state) {
    tokens = 0;
    for (const Document& document : articles()) tokens += tokenize(document, index).tokens.size();
    benchmark::DoNotOptimize(tokens);
  }
  state.SetBytesProcessed(state.iterations() * bytes_of_articles());
  state.counters["tokens"] = static_cast<double>(tokens);
}
BENCHMARK(tokenize_articles)->Unit(benchmark::kMillisecond);

/// The tokens alone.
void tokenize_words_of_articles(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    for (const Document& document : articles()) benchmark::DoNotOptimize(tokenize_words(document.bytes()));
  }
  state.SetBytesProcessed(state.iterations() * bytes_of_articles());
}
BENCHMARK(tokenize_words_of_articles)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sayso::bench
