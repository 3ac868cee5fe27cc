#include "engine/io/articles.h"

#include <utility>

namespace sayso {
namespace {

/// Large enough to make the hand-over cheap, small enough to keep all threads at work on a few files.
constexpr std::size_t kBatchBytes = std::size_t{1} << 18;
constexpr std::size_t kBatchFiles = 16;

}  // namespace

ArticleSource::ArticleSource(std::vector<std::string> files, std::optional<Format> format)
    : files_(std::move(files)), format_(format) {}

Format ArticleSource::format_of_file(const std::string& path) const {
  return format_ ? *format_ : format_of(path).value_or(Format::Text);
}

void ArticleSource::open_lines(const std::string& path, RawBatch& batch) {
  auto opened = LineReader::open(path);
  for (Diagnostic& d : opened.diagnostics) batch.diagnostics.push_back(std::move(d));
  lines_ = std::move(opened.value);
  lines_path_ = path;
}

void ArticleSource::add_lines(RawBatch& batch) {
  std::size_t bytes = 0;
  while (bytes < kBatchBytes) {
    auto line = lines_->next();
    if (!line) {
      if (lines_->failed()) batch.diagnostics.push_back(cannot_read(lines_path_));
      lines_.reset();
      return;
    }
    if (line->too_long) {
      batch.diagnostics.push_back(line_too_long(lines_path_, line->number));
    } else {
      batch.articles.push_back(
          {.path = lines_path_, .format = Format::JsonLines, .line = line->number, .bytes = std::string(line->text)});
      bytes += line->text.size();
    }
  }
}

std::optional<RawBatch> ArticleSource::next() {
  if (!lines_ && at_ == files_.size()) return std::nullopt;
  RawBatch batch;
  while (!lines_ && at_ < files_.size() && batch.articles.size() < kBatchFiles) {
    const std::string& path = files_[at_++];
    Format format = format_of_file(path);
    if (format == Format::JsonLines) {
      open_lines(path, batch);
    } else {
      batch.articles.push_back({.path = path, .format = format});
    }
  }
  if (lines_) add_lines(batch);
  return batch;
}

Outcome<std::optional<Document>> read_raw(const RawArticle& raw, const FieldMap& fields) {
  if (raw.line > 0) return read_json_line(raw.path, raw.line, raw.bytes, fields);
  auto bytes = read_file(raw.path);
  if (!bytes.value) return {.value = {}, .diagnostics = std::move(bytes.diagnostics)};
  return read_article(raw.format, raw.path, std::move(*bytes.value));
}

}  // namespace sayso
