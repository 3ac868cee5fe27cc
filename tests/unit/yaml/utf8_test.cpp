#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "engine/yaml/utf8.h"

using namespace sayso;

TEST_CASE("the first byte that is not UTF-8") {
  struct {
    std::string_view bytes;
    int expected;  // -1: all is well
  } cases[] = {
      {"", -1},
      {"plain ASCII, longer than eight bytes", -1},
      {"é, €, 𝄞: two, three and four bytes", -1},
      {"\xED\x9F\xBF \xEE\x80\x80 \xF4\x8F\xBF\xBF", -1},
      {"caf\xE9 au lait", 3},
      {"0123456789\xE9", 10},
      {"a stray \x80 tail", 8},
      {"overlong \xC0\xAF", 9},
      {"overlong \xE0\x80\xAF", 9},
      {"overlong \xF0\x80\x80\xAF", 9},
      {"surrogate \xED\xA0\x80", 10},
      {"too high \xF4\x90\x80\x80", 9},
      {"too high \xF5\x80\x80\x80", 9},
      {"cut \xE2\x82", 4},
      {"cut \xF0\x9D\x84", 4},
      {"é\xC3", 2},
  };
  for (const auto& c : cases) {
    const auto bad = first_invalid_utf8(c.bytes);
    CHECK((bad ? static_cast<int>(*bad) : -1) == c.expected);
  }
}
