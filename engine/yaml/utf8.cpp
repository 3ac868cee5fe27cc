#include "engine/yaml/utf8.h"

#include <cstdint>
#include <cstring>

namespace sayso {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080u;

bool continues(unsigned char byte, unsigned char low = 0x80, unsigned char high = 0xBF) { return byte >= low && byte <= high; }

/// Bytes of the character at the front, which is not ASCII; 0 where it is none.
std::size_t sequence(std::string_view text) {
  auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
  };
  const unsigned char lead = byte(0);
  if (lead >= 0xC2 && lead <= 0xDF) return continues(byte(1)) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80;   // overlong forms
    const unsigned char high = lead == 0xED ? 0x9F : 0xBF;  // surrogates
    return continues(byte(1), low, high) && continues(byte(2)) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned char low = lead == 0xF0 ? 0x90 : 0x80;   // overlong forms
    const unsigned char high = lead == 0xF4 ? 0x8F : 0xBF;  // over U+10FFFF
    return continues(byte(1), low, high) && continues(byte(2)) && continues(byte(3)) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::uint64_t word = 0;
    while (at + sizeof word <= bytes.size()) {
      std::memcpy(&word, bytes.data() + at, sizeof word);
      if ((word & kHighBits) != 0) break;
      at += sizeof word;
    }
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80) {
      const std::size_t size = sequence(bytes.substr(at, 4));
      if (size == 0) return at;
      at += size;
    }
  }
  return std::nullopt;
}

}  // namespace sayso
