// docs/diagnostics.md has a row for each code that the engine gives, and for no other.
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "tests/source/cplusplus.h"
#include "tests/source/source_files.h"

namespace sayso::source {
namespace {

/// "R012": a letter of a family and three digits.
bool is_code(const std::string& text) {
  return text.size() == 4 && std::string("RDL").find(text[0]) != std::string::npos &&
         text.find_first_not_of("0123456789", 1) == std::string::npos;
}

std::set<std::string> codes_of_engine() {
  std::set<std::string> out;
  for (const char* folder : {"engine", "tools"}) {
    for (const SourceFile& file : source_files(folder)) {
      for (const Literal& literal : string_literals(file.text)) {
        if (is_code(literal.text)) out.insert(literal.text);
      }
    }
  }
  return out;
}

/// The codes of the rows "| [R012](diagnostics/R012.md) | …", told where one stands twice.
std::set<std::string> codes_of_page() {
  std::ifstream in("docs/diagnostics.md", std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  std::set<std::string> out;
  for (const std::string& line : lines_of(text)) {
    std::string code = line.size() > 7 ? line.substr(3, 4) : "";
    if (!line.starts_with("| [" + code + "](diagnostics/" + code + ".md) |") || !is_code(code)) continue;
    CHECK_MESSAGE(out.insert(code).second, code << " stands twice in docs/diagnostics.md");
  }
  return out;
}

}  // namespace

TEST_SUITE("diagnostics") {
  TEST_CASE("every code has a row in docs/diagnostics.md, and every row a code") {
    std::set<std::string> engine = codes_of_engine();
    std::set<std::string> page = codes_of_page();
    CHECK(engine.size() > 30);
    for (const std::string& code : engine) {
      if (!page.contains(code)) FAIL_CHECK("docs/diagnostics.md has no row for " << code);
    }
    for (const std::string& code : page) {
      if (!engine.contains(code)) FAIL_CHECK("docs/diagnostics.md has a row for " << code << ", which nothing gives");
    }
  }
}

}  // namespace sayso::source
