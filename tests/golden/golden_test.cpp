// Every tests/golden/*.case: what the shipped rules read out of an article of 2024-03-23 by The Courier. A case holds the article
// and the sections that it is about, one row a line:
//
//     figures       measure, interval, bound, population, event, what else holds of it, its words, who says so
//     attributions  source with its id and how it is known, cue, content, who relayed it
//     quantities    every number, whatever it counts
//     events        the main event and those recalled
//
// SAYSO_UPDATE=1 in the environment rewrites the sections that do not hold, but not where CI is set. A result that is known to be
// wrong stays as it is, with a FIXME in the comment.
#include <cstdlib>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/engine.h"
#include "tests/golden/case_file.h"

using namespace sayso;
using namespace sayso::golden;

namespace {

const Engine& engine() {
  static const std::shared_ptr<const Engine> made = Engine::make({}).value;
  return *made;
}

/// In one line, whatever the words were wrapped like.
std::string quoted(std::string_view words) {
  std::string out = "\"";
  for (char c : words) out += c == '\n' ? ' ' : c;
  return out + "\"";
}

std::string who(const Claim& claim) {
  if (!claim.attribution) return "the article";
  const Source& source = claim.attribution->source;
  return source.basis == Basis::Unresolved ? "unresolved" : quoted(source.name);
}

std::string figures(const DocumentClaims& claims) {
  std::string out;
  for (const Claim& claim : claims.claims) {
    for (const Figure& f : claim.figures) {
      out += fmt::format("{} {} {} {} {}", f.measure, print_interval(f.quantity), name_of(f.quantity.bound), f.population,
                         f.event);
      if (f.role != Role::Total) out += fmt::format(" {}", name_of(f.role));
      if (f.polarity != Polarity::Asserted) out += fmt::format(" {}", name_of(f.polarity));
      if (f.status != Status::None) out += fmt::format(" {}", name_of(f.status));
      out += fmt::format(" {} by {}\n", quoted(f.text), who(claim));
    }
  }
  return out;
}

std::string attributions(const Document& document, const DocumentClaims& claims) {
  std::string out;
  for (const Claim& claim : claims.claims) {
    if (!claim.attribution) continue;
    const Attribution& a = *claim.attribution;
    out += fmt::format("{}", quoted(a.source.text));
    if (a.source.name != a.source.text) out += fmt::format(" = {}", quoted(a.source.name));
    out += fmt::format(" {} {} cue={}", a.source.id.empty() ? "-" : a.source.id, name_of(a.source.basis), quoted(a.cue.text));
    for (Span content : a.content) out += " content=" + quoted(document.text(content));
    for (const Relay& relay : a.via) out += " via=" + quoted(relay.text);
    out += "\n";
  }
  return out;
}

std::string quantities(const Document& document) {
  std::string out;
  for (const QuantityRow& row : engine().read_quantities(document)) {
    out += fmt::format("{} {}{}{} {}\n", print_interval(row.quantity), name_of(row.quantity.bound),
                       row.quantity.unit.empty() ? "" : " ", row.quantity.unit, quoted(row.text));
  }
  return out;
}

std::string events(const DocumentClaims& claims) {
  std::string out;
  for (const EventMention& event : claims.events) {
    out += fmt::format("{} {} {} {}\n", event.key, event.trigger.empty() ? "-" : event.trigger,
                       event.places.empty() ? "-" : event.places.front(), event.when ? print_from(*event.when) : "-");
  }
  return out;
}

std::string section(const std::string& name, const Document& document, const DocumentClaims& claims) {
  if (name == "figures") return figures(claims);
  if (name == "attributions") return attributions(document, claims);
  if (name == "quantities") return quantities(document);
  if (name == "events") return events(claims);
  FAIL("no such section: " << name);
  return {};
}

bool updating() {
  const char* update = std::getenv("SAYSO_UPDATE");
  return update != nullptr && std::string_view(update) == "1" && std::getenv("CI") == nullptr;
}

}  // namespace

TEST_CASE("what is read out of the articles is as it was") {
  std::vector<Case> cases = read_cases();
  CHECK(cases.size() >= 12);
  for (Case& file : cases) {
    CAPTURE(file.path);
    const Section* text = file.find("text");
    REQUIRE(text != nullptr);
    Document document({.id = "a", .path = file.path, .publisher = "The Courier", .published = "2024-03-23"}, text->body);
    DocumentClaims claims = engine().read_claims(document);
    bool changed = false;
    for (Section& s : file.sections) {
      if (s.name == "text") continue;
      std::string found = section(s.name, document, claims);
      if (found == s.body) continue;
      changed = true;
      if (!updating()) CHECK_MESSAGE(found == s.body, s.name);
      s.body = found;
    }
    if (changed && updating()) write_case(file);
  }
}

TEST_CASE("a case comes out as it went in") {
  const std::string bytes = "# one\n# two\n--- text\na\n\nb\n--- figures\n";
  Case file = parse_case("a.case", bytes);
  CHECK(file.find("text")->body == "a\n\nb\n");
  CHECK(file.find("figures")->body.empty());
  CHECK(file.find("events") == nullptr);
  CHECK(print_case(file) == bytes);
}
