/// String literals of C++ source text, for tests of what words stand in them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sayso::source {

struct Literal {
  std::size_t line;  ///< from 1
  std::string text;  ///< between the quotation marks, as written
};

/// All string literals, raw ones too; comments, character literals and the names of includes are none.
std::vector<Literal> string_literals(const std::string& text);

}  // namespace sayso::source
