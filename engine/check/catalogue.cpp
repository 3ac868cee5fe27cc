#include "engine/check/catalogue.h"

#include "engine/check/pair_checks.h"

namespace sayso {
namespace {

constexpr CheckKind kKinds[] = {
    {.name = "conflict", .on_by_default = true, .run = check_conflict, .about = "figures of two sources exclude each other"},
    {.name = "same-origin-differs",
     .on_by_default = true,
     .run = check_same_origin_differs,
     .about = "two outlets give one origin different figures for one time"},
};

}  // namespace

std::span<const CheckKind> check_kinds() { return kKinds; }

const CheckKind* find_check_kind(std::string_view name) {
  for (const CheckKind& kind : kKinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

}  // namespace sayso
