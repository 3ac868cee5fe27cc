#include "engine/report/paint.h"

#include <fmt/format.h>

namespace sayso {
namespace {

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::Plain: return "0";
    case Ink::Dim: return "2";
    case Ink::Bold: return "1";
    case Ink::Red: return "1;31";
    case Ink::Yellow: return "1;33";
    case Ink::Blue: return "34";
    case Ink::Green: return "32";
  }
  return "0";
}

}  // namespace

std::string Paint::operator()(Ink ink, std::string_view text) const {
  if (!on_ || ink == Ink::Plain || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code_of(ink), text);
}

Ink ink_of(Severity severity) {
  switch (severity) {
    case Severity::Note: return Ink::Blue;
    case Severity::Warning: return Ink::Yellow;
    case Severity::Error: return Ink::Red;
  }
  return Ink::Plain;
}

}  // namespace sayso
