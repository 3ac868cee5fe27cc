/// files: finding and opening what the command line names. The only part of the engine that touches the file system.
///
///     Outcome<std::vector<std::string>> found = find_files({"articles/", "-"});   // sorted; folders gone through
///     Outcome<std::optional<std::string>> bytes = read_file("a.md");
///
/// Diagnostics, all errors:
///
///     D010  no such file or folder        D012  larger than 1 GiB
///     D011  cannot be read                D013  a line of JSON Lines longer than 64 MB
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"

namespace sayso {

/// The path that stands for standard input.
inline constexpr std::string_view kStandardInput = "-";

constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 30;
constexpr std::size_t kLongestLine = std::size_t{64} << 20;

using AcceptsName = bool (*)(std::string_view path);
/// A name that format_of() knows.
bool is_article_name(std::string_view path);
/// .yaml and .yml
bool is_rule_name(std::string_view path);

/// The files that the paths name, sorted, each once. A file that is named is taken whatever it is called; of a folder, all below it
/// whose name is accepted, without hidden files and folders. Links to folders inside a folder are not followed, so that no loop can
/// catch the walk.
Outcome<std::vector<std::string>> find_files(std::span<const std::string> paths, AcceptsName accepts = is_article_name);

/// The whole file, or nothing and why.
Outcome<std::optional<std::string>> read_file(const std::string& path);

/// The whole file where it lies below the folder with all links followed, and ends as a rule file does; else nothing.
std::optional<std::string> read_rules_below(const std::string& path, const std::string& folder);

/// Lines of a file one after another; memory does not grow with the file.
class LineReader {
 public:
  struct Line {
    std::uint32_t number;   ///< from 1
    std::string_view text;  ///< without its line break; holds until the next call
    bool too_long = false;  ///< it was left out
  };

  static Outcome<std::optional<LineReader>> open(const std::string& path, std::size_t longest = kLongestLine);
  /// Nothing at the end, or where reading failed.
  std::optional<Line> next();
  bool failed() const { return failed_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const;
  };
  using File = std::unique_ptr<std::FILE, Close>;

  LineReader(File file, std::size_t longest) : file_(std::move(file)), longest_(longest) {}
  bool fill();
  Line take(std::size_t end);

  File file_;
  std::size_t longest_;
  std::string buffer_ = {};
  std::size_t end_ = 0;       ///< of what has been read in the buffer
  std::size_t begin_ = 0;     ///< of the next line
  std::size_t searched_ = 0;  ///< up to here there is no line break
  std::uint32_t number_ = 0;
  bool skipping_ = false;  ///< inside a line that is too long
  bool ended_ = false;
  bool failed_ = false;
};

/// The diagnostics above, for those who read in pieces.
Diagnostic cannot_read(const std::string& path);
Diagnostic line_too_long(const std::string& path, std::uint32_t line);

}  // namespace sayso
