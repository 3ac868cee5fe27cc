// Answers to examples that ask: what is written, and that nothing else of the file changes.
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "engine/selftest/update.h"

using namespace sayso;

namespace {

ExampleResult asked(std::uint32_t line, std::uint32_t column, std::vector<ExpectedRow> rows, std::string kind = "measure") {
  ExampleResult result;
  result.kind = std::move(kind);
  result.place = {.path = "a.yaml", .line = line, .column = column};
  result.asks = true;
  result.extracted = std::move(rows);
  return result;
}

}  // namespace

TEST_CASE("an answer is YAML on one line, without what goes without saying") {
  struct {
    const char* kind;
    std::vector<ExpectedRow> rows;
    const char* answer;
  } rows[] = {
      {"measure", {}, "none"},
      {"measure", {{{"low", "40"}, {"high", "40"}, {"bound", "exact"}, {"role", "total"}, {"text", "40"}}}, "{low: 40}"},
      {"measure", {{{"low", "40"}, {"high", "null"}, {"bound", "at-least"}}}, "{low: 40, high: \"null\", bound: at-least}"},
      {"measure", {{{"low", "1"}, {"role", "part"}}, {{"low", "2"}}}, "[{low: 1, role: part}, {low: 2}]"},
      {"attribution", {{{"source", "CNN"}, {"content", "it, \"too\": \\"}}}, R"({source: CNN, content: "it, \"too\": \\"})"},
      {"event", {{{"kind", "flood"}, {"text", "flood"}}}, "{kind: flood}"},
      {"mention", {{{"text", "no one"}}}, "{text: no one}"},
      {"check", {{{"verdict", "stale"}}}, "stale"},
  };
  for (const auto& row : rows) CHECK(answer(asked(1, 1, row.rows, row.kind)) == row.answer);
}

TEST_CASE("the bytes of the marks are replaced, and no others") {
  struct {
    const char* bytes;
    std::vector<ExampleResult> asked;
    const char* written;
  } rows[] = {
      {"text: a\nexpect: \"?\"\n", {asked(1, 7, {})}, "text: a\nexpect: none\n"},
      {"- expect: '?' # \"?\"\r\n  text: \"a\"\r\n- {text: b, expect:  \"?\"}\r\n",
       {asked(3, 10, {}), asked(2, 10, {})},
       "- expect: none # \"?\"\r\n  text: \"a\"\r\n- {text: b, expect:  none}\r\n"},
      {"[{text: a, expect: \"?\"}, {text: b, expect: \"?\"}]",
       {asked(1, 9, {}), asked(1, 33, {})},
       "[{text: a, expect: none}, {text: b, expect: none}]"},
      {"articles: [a, b]\nexpect: \"?\"", {asked(1, 12, {}, "check")}, "articles: [a, b]\nexpect: none"},
      // it has changed since it was read
      {"text: a\nexpect: none\n", {asked(1, 7, {})}, "text: a\nexpect: none\n"},
      {"text: a\nexpect: \"?\"\n", {asked(7, 4, {}), asked(1, 99, {})}, "text: a\nexpect: \"?\"\n"},
      {"a: [", {asked(1, 4, {})}, "a: ["},
      {"", {asked(1, 4, {})}, ""},
  };
  for (const auto& row : rows) CHECK(with_answers("a.yaml", row.bytes, row.asked) == row.written);
}
