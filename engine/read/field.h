/// Field: what a file can say of its article, under one name in every format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso {

enum class Field : std::uint8_t {
  Id,
  Headline,
  Publisher,
  Published,
  Updated,
  Language,
  Event,
  Url,
  Status,
  Embargo,
  Ignore,
  Text
};
constexpr std::size_t kFields = 12;

/// "id", "headline", …
std::string_view name_of(Field field);
std::optional<Field> field_of(std::string_view name);

}  // namespace sayso
