/// The parts of word_key() that the scanner has use of.
/// Private to text/.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace sayso {

/// Eight bytes of a text, the first one lowest; zero after `size`.
inline std::uint64_t load_word(const char* bytes, std::size_t size) {
  std::uint64_t word = 0;
  if constexpr (std::endian::native == std::endian::little) {
    if (size >= 8) {
      std::memcpy(&word, bytes, 8);
    } else if (size > 0) {
      std::memcpy(&word, bytes, size);
    }
  } else {
    for (std::size_t i = 0; i < size && i < 8; ++i) word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << 8 * i;
  }
  return word;
}

/// A mask of the first `count` bytes of a loaded word, 8 at the most.
constexpr std::uint64_t first_bytes(unsigned count) {
  return count < 8 ? (std::uint64_t{1} << 8 * count) - 1 : ~std::uint64_t{0};
}

/// The ASCII letters among eight bytes that were loaded with load_word().
struct LetterBits {
  std::uint64_t letters;  ///< the highest bit of each byte that is one
  std::uint64_t upper;    ///< of these in upper case

  explicit LetterBits(std::uint64_t word) {
    constexpr std::uint64_t kEach = 0x0101010101010101;
    const std::uint64_t low = (word | 0x20 * kEach) & 0x7F * kEach;
    const std::uint64_t from_a = low + (0x80 - 'a') * kEach;
    const std::uint64_t over_z = low + (0x80 - 'z' - 1) * kEach;
    letters = from_a & ~over_z & ~word & 0x80 * kEach;
    upper = letters & ~(word << 2);  // bit 5 of a byte is clear
  }

  /// How many of the first `bytes` bytes, 8 at the most, are letters in upper case.
  unsigned count_upper(unsigned bytes) const {
    const std::uint64_t ones = (upper & first_bytes(bytes)) >> 7;
    return static_cast<unsigned>(ones * 0x0101010101010101 >> 56);
  }

  /// How many letters stand before anything else.
  unsigned run() const { return static_cast<unsigned>(std::countr_zero(~letters & 0x8080808080808080)) / 8; }
};

/// What the halves of a short word are mixed with holds bytes that no UTF-8 has, so no word makes a factor zero.
constexpr std::uint64_t kLowMix = 0xFF51AFD7ED558CCD;
constexpr std::uint64_t kHighMix = 0xFEB1C9D2A3F84B67;

/// The halves of one product.
constexpr std::uint64_t key_of_mixed(std::uint64_t low, std::uint64_t high) {
  __extension__ using Product = unsigned __int128;
  const Product product = Product{low} * high;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// The key of a word of up to 16 bytes in lower case, its first eight bytes in `low`, all others in `high`.
constexpr std::uint64_t short_key(std::uint64_t low, std::uint64_t high) {
  return key_of_mixed(low ^ kLowMix, high ^ kHighMix);
}

}  // namespace sayso
