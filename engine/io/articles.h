/// ArticleSource: the articles of many files as a stream of batches, for parallel_in_order(). Lines of JSON Lines are read here;
/// other files are only named, and opened by the thread that works on them.
///
///     ArticleSource source(files, {});
///     while (auto batch = source.next())
///       for (const RawArticle& raw : batch->articles) Outcome<std::optional<Document>> article = read_raw(raw, {});
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/io/files.h"
#include "engine/read/json_line.h"
#include "engine/read/read.h"
#include "engine/text/document.h"

namespace sayso {

/// Where an article is to be found: a file, or a line that has been read.
struct RawArticle {
  std::string path = {};
  Format format = Format::Text;
  std::uint32_t line = 0;  ///< of JSON Lines; else 0
  std::string bytes = {};  ///< the line
};

struct RawBatch {
  std::vector<RawArticle> articles = {};
  std::vector<Diagnostic> diagnostics = {};  ///< of what could not even be named as an article; each is one unread
};

class ArticleSource {
 public:
  /// `format` is for all files; without it, each is what its name says, and plain text where that says nothing.
  ArticleSource(std::vector<std::string> files, std::optional<Format> format);
  std::optional<RawBatch> next();

 private:
  Format format_of_file(const std::string& path) const;
  void open_lines(const std::string& path, RawBatch& batch);
  void add_lines(RawBatch& batch);

  std::vector<std::string> files_;
  std::optional<Format> format_;
  std::size_t at_ = 0;
  std::string lines_path_ = {};
  std::optional<LineReader> lines_ = {};
};

/// Nothing without a diagnostic: a blank line.
Outcome<std::optional<Document>> read_raw(const RawArticle& raw, const FieldMap& fields);

}  // namespace sayso
