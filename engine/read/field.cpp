#include "engine/read/field.h"

#include <array>

namespace sayso {
namespace {

constexpr std::array<std::string_view, kFields> kNames = {"id",      "headline", "publisher",    "published",
                                                          "updated", "language", "event",        "url",
                                                          "status",  "embargo",  "sayso-ignore", "text"};

}  // namespace

std::string_view name_of(Field field) { return kNames[static_cast<std::size_t>(field)]; }

std::optional<Field> field_of(std::string_view name) {
  for (std::size_t i = 0; i < kFields; ++i) {
    if (kNames[i] == name) return static_cast<Field>(i);
  }
  return std::nullopt;
}

}  // namespace sayso
