// A type's name is one type's: two of one name in one namespace break the one-definition rule without a word from compiler or linker.
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/source/source_files.h"

namespace sayso::source {
namespace {

/// The types that a file defines outside of nameless namespaces and other types: "sayso::Span". The format puts them at a line's start.
std::vector<std::string> types_defined_in(const SourceFile& file) {
  std::vector<std::string> types;
  std::vector<std::string> scopes;
  for (const std::string& line : lines_of(file.text)) {
    std::istringstream words(line);
    std::string word;
    std::string name;
    words >> word >> name;
    if (line.starts_with("namespace ")) scopes.push_back(name);
    if (line.starts_with("}  // namespace")) scopes.pop_back();
    if (line.starts_with("enum class ")) words >> name;
    bool defines = line.starts_with("struct ") || line.starts_with("class ") || line.starts_with("enum class ");
    bool only_declares = line.ends_with(';') && line.find('{') == std::string::npos;
    if (!defines || only_declares) continue;
    bool local = false;
    std::string scope;
    for (const std::string& each : scopes) {
      local = local || each == "{";
      scope += each + "::";
    }
    if (!local) types.push_back(scope + name);
  }
  return types;
}

}  // namespace

TEST_SUITE("names") {
  TEST_CASE("types of one name in one namespace are one type") {
    std::map<std::string, std::string> defined;
    for (const char* folder : {"engine", "tools"}) {
      for (const SourceFile& file : source_files(folder)) {
        for (const std::string& type : types_defined_in(file)) {
          const std::string& first = defined.emplace(type, file.path).first->second;
          CHECK_MESSAGE(first == file.path, type << " is defined in " << first << " and in " << file.path);
        }
      }
    }
    CHECK(defined.size() > 50);
  }

  TEST_CASE("what counts as defined") {
    SourceFile file{"a.h",
                    "namespace sayso {\nstruct Ahead;\nstruct Row {\n  struct Inner {};\n};\nenum class Kind : int { A "
                    "};\nnamespace {\nclass Hidden {\n};\n}  // namespace\nclass Open final {};\n}  // namespace sayso\n"};
    CHECK(types_defined_in(file) == std::vector<std::string>{"sayso::Row", "sayso::Kind", "sayso::Open"});
  }
}

}  // namespace sayso::source
