#include "engine/check/doubt.h"

#include <doctest/doctest.h>

#include "sample.h"

using namespace sayso;

namespace {

/// What a row changes of two numbers, told where articles begin, that plainly exclude each other.
struct Change {
  const char* a = "cnn/Post 4 day1";
  const char* b = "ria/Times 9 day1";
  std::uint32_t begin = 10;
  bool doubtful = false;
  bool others = false;
  bool pieces = false;
  const char* place = "";
  const char* event_place = "";
  const char* headline = "";
  bool day = false;  ///< both articles tell of one town and day
  Doubt doubt = Doubt::None;
  const char* told = "conflict: they exclude each other at one time";
};

void check(const Change& row) {
  CAPTURE(row.told);
  MeasureRule measure;
  measure.piecemeal = row.pieces;
  CompareContext context;
  context.measure = &measure;
  DocumentClaims a = sample::sample(row.a);
  DocumentClaims b = sample::sample(row.b);
  Figure& f = a.claims[0].figures[0];
  f.span = {.begin = row.begin, .end = row.begin + 2};
  f.others = row.others;
  b.claims[0].figures[0].places = {"Kerman", "Iran"};
  a.document.headline = row.headline;
  b.document.headline = "Nine hurt in Southfield";
  b.events.push_back({.trigger = "attack", .places = {"Kerman", "Iran"}, .when = parse_time("2024-03-01"), .dated = row.day});
  if (row.day) a.events = b.events;
  if (*row.event_place != 0) a.events.push_back({.places = {row.event_place}});
  if (*row.place != 0) f.places = {row.place, "Iran"};
  auto side = [](const DocumentClaims& d, bool doubtful) {
    return Side{.document = &d,
                .claim = &d.claims[0],
                .figure = &d.claims[0].figures[0],
                .origin = {.key = d.claims[0].attribution->source.name, .name = d.claims[0].attribution->source.name},
                .doubtful = doubtful,
                .event = 1U};
  };
  Side x = side(a, row.doubtful);
  Side y = side(b, false);
  CHECK(doubt_between(x, y, context) == row.doubt);
  CHECK(doubt_between(y, x, context) == row.doubt);
  CHECK(explain_comparison(x, y, context, compare(x, y, context)).back() == row.told);
}

}  // namespace

TEST_CASE("what raises doubt, and how it is told") {
  check({});
  check(
      {.doubtful = true,
       .doubt = Doubt::Marked,
       .told = "not compared (unsure-event): [4,4] may be of some only, of several events, or no count of them, by its words"});
  check(
      {.a = "cnn/Post 1 day1",
       .begin = 900,
       .doubt = Doubt::FurtherDown,
       .told =
           "not compared (unsure-event): [1,1] and [9,9] (Kerman): one, or none, told further down, is of some hour or place"});
  check({.begin = 900,
         .pieces = true,
         .doubt = Doubt::Piece,
         .told = "not compared (unsure-event): [4,4] and [9,9] (Kerman): deaths are told in pieces, and one of them stands "
                 "further down"});
  check({.a = "cnn/Post 7 day1",
         .others = true,
         .doubt = Doubt::LeavesOut,
         .told =
             "not compared (unsure-event): [7,7] and [9,9] (Kerman): one of them leaves out somebody who was told of before"});
  check({.place = "Shiraz",
         .doubt = Doubt::Places,
         .told = "not compared (unsure-event): [4,4] (Shiraz) and [9,9] (Kerman) are of two places"});
  check({.place = "Kerman"});
  check({.event_place = "Shiraz",
         .doubt = Doubt::Elsewhere,
         .told = "not compared (unsure-event): [4,4] and [9,9] (Kerman): their articles have no place, or no name in their "
                 "headlines, in common"});
  check({.event_place = "Iran"});
  check({.headline = "Four hurt in Northfield",
         .doubt = Doubt::Elsewhere,
         .told = "not compared (unsure-event): [4,4] and [9,9] (Kerman): their articles have no place, or no name in their "
                 "headlines, in common"});
  check({.headline = "Southfield mourns its dead"});
  check({.headline = "Police seek three"});  // no name
  check({.headline = "Four hurt in Northfield", .day = true});
  check({.headline = "NGO counts four",
         .doubt = Doubt::Elsewhere,
         .told = "not compared (unsure-event): [4,4] and [9,9] (Kerman): their articles have no place, or no name in their "
                 "headlines, in common"});
  check({.b = "ria/Times 900 day1",
         .doubt = Doubt::Scale,
         .told = "not compared (unsure-event): [4,4] and [900,900] (Kerman) are too far apart to count one thing"});
}

TEST_CASE("numbers that do not exclude each other raise no doubt") {
  check({.b = "ria/Times 4 day1", .doubtful = true, .told = "agrees: the same numbers, put in the same way"});
}
