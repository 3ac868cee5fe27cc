/// WordBytes: the sixteen bytes at the start of a word, looked at together. Most words end within them.
/// Private to text/.
///
///     WordBytes bytes("Said so, he said");  bytes.run() == 4;  bytes.upper() == 1;  bytes.key(4) == word_key("said")
#pragma once

#include <bit>
#include <cstdint>

#include "engine/text/word_key.h"
#if defined(__SSE2__)
#include <array>

#include <emmintrin.h>
#endif

namespace sayso {

/// For any machine: eight bytes at a time, in whole numbers.
class PortableWordBytes {
 public:
  static constexpr unsigned kSize = 16;

  /// `bytes` holds at least kSize.
  explicit PortableWordBytes(const char* bytes) : low_(load_word(bytes, 8)), high_(load_word(bytes + 8, 8)) {}

  /// How many ASCII letters stand before anything else.
  unsigned run() const {
    const unsigned run = LetterBits(low_).run();
    return run < 8 ? run : 8 + LetterBits(high_).run();
  }

  /// A bit for each byte, the first one lowest: set for a letter in upper case. What it says of other bytes is without meaning.
  unsigned upper() const { return bits(LetterBits(low_).upper) | bits(LetterBits(high_).upper) << 8; }

  /// word_key() of the first `run` bytes, which are all ASCII letters.
  std::uint64_t key(unsigned run) const {
    constexpr std::uint64_t kLower = 0x2020202020202020;
    return short_key((low_ | kLower) & first_bytes(run), (high_ | kLower) & first_bytes(run < 8 ? 0 : run - 8));
  }

 private:
  /// The highest bits of eight bytes, side by side.
  static unsigned bits(std::uint64_t highest) { return static_cast<unsigned>((highest >> 7) * 0x0102040810204080 >> 56); }

  std::uint64_t low_;
  std::uint64_t high_;
};

#if defined(__SSE2__)
/// The same with the vectors that every x86-64 has.
class VectorWordBytes {
 public:
  static constexpr unsigned kSize = 16;

  explicit VectorWordBytes(const char* bytes) : bytes_(load(bytes)), lower_(_mm_or_si128(bytes_, _mm_set1_epi8(0x20))) {}

  unsigned run() const {
    const __m128i from_a = _mm_sub_epi8(lower_, _mm_set1_epi8('a'));
    const __m128i letters = _mm_cmpeq_epi8(from_a, _mm_min_epu8(from_a, _mm_set1_epi8('z' - 'a')));
    const auto others = ~static_cast<unsigned>(_mm_movemask_epi8(letters)) | 1U << kSize;
    return static_cast<unsigned>(std::countr_zero(others));
  }

  /// Bit 5 of a letter is clear in upper case; shifted up it is the byte's highest bit, which movemask gathers.
  unsigned upper() const { return ~static_cast<unsigned>(_mm_movemask_epi8(_mm_slli_epi16(bytes_, 2))); }

  std::uint64_t key(unsigned run) const {
    alignas(32) static constexpr std::array<char, 2 * kSize> kMasks = [] {
      std::array<char, 2 * kSize> masks{};
      for (unsigned i = 0; i < kSize; ++i) masks[i] = '\xFF';
      return masks;
    }();
    const __m128i folded = _mm_and_si128(lower_, load(kMasks.data() + kSize - run));
    const __m128i mixed =
        _mm_xor_si128(folded, _mm_set_epi64x(static_cast<long long>(kHighMix), static_cast<long long>(kLowMix)));
    return key_of_mixed(static_cast<std::uint64_t>(_mm_cvtsi128_si64(mixed)),
                        static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(mixed, mixed))));
  }

 private:
  static __m128i load(const char* bytes) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)); }

  __m128i bytes_;
  __m128i lower_;  ///< right for letters only
};

using WordBytes = VectorWordBytes;
#else
using WordBytes = PortableWordBytes;
#endif

}  // namespace sayso
