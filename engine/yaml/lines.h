/// Lines: the lines of a YAML file by number, for marks and carets. A byte order mark is no part of the first line.
///
///     Lines("a: 1\r\nb: 2\n").line(2) == "b: 2"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/yaml/node.h"

namespace sayso {

class Lines {
 public:
  explicit Lines(std::string_view bytes);

  /// Counted from 1, without its line break; empty when there is no such line.
  std::string_view line(std::uint32_t number) const;
  /// The line for a diagnostic; empty where it is so long that a thousand copies would hurt.
  std::string shown(std::uint32_t number) const;
  /// From the mark to the end of its line.
  std::string_view line_from(const YamlMark& mark) const;
  /// From the mark to the end of the file.
  std::string_view from(const YamlMark& mark) const;
  /// The byte at the mark, or '\n' at the end of a line and of the file.
  char at(const YamlMark& mark) const;
  std::size_t offset(const YamlMark& mark) const;
  YamlMark mark_of(std::size_t byte) const;
  /// The last byte before the mark that is no white space.
  YamlMark last_before(const YamlMark& mark) const;

 private:
  std::string_view bytes_;
  std::vector<std::size_t> starts_;
};

}  // namespace sayso
