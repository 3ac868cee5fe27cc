#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/scan.h"
#include "tests/unit/text/shown.h"

using namespace sayso;

namespace {

struct Case {
  std::string_view text;
  std::string_view expected;
};

template <std::size_t N>
void check(const Case (&cases)[N]) {
  for (const Case& c : cases) CHECK(test::tokens(c.text) == c.expected);
}

}  // namespace

TEST_CASE("words, numbers and marks") {
  check({
      {"", ""},
      {" \t\r\n ", ""},
      {"At least 40 died.", "At|least|#40|died|<.>"},
      {"well-known", "well|<->|known"},
      {"Covid19 and F-16s", "Covid19|and|F|<->|#16|s"},
      {"(so), [or] so; yes: no!?", "<(>|so|<)>|<,>|<[>|or|<]>|so|<;>|yes|<:>|no|<!>|<?>"},
      {"wait... what -- no", "wait|<...>|what|<-->|no"},
      {"a@b.example/c_d", "a|<@>|b|<.>|example|</>|c|<_>|d"},
      {"internationalisation is a long word", "internationalisation|is|a|long|word"},
      {"eightlet nineletts sevenle", "eightlet|nineletts|sevenle"},
  });
}

TEST_CASE("numbers keep their grouping and their decimal point") {
  check({
      {"1,200 or 5.6 or .08", "#1,200|or|#5.6|or|#.08"},
      {"$3m, 40%, 1st", "<$>|#3|m|<,>|#40|<%>|<,>|#1|st"},
      {"in 2019. Then", "in|#2019|<.>|Then"},
      {"40, 50 and 60,", "#40|<,>|#50|and|#60|<,>"},
      {"10:30 on 24/7", "#10|<:>|#30|on|#24|</>|#7"},
      {"40-50 or 40–50", "#40|<->|#50|or|#40|<–>|#50"},
      {"end.5", "end|<.>|#5"},
  });
}

TEST_CASE("an apostrophe inside a word belongs to it") {
  check({
      {"don't o'clock O'Neil", "don't|o'clock|O'Neil"},
      {"don’t they’ll", "don’t|they’ll"},
      {"Russia's and Russia’s", "Russia|'s|and|Russia|’s"},
      {"THE STATE'S own", "THE|STATE|'S|own"},
      {"the workers' rights", "the|workers|{'}|rights"},
      {"the U.S.'s and the 1990's", "the|U.S.|'s|and|the|#1990|'s"},
      {"'so'", "{'}|so|{'}"},
      {"'s", "{'}|s"},
  });
}

TEST_CASE("letters with periods are one token") {
  check({
      {"the U.S. said", "the|U.S.|said"},
      {"at 5 p.m. or 6 a.m.", "at|#5|p.m.|or|#6|a.m."},
      {"J.K. Hill and J. Hill", "J.K.|Hill|and|J|<.>|Hill"},
      {"U.S.Army, the U.S, at 3 p.m.EST", "U.S.|Army|<,>|the|U.S|<,>|at|#3|p.m.|EST"},
      {"U.S.-led", "U.S.|<->|led"},
      {"www.a.b.example", "www|<.>|a|<.>|b|<.>|example"},
      {"Plan B. It", "Plan|B|<.>|It"},
      {"a.b.c.d.e", "a.b.c.d.e"},
      {"e.g.this", "e|<.>|g|<.>|this"},
      {"Ph.D. and no.5", "Ph|<.>|D|<.>|and|no|<.>|#5"},
  });
}

TEST_CASE("quotation marks of all kinds are tokens of their own") {
  check({
      {"\"so\" “so” ‘so’ «so» ‹so›", "{\"}|so|{\"}|{“}|so|{”}|{‘}|so|{’}|{«}|so|{»}|{‹}|so|{›}"},
      {"``so''", "{``}|so|{''}"},
      {"„so“", "{„}|so|{“}"},
  });
}

TEST_CASE("letters of all scripts make words") {
  check({
      {"Él dijo que más", "Él|dijo|que|más"},
      {"Москва’s «Правда»", "Москва|’s|{«}|Правда|{»}"},
      {"東京で", "東京で"},
      {"cafe\u0301s", "cafe\u0301s"},
      {"A\u00A0B\u2003C\u200BD\uFEFF", "A|B|C|D"},
      {"€40 – 50 °C…", "<€>|#40|<–>|#50|<°>|C|<…>"},
      {"😀ok", "<😀>|ok"},
  });
}

TEST_CASE("a soft hyphen parts no word") {
  check({{"co\u00ADopera\u00ADtion", "co\u00ADopera\u00ADtion"}, {"so\u00AD far", "so|far"}});
  CHECK(word_key("co\u00ADopera\u00ADtion") == word_key("cooperation"));
}

TEST_CASE("bytes that are no UTF-8 are one mark") {
  check({
      {"caf\xE9 bar", "caf|<\xE9>|bar"},
      {"a\xFF\xFE\x80z", "a|<\xFF\xFE\x80>|z"},
      {"a\xE2\x80", "a|<\xE2\x80>"},
      {"\xF0\x9F", "<\xF0\x9F>"},
  });
}

TEST_CASE("the shapes of a token") {
  const Case cases[] = {
      {"Mill MILL mill M m", "Mill/Clp MILL/CA mill/ M/C m/"},
      {"iPhone McKay F16 X-ray", "iPhone/lp McKay/C F16/C X/C -/g ray/g"},
      {"U.S. a.m. NATO's", "U.S./CAblp a.m./b NATO/CA 's/g"},
      {"Ärzte ÄRZTE Москва НАТО", "Ärzte/Clp ÄRZTE/CA Москва/C НАТО/CA"},
      {"DON'T O’NEIL", "DON'T/CAlp O’NEIL/CA"},
      {"INTERNATIONAL International", "INTERNATIONAL/CAlp International/C"},
      {"\"So,\" he", "\"/lp( So/Cg ,/g \"/g) he/"},
      {"One.\nTwo.\n\nThree.", "One/Clp ./g Two/Clp ./g Three/Clp ./g"},
  };
  for (const Case& c : cases) CHECK(test::shapes(c.text) == c.expected);
}

TEST_CASE("a key is the same in any case and with any apostrophe") {
  struct Pair {
    std::string_view a, b;
  };
  const Pair equal[] = {
      {"said", "SAID"},
      {"Said", "said"},
      {"U.S.", "u.s."},
      {"don't", "DON’T"},
      {"Ärzte", "ÄRZTE"},
      {"Москва", "МОСКВА"},
      {"INTERNATIONAL", "international"},
      {"Internationalisation", "INTERNATIONALISATION"},
      {"sixteenlettersab", "SixteenLettersAB"},
      {"fourteenlett’s", "fourteenlett's"},
  };
  for (const Pair& p : equal) {
    CAPTURE(p.a);
    CHECK(word_key(p.a) == word_key(p.b));
  }
  const Pair unequal[] = {
      {"said", "says"},
      {"", "a"},
      {"a", "aa"},
      {"eightlet", "eightlets"},
      {"[", "{"},
      {"@", "`"},
      {"sixteenlettersab", "sixteenlettersac"},
      {"А", "A"},
  };
  for (const Pair& p : unequal) {
    CAPTURE(p.a);
    CHECK(word_key(p.a) != word_key(p.b));
  }
}

TEST_CASE("a token has the key of its bytes, wherever it stands") {
  for (std::string_view text :
       {"So", "He said: “No, don’t!” In the U.S. 1,200 INTERNATIONAL observers’ cars… caf\xE9 internationalisation", "F16",
        "co\u00ADoperate", "Ä", "it's", "a.m."}) {
    for (const Token& t : tokenize_words(text)) {
      CAPTURE(t.span().of(text));
      CHECK(t.key == word_key(t.span().of(text)));
    }
  }
}

TEST_CASE("what is cut apart by markup or ends with the text is scanned like anything else") {
  // Fifteen letters and more, and fewer than sixteen bytes left, are read in other ways.
  const std::string_view word = "Incomprehensibilities";
  for (std::uint32_t size = 1; size <= word.size(); ++size) {
    for (std::string_view behind : {"", " ", " so it is said by all", "abcdefghijklmnopqrstuvwxyz"}) {
      const std::string text = std::string(word.substr(0, size)) + std::string(behind);
      CAPTURE(text);
      ScannedText scanned;
      ScanState state;
      scan(text, {.begin = 0, .end = size}, state, scanned);
      REQUIRE(scanned.tokens.size() == 1);
      CHECK(scanned.tokens[0].span() == Span{.begin = 0, .end = size});
      CHECK(scanned.tokens[0].key == word_key(word.substr(0, size)));
    }
  }
}

TEST_CASE("many tokens of one text keep their numbers") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "He said “so”, e.g. in\nWAR! • Why? Yes… No. ";
  ScannedText scanned;
  ScanState state;
  scan(text, {.begin = 0, .end = static_cast<std::uint32_t>(text.size())}, state, scanned);
  std::vector<std::uint32_t> line_starts;
  std::vector<std::uint32_t> quote_marks;
  std::vector<std::uint32_t> edges;
  for (std::uint32_t i = 0; i < scanned.tokens.size(); ++i) {
    const Token& token = scanned.tokens[i];
    const std::string_view bytes = token.span().of(text);
    if (token.is(kLineStart)) line_starts.push_back(i);
    if (token.kind == TokenKind::Quote) quote_marks.push_back(i);
    const bool stop = bytes == "." || bytes == "!" || bytes == "?" || bytes == "…" || bytes == "•";
    if (stop || token.kind == TokenKind::Quote || token.is(kAbbreviation)) edges.push_back(i);
  }
  CHECK(scanned.tokens.size() == 300 * 17);
  CHECK(line_starts.size() == 300);
  CHECK(scanned.line_starts == line_starts);
  CHECK(scanned.quote_marks == quote_marks);
  CHECK(scanned.edges == edges);
}
