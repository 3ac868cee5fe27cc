/// AnchorRange: where an anchor stands in its file, in the unit that a format counts columns in.
///
///     Texts texts(background);
///     range_of(anchor, texts, ColumnUnit::Utf16)   // {.line = 7, .column = 1, .end_line = 7, .end_column = 12, .exact = true}
///
/// A range is exact where the article's bytes are at hand and are the file's: not of a line of JSON Lines, a headline that is no
/// part of the text, or an article that is only known from a ledger. What is not exact has its line only.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include "engine/check/finding.h"
#include "engine/report/writer.h"
#include "engine/text/line_index.h"

namespace sayso {

struct AnchorRange {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t end_line = 1;
  std::uint32_t end_column = 1;  ///< behind the last character
  bool exact = false;
};

/// The bytes of the articles, by path and record.
class Texts {
 public:
  Texts() = default;
  explicit Texts(const Background& background);
  /// Empty where they are not at hand.
  std::string_view of(const DocumentRef& document) const;

 private:
  std::map<std::pair<std::string_view, std::uint32_t>, std::string_view> texts_;
};

AnchorRange range_of(const Anchor& anchor, const Texts& texts, ColumnUnit unit);

}  // namespace sayso
