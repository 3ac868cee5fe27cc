/// The articles that benchmarks read: those of the file that SAYSO_BENCH_TEXT names, else generated ones.
///
///     SAYSO_BENCH_TEXT=articles.jsonl   one JSON object a line, its text in "text", "body" or "content"
///     SAYSO_BENCH_TEXT=article.txt      anything else: one article for each file
///
/// Generated text repeats itself, which flatters whatever learns from it: it is for comparing one build with another.
/// A number that is quoted comes from real articles, more of them than fit into the caches, and says so.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/text/document.h"

namespace sayso::bench {

/// Read or generated once, kept until the program ends.
const std::vector<Document>& articles();

/// Bytes of all of them together.
std::int64_t bytes_of_articles();

}  // namespace sayso::bench
