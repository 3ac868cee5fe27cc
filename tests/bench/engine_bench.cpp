// Bytes to claims: the whole way of an article.
#include <benchmark/benchmark.h>

#include "engine/engine.h"
#include "tests/bench/articles.h"

namespace sayso::bench {
namespace {

void read_claims_of_articles(benchmark::State& state) {
  const std::shared_ptr<const Engine> engine = Engine::make({}).value;
  std::size_t claims = 0;
  for ([[maybe_unused]] auto _ : state) {
    claims = 0;
    for (const Document& document : articles()) claims += engine->read_claims(document).claims.size();
  }
  state.SetBytesProcessed(state.iterations() * bytes_of_articles());
  state.counters["claims"] = static_cast<double>(claims);
}
BENCHMARK(read_claims_of_articles)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sayso::bench
