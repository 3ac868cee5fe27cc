#include <doctest/doctest.h>

#include <sstream>

#include "engine/report/quote_view.h"
#include "engine/report/text_parts.h"
#include "engine/report/writer.h"
#include "sample.h"

using namespace sayso;

namespace {

const TextStyle kPlain{.paint = Paint(false), .columns = 100};

}  // namespace

TEST_CASE("a finding with both quotations side by side") {
  CHECK(text_of_finding(sample::finding(), kPlain) ==
        R"(error: CNN reports at least 40 deaths; RIA Novosti reports 12 deaths
  conflict of deaths [deaths-differ]

  CNN  in Alpine Observer, 2024-03-23
  a.txt:1:1
    At least 40 people were killed, according to CNN.
    ^~~~~~~~~~~ [40,inf) at-least

  RIA Novosti  in Sun, 2024-03-23
  b.txt:5:23
    RIA Novosti said that 12 people had died.
                          ^~ [12,12] exact

  because
    - two origins: CNN and RIA Novosti

)");
}

TEST_CASE("further places are told in short, and only so many") {
  Finding f = sample::finding();
  for (int i = 0; i < 12; ++i) f.related.push_back(f.related[0]);
  std::string text = text_of_finding(f, kPlain);
  CHECK(text.find("  also\n    b.txt:5:23  12 (RIA Novosti)\n") != std::string::npos);
  CHECK(text.find("    and 4 more\n") != std::string::npos);
}

TEST_CASE("without the quotation the figure stands alone") {
  Finding f = sample::finding();
  f.primary.quote_span = {.begin = 7, .end = 9};
  CHECK(text_of_finding(f, kPlain).find("    At least 40 [40,inf) at-least\n") != std::string::npos);
}

TEST_CASE("the claims of an article") {
  CHECK(text_of_claims(sample::article(), sample::kText, kPlain) ==
        R"(a.txt  Attack · Alpine Observer · 2024-03-23
  1:1     CNN · according to
          At least 40 people were killed
          At least 40  deaths  [40,inf) at-least

)");
  DocumentClaims nothing{.document = {.id = "n", .path = "n"}};
  CHECK(text_of_claims(nothing, "", kPlain) == "n\n  no claims\n\n");
}

TEST_CASE("an article of JSON Lines is told by its line in the file") {
  CHECK(told_place({.path = "a.txt"}, 3, 14) == "a.txt:3:14");
  CHECK(told_place({.path = "a.jsonl", .record = 12}, 3, 14) == "a.jsonl:12 (text 3:14)");
}

TEST_CASE("a run ends with a summary, so that silence does not read as a pass") {
  std::ostringstream out;
  auto writer = make_writer("text", out, {});
  writer->findings({});
  writer->end({.documents = 2,
               .unread = 1,
               .claims = 1,
               .figures = 3,
               .pairs_compared = 1,
               .pairs_not_compared = {{"other-event", 2}, {"part", 1}}});
  CHECK(out.str() ==
        "2 articles and 1 unread, 1 claim, 3 figures\n1 pair compared; 3 not compared: 2 other-event, 1 part\n0 findings\n");
  std::ostringstream extract;
  make_writer("text", extract, {})->end({.documents = 1});
  CHECK(extract.str() == "1 article, 0 claims, 0 figures\n");
}

TEST_CASE("many warnings of one code are told in short, errors all") {
  std::ostringstream out;
  auto writer = make_writer("text", out, {});
  std::vector<Diagnostic> warnings(
      9, {.code = "D005", .severity = Severity::Warning, .place = {.path = "a"}, .message = "no date"});
  std::vector<Diagnostic> errors(9, {.code = "D010", .place = {.path = "a"}, .message = "no such file"});
  writer->diagnostics(warnings);
  writer->diagnostics(errors);
  writer->end({});
  std::string text = out.str();
  auto count = [&](std::string_view what) {
    int n = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
    return n;
  };
  CHECK(count("warning D005") == 5);
  CHECK(count("error D010") == 9);
  CHECK(count("4 more like D005") == 1);
}

TEST_CASE("colour only where told") {
  CHECK(Paint(false)(Ink::Red, "x") == "x");
  CHECK(Paint(true)(Ink::Dim, "x") == "\x1b[2mx\x1b[0m");
  CHECK(text_of_finding(sample::finding(), {.paint = Paint(true), .columns = 100}).find("\x1b[1;31merror") == 0);
}

TEST_CASE("a long sentence is cut around the figure") {
  struct {
    std::string text;
    Span mark;
    const char* line;
    std::uint32_t column, width;
  } rows[] = {
      {"forty people died", {.begin = 0, .end = 5}, "forty people died", 0, 5},
      {"0123456789 0123456789 0123456789 40 x", {.begin = 33, .end = 35}, "…789 0123456789 40 x", 16, 2},
      {"40 0123456789 0123456789 0123456789 x", {.begin = 0, .end = 2}, "40 0123456789 01234…", 0, 2},
      {"0123456789 40 0123456789 0123456789 x", {.begin = 11, .end = 13}, "…56789 40 012345678…", 7, 2},
      {"caf\xC3\xA9 40\ndied", {.begin = 6, .end = 8}, "caf\xC3\xA9 40 died", 5, 2},
      {"\x1b[31m40", {.begin = 5, .end = 7}, " [31m40", 5, 2},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    QuoteView view = view_quote(row.text, row.mark, 20);
    CHECK(view.line == row.line);
    CHECK(view.column == row.column);
    CHECK(view.width == row.width);
  }
  CHECK(view_quote("short", Span{.begin = 3, .end = 99}, 20).width == 0);
}
