#include <doctest/doctest.h>

#include <algorithm>

#include "engine/check/catalogue.h"
#include "engine/check/finding_parts.h"
#include "sample.h"

using namespace sayso;

namespace {

std::vector<DocumentClaims> articles(const std::vector<std::string>& lines) {
  std::vector<DocumentClaims> out;
  for (const std::string& line : lines) out.push_back(sample::sample(line));
  return out;
}

CheckResult run(const std::vector<DocumentClaims>& documents, const Rules& rules = sample::rules()) {
  return run_checks(documents, sample::one_event(documents), rules);
}

std::string print(const Finding& f) {
  std::string out(name_of(f.severity));
  out += " " + f.check + ": " + f.message + " @" + f.primary.document.id;
  for (const Anchor& a : f.related) out += " " + a.document.id;
  return out;
}

}  // namespace

TEST_CASE("a conflict shows both sides in neutral words") {
  CheckResult r = run(articles({"ria/Times 62 day1 doc=b", "cnn/Post 40 day1 doc=a"}));
  REQUIRE(r.findings.size() == 1);
  CHECK(print(r.findings[0]) == "error conflict: cnn reports 40 deaths; ria reports 62 deaths @a b");
  CHECK(r.findings[0].event == "e1");
  CHECK(r.pairs_compared == 1);
  CHECK(r.pairs_not_compared.empty());
}

TEST_CASE("ten articles against one are one finding") {
  std::vector<std::string> lines = {"ria/Times 62 day1 doc=z"};
  for (char c = 'a'; c < 'k'; ++c) lines.push_back(std::string("cnn/Post 40 day1 doc=") + c);
  CheckResult r = run(articles(lines));
  REQUIRE(r.findings.size() == 1);
  CHECK(r.findings[0].related.size() == 10);
  CHECK(r.findings[0].related[0].document.id == "z");
  CHECK(r.findings[0].reasons.back() == "11 articles, 2 independent origins");
  CHECK(r.pairs_compared == 55);
}

TEST_CASE("what an article repeats is one statement with two places") {
  auto documents = articles({"cnn/Post 40 day1 doc=a", "ria/Times 62 day1 doc=b"});
  documents[0] = sample::joined(documents[0], documents[0]);
  CheckResult r = run(documents);
  REQUIRE(r.findings.size() == 1);
  CHECK(r.pairs_compared == 1);
  CHECK(r.findings[0].related.size() == 2);
}

TEST_CASE("the order of the articles does not matter") {
  auto documents =
      articles({"cnn/Post 40 day1", "ria/Times 62 day1", "afp/Sun 12 day2", "own/Post 61 day2", "own/Sun >=70 day1",
                "ria/Sun 60 day1", "cnn/Mail 5 day1 population=children", "afp/Mail 7 day1 population=children"});
  auto printed = [](const CheckResult& r) {
    std::string out;
    for (const Finding& f : r.findings) out += print(f) + " " + f.fingerprint + "\n";
    return out;
  };
  std::string wanted = printed(run(documents));
  CHECK(std::count(wanted.begin(), wanted.end(), '\n') > 5);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    std::rotate(documents.begin(), documents.begin() + 1, documents.end());
    CHECK(printed(run(documents)) == wanted);
    std::swap(documents[0], documents[3]);
    CHECK(printed(run(documents)) == wanted);
  }
}

TEST_CASE("worst first: severity, then independence, then size") {
  CheckResult r = run(articles({"cnn/Post 40 day1 doc=a", "ria/Times 41 day1 doc=b owner=x", "afp/Sun 90 day1 doc=c owner=x",
                                "dpa/Mail <=30 day1 doc=d"}));
  std::vector<std::string> got;
  for (const Finding& f : r.findings)
    got.push_back(std::string(name_of(f.severity)) + " " + f.primary.document.id + f.related[0].document.id);
  CHECK(got == std::vector<std::string>{"error ac", "error ab", "error bc", "warning cd", "warning bd", "warning ad"});
}

TEST_CASE("up to and unconfirmed make no error") {
  CHECK(run(articles({"cnn/Post <=40 day1", "ria/Times 62 day1"})).findings.at(0).severity == Severity::Warning);
  CHECK(run(articles({"cnn/Post 40 day1 status=unconfirmed", "ria/Times 62 day1"})).findings.at(0).severity ==
        Severity::Warning);
}

TEST_CASE("an article that names both figures with their sources has disclosed it") {
  auto first = sample::sample("police/Post 12 day1 doc=a");
  CheckResult r = run({sample::joined(first, sample::sample("doctors/Post 15 day1 doc=a"))});
  REQUIRE(r.findings.size() == 1);
  CHECK(r.findings[0].disclosed);
  CHECK(r.findings[0].severity == Severity::Warning);
}

TEST_CASE("a number of the article's own voice beside a source's is of some other hour, place or matter") {
  auto first = sample::sample("police/Post 12 day1 doc=a");
  CheckResult r = run({sample::joined(first, sample::sample("own/Post 15 day1 doc=a"))});
  CHECK(r.findings.empty());
  CHECK(r.pairs_not_compared == std::map<std::string, std::uint64_t>{{"unsure-event", 1}});
}

TEST_CASE("four men are all where an article has no other number") {
  struct {
    std::vector<std::string> articles;
    int findings;
  } rows[] = {
      {{"own/Post 4 day1 population=men role=part doc=a.txt", "own/Times 9 day1 doc=b.txt"}, 1},
      {{"own/Post 4 day1 population=police role=part doc=a.txt", "own/Times 9 day1 doc=b.txt"}, 0},
      // three of the four, or more than were told of first
      {{"own/Post 4 day1 population=men role=part doc=a.txt", "own/Times 9 day1 doc=b.txt",
        "own/Post 3 day1 population=men role=part doc=a.txt"},
       1},
      {{"own/Post 4 day1 population=men role=part doc=a.txt", "own/Times 9 day1 doc=b.txt",
        "own/Post 5 day1 population=men role=part doc=a.txt"},
       0},
  };
  for (const auto& row : rows) {
    CAPTURE(row.articles[0]);
    std::vector<DocumentClaims> documents = articles({row.articles[0], row.articles[1]});
    if (row.articles.size() > 2) documents[0] = sample::joined(documents[0], sample::sample(row.articles[2]));
    Rules rules = sample::rules();
    rules.lists.push_back({.name = "plain-populations", .members = {{.text = "men"}}});
    std::vector<Event> events = sample::one_event(documents);
    CHECK(run_checks(documents, events, rules).findings.size() == static_cast<std::size_t>(row.findings));
  }
}

TEST_CASE("none at all meets one of whom no number is told, where an article sets the two against each other") {
  auto findings = [](const char* none, const char* one) {
    DocumentClaims some = sample::sample(one);
    some.claims[0].figures[0].implied = true;
    CheckResult r = run({sample::joined(sample::sample(none), some)});
    for (const Finding& f : r.findings) CHECK(f.disclosed);
    return r.findings.size();
  };
  CHECK(findings("police/Post 0 day1 doc=a", "cnn/Post 1 day1 population=women role=part doc=a") == 1);
  CHECK(findings("police/Post 0 day1 doc=a", "police/Post 1 day1 population=women role=part doc=a") == 0);
  CHECK(findings("police/Post 0 day1 doc=a", "own/Post 1 day1 population=women role=part doc=a") == 0);
  CHECK(findings("police/Post 2 day1 doc=a", "cnn/Post 1 day1 population=women role=part doc=a") == 0);
  CHECK(findings("police/Post 0 day1 population=police role=part doc=a", "cnn/Post 1 day1 population=women role=part doc=a") ==
        0);
}

TEST_CASE("one voice in one article is no pair between sources") {
  CheckResult r = run({sample::joined(sample::sample("cnn/Post 12 day1"), sample::sample("cnn/Post 15 day1"))});
  CHECK(r.findings.empty());
  CHECK(r.pairs_compared == 0);
}

TEST_CASE("two outlets that quote one origin differently") {
  CheckResult r = run(articles({"cnn/Post 40 day1 doc=a", "cnn/Times 62 day1 doc=b"}));
  REQUIRE(r.findings.size() == 1);
  CHECK(r.findings[0].verdict == Verdict::SameOriginDiffers);
}

TEST_CASE("pairs that a gate stops are counted by reason, other events by arithmetic") {
  auto documents = articles({"cnn/Post 40 day1", "ria/Times 5 day1 population=children", "afp/Sun 7 day1 role=increment"});
  auto events = sample::one_event(documents);
  auto more = articles({"cnn/Post 3 day1 doc=x", "dpa/Sun 4 day1 doc=y"});
  documents.insert(documents.end(), more.begin(), more.end());
  events.push_back(
      {.id = "e2", .figures = {{.document = 3, .claim = 0, .figure = 0}, {.document = 4, .claim = 0, .figure = 0}}});
  CheckResult r = run_checks(documents, events, sample::rules());
  CHECK(r.pairs_compared == 1);
  CHECK(r.pairs_not_compared == std::map<std::string, std::uint64_t>{{"part", 1}, {"increment", 2}, {"other-event", 6}});
}

TEST_CASE("rules say what runs: measures, severity, message, off") {
  Rules rules = sample::rules();
  CheckRule rule{
      .type = "conflict", .measures = {"deaths"}, .severity = Severity::Note, .message = "$measure: $a.figure / $b.figure"};
  rule.head.id = "deaths-differ";
  rules.checks.push_back(rule);
  auto documents = articles(
      {"cnn/Post 40 day1", "ria/Times 62 day1", "cnn/Post 3 day1 measure=missing", "ria/Times 4 day1 measure=missing"});
  CheckResult r = run(documents, rules);
  REQUIRE(r.findings.size() == 1);
  CHECK(r.findings[0].message == "deaths: 40 deaths / 62 deaths");
  CHECK(r.findings[0].severity == Severity::Note);
  rules.checks[0].enabled = false;
  CHECK(run(documents, rules).findings.empty());
}

TEST_CASE("a fingerprint does not depend on the side or the position") {
  DocumentClaims a = sample::sample("cnn/Post 40 day1 doc=a");
  DocumentClaims b = sample::sample("ria/Times 62 day1 doc=b");
  CheckResult r = run({a, b});
  b.claims[0].figures[0].span = {.begin = 300, .end = 302};
  CheckResult moved = run({b, a});
  CHECK(r.findings.at(0).fingerprint.size() == 16);
  CHECK(r.findings.at(0).fingerprint == moved.findings.at(0).fingerprint);
  b.claims[0].figures[0].text = "sixty-two";
  CHECK(run({a, b}).findings.at(0).fingerprint != r.findings.at(0).fingerprint);
}

TEST_CASE("a figure in words for a message") {
  auto told = [](std::string text, double n, std::string population) {
    return told_figure(
        {.text = std::move(text), .measure = "deaths", .quantity = {.low = n, .high = n}, .population = std::move(population)});
  };
  CHECK(told("At least\n40", 40, "total") == "at least 40 deaths");
  CHECK(told("five", 5, "children") == "five deaths (children)");
  CHECK(told("No one", 0, "total") == "\"no one\" (deaths: 0)");
}

TEST_CASE("a kind of check is found by its name") {
  CHECK(find_check_kind("conflict") != nullptr);
  CHECK(find_check_kind("no-such-kind") == nullptr);
}
