// Every combination of origin, order in time, bound and direction, against the table of verdicts as it is told to people: intervals
// are sets of numbers on a grid here, and nothing of the engine's arithmetic is used.
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "sample.h"

using namespace sayso;

namespace {

enum class Who { OneOrigin, OneOriginOneOutlet, OtherOrigin, OwnVoices };
enum class When { Before, Same, After, Unknown };

constexpr std::array kWho = {Who::OneOrigin, Who::OneOriginOneOutlet, Who::OtherOrigin, Who::OwnVoices};
constexpr std::array kWhen = {When::Before, When::Same, When::After, When::Unknown};
/// How a number is put; "#" stands for it.
const std::vector<std::string> kBounds = {"#", ">=#", ">#", "<=#", "<#", "#-$", "~#", "^#", "#+"};
/// Down, level and up, near and far. None is visibly rounded.
const std::vector<int> kNumbers = {17, 39, 40, 41, 90};
constexpr int kFirst = 40;

std::string put(const std::string& bound, int number) {
  std::string out;
  for (char c : bound) out += c == '#' ? std::to_string(number) : c == '$' ? std::to_string(number + 10) : std::string(1, c);
  return out;
}

// --- sets of numbers: halves from 0 to 200, and all that is above

constexpr int kGrid = 400;
using Set = std::array<bool, kGrid + 1>;

Set set_of(const std::string& bound, int number) {
  Set set{};
  for (int i = 0; i <= kGrid; ++i) {
    double x = i / 2.0;
    bool in = bound == ">=#" || bound == "#+" ? x >= number
              : bound == ">#"                 ? x > number
              : bound == "<=#"                ? x <= number
              : bound == "<#"                 ? x < number
              : bound == "#-$"                ? x >= number && x <= number + 10
                                              : x == number;
    set[static_cast<std::size_t>(i)] = in;
  }
  return set;
}

bool meet(const Set& a, const Set& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] && b[i]) return true;
  }
  return false;
}

struct Ends {
  double low, high;
};
Ends ends(const Set& set) {
  Ends out{.low = -1, .high = -1};
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (!set[i]) continue;
    if (out.low < 0) out.low = static_cast<double>(i) / 2;
    out.high = static_cast<double>(i) / 2;
  }
  return out;
}

/// How far the nearest members lie apart, with the ends that an open interval does not hold.
double gap(const Set& a, const Set& b, bool open) {
  Ends x = ends(a), y = ends(b);
  double apart = std::max(x.low - y.high, y.low - x.high);
  return std::max(0.0, open ? std::floor(apart) : apart);
}

bool soft(const std::string& bound) { return bound == "~#" || bound == "^#" || bound == "#+"; }
bool open(const std::string& bound) { return bound == ">#" || bound == "<#"; }
bool bounded_below(const std::string& bound) { return bound != "<=#" && bound != "<#"; }
bool bounded_above(const std::string& bound) { return bound != ">=#" && bound != ">#" && bound != "#+"; }

double larger_end(const Set& a, const Set& b) {
  Ends x = ends(a), y = ends(b);
  return x.low > y.high ? x.low : y.low;
}

bool contradict(const std::string& p, int a, const std::string& q, int b) {
  Set x = set_of(p, a), y = set_of(q, b);
  if (meet(x, y)) return false;
  if (!soft(p) && !soft(q)) return true;
  double relative = p == "#+" || q == "#+" ? 0.4 : 0.05;
  double apart = gap(x, y, open(p) || open(q));
  double end = std::round(larger_end(x, y) - (open(p) || open(q) ? 0.25 : 0));
  return apart > relative * end;
}

/// The number in the words; of "dozens" there is none.
double said(const std::string& bound, int number) { return bound == "#+" ? -1 : bound == "#-$" ? number + 5 : number; }
bool far_apart(const std::string& p, int a, const std::string& q, int b) {
  double x = said(p, a), y = said(q, b);
  return x >= 0 && y >= 0 && std::max(x, y) > 2 * std::min(x, y);
}

/// -1 down, 1 up, 0 level or not to be told. An end that only one of them has says nothing; of people "at most" begins at 0.
int direction(const std::string& p, int a, const std::string& q, int b) {
  auto sign = [](int from, int to) { return to > from ? 1 : to < from ? -1 : 0; };
  int low_a = bounded_below(p) ? a : 0, low_b = bounded_below(q) ? b : 0;
  int low = sign(low_a, low_b);
  int high = 0;
  if (bounded_above(p) && bounded_above(q)) high = sign(p == "#-$" ? a + 10 : a, q == "#-$" ? b + 10 : b);
  if (low * high < 0) return 0;
  return sign(0, low + high);
}

std::string expected(Who who, When when, const std::string& p, int a, const std::string& q, int b) {
  if (p == q && a == b) return "agrees";
  bool one = who == Who::OneOrigin || who == Who::OneOriginOneOutlet;
  bool apart = contradict(p, a, q, b);
  bool swapped = when == When::After;
  int way = swapped ? direction(q, b, p, a) : direction(p, a, q, b);
  bool ordered = when == When::Before || when == When::After;
  if (one && ordered && way < 0 && (apart || far_apart(p, a, q, b))) return "revision";
  if (ordered && way > 0) return "update";
  if (apart) {
    if (who == Who::OneOrigin && when == When::Same) return "same-origin-differs";
    return when == When::Unknown ? "cannot-compare" : "conflict";
  }
  bool touch = meet(set_of(p, a), set_of(q, b));
  return touch && far_apart(p, a, q, b) ? "drift" : "compatible";
}

std::string who_of(Who who, bool second) {
  switch (who) {
    case Who::OneOrigin: return second ? "cnn/Times" : "cnn/Post";
    case Who::OneOriginOneOutlet: return "cnn/Post";
    case Who::OtherOrigin: return second ? "ria/Times" : "cnn/Post";
    case Who::OwnVoices: return second ? "own/Times" : "own/Post";
  }
  return "";
}

std::string day_of_first(When when) { return when == When::After ? "day3" : "day2"; }
std::string day_of_second(When when) {
  switch (when) {
    case When::Before: return "day3";
    case When::Same:
    case When::After: return "day2";
    case When::Unknown: return "never";
  }
  return "";
}

Comparison compared(const DocumentClaims& a, const DocumentClaims& b) {
  static const Rules rules = sample::rules();
  Origins origins(rules);
  auto side = [&](const DocumentClaims& d) {
    const Claim& claim = d.claims[0];
    return Side{
        .document = &d, .claim = &claim, .figure = &claim.figures[0], .origin = origins.of(d.document, claim), .event = 0U};
  };
  return compare(side(a), side(b), {.measure = &rules.measures[0], .event_when = parse_time("2024-03-01")});
}

}  // namespace

TEST_CASE("every combination has the verdict of the table, whichever figure is named first") {
  int combinations = 0;
  for (Who who : kWho) {
    for (When when : kWhen) {
      for (const std::string& p : kBounds) {
        for (const std::string& q : kBounds) {
          for (int number : kNumbers) {
            std::string first = fmt::format("{} {} {}", who_of(who, false), put(p, kFirst), day_of_first(when));
            std::string second = fmt::format("{} {} {}", who_of(who, true), put(q, number), day_of_second(when));
            DocumentClaims a = sample::sample(first);
            DocumentClaims b = sample::sample(second);
            b.document.id += "-2";
            std::string wanted = expected(who, when, p, kFirst, q, number);
            std::string there(name_of(compared(a, b).verdict));
            std::string back(name_of(compared(b, a).verdict));
            INFO(first, " ~ ", second);
            CHECK(there == wanted);
            CHECK(back == wanted);
            ++combinations;
          }
        }
      }
    }
  }
  CHECK(combinations == 4 * 4 * 9 * 9 * 5);
}
