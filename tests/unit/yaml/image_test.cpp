#include "engine/yaml/image.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

using namespace sayso;

namespace {

constexpr std::string_view kFile =
    "schema: 1\n"
    "lists:\n"
    "  people: [men, \"no\", ~, 'it''s']\n"
    "  empty: []\n"
    "text: >-\n"
    "  Sé\n"
    "  señor\n"
    "nothing:\n";

bool same(const YamlMark& a, const YamlMark& b) { return a.line == b.line && a.column == b.column && a.width == b.width; }

bool same(const YamlNode& a, const YamlNode& b) {
  bool equal = a.kind == b.kind && same(a.mark, b.mark) && a.text == b.text && a.plain == b.plain &&
               a.items.size() == b.items.size() && a.entries.size() == b.entries.size();
  for (std::size_t i = 0; equal && i < a.items.size(); ++i) equal = same(a.items[i], b.items[i]);
  for (std::size_t i = 0; equal && i < a.entries.size(); ++i)
    equal = same(a.entries[i].key, b.entries[i].key) && same(a.entries[i].value, b.entries[i].value);
  return equal;
}

}  // namespace

TEST_CASE("an image gives back kinds, texts, quotes and places") {
  YamlNode tree = parse_yaml("f.yaml", kFile).value;
  REQUIRE(tree.entries.size() == 4);
  auto read = read_image(write_image(tree));
  REQUIRE(read);
  CHECK(same(*read, tree));
}

TEST_CASE("what is no whole image gives nothing") {
  std::string image = write_image(parse_yaml("f.yaml", kFile).value);
  for (std::size_t size = 0; size < image.size(); ++size) CHECK_FALSE(read_image(std::string_view(image).substr(0, size)));
  CHECK_FALSE(read_image(image + '\0'));
  CHECK_FALSE(read_image(std::string(200, '\xFF')));
}
