#include "engine/text/line_index.h"

#include <algorithm>
#include <cstring>

namespace sayso {

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  constexpr std::size_t kUsualLines = 64;
  starts_.reserve(kUsualLines);
  const char* at = text.data();
  const char* end = at + text.size();
  while (at != end) {
    at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    if (at == nullptr) break;
    starts_.push_back(static_cast<std::uint32_t>(++at - text.data()));
  }
}

LineColumn LineIndex::locate(std::uint32_t byte, ColumnUnit unit) const {
  auto after = std::upper_bound(starts_.begin(), starts_.end(), byte);
  auto line = static_cast<std::uint32_t>(after - starts_.begin());
  if (unit == ColumnUnit::Bytes) return {.line = line, .column = byte - starts_[line - 1] + 1};
  std::uint32_t column = 1;
  for (std::uint32_t i = starts_[line - 1]; i < byte && i < text_.size(); ++i) {
    auto c = static_cast<unsigned char>(text_[i]);
    bool continuation = (c & 0xC0) == 0x80;
    switch (unit) {
      case ColumnUnit::Bytes: break;  // answered above
      case ColumnUnit::CodePoints: column += continuation ? 0 : 1; break;
      case ColumnUnit::Utf16: column += continuation ? 0 : c >= 0xF0 ? 2 : 1; break;
    }
  }
  return {.line = line, .column = column};
}

Span LineIndex::line(std::uint32_t number) const {
  std::uint32_t begin = starts_[number - 1];
  std::uint32_t end = number < starts_.size() ? starts_[number] - 1 : static_cast<std::uint32_t>(text_.size());
  if (end > begin && text_[end - 1] == '\r') --end;
  return {.begin = begin, .end = end};
}

}  // namespace sayso
