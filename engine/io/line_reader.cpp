#include <algorithm>
#include <utility>

#include "engine/io/files.h"

namespace sayso {
namespace {

/// It stays in the cache until all of its lines are handed out.
constexpr std::size_t kPiece = std::size_t{1} << 16;

}  // namespace

void LineReader::Close::operator()(std::FILE* file) const {
  if (file != stdin) std::fclose(file);
}

Outcome<std::optional<LineReader>> LineReader::open(const std::string& path, std::size_t longest) {
  File file(path == kStandardInput ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return {.value = {}, .diagnostics = {cannot_read(path)}};
  return {.value = LineReader(std::move(file), longest), .diagnostics = {}};
}

/// Reads a piece more. What has been handed out is dropped first.
bool LineReader::fill() {
  if (begin_ > 0) std::copy(buffer_.data() + begin_, buffer_.data() + end_, buffer_.data());
  end_ -= begin_;
  searched_ -= begin_;
  begin_ = 0;
  if (buffer_.size() < end_ + kPiece) buffer_.resize(std::max(end_ + kPiece, 2 * end_));
  std::size_t got = std::fread(buffer_.data() + end_, 1, kPiece, file_.get());
  end_ += got;
  failed_ = std::ferror(file_.get()) != 0;
  ended_ = got == 0;
  return got > 0;
}

LineReader::Line LineReader::take(std::size_t end) {
  std::string_view text = std::string_view(buffer_).substr(begin_, end - begin_);
  if (text.ends_with('\r')) text.remove_suffix(1);
  bool too_long = std::exchange(skipping_, false) || text.size() > longest_;
  begin_ = searched_ = std::min(end + 1, end_);
  return {.number = ++number_, .text = too_long ? std::string_view() : text, .too_long = too_long};
}

std::optional<LineReader::Line> LineReader::next() {
  while (true) {
    std::size_t at = std::string_view(buffer_).substr(0, end_).find('\n', searched_);
    if (at != std::string_view::npos) return take(at);
    searched_ = end_;
    if (end_ - begin_ > longest_) {
      skipping_ = true;
      begin_ = end_;
    }
    if (ended_ || !fill()) break;
  }
  bool rest = begin_ < end_ || skipping_;
  if (failed_ || !rest) return std::nullopt;
  return take(end_);
}

}  // namespace sayso
