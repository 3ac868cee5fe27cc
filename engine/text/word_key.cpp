#include "engine/text/word_key.h"

#include <array>
#include <string>

#include <utf8proc.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "engine/text/characters.h"
#include "engine/text/token.h"

namespace sayso {
namespace {

/// Bytes 8 to 15 of a word of up to 16.
std::uint64_t load_high(std::string_view word) {
  if (word.size() <= 8) return 0;
  return load_word(word.data() + word.size() - 8, 8) >> 8 * (16 - word.size());
}

std::uint64_t key_of_folded(std::string_view word) {
  if (word.size() > 16) return XXH3_64bits(word.data(), word.size());
  return short_key(load_word(word.data(), word.size()), load_high(word));
}

/// U+2010 to U+2027: dashes, quotation marks and dots, which have no case. By far the most of what is not ASCII in English.
bool is_general_punctuation(std::string_view word) {
  return word[0] == '\xE2' && word[1] == '\x80' && word[2] >= '\x90' && word[2] <= '\xA7';
}

/// Lower case, plain apostrophes, no soft hyphens.
std::string fold(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (std::uint32_t at = 0; at < word.size();) {
    char c = word[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      out += kind_of(c) == Byte::Upper ? static_cast<char>(c + 32) : c;
      ++at;
      continue;
    }
    Decoded d = decode(word, at, static_cast<std::uint32_t>(word.size()));
    if (d.code == 0x2019 || d.code == 0x2018) {
      out += '\'';
    } else if (d.wide == Wide::Invalid) {
      out += c;
    } else if (d.wide != Wide::Joiner) {
      std::array<utf8proc_uint8_t, 4> buffer{};
      auto size = utf8proc_encode_char(utf8proc_tolower(d.code), buffer.data());
      out.append(reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(size));
    }
    at += d.size;
  }
  return out;
}

}  // namespace

std::uint64_t word_key(std::string_view word) {
  if (word.size() == 3 && is_general_punctuation(word))
    return word[2] == '\x98' || word[2] == '\x99' ? short_key('\'', 0) : key_of_folded(word);
  constexpr std::uint64_t kHigh = 0x8080808080808080;
  if (word.size() > 16) return key_of_folded(fold(word));
  std::uint64_t low = load_word(word.data(), word.size());
  std::uint64_t high = load_high(word);
  if (((low | high) & kHigh) != 0) return key_of_folded(fold(word));
  return short_key(low | LetterBits(low).upper >> 2, high | LetterBits(high).upper >> 2);
}

}  // namespace sayso
