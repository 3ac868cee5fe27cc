#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "engine/report/escape.h"

namespace sayso {
namespace {

struct Row {
  std::string text, escaped;
};

void check(std::string (*escape)(std::string_view), const std::vector<Row>& rows) {
  for (const Row& row : rows) CHECK(escape(row.text) == row.escaped);
}

}  // namespace

TEST_SUITE("escape") {
  TEST_CASE("XML") {
    check(escaped_xml, {{"a < b & \"c\" > d", "a &lt; b &amp; &quot;c&quot; &gt; d"},
                        {"😀 Взрыв", "😀 Взрыв"},
                        {"tab\tbell\x07", "tab\tbell\xEF\xBF\xBD"},
                        {"caf\xE9", "caf\xEF\xBF\xBD"},
                        {"\xEF\xBF\xBF", "\xEF\xBF\xBD"}});
  }

  TEST_CASE("Markdown") {
    check(escaped_markdown, {{"*a* [b](c)", "\\*a\\* \\[b\\]\\(c\\)"},
                             {"<script>\nx", "&lt;script&gt; x"},
                             {"@all", "&#64;all"},
                             {"| `x` |", "\\| \\`x\\` \\|"}});
  }

  TEST_CASE("workflow commands") {
    check(escaped_command, {{"100%\r\n::error::", "100%25%0D%0A::error::"}});
    check(escaped_command_property, {{"a:b,c%\n", "a%3Ab%2Cc%25%0A"}});
  }

  TEST_CASE("paths as URIs") {
    check(
        uri_of_path,
        {{"./a b.md", "a%20b.md"}, {"/tmp/x.md", "file:///tmp/x.md"}, {"a:b#c?.md", "a%3Ab%23c%3F.md"}, {"é.md", "%C3%A9.md"}});
  }

  TEST_CASE("one line") { check(on_one_line, {{" a \r\n\t b ", "a b"}, {"", ""}}); }
}

}  // namespace sayso
