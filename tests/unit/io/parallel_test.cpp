#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <string>

#include "engine/io/parallel.h"

using namespace sayso;

namespace {

std::vector<int> squares(unsigned threads, int items) {
  int n = 0;
  std::vector<int> out;
  parallel_in_order(
      threads, [&]() -> std::optional<int> { return n < items ? std::optional(n++) : std::nullopt; },
      [](int x) {
        if (x % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));  // overtaken by those behind
        return x * x;
      },
      [&](int x) { out.push_back(x); });
  return out;
}

}  // namespace

TEST_CASE("results come in the order of the input") {
  std::vector<int> wanted;
  for (int i = 0; i < 500; ++i) wanted.push_back(i * i);
  for (unsigned threads : {0U, 1U, 2U, 5U, 16U}) CHECK(squares(threads, 500) == wanted);
}

TEST_CASE("nothing, and fewer items than threads") {
  CHECK(squares(4, 0).empty());
  CHECK(squares(8, 2) == std::vector<int>{0, 1});
}

TEST_CASE("only so many items are under way") {
  std::atomic<int> pulled = 0;
  int taken = 0, most = 0;
  parallel_in_order(
      2, [&]() -> std::optional<int> { return pulled < 200 ? std::optional(++pulled) : std::nullopt; }, [](int x) { return x; },
      [&](int) {
        most = std::max(most, pulled - taken);
        ++taken;
        if (taken < 20) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      });
  CHECK(taken == 200);
  CHECK(most <= 2 * 4 + 1);
}
