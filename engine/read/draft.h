/// Draft: an article while it is being read, and what all formats end with. Private to read/.
///
///     Draft draft("a.txt", bytes);
///     draft.set(Field::Published, "2024-03-23", {.begin = 6, .end = 16});
///     return std::move(draft).finish(std::move(bytes));
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/span.h"
#include "engine/read/field.h"
#include "engine/text/document.h"

namespace sayso {

/// No article is larger, nor are most books; what is, is something else, and would only eat memory: claims can take a hundred times as
/// much as the text. Far below what a Span can count.
constexpr std::size_t kMaxArticleBytes = 16u << 20;

class Draft {
 public:
  /// `bytes` must stay where they are until finish().
  Draft(std::string_view path, std::string_view bytes);

  const DocumentInfo& info() const { return info_; }
  std::string_view bytes() const { return bytes_; }

  /// What the file says of the article. `at` is where it stands, for diagnostics; the first one that is not empty counts.
  void set(Field field, std::string value, std::optional<Span> at = std::nullopt);
  /// Zones and markup come in the order of the bytes. Blanks at the ends of a zone are left out; an empty one is none.
  void add_zone(Span span, Zone zone);
  void add_markup(Span span) { markup_.push_back(span); }

  /// From here on every diagnostic is at this line of the file: the bytes are those of one record.
  void be_record(std::uint32_t line);
  void tell(std::string_view code, Severity severity, std::optional<Span> at, std::string message, std::string hint = {});
  /// A diagnostic whose place is known already.
  void tell(Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }

  /// D001, D002, D009: what no reader reads. False where there is any.
  bool check_bytes();
  /// D002 alone: for bytes that are known to be UTF-8 and no more than they may be.
  bool check_nul();
  /// D004, D005, D006, and the Document, unless there was an error. `bytes` are those of the constructor, moved from at the very end.
  Outcome<std::optional<Document>> finish(std::string&& bytes) &&;

 private:
  std::string& slot(Field field);
  void check_date(Field field);

  DocumentInfo info_;
  std::string_view bytes_;
  std::vector<ZoneSpan> zones_ = {};
  std::vector<Span> markup_ = {};
  std::vector<Diagnostic> diagnostics_ = {};
  std::array<std::optional<Span>, kFields> places_ = {};
};

/// Without the ASCII white space at its ends.
Span trimmed(Span span, std::string_view bytes);
std::string_view trimmed(std::string_view text);

}  // namespace sayso
