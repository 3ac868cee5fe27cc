/// Paint: colours of the terminal, or none. The only place that knows escape sequences.
///
///     Paint paint(true);  paint(Ink::Dim, "because") == "\x1b[2mbecause\x1b[0m"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"

namespace sayso {

enum class Ink : std::uint8_t { Plain, Dim, Bold, Red, Yellow, Blue, Green };

class Paint {
 public:
  explicit Paint(bool on) : on_(on) {}
  std::string operator()(Ink ink, std::string_view text) const;

 private:
  bool on_;
};

/// The colour of a severity.
Ink ink_of(Severity severity);

}  // namespace sayso
