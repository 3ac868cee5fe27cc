/// LineIndex: from a byte to line and column. Made only when something is printed.
///
///     LineIndex(text).locate(184, ColumnUnit::Bytes)   // {.line = 1, .column = 185}
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/span.h"

namespace sayso {

/// What a column counts: editors and formats differ.
enum class ColumnUnit : std::uint8_t { Bytes, CodePoints, Utf16 };

/// Both count from 1.
struct LineColumn {
  std::uint32_t line;
  std::uint32_t column;
};

/// Owns the line starts; refers to the text, which must outlive it. A line ends at "\n" (a "\r" before it belongs to the line end).
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);
  LineColumn locate(std::uint32_t byte, ColumnUnit unit) const;
  /// The bytes of a line (from 1) without its line end.
  Span line(std::uint32_t number) const;
  std::uint32_t lines() const { return static_cast<std::uint32_t>(starts_.size()); }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace sayso
