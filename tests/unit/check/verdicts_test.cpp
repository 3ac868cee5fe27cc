// Every combination of origin, order in time, bound and direction: what two figures that pass the gates are to each other.
#include <doctest/doctest.h>

#include "sample.h"

using namespace sayso;

namespace {

struct Row {
  const char* a;
  const char* b;
  const char* verdict;
};

Comparison compared(const DocumentClaims& a, const DocumentClaims& b) {
  static const Rules rules = sample::rules();
  Origins origins(rules);
  auto side = [&](const DocumentClaims& d) {
    const Claim& claim = d.claims[0];
    return Side{.document = &d,
                .claim = &claim,
                .figure = &claim.figures[0],
                .origin = origins.of(d.document, claim),
                .role = claim.figures[0].role,
                .event = 0U};
  };
  CompareContext context{.event_when = parse_time("2024-03-01")};
  for (const MeasureRule& rule : rules.measures) {
    if (rule.head.id == a.claims[0].figures[0].measure) context.measure = &rule;
  }
  return compare(side(a), side(b), context);
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    DocumentClaims a = sample::sample(row.a);
    DocumentClaims b = sample::sample(row.b);
    CHECK(name_of(compared(a, b).verdict) == row.verdict);
    CHECK(name_of(compared(b, a).verdict) == row.verdict);  // nothing depends on which is called a
  }
}

/// The first figure of an article, told by one of that key.
Side told_by(const DocumentClaims& d, std::string key) {
  return {
      .document = &d, .claim = &d.claims[0], .figure = &d.claims[0].figures[0], .origin = {.key = std::move(key)}, .event = 1U};
}

}  // namespace

TEST_CASE("other origin, exact numbers of a growing measure") {
  check({
      {"cnn/Post 40 day1", "ria/Times 40 day1", "agrees"},
      {"cnn/Post 40 day1", "ria/Times 40 day5", "agrees"},
      {"cnn/Post 40 day1", "ria/Times 40 never", "agrees"},
      {"cnn/Post 40 day1", "ria/Times 62 day1", "conflict"},
      {"cnn/Post 40 day1", "ria/Times 62 day2", "update"},
      {"cnn/Post 40 day1", "ria/Times 62 day15", "update"},
      {"cnn/Post 40 day1", "ria/Times 62 day17", "conflict"},
      {"cnn/Post 62 day1", "ria/Times 40 day2", "conflict"},
      {"cnn/Post 62 day1", "ria/Times 40 day28", "conflict"},
      {"cnn/Post 40 day1", "ria/Times 62 never", "cannot-compare"},
      {"cnn/Post 40 never", "ria/Times 62 never", "cannot-compare"},
      {"cnn/Post 40 day1", "ria/Times 62 month", "cannot-compare"},
      {"cnn/Post 2 day1", "ria/Times 4 day1", "conflict"},
  });
}

TEST_CASE("an amount is rounded to its last digit, a count is not") {
  check({
      {"cnn/Post 60 day1 unit=percent", "ria/Times 60.5 day1 unit=percent", "compatible"},
      {"cnn/Post 60 day1 unit=percent", "ria/Times >60 day1 unit=percent", "compatible"},
      {"cnn/Post 60 day1 unit=percent", "ria/Times 60.6 day1 unit=percent", "conflict"},
      {"cnn/Post 60 day1 unit=percent", "ria/Times 61 day1 unit=percent", "conflict"},
      {"cnn/Post 7.8 day1 unit=magnitude", "ria/Times 7.9 day1 unit=magnitude", "conflict"},
      {"cnn/Post 60 day1", "ria/Times >60 day1", "conflict"},
  });
}

TEST_CASE("a rough number may be a precise one to half its last digit") {
  auto roughly = [](const char* rough, const char* q) { return told_roughly(sample::quantity(rough), sample::quantity(q)); };
  CHECK(roughly("~5000", "4645"));
  CHECK(roughly("^5000", "4500"));
  CHECK_FALSE(roughly("~5000", "4400"));
  CHECK_FALSE(roughly("~5040", "4645"));
  CHECK(roughly("~42", "42.5"));
  CHECK_FALSE(roughly("5000", "4645"));
  CHECK_FALSE(roughly("~5000", "40+"));
}

TEST_CASE("one named origin, exact numbers of a growing measure") {
  check({
      {"cnn/Post 40 day1", "cnn/Times 40 day1", "agrees"},
      {"cnn/Post 40 day1", "cnn/Times 62 day1", "same-origin-differs"},
      {"cnn/Post 40 day1", "cnn/Post 62 day1", "conflict"},
      {"cnn/Post 40 day1", "cnn/Times 62 day2", "update"},
      {"cnn/Post 40 day1", "cnn/Times 62 day28", "update"},
      {"cnn/Post 62 day1", "cnn/Times 40 day2", "revision"},
      {"cnn/Post 62 day1", "cnn/Post 40 day2", "revision"},
      {"cnn/Post 40 day1", "cnn/Times 62 never", "cannot-compare"},
      {"cnn/Post 40 day1", "cnn/Times 62 day1 zone=correction", "revision"},
      {"cnn/Post 40 day1", "cnn/Times 62 day2 zone=correction", "revision"},
      {"cnn/Post 40 day1 zone=correction", "cnn/Times 62 day2", "update"},
  });
}

TEST_CASE("a number of the article's own is a revision of another one where both are one origin's") {
  DocumentClaims a = sample::sample("own/Post 7 day1");
  DocumentClaims b = sample::sample("own/Times 6 day2");
  auto verdict = [&](std::string first, std::string second) {
    auto side = [](const DocumentClaims& d, std::string backer) {
      return Side{.document = &d,
                  .claim = &d.claims[0],
                  .figure = &d.claims[0].figures[0],
                  .origin = {.key = d.document.publisher},
                  .backer = std::move(backer),
                  .event = 1U};
    };
    Side x = side(a, std::move(first));
    Side y = side(b, std::move(second));
    MeasureRule injuries;
    injuries.grows = true;
    CompareContext context;
    context.measure = &injuries;
    return compare(x, y, context).verdict;
  };
  CHECK(verdict("", "") == Verdict::Conflict);
  CHECK(verdict("chief", "") == Verdict::Conflict);
  CHECK(verdict("chief", "mayor") == Verdict::Conflict);
  CHECK(verdict("chief", "chief") == Verdict::Revision);
}

TEST_CASE("own voice: one publisher, two publishers, none") {
  check({
      {"own/Post 40 day1", "own/Post 62 day1", "conflict"},
      {"own/Post 40 day1", "own/Post 62 day2", "update"},
      {"own/Post 62 day1", "own/Post 40 day2", "revision"},
      {"own/Post 62 day1", "own/Post 40 never", "cannot-compare"},
      {"own/Post 40 day1", "own/Times 62 day1", "conflict"},
      {"own/Post 62 day1", "own/Times 40 day2", "conflict"},
      {"own/Post 40 day1", "own/Times 62 day2", "update"},
      {"own 40 day1", "own 62 day1", "conflict"},
      {"own/Post 40 day1", "cnn/Post 62 day1", "conflict"},
  });
}

TEST_CASE("bounds that meet, other origin at one time") {
  check({
      {"cnn/Post >=40 day1", "ria/Times >=40 day1", "agrees"},
      {"cnn/Post >=40 day1", "ria/Times 43 day1", "compatible"},
      {"cnn/Post >=40 day1", "ria/Times 40 day1", "compatible"},
      {"cnn/Post >=40 day1", "ria/Times >40 day1", "compatible"},
      {"cnn/Post >=40 day1", "ria/Times >=133 day1", "drift"},
      {"cnn/Post >=40 day1", "ria/Times 133 day1", "drift"},
      {"cnn/Post <=50 day1", "ria/Times 40 day1", "compatible"},
      {"cnn/Post <=50 day1", "ria/Times 12 day1", "drift"},
      {"cnn/Post <=50 day1", "ria/Times >=40 day1", "compatible"},
      {"cnn/Post <50 day1", "ria/Times 49 day1", "compatible"},
      {"cnn/Post 40-50 day1", "ria/Times 45 day1", "compatible"},
      {"cnn/Post 40-50 day1", "ria/Times 50-60 day1", "compatible"},
      {"cnn/Post 24+ day1", "ria/Times 90 day1", "compatible"},
      {"cnn/Post ~40 day1", "ria/Times 40 day1", "compatible"},
      {"cnn/Post ^40 day1", "ria/Times ~40 day1", "compatible"},
  });
}

TEST_CASE("bounds that do not meet, other origin at one time") {
  check({
      {"cnn/Post >=40 day1", "ria/Times 39 day1", "conflict"},
      {"cnn/Post >40 day1", "ria/Times 40 day1", "conflict"},
      {"cnn/Post >=60 day1", "ria/Times <=50 day1", "conflict"},
      {"cnn/Post <50 day1", "ria/Times 50 day1", "conflict"},
      {"cnn/Post <50 day1", "ria/Times >=50 day1", "conflict"},
      {"cnn/Post 40-50 day1", "ria/Times 51 day1", "conflict"},
      {"cnn/Post 40-50 day1", "ria/Times 60-70 day1", "conflict"},
      {"cnn/Post 24+ day1", "ria/Times 12 day1", "conflict"},
      {"cnn/Post <400 day1", "ria/Times >900 day1", "conflict"},
      {"cnn/Post 0 day1 polarity=negated", "ria/Times 1 day1", "conflict"},
  });
}

TEST_CASE("bounds and direction, later") {
  check({
      {"cnn/Post >=40 day1", "cnn/Times 43 day2", "update"},
      {"cnn/Post >=40 day1", "ria/Times >=133 day2", "update"},
      {"cnn/Post >=133 day1", "ria/Times >=40 day2", "drift"},
      {"cnn/Post >=133 day1", "cnn/Times >=40 day2", "revision"},
      {"cnn/Post 103 day1", "cnn/Times >=84 day2", "compatible"},
      {"cnn/Post 103 day1", "ria/Times >=84 day2", "compatible"},
      {"cnn/Post >=133 day1", "ria/Times 40 day2", "conflict"},
      {"cnn/Post <=50 day1", "cnn/Times <=80 day2", "update"},
      {"cnn/Post <=80 day1", "cnn/Times <=50 day2", "compatible"},
      {"cnn/Post <=80 day1", "cnn/Times <=20 day2", "revision"},
      {"cnn/Post 40-50 day1", "ria/Times 60-70 day2", "update"},
      {"cnn/Post 60-70 day1", "ria/Times 40-50 day2", "conflict"},
      {"cnn/Post 40-50 day1", "ria/Times 45 day2", "compatible"},
      {"cnn/Post 24+ day1", "ria/Times 90 day2", "update"},
      {"cnn/Post 90 day1", "ria/Times 24+ day2", "compatible"},
      {"cnn/Post ~40 day1", "ria/Times 41 day2", "update"},
      {"cnn/Post 41 day1", "ria/Times ~40 day2", "compatible"},
  });
}

TEST_CASE("slack belongs to about, nearly, vague and visibly rounded numbers") {
  check({
      {"cnn/Post ~40 day1", "ria/Times 42 day1", "compatible"},
      {"cnn/Post ~40 day1", "ria/Times 43 day1", "conflict"},
      {"cnn/Post ^230 day1", "ria/Times 228 day1", "compatible"},
      {"cnn/Post 100 day1", "ria/Times 103 day1", "compatible"},
      {"cnn/Post 110 day1", "ria/Times 113 day1", "conflict"},
      {"cnn/Post ^3000 day1", "ria/Times 2975 day1", "compatible"},
      {"cnn/Post 200 day1", "ria/Times 300 day1", "conflict"},
      {"cnn/Post >=100 day1", "ria/Times 97 day1", "compatible"},
      {"cnn/Post 40 day1", "ria/Times 41 day1", "conflict"},
      {"cnn/Post 0 day1", "ria/Times ~40 day1", "conflict"},
  });
}

TEST_CASE("a measure that moves without growing goes either way; one that stays does not") {
  check({
      {"cnn/Post 228 day1 measure=missing", "ria/Times 130 day3 measure=missing", "update"},
      {"cnn/Post 130 day1 measure=missing", "ria/Times 228 day3 measure=missing", "update"},
      {"cnn/Post 228 day1 measure=missing", "ria/Times 130 day1 measure=missing", "conflict"},
      {"cnn/Post 228 day1 measure=missing", "ria/Times 130 day20 measure=missing", "conflict"},
      {"cnn/Post 228 day1 measure=missing", "cnn/Times 130 day3 measure=missing", "revision"},
      {"cnn/Post 228 day1 measure=missing", "ria/Times 130 never measure=missing", "cannot-compare"},
      {"cnn/Post 2 day1 measure=attackers", "ria/Times 4 day3 measure=attackers", "conflict"},
      {"cnn/Post 4 day1 measure=attackers", "ria/Times 2 day3 measure=attackers", "conflict"},
      {"cnn/Post 4 day1 measure=attackers", "cnn/Times 2 day3 measure=attackers", "revision"},
      {"cnn/Post 2 never measure=attackers", "ria/Times 4 never measure=attackers", "conflict"},
  });
}

TEST_CASE("gates, each with its reason, the first that stops") {
  struct {
    const char* a;
    const char* b;
    const char* reason;
  } rows[] = {
      {"cnn/Post 40 day1", "ria/Times 62 day1 measure=missing", "other-measure"},
      {"cnn/Post 40 day1", "ria/Times 62 day1 unit=percent", "other-unit"},
      {"cnn/Post 40 day1", "ria/Times 62 day1 role=increment", "increment"},
      {"cnn/Post 40 day1 role=increment", "ria/Times 62 day1 role=increment", "increment"},
      {"cnn/Post 40 day1", "ria/Times 5 day1 role=part population=children", "part"},
      {"cnn/Post 40 day1", "ria/Times 5 day1 population=children", "part"},
      {"cnn/Post 40 day1", "ria/Times 5 day1 role=part", "part"},
      {"cnn/Post 40 day1 role=part", "ria/Times 5 day1 role=part", "part"},
      {"cnn/Post 4 day1 population=women", "ria/Times 5 day1 population=children", "other-population"},
      {"cnn/Post 4 day1 population=children", "ria/Times 5 day1 role=part population=children", ""},
      {"cnn/Post 40 day1 status=retracted", "ria/Times 62 day1", "retracted"},
      {"cnn/Post 40 day1 polarity=feared", "ria/Times 62 day1", "polarity"},
      {"cnn/Post 40 day1", "ria/Times 62 day1 polarity=denied", "polarity"},
      {"cnn/Post 0 day1 polarity=negated", "ria/Times 62 day1", ""},
      {"cnn/Post 40 day1", "ria/Times 62 never", "order-unknown"},
      {"cnn/Post >=40 day1", "ria/Times 62 never", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    DocumentClaims a = sample::sample(row.a);
    DocumentClaims b = sample::sample(row.b);
    CHECK(name_of(compared(a, b).gate) == row.reason);
    CHECK(name_of(compared(b, a).gate) == row.reason);
  }
}

TEST_CASE("an event that could not be told, and two events") {
  Rules rules = sample::rules();
  DocumentClaims d = sample::sample("cnn/Post 40 day1");
  Side a{.document = &d, .claim = &d.claims[0], .figure = &d.claims[0].figures[0], .origin = {}, .event = 1U};
  Side b = a;
  b.event = 2U;
  CHECK(compare(a, b, {}).gate == Gate::OtherEvent);
  b.event.reset();
  CHECK(compare(a, b, {}).gate == Gate::UnsureEvent);
}

TEST_CASE("what an article is in doubt of contradicts nothing, and agrees all the same") {
  auto side = [](const DocumentClaims& d, bool doubtful) {
    return Side{.document = &d,
                .claim = &d.claims[0],
                .figure = &d.claims[0].figures[0],
                .origin = {.key = d.claims[0].attribution->source.name},
                .doubtful = doubtful,
                .event = 1U};
  };
  DocumentClaims a = sample::sample("cnn/Post 40 day1");
  DocumentClaims b = sample::sample("ria/Times 62 day1");
  DocumentClaims c = sample::sample("ria/Times 40 day1");
  CHECK(compare(side(a, false), side(b, false), {}).verdict == Verdict::Conflict);
  CHECK(compare(side(a, false), side(b, true), {}).gate == Gate::UnsureEvent);
  CHECK(compare(side(a, true), side(b, false), {}).gate == Gate::UnsureEvent);
  CHECK(compare(side(a, false), side(c, true), {}).verdict == Verdict::Agrees);
}

TEST_CASE("one, none, and what is told in pieces count where an article begins, and no further down") {
  MeasureRule pieces;
  pieces.piecemeal = true;
  struct {
    const char* line;
    const MeasureRule* measure;
    std::uint32_t begin;
    Gate gate;
  } rows[] = {
      {"cnn/Post 1 day1", nullptr, 10, Gate::None},         {"cnn/Post 1 day1", nullptr, 900, Gate::UnsureEvent},
      {"cnn/Post 0 day1", nullptr, 10, Gate::None},         {"cnn/Post 0 day1", nullptr, 900, Gate::UnsureEvent},
      {"cnn/Post 2 day1", nullptr, 900, Gate::None},        {"cnn/Post 4 day1", &pieces, 10, Gate::None},
      {"cnn/Post 4 day1", &pieces, 900, Gate::UnsureEvent},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    CAPTURE(row.begin);
    DocumentClaims a = sample::sample(row.line);
    DocumentClaims b = sample::sample("ria/Times 6 day1");
    a.claims[0].figures[0].span = {.begin = row.begin, .end = row.begin + 2};
    auto side = [](const DocumentClaims& d) {
      return Side{.document = &d,
                  .claim = &d.claims[0],
                  .figure = &d.claims[0].figures[0],
                  .origin = {.key = d.claims[0].attribution->source.name},
                  .event = 1U};
    };
    CompareContext context;
    context.measure = row.measure;
    CHECK(compare(side(a), side(b), context).gate == row.gate);
    CHECK(compare(side(b), side(a), context).gate == row.gate);
  }
}

TEST_CASE("what two counts differ by may stand beside the smaller one") {
  auto gate = [](const char* injured, bool others) {
    DocumentClaims a = sample::sample("cnn/Post 1 day1");
    DocumentClaims b = sample::sample("cnn/Post 2 day1 measure=injuries");
    a.claims[0].figures.push_back(b.claims[0].figures[0]);  // one dead, two injured
    DocumentClaims c = sample::sample(injured);
    c.claims[0].figures[0].others = others;
    Side x{.document = &a, .claim = &a.claims[0], .figure = &a.claims[0].figures[1], .origin = {.key = "cnn"}, .event = 1U};
    Side y{.document = &c, .claim = &c.claims[0], .figure = &c.claims[0].figures[0], .origin = {.key = "ria"}, .event = 1U};
    return compare(x, y, {}).gate;
  };
  CHECK(gate("ria/Times 3 day1 measure=injuries", false) == Gate::UnsureEvent);
  CHECK(gate("ria/Times 9 day1 measure=injuries", false) == Gate::None);
  CHECK(gate("ria/Times 9 day1 measure=injuries", true) == Gate::None);  // nine others
}

TEST_CASE("what two counts of a group differ by may be told beside the smaller one as another group") {
  DocumentClaims a = sample::sample("cnn/Post 2 day1 population=civilians role=part");
  DocumentClaims worker = sample::sample("cnn/Post 1 day1 population=workers role=part");
  DocumentClaims b = sample::sample("ria/Times 3 day1 population=civilians role=part");
  CHECK(compare(told_by(a, "cnn"), told_by(b, "ria"), {}).gate == Gate::None);
  a.claims[0].figures.push_back(worker.claims[0].figures[0]);  // two civilians and a foreign worker
  CHECK(compare(told_by(a, "cnn"), told_by(b, "ria"), {}).gate == Gate::UnsureEvent);
}

TEST_CASE("two counts side by side are of one matter, whatever the other numbers imply; not where they are told in pieces") {
  DocumentClaims d = sample::joined(sample::sample("police/Post 12 day1"), sample::sample("doctors/Post 15 day1"));
  auto side = [&](std::size_t claim, const char* name) {
    return Side{.document = &d,
                .claim = &d.claims[claim],
                .figure = &d.claims[claim].figures[0],
                .origin = {.key = name, .name = name},
                .role = Role::Part,
                .implied = Implied::Part,
                .event = 1U};
  };
  CHECK(compare(side(0, "police"), side(1, "doctors"), {}).verdict == Verdict::Conflict);
  CHECK(compare(side(0, "police"), side(1, "police"), {}).gate == Gate::Part);
  MeasureRule pieces;
  pieces.piecemeal = true;
  CompareContext context;
  context.measure = &pieces;
  CHECK(compare(side(0, "police"), side(1, "doctors"), context).gate == Gate::Part);
}

TEST_CASE("a part of another measure's figure is the whole of its own") {
  DocumentClaims d = sample::joined(sample::sample("cnn/Post 115 day1 measure=hospitalised"),
                                    sample::sample("cnn/Post 60 day1 measure=critical role=part"));
  Figure& part = d.claims[1].figures[0];
  part.part_of = d.claims[0].figures[0].id;
  CHECK(effective_role(d, part) == Role::Total);
  d.claims[0].figures[0].measure = "critical";
  CHECK(effective_role(d, part) == Role::Part);
  d.claims[0].figures[0].measure = "hospitalised";
  part.part_of = "elsewhere";  // its whole is not told
  CHECK(effective_role(d, part) == Role::Part);
}

TEST_CASE("a part that is as many as its whole, or more, was counted in another way") {
  for (const char* part_line :
       {"cnn/Post 115 day1 measure=critical role=part", "cnn/Post 120 day1 measure=critical role=part"}) {
    CAPTURE(part_line);
    DocumentClaims d = sample::joined(sample::sample("cnn/Post 115 day1 measure=hospitalised"), sample::sample(part_line));
    Figure& part = d.claims[1].figures[0];
    part.part_of = d.claims[0].figures[0].id;
    CHECK(effective_role(d, part) == Role::Part);
  }
}

TEST_CASE("what is told in pieces is compared within narrower bounds") {
  MeasureRule pieces;
  pieces.piecemeal = true;
  DocumentClaims a = sample::sample("cnn/Post 4 day1");
  DocumentClaims b = sample::sample("ria/Times 18 day1");
  CHECK(compare(told_by(a, "cnn"), told_by(b, "ria"), {}).gate == Gate::None);
  CompareContext context;
  context.measure = &pieces;
  CHECK(compare(told_by(a, "cnn"), told_by(b, "ria"), context).gate == Gate::UnsureEvent);
}

TEST_CASE("what goes by names is compared where the name is the same, and neither sentence names another place or person") {
  using Names = std::vector<std::string>;
  MeasureRule votes;
  votes.per_name = true;
  struct {
    Names a, b;
    Gate gate;
  } rows[] = {
      {{"lee"}, {"lee"}, Gate::None},
      {{"lee"}, {"roe"}, Gate::OtherPopulation},
      {{"lee"}, {"lee", "roe"}, Gate::None},
      {{"lee", "ohio"}, {"lee", "iowa"}, Gate::OtherPopulation},
      {{"lee", "ohio"}, {"ohio", "lee"}, Gate::OtherPopulation},
      {{}, {"lee"}, Gate::OtherPopulation},
      {{}, {}, Gate::OtherPopulation},
  };
  for (const auto& row : rows) {
    DocumentClaims a = sample::sample("cnn/Post 31 day1");
    DocumentClaims b = sample::sample("ria/Times 40 day1");
    a.claims[0].figures[0].names = row.a;
    b.claims[0].figures[0].names = row.b;
    auto side = [](const DocumentClaims& d) {
      return Side{.document = &d,
                  .claim = &d.claims[0],
                  .figure = &d.claims[0].figures[0],
                  .origin = {.key = d.claims[0].attribution->source.name},
                  .event = 1U};
    };
    CompareContext context;
    context.measure = &votes;
    CHECK(compare(side(a), side(b), context).gate == row.gate);
    CHECK(compare(side(b), side(a), context).gate == row.gate);
    CHECK(compare(side(a), side(b), {}).gate == Gate::None);
  }
}

TEST_CASE("without a name, a crowd is one where its article sets two counts of it against each other") {
  MeasureRule crowd;
  crowd.per_name = true;
  CompareContext context;
  context.measure = &crowd;
  DocumentClaims d = sample::joined(sample::sample("police/Post 5000 day1"), sample::sample("organisers/Post 20000 day1"));
  auto side = [&](std::size_t claim) {
    const std::string& name = d.claims[claim].attribution->source.name;
    return Side{.document = &d,
                .claim = &d.claims[claim],
                .figure = &d.claims[claim].figures[0],
                .origin = {.key = name, .name = name},
                .event = 1U};
  };
  CHECK(compare(side(0), side(1), context).verdict == Verdict::Conflict);
  d.claims[1].figures[0].others = d.claims[0].figures[0].others = true;  // five others, three others
  CHECK(compare(side(0), side(1), {}).gate == Gate::UnsureEvent);
  d.claims[1].figures[0].names = {"lee"};
  CHECK(compare(side(0), side(1), context).gate == Gate::OtherPopulation);
}

TEST_CASE("two forms of one speaker's name are not set against each other") {
  DocumentClaims d = sample::joined(sample::sample("police/Post 16 day1"), sample::sample("doctors/Post 21 day1"));
  auto gate = [&](std::string first, std::string second) {
    auto side = [&](std::size_t claim, std::string name) {
      Origin origin{.key = name, .name = name};
      return Side{
          .document = &d, .claim = &d.claims[claim], .figure = &d.claims[claim].figures[0], .origin = origin, .event = 1U};
    };
    return compare(side(0, std::move(first)), side(1, std::move(second)), {}).gate;
  };
  CHECK(gate("Tarek al-Sabah", "Sabah") == Gate::UnsureEvent);
  CHECK(gate("Tarek Haddad", "Sabah") == Gate::None);
}

TEST_CASE("every comparison tells its reasons") {
  DocumentClaims a = sample::sample("cnn/Post 40 day1");
  DocumentClaims b = sample::sample("ria/Times 62 day1");
  Rules rules = sample::rules();
  Origins origins(rules);
  auto side = [&](const DocumentClaims& d) {
    return Side{.document = &d,
                .claim = &d.claims[0],
                .figure = &d.claims[0].figures[0],
                .origin = origins.of(d.document, d.claims[0]),
                .event = 0U};
  };
  CompareContext context{.measure = &rules.measures[0]};
  auto reasons = explain_comparison(side(a), side(b), context, compare(side(a), side(b), context));
  REQUIRE(reasons.size() == 5);
  CHECK(reasons[0] == "same measure (deaths), population (total) and event; asserted and asserted");
  CHECK(reasons[1] == "as of 2024-03-01 and 2024-03-01: one time");
  CHECK(reasons[2] == "[40,40] exact and [62,62] exact are 22 apart; numbers put like this have no slack");
  CHECK(reasons[3] == "two origins: cnn and ria");
  CHECK(reasons[4] == "conflict: they exclude each other at one time");
}
