#include "engine/rulepack/bits.h"

#include <random>
#include <vector>

#include <doctest/doctest.h>

using namespace sayso;

namespace {

template <std::size_t n>
BitSet<n> random_bits(std::mt19937& random, int of_eight) {
  BitSet<n> out{};
  for (std::size_t i = 0; i < n * 64; ++i) {
    if (static_cast<int>(random() % 8) < of_eight) out.add(i);
  }
  return out;
}

/// One token at a time: from a position that is no barrier to the next one, and on to the end of the unit that holds it.
template <std::size_t n>
std::vector<bool> next_by_loop(const BitSet<n>& from, const BitSet<n>& barrier, const BitSet<n>& inside) {
  std::size_t positions = n * 64;
  std::vector<bool> out(positions, false);
  for (std::size_t p = 0; p + 1 < positions; ++p) {
    if (!from.has(p) || barrier.has(p)) continue;
    std::size_t to = p + 1;
    while (to < positions && inside.has(to)) ++to;
    if (to < positions) out[to] = true;
  }
  return out;
}

template <std::size_t n>
void compare_next_unit(int of_eight_inside, unsigned seed) {
  std::mt19937 random(seed);
  for (int round = 0; round < 500; ++round) {
    BitSet<n> from = random_bits<n>(random, 1 + static_cast<int>(random() % 3));
    BitSet<n> barrier = random_bits<n>(random, static_cast<int>(random() % 2));
    BitSet<n> inside = random_bits<n>(random, of_eight_inside);
    BitSet<n> out;
    BitOps<n>::next_unit(from, barrier, inside, out);
    std::vector<bool> wanted = next_by_loop(from, barrier, inside);
    bool same = true;
    for (std::size_t p = 0; p < n * 64; ++p) same = same && out.has(p) == wanted[p];
    REQUIRE(same);
  }
}

}  // namespace

TEST_CASE("one unit on is what a loop over the tokens gives") {
  for (int of_eight : {0, 1, 4, 7}) {
    compare_next_unit<1>(of_eight, 1);
    compare_next_unit<2>(of_eight, 2);
    compare_next_unit<kBitWords>(of_eight, 3);
  }
}

TEST_CASE("a unit that begins in one word and ends in the next is run over by a carry") {
  Bits from{};
  Bits inside{};
  from.add(60);
  for (std::size_t i = 61; i < 200; ++i) inside.add(i);
  Bits out;
  BitOps<kBitWords>::next_unit(from, Bits{}, inside, out);
  CHECK(out.has(200));
  Bits only{};
  only.add(200);
  for (std::size_t i = 0; i < kBitWords; ++i) CHECK(out.word[i] == only.word[i]);
}

TEST_CASE("any, merge and clear look at all words of the set") {
  BitSet<2> a{};
  CHECK_FALSE(BitOps<2>::any(a));
  a.add(70);
  CHECK(BitOps<2>::any(a));
  BitSet<2> b{};
  b.add(3);
  BitOps<2>::merge(b, a);
  CHECK(b.has(3));
  CHECK(b.has(70));
  BitOps<2>::clear(b);
  CHECK_FALSE(BitOps<2>::any(b));
}

TEST_CASE("the head of a set is its first words") {
  Bits set{};
  set.add(3);
  set.add(70);
  CHECK(set.head<1>().has(3));
  CHECK(set.head<2>().has(70));
  CHECK(BitOps<1>::any(set.head<1>()));
}

TEST_CASE("next steps over the words from one position of the set to the next") {
  BitSet<3> set{};
  for (std::size_t at : {0u, 5u, 63u, 64u, 190u}) set.add(at);
  std::vector<std::size_t> found;
  for (std::size_t at = set.next(0); at < 192; at = set.next(at + 1)) found.push_back(at);
  CHECK(found == std::vector<std::size_t>{0, 5, 63, 64, 190});
  CHECK(set.next(191) == 192);
  CHECK(set.next(500) == 192);
}

TEST_CASE("the columns of a row of bytes are its bits, each of all bytes") {
  constexpr std::size_t kBytes = 150;
  std::array<std::uint8_t, kBytes + kColumnGroup> bytes{};
  for (std::size_t i = 0; i < kBytes; ++i) bytes[i] = static_cast<std::uint8_t>((i * 37) ^ (i >> 2));
  std::array<Bits, 8> columns{};
  bit_columns(bytes.data(), kBytes, columns);
  for (std::size_t i = 0; i < kMaxPositions; ++i) {
    for (std::size_t bit = 0; bit < 8; ++bit) CHECK(columns[bit].has(i) == (i < kBytes && ((bytes[i] >> bit) & 1) != 0));
  }
}
