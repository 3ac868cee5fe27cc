#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "engine/read/json_line.h"
#include "tests/unit/read/shown.h"

using namespace sayso;
using sayso::test::shown;

namespace {

std::string read(std::string_view line, std::string_view map = "") {
  const FieldMapResult fields = parse_field_map(map);
  REQUIRE(fields.error.empty());
  return shown(read_json_line("a.jsonl", 7, line, fields.map));
}

struct Case {
  std::string_view line;
  std::string_view expected;
};

}  // namespace

TEST_CASE("the fields of a line") {
  const Case cases[] = {
      {R"({"id": "x1", "headline": "Mill burns", "publisher": "The Post", "published": "2024-03-23", "updated": "2024-03-24",
           "language": "en", "event": "mill", "url": "https://p.example/1", "text": "Nobody was hurt."})",
       "id=x1 headline=Mill burns publisher=The Post published=2024-03-23 updated=2024-03-24 language=en event=mill "
       "url=https://p.example/1\nbody 0..16 Nobody was hurt."},
      {R"({"published": "2024-03-23", "text": " Two died.\n"})", "id=a.jsonl:7 published=2024-03-23\nbody 1..10 Two died."},
      // Offsets are into the value of the text field, escapes resolved.
      {R"({"published": "2024-03-23", "text": "\"Two\" died \u2014 or \ud83d\ude00."})",
       "id=a.jsonl:7 published=2024-03-23\nbody 0..23 \"Two\" died — or 😀."},
      {R"({"id": 12, "published": 2024, "publisher": null, "tags": ["a", {"b": 1}], "text": "So."})",
       "id=12 published=2024\nbody 0..3 So."},
      {R"({"id": 18446744073709551615, "published": "2024-03", "text": "So."})",
       "id=18446744073709551615 published=2024-03\nbody 0..3 So."},
      {R"({"hash": 123456789012345678901234567890, "id": "x", "published": "2024-03", "text": "So."})",
       "id=x published=2024-03\nbody 0..3 So."},
      {R"({"id": 1.5, "published": "2024-03", "url": {}, "text": "So."})", "id=1.5 published=2024-03\nbody 0..3 So."},
      {"{\"published\": \"2024-03-23\", \"text\": \"So.\"}\r", "id=a.jsonl:7 published=2024-03-23\nbody 0..3 So."},
      {"", ""},
      {" \t\r", ""},
  };
  for (const Case& c : cases) CHECK(read(c.line) == c.expected);
}

TEST_CASE("other people's names for the fields") {
  const std::string_view line =
      R"({"title": "Mill burns", "outlet": "The Post", "date": "2024-03-23", "headline": "no", "text": "So."})";
  CHECK(read(line, "published=date,publisher=outlet, headline = title") ==
        "id=a.jsonl:7 headline=Mill burns publisher=The Post published=2024-03-23\nbody 0..3 So.");
  const Case wrong[] = {
      {"published", "\"published\" is not FIELD=NAME"},
      {"published=", "\"published=\" is not FIELD=NAME"},
      {"published=date,,", "\"\" is not FIELD=NAME"},
      {"day=date",
       "unknown field \"day\"; there are id, headline, publisher, published, updated, language, event, url, status, embargo, "
       "sayso-ignore, text"},
  };
  for (const Case& c : wrong) CHECK(parse_field_map(c.line).error == c.expected);
}

TEST_CASE("D003: a line that is no JSON object") {
  const std::string hint = "\n  hint: one object a line is expected: {\"text\": \"…\", \"published\": \"2024-03-23\"}";
  const Case cases[] = {
      {R"({"text": "Two di)", "a.jsonl:7:17: error D003: the line ends in the middle of a JSON object"},
      {R"({"text": "Two", )", "a.jsonl:7:17: error D003: the line ends in the middle of a JSON object"},
      {"[", "a.jsonl:7:2: error D003: the line ends in the middle of a JSON object"},
      {"[1]", "a.jsonl:7:1: error D003: not a JSON object but a list"},
      {"\"so\"", "a.jsonl:7:1: error D003: not a JSON object but a string"},
      {"12", "a.jsonl:7:1: error D003: not a JSON object but a number"},
      {"null", "a.jsonl:7:1: error D003: not a JSON object but null"},
      {"true", "a.jsonl:7:1: error D003: not a JSON object but true or false"},
      {"Two died.", "a.jsonl:7:1: error D003: not JSON: syntax error"},
      {R"({"text": "a"} {"text": "b"})", "a.jsonl:7:15: error D003: not JSON: extra data"},
      {R"({"id": 1e999, "text": "a"})", "a.jsonl:7:1: error D003: not JSON: a number is too large"},
      {R"({"text": "half of a pair: \udc00"})", "a.jsonl:7:33: error D003: not JSON: illegal trailing surrogate"},
  };
  for (const Case& c : cases) CHECK(read(c.line) == std::string(c.expected) + hint);
}

TEST_CASE("other lines that cannot be read") {
  const Case cases[] = {
      {"{\"text\": \"caf\xE9\"}",
       "a.jsonl:7:14: error D001: not UTF-8: 0xE9 at byte 13 of the line\n"
       "  hint: JSON is UTF-8: convert the file, as with: iconv -f WINDOWS-1252 -t UTF-8"},
      {R"({"text": "a\u0000b"})", "a.jsonl:7:1: error D002: a NUL at byte 1\n  hint: this is no text, or text in UTF-16"},
      {R"({"headline": "Mill burns"})",
       "a.jsonl:7:1: error D008: there is no field \"text\"\n  hint: name the field that holds the article's text: --map "
       "text=NAME"},
      {R"({"text": ["So."]})",
       "a.jsonl:7:1: error D008: the field \"text\" is no string\n  hint: name the field that holds the article's text: --map "
       "text=NAME"},
  };
  for (const Case& c : cases) CHECK(read(c.line) == c.expected);
  CHECK(read(std::string_view("{\0}", 3)).starts_with("a.jsonl:7:2: error D002: a NUL at byte 1 of the line"));
}

TEST_CASE("lines that are read with a warning") {
  const Case cases[] = {
      {R"({"id": "x", "published": "2024-03-23", "text": null})",
       "id=x published=2024-03-23\na.jsonl:7:1: warning D004: there is no text\n  hint: nothing was read from this article"},
      {R"({"id": "x", "text": "So."})",
       "id=x\nbody 0..3 So.\n"
       "a.jsonl:7:1: warning D005: there is no date\n  hint: without one its figures cannot be put in order of time"},
      {R"({"id": "x", "published": "23 March", "text": "So."})",
       "id=x published=23 March\nbody 0..3 So.\n"
       "a.jsonl:7:1: warning D006: published: \"23 March\" cannot be read as a date\n"
       "  hint: write it as ISO 8601 has it: 2024-03-23 or 2024-03-23T10:30Z"},
  };
  for (const Case& c : cases) CHECK(read(c.line) == c.expected);
}

TEST_CASE("a byte order mark may begin the file, and no other line") {
  const std::string line = "\xEF\xBB\xBF{\"id\": \"x\", \"published\": \"2024-03-23\", \"text\": \"So.\"}";
  CHECK(shown(read_json_line("a.jsonl", 1, line, FieldMap())) == "id=x published=2024-03-23\nbody 0..3 So.");
  CHECK(shown(read_json_line("a.jsonl", 2, line, FieldMap())).starts_with("a.jsonl:2:1: error D003: not JSON: syntax error"));
}

TEST_CASE("an article is the record of its line") {
  const auto article = read_json_line("a.jsonl", 7, R"({"id": "x", "text": "So."})", FieldMap());
  REQUIRE(article.value);
  CHECK(article.value->info().record == 7);
  CHECK(article.value->info().path == "a.jsonl");
}

TEST_CASE("deep nesting is no way in") { CHECK(read(std::string(100'000, '[')).starts_with("a.jsonl:7:")); }
