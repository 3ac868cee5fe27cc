/// accidents: says in plain words what went wrong where YAML gives up. People write phrases, and YAML has plans of its own for
/// `: `, `?`, `%` and a quotation mark in the middle; the parser's own words ("end of map not found") help nobody. Private to yaml/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/yaml/lines.h"
#include "engine/yaml/node.h"

namespace sayso {

/// What was known when the parser stopped.
struct SyntaxStop {
  std::string_view words;                     ///< the parser's
  YamlMark mark = {};                         ///< where it stood
  std::optional<YamlMark> open_bracket = {};  ///< the innermost `[` or `{` that is not closed
  std::optional<YamlMark> last_quoted = {};   ///< where the scalar before the stop begins, if that one is quoted
};

struct Accident {
  YamlMark mark;
  std::string message;
  std::string hint;
};

Accident explain(const SyntaxStop& stop, const Lines& lines);

/// Bytes of the quoted scalar at the front of `text`, both quotation marks included; nothing when it is not closed.
std::optional<std::size_t> quoted_size(std::string_view text);

}  // namespace sayso
