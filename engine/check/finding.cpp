#include "engine/check/finding.h"

#include <array>

namespace sayso {
namespace {

constexpr std::array<std::string_view, 15> kVerdictNames = {
    "agrees",       "revision",       "update",        "stale",          "same-origin-differs",
    "conflict",     "drift",          "compatible",    "cannot-compare", "part-whole",
    "unattributed", "anonymous-only", "single-origin", "quote-drift",    "speaker-mismatch"};

}  // namespace

std::string_view name_of(Verdict verdict) { return kVerdictNames[static_cast<std::size_t>(verdict)]; }

std::optional<Verdict> verdict_named(std::string_view name) {
  for (std::size_t i = 0; i < kVerdictNames.size(); ++i) {
    if (kVerdictNames[i] == name) return static_cast<Verdict>(i);
  }
  return std::nullopt;
}

}  // namespace sayso
