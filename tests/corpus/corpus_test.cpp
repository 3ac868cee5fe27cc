// corpus/ is read as its expected.yaml files say. What is known not to be is in the lists below, each with what is seen instead;
// a row that holds by now has to go.
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/corpus/corpus.h"

namespace sayso::corpus {
namespace {

/// Name → what was seen when the row was written, for what is not as it should be.
using Gaps = std::map<std::string, std::string>;

// FIXME: figures that are missed or read otherwise.
const Gaps& figure_gaps() {
  static const Gaps rows = {
      {"baltimore-01-collapse: One: critical", "not found"},
      {"crocus-03-detained: more than 60: deaths", "source is the article"},
      {"crocus-04-putin-address: 115: deaths", "not found"},
      {"kerman-03-corrected: 103: deaths", "not found"},
      {"kerman-03-corrected: 284: injuries", "source is the article"},
      {"kerman-04-funeral: more than 300: casualties", "source is the article"},
      {"turkey-01-second-day: 20,000: deaths", "not found"},
      {"turkey-04-fifth-day: 18,342: deaths", "not found"},
  };
  return rows;
}

// FIXME: figures that are no figures of the list.
const Gaps& extra_figures() {
  static const Gaps rows = {
      {"kerman-04-funeral: several: detained", "line 14"},
      // right, but the list has people only
  };
  return rows;
}

// FIXME: conflicts that are expected and not found, or found and not expected.
const Gaps& finding_gaps() {
  static const Gaps rows = {};
  return rows;
}

// FIXME: comparisons with another verdict.
const Gaps& verdict_gaps() {
  static const Gaps rows = {
      {"turkey-04-fifth-day: 18,342 ~ turkey-04-fifth-day: More than 18,000: deaths", "not found"},
  };
  return rows;
}

const Corpus& corpus() {
  static const Corpus read = read_corpus("corpus");
  return read;
}

/// Fails for every difference, with the row to add or to take out.
void compare_gaps(const Gaps& seen, const Gaps& known) {
  for (const auto& [name, fault] : seen) {
    if (!known.contains(name)) FAIL_CHECK(fmt::format("not as expected: {{\"{}\", \"{}\"}},", name, fault));
  }
  for (const auto& [name, fault] : known) {
    if (!seen.contains(name)) FAIL_CHECK(fmt::format("passes now, take it out of the gaps: \"{}\"", name));
  }
}

/// The documents of all folders together.
std::vector<DocumentClaims> all_documents() {
  std::vector<DocumentClaims> out;
  for (const EventFolder& event : corpus().events) out.insert(out.end(), event.documents.begin(), event.documents.end());
  return out;
}

/// Adds what is found and not expected, and the other way round.
void add_differences(const std::set<std::string>& found, const std::set<std::string>& wanted, Gaps& out) {
  for (const std::string& name : wanted) {
    if (!found.contains(name)) out[name] = "no finding";
  }
  for (const std::string& name : found) {
    if (!wanted.contains(name)) out[name] = "conflict";
  }
}

std::set<std::string> wanted_conflicts(const EventFolder& event) {
  std::set<std::string> out;
  for (const ExpectedPair& pair : event.expected.findings) out.insert(name_of(pair.a, pair.b, pair.measure));
  return out;
}

}  // namespace

TEST_CASE("the corpus can be read") {
  CHECK(corpus().events.size() >= 5);
  for (const EventFolder& event : corpus().events) {
    CHECK(event.documents.size() >= 4);
    for (const std::string& told : event.diagnostics) FAIL_CHECK(event.name << ": " << told);
  }
}

TEST_CASE("every figure of the corpus is found, with its bound, population, event and source") {
  Gaps seen;
  for (const EventFolder& event : corpus().events) {
    for (const ExpectedFigure& figure : event.expected.figures) {
      if (std::string fault = fault_of(figure, event.documents); !fault.empty()) seen[name_of(figure)] = fault;
    }
  }
  compare_gaps(seen, figure_gaps());
}

TEST_CASE("no other figures are found in the corpus") {
  Gaps seen;
  for (const EventFolder& event : corpus().events) {
    std::set<std::string> wanted;
    for (const ExpectedFigure& figure : event.expected.figures) wanted.insert(name_of(figure));
    for (const DocumentClaims& document : event.documents) {
      for (const Claim& claim : document.claims) {
        for (const Figure& figure : claim.figures) {
          std::string name = fmt::format("{}: {}: {}", document.document.id, figure.text, figure.measure);
          if (!wanted.contains(name)) seen[name] = fmt::format("line {}", figure.line);
        }
      }
    }
  }
  compare_gaps(seen, extra_figures());
}

TEST_CASE("the conflicts of each event are those expected and no others") {
  Gaps seen;
  for (const EventFolder& event : corpus().events)
    add_differences(conflicts_in(*corpus().engine, event.documents), wanted_conflicts(event), seen);
  compare_gaps(seen, finding_gaps());
}

TEST_CASE("the conflicts of all events together are those expected and no others") {
  Gaps seen;
  std::set<std::string> wanted;
  for (const EventFolder& event : corpus().events) wanted.merge(wanted_conflicts(event));
  add_differences(conflicts_in(*corpus().engine, all_documents()), wanted, seen);
  compare_gaps(seen, finding_gaps());
}

TEST_CASE("pairs of figures have the verdicts expected") {
  Gaps seen;
  for (const EventFolder& event : corpus().events) {
    for (const ExpectedPair& pair : event.expected.verdicts) {
      std::string verdict = verdict_between(pair, *corpus().engine, event.documents);
      if (verdict != pair.verdict) seen[name_of(pair.a, pair.b, pair.measure)] = verdict;
    }
  }
  compare_gaps(seen, verdict_gaps());
}

}  // namespace sayso::corpus
