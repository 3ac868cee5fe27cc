/// YamlNode: a YAML file as a tree in which every node knows where it stands. The only way to YAML in the program; yaml-cpp is
/// used in node.cpp alone. Scalars stay the text that was written ("no" is "no"): whoever reads a field says what type it is.
///
///     Outcome<YamlNode> file = parse_yaml("rules/desk.yaml", bytes);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"

namespace sayso {

/// Where a node stands: line and column from 1 (bytes), and its width on that line.
struct YamlMark {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t width = 1;
};

struct YamlEntry;

struct YamlNode {
  enum class Kind : std::uint8_t { Null, Scalar, Sequence, Map };

  Kind kind = Kind::Null;
  YamlMark mark = {};
  std::string text = {};             ///< of a scalar, as written, escapes resolved; of a Null that is written: "null" or "~"
  bool plain = true;                 ///< of a scalar: without quotes
  std::vector<YamlNode> items = {};  ///< of a sequence
  std::vector<YamlEntry>
      entries;  ///< of a map, in the file's order; keys are unique (no `= {}`: clang wants the whole type there)

  bool is(Kind k) const { return kind == k; }
};

struct YamlEntry {
  YamlNode key;
  YamlNode value;
};

/// Bounds: a file may come from a stranger.
constexpr std::size_t kMaxYamlBytes = 4u << 20;  // yaml-cpp takes up to 180 times as much memory
constexpr int kMaxYamlDepth = 32;
constexpr std::size_t kMaxYamlNodes = 1'000'000;

/// Diagnostics: R001 syntax (ends the file: the value is Null), R002 duplicate key (the later one is dropped and told), R003 anchor,
/// alias or tag, R004 too large or too deep, R005 more than one document, R006 [warning] a text that may be cut off by " #".
/// Never throws, whatever the bytes.
Outcome<YamlNode> parse_yaml(std::string_view path, std::string_view bytes);

}  // namespace sayso
