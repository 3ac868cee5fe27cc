/// Bits: a set of token positions of one sentence, 0 … 511, as machine words; and BitSet, the same for sentences that need fewer words:
/// most need one.
///
///     Bits set{};  set.add(3);  set.has(3);  set.head<1>();   // true, {3} in one word
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace sayso {

constexpr std::size_t kBitWords = 8;
constexpr std::size_t kMaxPositions = kBitWords * 64;

/// Not cleared unless asked for (`Bits{}`): scratch sets are written before they are read.
template <std::size_t n>
struct BitSet {
  std::array<std::uint64_t, n> word;

  /// The first position at or after `from`; n * 64 where there is none.
  std::size_t next(std::size_t from) const {
    std::size_t at = from >> 6;
    if (at >= n) return n * 64;
    std::uint64_t left = word[at] & (~std::uint64_t{0} << (from & 63));
    while (left == 0) {
      if (++at == n) return n * 64;
      left = word[at];
    }
    return at * 64 + static_cast<std::size_t>(std::countr_zero(left));
  }
  /// The first words as a set of their own.
  template <std::size_t m>
  BitSet<m> head() const {
    static_assert(m <= n);
    BitSet<m> out;
    for (std::size_t i = 0; i < m; ++i) out.word[i] = word[i];
    return out;
  }
  void add(std::size_t position) { word[position >> 6] |= std::uint64_t{1} << (position & 63); }
  bool has(std::size_t position) const { return ((word[position >> 6] >> (position & 63)) & 1) != 0; }
};

using Bits = BitSet<kBitWords>;

/// Bytes that bit_columns() reads at one go.
constexpr std::size_t kColumnGroup = 16;

/// Of each of the eight bits of sixteen bytes, the positions where it is set.
#if defined(__SSE2__)
inline std::array<std::uint16_t, 8> bit_columns_of(const std::uint8_t* bytes) {
  std::array<std::uint16_t, 8> out{};
  __m128i group = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  for (std::size_t b = 8; b-- > 0;) {
    out[b] = static_cast<std::uint16_t>(_mm_movemask_epi8(group));  // the highest bit of each byte
    group = _mm_add_epi8(group, group);
  }
  return out;
}
#else
inline std::array<std::uint16_t, 8> bit_columns_of(const std::uint8_t* bytes) {
  std::array<std::uint16_t, 8> out{};
  for (std::size_t i = 0; i < kColumnGroup; ++i) {
    for (std::size_t b = 0; b < 8; ++b) out[b] = static_cast<std::uint16_t>(out[b] | ((bytes[i] >> b) & 1u) << i);
  }
  return out;
}
#endif

/// Of each of the eight bits of a row of bytes, the positions where it is set; whole groups of bytes are read. Words of `out` past the
/// last byte stay as they are.
inline void bit_columns(const std::uint8_t* bytes, std::size_t count, std::array<Bits, 8>& out) {
  for (std::size_t w = 0; w * 64 < count; ++w) {
    std::array<std::uint64_t, 8> columns{};
    for (std::size_t i = 0; i < 64 && w * 64 + i < count; i += kColumnGroup) {
      const std::array<std::uint16_t, 8> group = bit_columns_of(bytes + w * 64 + i);
      for (std::size_t b = 0; b < 8; ++b) columns[b] |= std::uint64_t{group[b]} << i;
    }
    for (std::size_t b = 0; b < 8; ++b) out[b].word[w] = columns[b];
  }
}

/// Operations on sets of `n` words; a template so that the usual one-word sentence costs one instruction each.
template <std::size_t n>
struct BitOps {
  using Set = BitSet<n>;

  static void clear(Set& a) {
    for (std::size_t i = 0; i < n; ++i) a.word[i] = 0;
  }
  static bool any(const Set& a) {
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < n; ++i) all |= a.word[i];
    return all != 0;
  }
  static void merge(Set& a, const Set& b) {
    for (std::size_t i = 0; i < n; ++i) a.word[i] |= b.word[i];
  }
  /// out = (a & b) moved one position on; word i of b is b[i * stride].
  static void both_then_next(const Set& a, const std::uint64_t* b, std::size_t stride, Set& out) {
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < n; ++i) {
      std::uint64_t x = a.word[i] & b[i * stride];
      out.word[i] = (x << 1) | carry;
      carry = x >> 63;
    }
  }
  /// Adds to `a` the inner positions of the units that begin at a position of it: a gap may end within a unit ("..2 hospital" in
  /// "to the hospital"). As many rounds as the longest such unit has tokens.
  static void fill_units(Set& a, const Set& inside) {
    for (bool more = true; more;) {
      more = false;
      std::uint64_t carry = 0;
      for (std::size_t i = 0; i < n; ++i) {
        std::uint64_t grown = a.word[i] | (((a.word[i] << 1) | carry) & inside.word[i]);
        carry = a.word[i] >> 63;
        more = more || grown != a.word[i];
        a.word[i] = grown;
      }
    }
  }
  /// One unit on from each position of `a` that is not in `barrier`. `inside` holds the positions within a unit, its first token
  /// excepted: a position that would land there runs on to the end of the unit by the carry of an addition.
  static void next_unit(const Set& a, const Set& barrier, const Set& inside, Set& out) {
    std::uint64_t shift_carry = 0;
    std::uint64_t add_carry = 0;
    for (std::size_t i = 0; i < n; ++i) {
      std::uint64_t x = a.word[i] & ~barrier.word[i];
      std::uint64_t moved = (x << 1) | shift_carry;
      shift_carry = x >> 63;
      std::uint64_t in = inside.word[i];
      std::uint64_t seeds = moved & in;
      std::uint64_t sum = in + seeds;
      std::uint64_t over = sum < in ? 1 : 0;
      std::uint64_t total = sum + add_carry;
      over |= total < sum ? 1 : 0;
      out.word[i] = (total | moved) & ~in;
      add_carry = over;
      // without a seed or carry the untouched runs stay in `total`, and are masked off
    }
  }
};

}  // namespace sayso
