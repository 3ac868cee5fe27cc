// Long files are told; they fail nothing.
#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "tests/source/source_files.h"

namespace sayso::source {

constexpr std::ptrdiff_t kLongFile = 600;

TEST_SUITE("files") {
  TEST_CASE("files are short") {
    for (const char* folder : {"engine", "tools"}) {
      for (const SourceFile& file : source_files(folder)) {
        auto lines = std::count(file.text.begin(), file.text.end(), '\n');
        if (lines > kLongFile) MESSAGE(file.path << ":1: warning: " << lines << " lines; over " << kLongFile << " is long");
        CHECK(file.text.ends_with('\n'));
      }
    }
  }
}

}  // namespace sayso::source
