// The matcher against two others: RE2 over sentences in which every token is one letter, and a naive reading of the forms.
#include <algorithm>
#include <array>
#include <random>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <re2/re2.h>

#include "engine/rulepack/match.h"
#include "tests/unit/rulepack/naive_form.h"
#include "tests/unit/rulepack/sample.h"

using namespace sayso;
using namespace sayso::test;

namespace {

using Random = std::mt19937;
std::size_t below(Random& random, std::size_t n) { return random() % n; }

Pack pack_of_phrase(const std::string& phrase, std::vector<Diagnostic>& diagnostics, bool with_list = false) {
  Rules rules;
  rules.marks.push_back({.head = {.id = "m", .match = {{.text = phrase}}}, .mark = "part"});
  if (with_list) rules.lists.push_back({.name = "pairs", .members = {{.text = "a b"}, {.text = "c"}, {.text = "b c d"}}});
  auto out = compile(std::move(rules));
  diagnostics = std::move(out.diagnostics);
  return out.value;
}

/// A phrase and the same in RE2's words.
struct Both {
  std::string phrase;
  std::string regex;
};

Both random_atom(Random& random) {
  switch (below(random, 8)) {
    case 0: return {"$word", "[a-e]"};
    case 1: return {"$quote-mark", "\""};
    case 2: return {"(a|b)", "[ab]"};
    case 3: return {"(c|$word)", "[a-e]"};
    default: {
      std::string letter(1, static_cast<char>('a' + below(random, 5)));
      return {letter, letter};
    }
  }
}

Both random_part(Random& random) {
  switch (below(random, 10)) {
    case 0:
    case 1: {
      std::size_t n = 1 + below(random, 6);
      return {fmt::format("..{}", n), fmt::format("[^\"]{{0,{}}}", n)};
    }
    case 2: {
      Both a = random_atom(random);
      return {a.phrase + "+", fmt::format("(?:{}){{1,4}}", a.regex)};
    }
    case 3: {
      Both a = random_atom(random);
      return {a.phrase + "?", fmt::format("(?:{})?", a.regex)};
    }
    case 4: {
      Both a = random_atom(random);
      return {a.phrase + "?+", fmt::format("(?:{}){{0,4}}", a.regex)};
    }
    case 5: {
      Both a = random_atom(random);
      Both b = random_atom(random);
      Both c = random_atom(random);
      return {fmt::format("({} {}|{})", a.phrase, b.phrase, c.phrase), fmt::format("(?:{}{}|{})", a.regex, b.regex, c.regex)};
    }
    case 6: {
      Both a = random_atom(random);
      Both b = random_atom(random);
      return {fmt::format("({} {})?", a.phrase, b.phrase), fmt::format("(?:{}{})?", a.regex, b.regex)};
    }
    default: return random_atom(random);
  }
}

struct RandomPhrase {
  Both both;
  bool at_start;
  bool at_end;
};

RandomPhrase random_phrase(Random& random) {
  RandomPhrase out{.both = {}, .at_start = below(random, 8) == 0, .at_end = below(random, 8) == 0};
  if (out.at_start) out.both.phrase = "^ ";
  for (std::size_t i = 0, n = 1 + below(random, 6); i < n; ++i) {
    Both part = random_part(random);
    out.both.phrase += part.phrase + " ";
    out.both.regex += part.regex;
  }
  if (out.at_end) out.both.phrase += "^";
  return out;
}

std::string random_letters(Random& random) {
  std::size_t size = below(random, 4) == 0 ? below(random, 150) : below(random, 20);
  std::string out;
  for (std::size_t i = 0; i < size; ++i) out += below(random, 12) == 0 ? '"' : static_cast<char>('a' + below(random, 5));
  return out;
}

std::string spaced(const std::string& letters) {
  std::string out;
  for (char c : letters) out += std::string(1, c) + " ";
  return out;
}

/// Where matches end, by RE2.
std::set<std::size_t> ends_by_regex(const RandomPhrase& phrase, const Scan& scan, const std::string& letters) {
  re2::RE2 regex("(?:" + phrase.both.regex + ")$");
  REQUIRE(regex.ok());
  std::set<std::size_t> ends;
  for (std::size_t end = 1; end <= letters.size(); ++end) {
    if (phrase.at_end && end != letters.size() && end != scan.body_end()) continue;
    std::size_t begin = phrase.at_start ? scan.body_begin() : 0;
    if (begin > end) continue;
    re2::StringPiece text(letters.data() + begin, end - begin);
    if (regex.Match(text, 0, text.size(), phrase.at_start ? re2::RE2::ANCHOR_START : re2::RE2::UNANCHORED, nullptr, 0))
      ends.insert(end);
  }
  return ends;
}

std::vector<Match> all_matches(const RulePack& pack, const Scan& scan) {
  std::vector<Match> out;
  Matcher matcher(pack);
  for (std::uint32_t i = 0; i < pack.forms().size(); ++i) matcher.try_form(scan, i, out);
  return out;
}

bool fits(const RandomPhrase& phrase, const std::string& letters, const Match& match) {
  return re2::RE2::FullMatch(letters.substr(match.begin, match.end - match.begin), phrase.both.regex);
}

}  // namespace

TEST_CASE("forms match where RE2 matches the same over letters") {
  Random random(20240323);
  int matched = 0;
  for (int round = 0; round < 4000; ++round) {
    RandomPhrase phrase = random_phrase(random);
    std::vector<Diagnostic> diagnostics;
    Pack pack = pack_of_phrase(phrase.both.phrase, diagnostics);
    if (!diagnostics.empty()) continue;  // nothing but optional parts, or too many readings
    for (int i = 0; i < 3; ++i) {
      std::string letters = random_letters(random);
      CAPTURE(phrase.both.phrase);
      CAPTURE(letters);
      Scanned sentence(*pack, spaced(letters), false);
      REQUIRE(sentence.scan.size() == letters.size());
      std::set<std::size_t> wanted = ends_by_regex(phrase, sentence.scan, letters);
      std::set<std::size_t> found;
      for (const Match& match : all_matches(*pack, sentence.scan)) {
        found.insert(match.end);
        REQUIRE(fits(phrase, letters, match));
      }
      REQUIRE(found.empty() == wanted.empty());
      if (wanted.empty()) continue;
      ++matched;
      REQUIRE(*found.rbegin() == *wanted.rbegin());
      REQUIRE(std::includes(wanted.begin(), wanted.end(), found.begin(), found.end()));
      // the triggers find what all forms tried in turn find
      Matcher matcher(*pack);
      std::set<std::size_t> triggered;
      for (const Match& match : matcher.run(sentence.scan, Stage::Claims)) triggered.insert(match.end);
      REQUIRE(triggered == found);
    }
  }
  CHECK(matched > 2000);
}

namespace {

std::string random_slot_phrase(Random& random) {
  static constexpr std::array<std::string_view, 12> kParts = {
      "$quantity", "$source", "$pairs", "a", "b", "c", "..1", "..3", "$word", "(a|$pairs)", "$quote-mark", "(b c|$quantity)"};
  std::string out;
  for (std::size_t i = 0, n = 1 + below(random, 6); i < n; ++i) {
    std::string_view part = kParts[below(random, kParts.size())];
    bool gap = part.starts_with("..");
    bool group = part.starts_with("(b");
    std::string_view after =
        gap ? "" : std::array<std::string_view, 6>{"", "", "", "?", "+", "?+"}[below(random, group ? 4 : 6)];
    out += std::string(part) + std::string(after) + " ";
  }
  return out;
}

/// Spans that may lie in and across one another.
void add_random_spans(Random& random, Scan& scan) {
  if (scan.size() < 2) return;
  for (std::size_t i = 0, n = below(random, 8); i < n; ++i) {
    std::size_t begin = below(random, scan.size());
    std::size_t end = std::min(scan.size(), begin + 1 + below(random, 4));
    BuiltinSlot slot = below(random, 2) == 0 ? BuiltinSlot::Quantity : BuiltinSlot::Source;
    scan.add(slot_of(slot),
             {.begin = static_cast<std::uint16_t>(begin),
              .end = static_cast<std::uint16_t>(end),
              .value = static_cast<std::uint32_t>(i)},
             below(random, 3) > 0);
  }
}

}  // namespace

TEST_CASE("forms with slots match where a naive reading does") {
  Random random(7);
  int matched = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string phrase = random_slot_phrase(random);
    std::vector<Diagnostic> diagnostics;
    Pack pack = pack_of_phrase(phrase, diagnostics, true);
    if (!diagnostics.empty()) continue;
    std::string letters = random_letters(random);
    CAPTURE(phrase);
    CAPTURE(letters);
    Scanned sentence(*pack, spaced(letters), false);
    add_random_spans(random, sentence.scan);
    Matcher matcher(*pack);
    for (std::uint32_t i = 0; i < pack->forms().size(); ++i) {
      auto wanted = NaiveForm(sentence.scan, pack->forms()[i]).matches();
      std::vector<Match> found;
      matcher.try_form(sentence.scan, i, found);
      REQUIRE(found.empty() == wanted.empty());
      std::size_t longest = 0;
      std::size_t last = 0;
      for (auto [begin, end] : wanted) last = std::max(last, end);
      for (const Match& match : found) {
        CAPTURE(match.begin);
        CAPTURE(match.end);
        REQUIRE(wanted.count({match.begin, match.end}) == 1);
        longest = std::max<std::size_t>(longest, match.end);
        for (const CaptureHit& hit : match.captures) REQUIRE(hit.begin < hit.end);
      }
      REQUIRE(longest == last);
      matched += wanted.empty() ? 0 : 1;
    }
  }
  CHECK(matched > 500);
}
