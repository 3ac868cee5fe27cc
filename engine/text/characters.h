/// characters: what one byte or one character is to the scanner.
/// Private to text/.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace sayso {

enum class Byte : std::uint8_t { Blank, Newline, Letter, Upper, Digit, Quote, Mark, High };

constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> table{};
  for (unsigned i = 0; i < 256; ++i) {
    Byte b = Byte::Mark;
    if (i <= ' ' || i == 0x7F) b = Byte::Blank;
    if (i == '\n') b = Byte::Newline;
    if (i >= 'a' && i <= 'z') b = Byte::Letter;
    if (i >= 'A' && i <= 'Z') b = Byte::Upper;
    if (i >= '0' && i <= '9') b = Byte::Digit;
    if (i == '"' || i == '\'' || i == '`') b = Byte::Quote;
    if (i >= 0x80) b = Byte::High;
    table[i] = b;
  }
  return table;
}();

constexpr Byte kind_of(char c) { return kBytes[static_cast<unsigned char>(c)]; }
constexpr bool is_ascii_letter(char c) { return kind_of(c) == Byte::Letter || kind_of(c) == Byte::Upper; }
constexpr bool is_digit(char c) { return kind_of(c) == Byte::Digit; }

/// What a character beyond ASCII is.
enum class Wide : std::uint8_t {
  Blank,
  Lower,  ///< a letter without case too, and what is put upon letters
  Upper,
  Quote,
  Mark,     ///< other digits than 0 to 9 too
  Joiner,   ///< is not seen, and parts no word: a soft hyphen
  Invalid,  ///< no UTF-8
};

struct Decoded {
  std::int32_t code;   ///< −1 where invalid
  std::uint32_t size;  ///< bytes, at least 1
  Wide wide;

  bool is_letter() const { return wide == Wide::Lower || wide == Wide::Upper; }
};

/// The character that begins at `at`, of which no byte at or after `end` is read.
Decoded decode(std::string_view text, std::uint32_t at, std::uint32_t end);

}  // namespace sayso
