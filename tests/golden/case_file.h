/// A case: a comment, then sections, each a line "--- NAME" and its body.
///
///     # What it shows.
///     --- text
///     At least 12 people were killed, the ministry said.
///     --- figures
///     deaths [12,inf) at-least total main "At least 12" by "the ministry"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso::golden {

struct Section {
  std::string name = {};
  std::string body = {};  ///< lines, each with its end
};

struct Case {
  std::string path = {};
  std::string comment = {};
  std::vector<Section> sections = {};

  const Section* find(std::string_view name) const;
};

Case parse_case(const std::string& path, std::string_view bytes);
std::string print_case(const Case& file);

/// All tests/golden/*.case, by name.
std::vector<Case> read_cases();
void write_case(const Case& file);

}  // namespace sayso::golden
