#include "engine/text/characters.h"

#include <utf8proc.h>

namespace sayso {
namespace {

Wide classify(std::int32_t code) {
  if ((code >= 0x2018 && code <= 0x201F) || code == 0xAB || code == 0xBB || code == 0x2039 || code == 0x203A)
    return Wide::Quote;
  if (code == 0xAD || code == 0x200C || code == 0x200D || code == 0x2060) return Wide::Joiner;
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT: return Wide::Upper;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC: return Wide::Lower;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF: return Wide::Blank;
    default: return Wide::Mark;
  }
}

}  // namespace

Decoded decode(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::int32_t code = -1;
  auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at, end - at, &code);
  if (size <= 0) return {.code = -1, .size = 1, .wide = Wide::Invalid};
  return {.code = code, .size = static_cast<std::uint32_t>(size), .wide = classify(code)};
}

}  // namespace sayso
