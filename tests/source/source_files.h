/// The project's own source files, for tests of what may stand in them.
#pragma once

#include <string>
#include <vector>

namespace sayso::source {

struct SourceFile {
  std::string path;  ///< from the project's folder: "engine/text/scan.cpp"
  std::string text;
};

/// All .h and .cpp files below the folder, sorted by path. The current folder is the project's.
std::vector<SourceFile> source_files(const std::string& folder);

/// The lines of a text, without their ends.
std::vector<std::string> lines_of(const std::string& text);

}  // namespace sayso::source
