// Paths of imports, by their names alone.
#include <string_view>

#include <doctest/doctest.h>

#include "engine/rulepack/import_path.h"

using namespace sayso;

TEST_CASE("a path is made normal") {
  struct {
    std::string_view path, expected;
  } cases[] = {{"a.yaml", "a.yaml"},
               {"./a.yaml", "a.yaml"},
               {"a//b/./c", "a/b/c"},
               {"a/../b", "b"},
               {"../a", "../a"},
               {"a/../../b", "../b"},
               {"../../a", "../../a"},
               {"/a/../../b", "/b"},
               {"", ""},
               {".", ""},
               {"/", "/"},
               {"a/b/../../..", ".."},
               {"a/..b/c", "a/..b/c"},
               {"a/", "a"}};
  for (const auto& c : cases) CHECK(normal_path(c.path) == c.expected);
}

TEST_CASE("an import counts from the file that asks for it") {
  struct {
    std::string_view from, name, expected;
  } cases[] = {{"a.yaml", "b.yaml", "b.yaml"},
               {"desk/a.yaml", "b.yaml", "desk/b.yaml"},
               {"desk/a.yaml", "../b.yaml", "b.yaml"},
               {"desk/a.yaml", "../../b.yaml", "../b.yaml"},
               {"/p/desk/a.yaml", "./x/../b.yaml", "/p/desk/b.yaml"},
               {"desk/a.yaml", "/etc/b.yaml", "/etc/b.yaml"},
               {"/a.yaml", "b.yaml", "/b.yaml"}};
  for (const auto& c : cases) CHECK(import_path(c.from, c.name) == c.expected);
}

TEST_CASE("what lies in a folder") {
  struct {
    std::string_view path, folder;
    bool expected;
  } cases[] = {{"desk/a.yaml", "desk", true},
               {"desk/x/a.yaml", "desk", true},
               {"deskwork/a.yaml", "desk", false},
               {"a.yaml", "desk", false},
               {"a.yaml", "", true},
               {"../a.yaml", "", false},
               {"/a.yaml", "", false},
               {"..a/b.yaml", "", true},
               {"/a.yaml", "/", true},
               {"../a.yaml", "..", true},
               {"../../a.yaml", "..", false},
               {"desk", "desk", false}};
  for (const auto& c : cases) CHECK(is_below(c.path, c.folder) == c.expected);
}
