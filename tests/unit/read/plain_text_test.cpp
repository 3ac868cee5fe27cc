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

std::string read(std::string_view bytes) { return shown(Format::Text, std::string(bytes)); }

/// Without the warning of a missing date, for cases about something else.
std::string text_of(std::string_view bytes) {
  const std::string out = read(bytes);
  const std::size_t warning = out.find("\na.txt: warning D005");
  return out.substr(0, warning);
}

}  // namespace

TEST_CASE("metadata at the top is no text") {
  const Case cases[] = {
      {"date: 2024-03-23\nTwo died.\n", "published=2024-03-23\nbody 17..26 Two died."},
      {"Date: 2024-03-23\r\n\r\nTwo died.\r\n", "published=2024-03-23\nbody 20..29 Two died."},
      {"date: 2024-03-23T10:30+03:00\nTwo died.", "published=2024-03-23T10:30+03:00\nbody 29..38 Two died."},
      {"title: Mill burns\ndate: 2024-03-23\n\nTwo died.",
       "headline=Mill burns published=2024-03-23\nheadline 7..17 Mill burns\nbody 36..45 Two died."},
      {"HEADLINE: Mill burns\npublisher: The Post\nurl: https://p.example/1\nid: x1\npublished: 2024-03-23\nupdated: "
       "2024-03-24 10:30\nSo.",
       "id=x1 headline=Mill burns publisher=The Post published=2024-03-23 updated=2024-03-24 10:30 url=https://p.example/1\n"
       "headline 10..20 Mill burns\nbody 121..124 So."},
      {"\xEF\xBB\xBF"
       "date: 2024-03-23\nSo.",
       "published=2024-03-23\nbody 20..23 So."},
      // The first of two counts; the other is still no text.
      {"date: 2024-03-23\ndate: 2024-03-24\nSo.", "published=2024-03-23\nbody 34..37 So."},
  };
  for (const Case& c : cases) CHECK(read(c.bytes) == c.expected);
}

TEST_CASE("a date may share its line with the text") {
  const Case cases[] = {
      {" date 2024-03-23 Two men died on Friday.\n", "published=2024-03-23\nbody 17..40 Two men died on Friday."},
      {"date: 2024-03-23 Two died.", "published=2024-03-23\nbody 17..26 Two died."},
      {"DATE 2024-03-23, Two died.", "published=2024-03-23\nbody 17..26 Two died."},
      {"date 2024-03-23 10:30 Two died.", "published=2024-03-23 10:30\nbody 22..31 Two died."},
      {"date 2024-03-23T10:30Z Two died.", "published=2024-03-23T10:30Z\nbody 23..32 Two died."},
      {"updated 2024-03-24 date 2024-03-23 Two died.", "published=2024-03-23 updated=2024-03-24\nbody 35..44 Two died."},
      {"date 2024-03-23\nTwo died.", "published=2024-03-23\nbody 16..25 Two died."},
  };
  for (const Case& c : cases) CHECK(read(c.bytes) == c.expected);
}

TEST_CASE("an article that begins like metadata is text") {
  const std::string_view texts[] = {
      "Date palms were cut down.",
      "Date 2024 was the year of the mill.",
      "Date of the fire: unknown.",
      "Title fight: two men hurt.",
      "Id cards: none were found.",
      "Updated figures are due.",
      "Officials: two died.",
      "Dates: 2024-03-23",
      "date",
      "titles: none",
  };
  for (std::string_view text : texts)
    CHECK(text_of(text) == "body 0.." + std::to_string(text.size()) + " " + std::string(text));
  // What looks like metadata further down is text as well.
  CHECK(text_of("So.\ndate: 2024-03-23") == "body 0..20 So.\ndate: 2024-03-23");
}

TEST_CASE("D001, D002: bytes that are no text") {
  CHECK(read("Two\ncaf\xE9s") ==
        "a.txt:2:4: error D001: not UTF-8: 0xE9 at byte 7\n"
        "  hint: convert it, as with: iconv -f WINDOWS-1252 -t UTF-8");
  CHECK(read(std::string_view("Two\nd\0ed", 8)) ==
        "a.txt:2:2: error D002: a NUL at byte 5\n  hint: this is no text, or text in UTF-16");
  // Whichever comes first: a program holds both, and is not to be converted.
  CHECK(read(std::string_view("ELF\0\xE9", 5)) ==
        "a.txt:1:4: error D002: a NUL at byte 3\n  hint: this is no text, or text in UTF-16");
}

TEST_CASE("D004, D005, D006: read with a warning") {
  const Case cases[] = {
      {"date: 2024-03-23\ntitle: Mill burns\n",
       "headline=Mill burns published=2024-03-23\nheadline 24..34 Mill burns\n"
       "a.txt: warning D004: there is no text\n  hint: nothing was read from this article"},
      {"", "a.txt: warning D004: there is no text\n  hint: nothing was read from this article"},
      {"Two died.",
       "body 0..9 Two died.\n"
       "a.txt: warning D005: there is no date\n  hint: without one its figures cannot be put in order of time"},
      {"title: Café\ndate: 23 March\nSo.",
       "headline=Café published=23 March\nheadline 7..12 Café\nbody 28..31 So.\n"
       "a.txt:2:7: warning D006: published: \"23 March\" cannot be read as a date\n"
       "  date: 23 March\n"
       "        ^~~~~~~~\n"
       "  hint: write it as ISO 8601 has it: 2024-03-23 or 2024-03-23T10:30Z"},
  };
  for (const Case& c : cases) CHECK(read(c.bytes) == c.expected);
}
