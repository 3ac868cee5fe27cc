#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/text/shown.h"

using namespace sayso;

namespace {

/// A document written with its zones in [] and its markup in {}, which are no bytes of it: "[h:Mill burns] rest [b:Two {**}died{**}]".
Document marked(std::string_view source) {
  std::string bytes;
  std::vector<ZoneSpan> zones;
  std::vector<Span> markup;
  auto here = [&] { return static_cast<std::uint32_t>(bytes.size()); };
  for (std::size_t i = 0; i < source.size(); ++i) {
    switch (source[i]) {
      case '[':
        zones.push_back({.span = {.begin = here(), .end = here()}, .zone = source[i + 1] == 'h' ? Zone::Headline : Zone::Body});
        i += 2;
        break;
      case ']': zones.back().span.end = here(); break;
      case '{': markup.push_back({.begin = here(), .end = here()}); break;
      case '}': markup.back().end = here(); break;
      default: bytes += source[i];
    }
  }
  Document out({.id = "a.md"}, bytes);
  out.set_zones(std::move(zones));
  out.set_markup(std::move(markup));
  return out;
}

struct Case {
  std::string_view source;
  std::string_view expected;
};

}  // namespace

TEST_CASE("only zones are read") {
  const Case cases[] = {
      {"title: [h:Mill burns]\n---\n[b:Two died.]\ntail", "Mill burns ¶ Two died."},
      {"[b:Two died.][b:Ten fled.]", "Two died. ¶ Ten fled."},
      {"nothing", ""},
      {"[b:]", ""},
      {"[h: ]\n[b:So.]", "So."},
  };
  for (const Case& c : cases) CHECK(test::sentences(marked(c.source)) == c.expected);
}

TEST_CASE("a sentence knows its zone") {
  const Document doc = marked("[h:Mill burns] [b:Two died.\n\nTen fled.]");
  const TokenizedText text = tokenize(doc, test::index());
  REQUIRE(text.sentences.size() == 3);
  CHECK(text.sentences[0].zone == Zone::Headline);
  CHECK(text.sentences[1].zone == Zone::Body);
  CHECK(text.sentences[2].zone == Zone::Body);
}

TEST_CASE("markup is no token and no blank") {
  const Case cases[] = {
      {"[b:At least {**}40{**} died.]", "At|least|#40|died|<.>"},
      {"[b:{**}So{**}, he]", "So|<,>|he"},
      {"[b:{**}“So{**}” he]", "{“}|So|{”}|he"},
      {"[b:one{<br>}two]", "one|two"},
      {"[b:{all of it}]", ""},
  };
  for (const Case& c : cases) CHECK(test::tokens(marked(c.source)) == c.expected);
  CHECK(test::shapes(marked("[b:{**}So{**}, he]")) == "So/Clp ,/g he/");
}

TEST_CASE("a line break inside markup parts lines") {
  CHECK(test::shapes(marked("[b:One {<br>\n}two{\n<hr>\n}Three]")) == "One/Clp two/lp Three/Clp");
}

TEST_CASE("markup outside the zones and over their edges is left alone") {
  CHECK(test::tokens(marked("{**}[b:So]{**}[b:it {*}fell]{*} x")) == "So|it|fell");
}
