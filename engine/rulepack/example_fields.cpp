#include "engine/rulepack/example_fields.h"

namespace sayso {
namespace {

constexpr ExampleField kText = {.name = "text", .telling = false};

constexpr ExampleField kQuantity[] = {kText, {"low"}, {"high"}, {"bound", "exact"}, {"unit"}, {"counts", "yes"}};
constexpr ExampleField kMention[] = {kText, {"name"}, {"kind"}};
constexpr ExampleField kAttribution[] = {
    {"source"},
    {.name = "id", .telling = false},
    {.name = "name", .telling = false},
    {.name = "kind", .telling = false},
    {.name = "basis", .usual = "named", .telling = false},
    {.name = "cue", .telling = false},
    {"stance"},
    {"content"},
    {.name = "figures", .usual = "0", .telling = false},
    {"via"},
};
constexpr ExampleField kMeasure[] = {
    {"measure"},       {"low"},           {"high"},   {"bound", "exact"},       {"unit"},   {"population", "total"},
    {"role", "total"}, {"event", "main"}, {"source"}, {"polarity", "asserted"}, {"status"}, kText,
};
constexpr ExampleField kEvent[] = {{"kind"}, kText};
constexpr ExampleField kMark[] = {{"mark"}, kText};

struct Family {
  std::string_view kind;
  std::span<const ExampleField> fields;
};
constexpr Family kFamilies[] = {
    {"quantity", kQuantity}, {"mention", kMention}, {"attribution", kAttribution},
    {"measure", kMeasure},   {"event", kEvent},     {"mark", kMark},
};

}  // namespace

std::span<const ExampleField> example_fields(std::string_view kind) {
  for (const Family& family : kFamilies) {
    if (family.kind == kind) return family.fields;
  }
  return {};
}

}  // namespace sayso
