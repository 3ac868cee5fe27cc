#include <algorithm>
#include <utility>

#include "engine/io/files.h"

namespace sayso {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 18;

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
  buffer_.erase(0, begin_);
  searched_ -= begin_;
  begin_ = 0;
  std::size_t size = buffer_.size();
  buffer_.resize(size + kPiece);
  std::size_t got = std::fread(buffer_.data() + size, 1, kPiece, file_.get());
  buffer_.resize(size + got);
  failed_ = std::ferror(file_.get()) != 0;
  ended_ = got == 0;
  return got > 0;
}

LineReader::Line LineReader::take(std::size_t end) {
  std::string_view text = std::string_view(buffer_).substr(begin_, end - begin_);
  if (text.ends_with('\r')) text.remove_suffix(1);
  bool too_long = std::exchange(skipping_, false) || text.size() > longest_;
  begin_ = searched_ = std::min(end + 1, buffer_.size());
  return {.number = ++number_, .text = too_long ? std::string_view() : text, .too_long = too_long};
}

std::optional<LineReader::Line> LineReader::next() {
  while (true) {
    std::size_t at = buffer_.find('\n', searched_);
    if (at != std::string::npos) return take(at);
    searched_ = buffer_.size();
    if (buffer_.size() - begin_ > longest_) {
      skipping_ = true;
      begin_ = buffer_.size();
    }
    if (ended_ || !fill()) break;
  }
  bool rest = begin_ < buffer_.size() || skipping_;
  if (failed_ || !rest) return std::nullopt;
  return take(buffer_.size());
}

}  // namespace sayso
