#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/report/anchor_range.h"
#include "tests/unit/report/sample.h"

namespace sayso {
namespace {

std::string shown(const AnchorRange& r) {
  if (!r.exact) return fmt::format("{}", r.line);
  return fmt::format("{}:{}-{}:{}", r.line, r.column, r.end_line, r.end_column);
}

/// The range of `words` in `text`.
std::string range(std::string_view text, std::string_view words, ColumnUnit unit) {
  DocumentClaims document = sample::article();
  Anchor anchor = sample::anchor(document);
  auto begin = static_cast<std::uint32_t>(text.find(words));
  anchor.span = {.begin = begin, .end = begin + static_cast<std::uint32_t>(words.size())};
  anchor.text = words;
  std::vector<std::string_view> texts = {text};
  Background background{.documents = {&document, 1}, .texts = texts};
  return shown(range_of(anchor, Texts(background), unit));
}

}  // namespace

TEST_SUITE("anchor range") {
  TEST_CASE("columns are counted in the unit that is asked for") {
    struct Row {
      std::string text, words, bytes, code_points, utf16;
    };
    const std::vector<Row> rows = {
        {"At least 40", "40", "1:10-1:12", "1:10-1:12", "1:10-1:12"},
        {"Взрыв: 40", "40", "1:13-1:15", "1:8-1:10", "1:8-1:10"},
        {"😀 40", "40", "1:6-1:8", "1:3-1:5", "1:4-1:6"},
        {"x\r\n😀 😀 at\nleast 40", "at\nleast 40", "2:11-3:9", "2:5-3:9", "2:7-3:9"},
    };
    for (const Row& row : rows) {
      CHECK(range(row.text, row.words, ColumnUnit::Bytes) == row.bytes);
      CHECK(range(row.text, row.words, ColumnUnit::CodePoints) == row.code_points);
      CHECK(range(row.text, row.words, ColumnUnit::Utf16) == row.utf16);
    }
  }

  TEST_CASE("of an older version of the article there is a line only") {
    DocumentClaims document = sample::article();
    Anchor anchor = sample::anchor(document);
    std::vector<std::string_view> texts = {"At most 52 people were killed, according to CNN."};
    Background background{.documents = {&document, 1}, .texts = texts};
    CHECK(shown(range_of(anchor, Texts(background), ColumnUnit::Bytes)) == "1");
  }

  TEST_CASE("without the file's bytes there is a line only") {
    Anchor anchor = sample::anchor(sample::article());
    anchor.line = 12;
    CHECK(shown(range_of(anchor, Texts(), ColumnUnit::Bytes)) == "12");
    anchor.document.record = 3;  // the third article of JSON Lines
    CHECK(shown(range_of(anchor, Texts(), ColumnUnit::Bytes)) == "3");
  }
}

}  // namespace sayso
