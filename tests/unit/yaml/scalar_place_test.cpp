// Where a part of a text stands in the file: the part is what lies between "@" and "!" in the text, both included.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "engine/yaml/scalar_place.h"

using namespace sayso;

namespace {

/// Of the one value of a map: `LINE:COLUMN+WIDTH`, and what stands there.
std::string place(std::string_view bytes) {
  const Outcome<YamlNode> file = parse_yaml("f.yaml", bytes);
  if (!file.diagnostics.empty()) return render(file.diagnostics.front());
  const YamlNode* value = &file.value.entries.at(0).value;
  if (!value->items.empty()) value = &value->items.front();
  const std::size_t offset = value->text.find('@');
  const std::size_t end = value->text.find('!');
  YamlMark begin = value->mark;
  if (!value->plain) ++begin.column;
  const Lines lines(bytes);
  const YamlMark at = place_in_scalar(lines, begin, part_of(value->text, offset, end + 1 - offset));
  return fmt::format("{}:{}+{} {}", at.line, at.column, at.width, lines.line_from(at).substr(0, at.width));
}

struct Row {
  const char* bytes;
  const char* place;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(place(row.bytes) == row.place);
  }
}

}  // namespace

TEST_CASE("a part of a text on one line") {
  check({
      {"m: one two @x! three\n", "1:12+3 @x!"},
      {"m: 'one @x! three'\n", "1:9+3 @x!"},
      {"m: \"one @x! three\"\n", "1:9+3 @x!"},
      {"m: [one @x! two, three]\n", "1:9+3 @x!"},
  });
}

TEST_CASE("a part of a text over several lines") {
  check({
      {"m: one\n  two\n  three @x! four\n", "3:9+3 @x!"},
      {"m:\n  one\n\n  two @x!\n", "4:7+3 @x!"},
      {"m: 'one\n\n\n  two @x! three'\n", "4:7+3 @x!"},
      {"m: \"one\n  two @x!\n  three\"\n", "2:7+3 @x!"},
      {"m: [one\n  two @x!,\n  three]\n", "2:7+3 @x!"},
      {"m: one\r\n  two @x!\r\n", "2:7+3 @x!"},
      // what goes on in the next line is shown up to the end of its first one
      {"m: one\n  two @x\n  y!\n", "2:7+2 @x"},
  });
}

TEST_CASE("a part of a block") {
  check({
      {"m: >\n  one\n  two @x! three\n", "3:7+3 @x!"},
      {"m: >-\n  @x! two\n", "2:3+3 @x!"},
      {"m: > # a comment with words\n  one @x!\n", "2:7+3 @x!"},
      {"m: |\n  one\n\n  two @x!\n  three\n", "4:7+3 @x!"},
      {"m: |2+\n    one @x!\n", "2:9+3 @x!"},
      {"m: >\n\n  one\n    two @x!\n  three\n", "4:9+3 @x!"},
      {"m:\n  - >\n    one\n    @x!\n", "4:5+3 @x!"},
  });
}

TEST_CASE("a part of a text with escapes") {
  check({
      {"m: 'it''s ''one'' @x!'\n", "1:19+3 @x!"},
      {"m: 'it''s @''x!'\n", "1:11+5 @''x!"},
      {R"(m: "\u201cno\u201d @x!")", "1:20+3 @x!"},
      {R"(m: "\u201cno\u201d \x40x\x21")", "1:20+9 \\x40x\\x21"},
      {R"(m: "\U0001F600 a\tb\n\ \"c\"\\ @x!")", "1:32+3 @x!"},
      {R"(m: "\N\_\L\P\e @x!")", "1:16+3 @x!"},
      {"m: \"one \\\n  two\\\n  \\ three @x!\"\n", "3:11+3 @x!"},
      {"m: \"\xC3\xA9t\xC3\xA9 @x!\"\n", "1:11+3 @x!"},
  });
}
