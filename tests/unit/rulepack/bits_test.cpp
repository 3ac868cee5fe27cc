#include "engine/rulepack/bits.h"

#include <random>
#include <vector>

#include <doctest/doctest.h>

using namespace sayso;

namespace {

Bits random_bits(std::mt19937& random, std::size_t words, int of_eight) {
  Bits out{};
  for (std::size_t i = 0; i < words * 64; ++i) {
    if (static_cast<int>(random() % 8) < of_eight) out.add(i);
  }
  return out;
}

/// One token at a time: from a position that is no barrier to the next one, and on to the end of the unit that holds it.
std::vector<bool> next_by_loop(const Bits& from, const Bits& barrier, const Bits& inside, std::size_t positions) {
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
    Bits from = random_bits(random, n, 1 + static_cast<int>(random() % 3));
    Bits barrier = random_bits(random, n, static_cast<int>(random() % 2));
    Bits inside = random_bits(random, n, of_eight_inside);
    Bits out;
    BitOps<n>::next_unit(from, barrier, inside, out);
    std::vector<bool> wanted = next_by_loop(from, barrier, inside, n * 64);
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

TEST_CASE("any, merge and clear look at the words in use") {
  Bits a{};
  a.add(70);
  CHECK_FALSE(BitOps<1>::any(a));
  CHECK(BitOps<2>::any(a));
  Bits b{};
  b.add(3);
  BitOps<2>::merge(b, a);
  CHECK(b.has(70));
  BitOps<1>::clear(b);
  CHECK_FALSE(b.has(3));
  CHECK(b.has(70));
}
