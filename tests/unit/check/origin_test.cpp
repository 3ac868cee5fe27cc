#include <doctest/doctest.h>

#include "sample.h"

using namespace sayso;

namespace {

std::string key(const std::string& line, const Rules& rules = {}) {
  DocumentClaims d = sample::sample(line);
  return Origins(rules).of(d.document, d.claims[0]).key;
}

}  // namespace

TEST_CASE("who is responsible in the end") {
  CHECK(key("cnn/Post 40 day1") == "source:cnn");
  CHECK(key("own/Post 40 day1") == "name:post");
  CHECK(key("own 40 day1 doc=a.txt") == "document:a.txt");
  CHECK(key("Honea/Post 40 day1 kind=person") == "name:honea");
}

TEST_CASE("a source that is only described is one of its article") {
  CHECK(key("police/Post 40 day1 kind=police doc=a.txt") == "described:a.txt:police");
  CHECK(key("police/Post 40 day1 kind=police doc=a.txt") != key("police/Post 40 day1 kind=police doc=b.txt"));
}

TEST_CASE("a publisher of the registry is the outlet that others quote") {
  Rules rules;
  rules.sources.push_back({.id = "cnn", .names = {{.text = "CNN"}, {.text = "Cable News Network"}}, .owner = "wbd"});
  CHECK(key("own/CNN 40 day1", rules) == key("cnn/Post 40 day1", rules));
}

TEST_CASE("one owner is not independent") {
  Origin a{.key = "source:ria", .owner = "rossiya-segodnya"};
  Origin b{.key = "source:sputnik", .owner = "rossiya-segodnya"};
  Origin c{.key = "source:cnn"};
  CHECK_FALSE(independent(a, b));
  CHECK(independent(a, c));
  CHECK_FALSE(independent(c, c));
}
