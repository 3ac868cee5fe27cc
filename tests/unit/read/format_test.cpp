#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>

#include "engine/read/read.h"
#include "tests/unit/read/shown.h"

using namespace sayso;

TEST_CASE("the format is told by the end of the path") {
  struct {
    std::string_view path;
    std::optional<Format> expected;
  } cases[] = {
      {"a.txt", Format::Text},
      {"a.b/c.text", Format::Text},
      {"A.TXT", Format::Text},
      {"a.md", Format::Markdown},
      {"a.Markdown", Format::Markdown},
      {"a.jsonl", Format::JsonLines},
      {"a.ndjson", Format::JsonLines},
      {"a.json", std::nullopt},
      {"a.html", std::nullopt},
      {"txt", std::nullopt},
      {"", std::nullopt},
  };
  for (const auto& c : cases) CHECK(format_of(c.path) == c.expected);
}

TEST_CASE("bytes of one JSON object are an article too") {
  CHECK(test::shown(Format::JsonLines, "{\"id\": \"x\", \"published\": \"2024-03-23\",\n \"text\": \"So.\"}") ==
        "id=x published=2024-03-23\nbody 0..3 So.");
}

TEST_CASE("an article without an id has its path") {
  const auto article = read_article(Format::Text, "news/a.txt", "So.");
  REQUIRE(article.value);
  CHECK(article.value->info().id == "news/a.txt");
  CHECK(article.value->info().record == 0);
}

TEST_CASE("D009: what is too large for an article") {
  const std::string bytes((16u << 20) + 1, 'a');
  CHECK(test::shown(Format::Text, bytes) == "a.txt: error D009: larger than 16 MB\n  hint: make a file of each article");
  CHECK(test::shown(Format::JsonLines, bytes).starts_with("a.jsonl:1:1: error D009: a line larger than 16 MB"));
}
