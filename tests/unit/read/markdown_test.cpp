#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "tests/unit/read/shown.h"

using namespace sayso;
using sayso::test::shown;

namespace {

struct Case {
  std::string_view bytes;
  std::string_view expected;
};

std::string read(std::string_view bytes) { return shown(Format::Markdown, std::string(bytes)); }

/// The zones alone, of a text without front matter.
std::string zones_of(std::string_view bytes) {
  const std::string out = read(bytes);
  return out.substr(0, out.find("\na.md: warning D005"));
}

}  // namespace

TEST_CASE("front matter is no text") {
  const Case cases[] = {
      {"---\ndate: 2024-03-23\n---\nTwo died.\n", "published=2024-03-23\nbody 25..34 Two died."},
      {"---\r\ndate: 2024-03-23\r\n---\r\nTwo died.\r\n", "published=2024-03-23\nbody 28..37 Two died."},
      {"---\nid: x1\npublisher: The Post\npublished: 2024-03-23\nupdated: 2024-03-24\nlang: en\nevent: mill\nurl: "
       "https://p.example/1\n"
       "layout: post\ntags: [a, b]\nx: &y z\n---\nSo.",
       "id=x1 publisher=The Post published=2024-03-23 updated=2024-03-24 language=en event=mill url=https://p.example/1\nbody "
       "157..160 So."},
      {"\xEF\xBB\xBF---\ndate: 2024-03-23\n...\nSo.", "published=2024-03-23\nbody 28..31 So."},
      {"---\ndate: 2024-03-23\nevent:\n---\nSo.", "published=2024-03-23\nbody 32..35 So."},
      {"---\n# date: 2024\n---\n\nSo.",
       "body 22..25 So.\na.md: warning D005: there is no date\n  hint: without one its figures cannot be put in order of time"},
      {"---\ntitle: a\ndate: March\n---\nSo.",
       "headline=a published=March\nheadline 11..12 a\nbody 29..32 So.\n"
       "a.md:3:7: warning D006: published: \"March\" cannot be read as a date\n"
       "  date: March\n"
       "        ^~~~~\n"
       "  hint: write it as ISO 8601 has it: 2024-03-23 or 2024-03-23T10:30Z"},
  };
  for (const Case& c : cases) CHECK(read(c.bytes) == c.expected);
}

TEST_CASE("the headline stands where it is written") {
  const Case cases[] = {
      {"---\ntitle: Two die\ndate: 2024-03-23\n---\nSo.",
       "headline=Two die published=2024-03-23\nheadline 11..18 Two die\nbody 40..43 So."},
      {"---\ndate: 2024-03-23\nheadline: \"Two: die\"\n---\nSo.",
       "headline=Two: die published=2024-03-23\nheadline 32..40 Two: die\nbody 46..49 So."},
      // Not as it is read: there are no bytes to point at.
      {"---\ndate: 2024-03-23\ntitle: 'It''s so'\n---\nSo.", "headline=It's so published=2024-03-23\nbody 43..46 So."},
      {"---\ndate: 2024-03-23\n---\n# Two *die*\n\nSo.",
       "headline=Two die published=2024-03-23\nheadline 27..35 Two ‹*›die\nbody 38..41 So."},
      {"---\ndate: 2024-03-23\n---\nTwo\ndie\n===\nSo.",
       "headline=Two die published=2024-03-23\nheadline 25..32 Two\ndie\nbody 37..40 So."},
      // A second title is a heading like any other; the same one again is the headline.
      {"---\ndate: 2024-03-23\ntitle: Fire\n---\n# Two die\nSo.",
       "headline=Fire published=2024-03-23\nheadline 28..32 Fire\nbody 39..46 Two die\nbody 47..50 So."},
      {"---\ndate: 2024-03-23\ntitle: Fire\n---\n# Fire\nSo.",
       "headline=Fire published=2024-03-23\nheadline 28..32 Fire\nheadline 39..43 Fire\nbody 44..47 So."},
  };
  for (const Case& c : cases) CHECK(read(c.bytes) == c.expected);
}

TEST_CASE("blocks are zones") {
  const Case cases[] = {
      {"One.\n\nTwo\nlines.\n", "body 0..4 One.\nbody 6..16 Two\nlines."},
      {"# A\n## B\n# C\nD", "headline=A\nheadline 2..3 A\nbody 7..8 B\nbody 11..12 C\nbody 13..14 D"},
      {"- two dead\n- one hurt", "list 2..10 two dead\nlist 13..21 one hurt"},
      {"1. two\n\n2. one\n   - deep", "list 3..6 two\nlist 11..14 one\nlist 20..24 deep"},
      {"> Two died,\n> he said.\n\nSo.", "body 2..22 Two died,\n‹>› he said.\nbody 24..27 So."},
      {"| who | dead |\n|-----|------|\n| men | 2 |", "list 2..5 who\nlist 8..12 dead\nlist 32..35 men\nlist 38..39 2"},
      {"So.\n\n```\nint dead = 2;\n```\n\n    Two died.", "body 0..3 So.\nbody 32..41 Two died."},
      {"One.\n\n***\n\nTwo.", "body 0..4 One.\nbody 11..15 Two."},
      {"[x]: https://p.example\n\nSee [x].", "body 24..32 See ‹[›x‹]›."},
  };
  for (const Case& c : cases) CHECK(zones_of(c.bytes) == c.expected);
}

TEST_CASE("marks within a line are markup") {
  const Case cases[] = {
      {"At least **40** died, *he* said.", "body 0..32 At least ‹**›40‹**› died, ‹*›he‹*› said."},
      {"__Two__ `men` ~~died~~ so", "body 2..25 Two‹__› ‹`›men‹`› ‹~~›died‹~~› so"},
      {"Two * three * four, snake_case_word", "body 0..35 Two * three * four, snake_case_word"},
      {"See [the _report_](https://p.example/r \"Its title\") now.",
       "body 0..56 See ‹[›the ‹_›report‹_](https://p.example/r \"Its title\")› now."},
      {"At <https://p.example> now.", "body 0..27 At ‹<https://p.example>› now."},
      {"A \\* star", "body 0..9 A ‹\\›* star"},
      {"A line\\\nand  \none", "body 0..17 A line‹\\›\nand  \none"},
      {"Two <b>men</b> died<!-- ask -->.", "body 0..32 Two ‹<b>›men‹</b>› died‹<!-- ask -->›."},
      {"R&amp;D", "body 0..7 R&amp;D"},
      {"**Two**\n**men**", "body 2..13 Two‹**›\n‹**›men"},
      {"café **né** so", "body 0..16 café ‹**›né‹**› so"},
  };
  for (const Case& c : cases) CHECK(zones_of(c.bytes) == c.expected);
}

TEST_CASE("the words of an image are a caption") {
  const Case cases[] = {
      {"![Two *men*](m.jpg)", "caption 2..10 Two ‹*›men"},
      {"One. ![Two](m.jpg \"x\") Three.", "body 0..4 One.\ncaption 7..10 Two\nbody 23..29 Three."},
      {"[![Two](m.jpg)](https://p.example)\n\nSo.", "caption 3..6 Two\nbody 36..39 So."},
      {"![](m.jpg)\n\nSo.", "body 12..15 So."},
  };
  for (const Case& c : cases) CHECK(zones_of(c.bytes) == c.expected);
}

TEST_CASE("of HTML the words are read") {
  const Case cases[] = {
      {"<div class=\"a>b\">Two died.</div>\n\nSo.", "body 17..26 Two died.\nbody 34..37 So."},
      {"<p>Two <b>men</b>.</p>", "body 3..18 Two ‹<b>›men‹</b>›."},
      {"<!-- Two\n\ndied -->\n\nSo.", "body 20..23 So."},
      {"<script>\nvar dead = 2;\n\n</script>\nSo.", "body 34..37 So."},
      {"<p>2 < 3 dead</p>", "body 3..13 2 < 3 dead"},
      {"<p>Cut <b", "body 3..6 Cut"},
  };
  for (const Case& c : cases) CHECK(zones_of(c.bytes) == c.expected);
}

TEST_CASE("D007: front matter that cannot be read") {
  const Case cases[] = {
      {"---\ndate: 2024-03-23\n\nTwo died.\n",
       "a.md:1:1: error D007: front matter that is not closed\n"
       "  ---\n"
       "  ^~~\n"
       "  hint: end it with a line \"---\"; a rule at the top of a text is written \"***\""},
      {"---\ntitle: Fire: two die\n---\nSo.",
       "a.md:2:12: error D007: front matter: \": \" in a text without quotes\n"
       "  title: Fire: two die\n"
       "             ^\n"
       "  hint: put the phrase into quotes"},
      {"---\nTwo died.\n---\nSo.",
       "a.md:2:1: error D007: front matter: not a map of keys and values\n"
       "  Two died.\n"
       "  ^~~~~~~~~\n"
       "  hint: write \"key: value\" lines, with a blank after each colon"},
      {"---\ndate: 2024-03-23\ndate: 2024-03-24\nevent: [a]\n---\nSo.",
       "published=2024-03-23\nbody 53..56 So.\n"
       "a.md:3:1: warning D007: front matter: the key \"date\" stands here a second time\n"
       "  date: 2024-03-24\n"
       "  ^~~~\n"
       "  hint: join the two: this one is not read\n"
       "a.md:4:8: warning D007: front matter: event is no text and is not read\n"
       "  event: [a]\n"
       "         ^\n"
       "  hint: write it on the line of its key"},
  };
  for (const Case& c : cases) CHECK(read(c.bytes) == c.expected);
}

TEST_CASE("nonsense gives zones in order, within the bytes, with the markup inside") {
  const std::string_view pieces[] = {"a",    "word ", "*",     "**",    "_",  "`",    "[",    "]",  "(u)", "![", "<b>",
                                     "<!--", "-->",   "<div>", "&amp;", "\\", "\n",   "\n\n", "# ", "- ",  "> ", "|",
                                     "\t",   "---",   "```",   "1. ",   "é",  "  \n", "\r\n", "<",  "~~",  ": "};
  std::uint32_t state = 1;
  auto next = [&state](std::size_t below) {
    state = state * 1664525u + 1013904223u;
    return static_cast<std::size_t>(state >> 8) % below;
  };
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes;
    for (std::size_t n = next(40); n > 0; --n) bytes += pieces[next(std::size(pieces))];
    const auto article = read_article(Format::Markdown, "a.md", bytes);
    if (!article.value) continue;
    std::uint32_t end = 0;
    bool good = true;
    for (const ZoneSpan& z : article.value->zones()) {
      good = good && end <= z.span.begin && z.span.begin < z.span.end && z.span.end <= bytes.size();
      end = z.span.end;
    }
    end = 0;
    for (const Span& m : article.value->markup()) {
      good = good && end <= m.begin && m.begin < m.end && m.end <= bytes.size();
      end = m.end;
    }
    CHECK_MESSAGE(good, bytes);
  }
}
