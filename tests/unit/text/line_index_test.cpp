#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "engine/text/line_index.h"

using namespace sayso;

namespace {

struct Case {
  std::string_view text;
  std::string_view at;  ///< the first of these words is looked for
  std::string_view bytes, code_points, utf16;
};

std::string place(std::string_view text, std::size_t at, ColumnUnit unit) {
  const LineColumn found = LineIndex(text).locate(static_cast<std::uint32_t>(at), unit);
  return std::to_string(found.line) + ":" + std::to_string(found.column);
}

void check(const Case& c) {
  const std::size_t at = c.text.find(c.at);
  CAPTURE(c.text);
  CHECK(place(c.text, at, ColumnUnit::Bytes) == c.bytes);
  CHECK(place(c.text, at, ColumnUnit::CodePoints) == c.code_points);
  CHECK(place(c.text, at, ColumnUnit::Utf16) == c.utf16);
}

}  // namespace

TEST_CASE("columns count bytes, code points or UTF-16 units") {
  const Case cases[] = {
      {"Two died.", "Two", "1:1", "1:1", "1:1"},         {"Two died.", "died", "1:5", "1:5", "1:5"},
      {"So.\nTwo died.", "died", "2:5", "2:5", "2:5"},   {"So.\r\nTwo died.\r\n", "died", "2:5", "2:5", "2:5"},
      {"В Москве died", "died", "1:17", "1:10", "1:10"}, {"😀 died", "died", "1:6", "1:3", "1:4"},
      {"😀\n😀😀 В died", "died", "2:13", "2:6", "2:8"},    {"café “died”", "died", "1:10", "1:7", "1:7"},
      {"\n\n\ndied", "died", "4:1", "4:1", "4:1"},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("the end of a text is a place") {
  CHECK(place("", 0, ColumnUnit::Bytes) == "1:1");
  CHECK(place("So.", 3, ColumnUnit::Utf16) == "1:4");
  CHECK(place("So.\n", 4, ColumnUnit::Bytes) == "2:1");
  CHECK(place("So.\n", 3, ColumnUnit::Bytes) == "1:4");
}

TEST_CASE("a line is known without its end") {
  const std::string_view text = "One\r\n\nThree\n";
  const LineIndex index(text);
  CHECK(index.lines() == 4);
  CHECK(index.line(1).of(text) == "One");
  CHECK(index.line(2).of(text) == "");
  CHECK(index.line(3).of(text) == "Three");
  CHECK(index.line(4).of(text) == "");
}
