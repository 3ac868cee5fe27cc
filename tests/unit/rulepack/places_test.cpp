// Places of rule files: both ways to write them, and what lies in what.
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/rulepack/load.h"
#include "engine/rulepack/place_index.h"

using namespace sayso;

namespace {

constexpr std::string_view kHead = "schema: 1\npack: {id: places}\n";

Rules load(const std::string& places) {
  RuleInput file{.path = "places.yaml", .bytes = fmt::format("{}places:{}", kHead, places)};
  return load_rules({&file, 1}, {}, {}).value;
}

std::string rows(const Rules& rules) {
  std::string out;
  for (const PlaceRule& place : rules.places) {
    out += place.id + (place.person ? " ~" : "");
    for (const RuleText& name : place.names) out += " [" + name.text + "]";
    out += (place.within.empty() ? "" : " < " + place.within) + fmt::format(" :{}\n", place.place.line);
  }
  return out;
}

std::string told(const std::string& places) {
  Rules rules = load(places);
  std::vector<Diagnostic> diagnostics;
  PlaceIndex index(rules.places, diagnostics);
  std::string out;
  for (const Diagnostic& d : diagnostics) out += fmt::format("{}:{} {}\n", d.place.line, d.code, d.message);
  return out;
}

}  // namespace

TEST_CASE("a place is a row, or a line") {
  CHECK(rows(load("\n  - {id: Pylos, names: [Pylos, Navarino], in: Greece}\n")) == "Pylos [Pylos] [Navarino] < Greece :4\n");
  CHECK(rows(load(" |\n  Greece\n  # islands\n  Pylos = Navarino; Pilos < Greece\n  Victoria Quay ~ < Pylos\n")) ==
        "Greece [Greece] :4\n"
        "Pylos [Pylos] [Navarino] [Pilos] < Greece :6\n"
        "Victoria Quay ~ [Victoria Quay] < Pylos :7\n");
}

TEST_CASE("the name stands before the comma of an id") {
  CHECK(rows(load(" |\n  United States\n  Georgia, United States < United States\n")) ==
        "United States [United States] :4\nGeorgia, United States [Georgia] < United States :5\n");
}

TEST_CASE("what holds a place must be one, and not the place itself") {
  CHECK(told(" |\n  Pylos < Greece\n") == "4:R206 \"Pylos\" lies in \"Greece\", which is no place\n");
  CHECK(told(" |\n  A < B\n  B < A\n").substr(0, 6) == "4:R206");
}

TEST_CASE("holders, depth and namesakes") {
  Rules rules = load(
      " |\n  United States\n  Georgia\n  Maine < United States\n  Oregon < United States\n  Portland, Oregon < Oregon\n"
      "  Portland, Maine < Maine\n");
  std::vector<Diagnostic> diagnostics;
  PlaceIndex index(rules.places, diagnostics);
  REQUIRE(diagnostics.empty());
  auto place = [&](std::string_view id) { return index.find(id).value(); };
  CHECK(index.depth(place("United States")) == 0);
  CHECK(index.depth(place("Portland, Maine")) == 2);
  CHECK(index.lies_in(place("Portland, Maine"), place("United States")));
  CHECK(index.lies_in(place("Maine"), place("Maine")));
  CHECK_FALSE(index.lies_in(place("Maine"), place("Oregon")));
  CHECK(index.root(place("Portland, Oregon")) == place("United States"));
  CHECK(index.namesakes(place("Portland, Oregon")).size() == 2);
  CHECK(index.namesakes(place("Georgia")).empty());
  CHECK_FALSE(index.find("Atlantis"));
}
