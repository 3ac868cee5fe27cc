/// json_line: one article as one line of JSON Lines.
///
///     {"id": "a1", "headline": "…", "publisher": "…", "published": "2024-03-23", "updated": "…", "language": "en", "event": "…",
///      "url": "…", "text": "At least 40 people were killed, …"}
///
/// Only `text` must be there. Unknown fields are ignored, null is empty, and a number is taken as its text. Other people's names for
/// the fields are told with a map: `published=date,publisher=outlet`.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/read/field.h"
#include "engine/text/document.h"

namespace sayso {

/// Under which name of the JSON object each field is found.
class FieldMap {
 public:
  FieldMap();
  const std::string& operator[](Field field) const { return names_[static_cast<std::size_t>(field)]; }
  void rename(Field field, std::string_view name) { names_[static_cast<std::size_t>(field)] = name; }

 private:
  std::array<std::string, kFields> names_;
};

struct FieldMapResult {
  FieldMap map;
  std::string error = {};  ///< what is wrong, with the fields that there are; empty when all is well
};

/// `FIELD=NAME,FIELD=NAME`.
FieldMapResult parse_field_map(std::string_view text);

/// `line` is without its line break; a blank one gives nothing, and nothing is told. The id of an article without is `PATH:LINE`.
Outcome<std::optional<Document>> read_json_line(std::string_view path, std::uint32_t line_number, std::string_view line,
                                                const FieldMap& fields);

}  // namespace sayso
