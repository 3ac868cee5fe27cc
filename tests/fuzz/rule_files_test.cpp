// The shipped rule files, damaged in all ways: loading and compiling them ends, every diagnostic has a code that has a page, and its
// place lies within the file. A failure prints the seed and the damage; the same seed gives the same files on every machine.
#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/rulepack/lint.h"
#include "engine/rulepack/load.h"
#include "engine/rulepack/rulepack.h"
#include "engine/rulepack/shipped.h"

using namespace sayso;

namespace {

constexpr std::uint32_t kSeed = 20240323;
/// Of each kind of damage to each file. Files of more bytes tell nothing that a shorter one does not.
constexpr int kRounds = 5;
constexpr std::size_t kLargest = 64 << 10;
constexpr int kMostAtOnce = 4;

using Random = std::mt19937;

/// Below `n`; the distributions of the library differ from one to the other.
std::size_t below(Random& random, std::size_t n) { return n == 0 ? 0 : random() % n; }

std::vector<std::string> lines_of(const std::string& bytes) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    out.push_back(bytes.substr(at, end - at));
    at = end;
  }
  return out;
}

std::string joined(const std::vector<std::string>& lines) { return fmt::format("{}", fmt::join(lines, "")); }

std::string flip_bytes(std::string bytes, Random& random) {
  constexpr std::string_view kMarks = "\"'[]{}:,#&*!|>%@-?+~$()<>^\\. \n\t\r9";
  for (std::size_t i = 0; i <= below(random, kMostAtOnce) && !bytes.empty(); ++i) {
    char& byte = bytes[below(random, bytes.size())];
    byte = below(random, 4) == 0 ? static_cast<char>(random()) : kMarks[below(random, kMarks.size())];
  }
  return bytes;
}

std::string delete_lines(std::string bytes, Random& random) {
  std::vector<std::string> lines = lines_of(bytes);
  for (std::size_t i = 0; i <= below(random, kMostAtOnce) && !lines.empty(); ++i)
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(below(random, lines.size())));
  return joined(lines);
}

std::string double_lines(std::string bytes, Random& random) {
  std::vector<std::string> lines = lines_of(bytes);
  for (std::size_t i = 0; i <= below(random, kMostAtOnce) && !lines.empty(); ++i) {
    std::string line = lines[below(random, lines.size())];
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(below(random, lines.size())), std::move(line));
  }
  return joined(lines);
}

/// The key of one line stands before the value of another, and the other way round.
std::string swap_keys(std::string bytes, Random& random) {
  std::vector<std::string> lines = lines_of(bytes);
  std::vector<std::size_t> with_key;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].find(':') != std::string::npos) with_key.push_back(i);
  }
  if (with_key.empty()) return bytes;
  std::string& a = lines[with_key[below(random, with_key.size())]];
  std::string& b = lines[with_key[below(random, with_key.size())]];
  if (&a == &b) return bytes;
  const std::string head = a.substr(0, a.find(':'));
  a.replace(0, head.size(), b, 0, b.find(':'));
  b.replace(0, b.find(':'), head);
  return joined(lines);
}

std::string truncate(std::string bytes, Random& random) {
  bytes.resize(below(random, bytes.size()));
  return bytes;
}

/// Brackets of YAML, or of a phrase, in the place of a value.
std::string nest_deeply(std::string bytes, Random& random) {
  constexpr std::array<std::string_view, 6> kOpen = {"[", "{a: ", "'(", "- ", "<", "(a|"};
  const std::size_t colon = bytes.find(": ", below(random, bytes.size()));
  std::string nest;
  const std::string_view open = kOpen[below(random, kOpen.size())];
  for (std::size_t i = 0; i < 1 + below(random, 200); ++i) nest += open;
  bytes.insert(colon == std::string::npos ? bytes.size() : colon + 2, nest);
  return bytes;
}

/// A number in the place of a number, or of a word.
std::string huge_number(std::string bytes, Random& random) {
  constexpr std::array<std::string_view, 8> kHuge = {
      "99999999999999999999999999", "-1",  "1e999", "-9223372036854775808", "..99999999999",
      "0x7fffffffffffffffff",       "nan", ".inf"};
  const std::string_view number = kHuge[below(random, kHuge.size())];
  std::size_t at = bytes.find_first_of("0123456789", below(random, bytes.size()));
  if (at == std::string::npos) at = bytes.size();
  const std::size_t end = std::min(bytes.find_first_not_of("0123456789", at), bytes.size());
  return bytes.replace(at, end - at, number);
}

struct Damage {
  const char* name;
  std::string (*apply)(std::string bytes, Random& random);
};
constexpr Damage kDamages[] = {
    {"flipped bytes", flip_bytes},  {"deleted lines", delete_lines}, {"doubled lines", double_lines},
    {"swapped keys", swap_keys},    {"cut off", truncate},           {"nested deeply", nest_deeply},
    {"a huge number", huge_number},
};

/// Line and column are those of a byte of the file, or of the end of a line; 0 is the file as a whole.
bool lies_within(const Place& place, const std::vector<std::string>& lines) {
  if (place.line == 0) return true;
  if (place.line > lines.size() + 1 || place.column == 0) return false;
  const std::size_t size = place.line > lines.size() ? 0 : lines[place.line - 1].size();
  return place.column <= size + 1 && place.width >= 1 &&
         place.column - 1 + place.width <= std::max<std::size_t>(size, place.column);
}

bool has_page(const std::string& code) {
  static std::set<std::string> known;
  if (known.contains(code)) return true;
  if (!std::filesystem::exists(fmt::format("docs/diagnostics/{}.md", code))) return false;
  known.insert(code);
  return true;
}

/// The codes that were told are added to `codes`.
void check(const RuleInput& file, std::set<std::string>& codes) {
  constexpr std::array<std::string_view, 2> kCheckTypes = {"conflict", "stale"};
  Outcome<Rules> rules = load_rules({&file, 1}, {}, kCheckTypes, "2024-03-23");
  auto pack = compile(std::move(rules.value));
  std::vector<Diagnostic> told = std::move(rules.diagnostics);
  told.insert(told.end(), pack.diagnostics.begin(), pack.diagnostics.end());
  const std::vector<Diagnostic> warnings = lint(*pack.value);
  told.insert(told.end(), warnings.begin(), warnings.end());
  add_source_lines(told, {&file, 1});
  const std::vector<std::string> lines = lines_of(file.bytes);
  for (const Diagnostic& d : told) {
    codes.insert(d.code);
    if (has_page(d.code) && lies_within(d.place, lines) && d.place.path == file.path) continue;
    FAIL_CHECK(fmt::format("{}:{}:{}+{} {} {}", d.place.path, d.place.line, d.place.column, d.place.width, d.code, d.message));
  }
}

}  // namespace

TEST_CASE("a damaged rule file is told as that, at places that are there") {
  constexpr std::size_t kManyCodes = 25;
  std::set<std::string> codes;
  for (const Damage& damage : kDamages) {
    CAPTURE(damage.name);
    Random random(kSeed);
    for (const ShippedPack& pack : shipped_packs()) {
      if (pack.bytes.size() > kLargest) continue;
      for (int round = 0; round < kRounds; ++round) {
        CAPTURE(round);
        check({.path = std::string(pack.name), .bytes = damage.apply(std::string(pack.bytes), random)}, codes);
      }
    }
  }
  CHECK(codes.size() > kManyCodes);  // the damage reaches all parts of the loader
}

TEST_CASE("bytes of any kind are told as no rule file") {
  Random random(kSeed);
  std::set<std::string> codes;
  for (int i = 0; i < 200; ++i) {
    std::string bytes(below(random, 400), '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    check({.path = "desk.yaml", .bytes = std::move(bytes)}, codes);
  }
}
