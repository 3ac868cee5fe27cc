// Rules that count in headlines only: whether the headline is a field of the article or stands in its text.
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/extract/extract.h"
#include "engine/resolve/read_claims.h"
#include "engine/rulepack/load.h"
#include "tests/unit/pack_of.h"

using namespace sayso;

namespace {

constexpr std::string_view kPack = R"(schema: 1
pack: {id: test}
verbs: [{say: [says, said, said, saying]}]
mentions:
  - {id: police, kind: police, match: police}
  - {id: divers, kind: group, match: divers, scope: body}
attributions:
  - {id: said, content: clause, match: "$source <~say>"}
  - {id: colon, content: clause, match: "$source <:>", scope: headline}
measures:
  - {id: dead, match: $quantity dead}
  - {id: hurt, match: $quantity hurt, scope: headline}
  - {id: missing, match: $quantity missing, scope: body}
  - {id: lost, regex: '(?P<quantity>\d+) lost', scope: headline}
events:
  - {id: fire, match: fire, scope: headline}
  - {id: storm, match: storm}
)";

const RulePack& pack() {
  static const std::shared_ptr<const RulePack> made = test::pack_of(kPack);
  return *made;
}

/// "dead 2 in headline", and of whom, for each figure; then the kind of the main event.
std::string read(const Document& document) {
  Extractor extractor(pack());
  const DocumentClaims claims = read_document(pack(), extractor, document).claims;
  std::vector<std::string> out;
  for (const std::vector<Claim>* part : {&claims.headline, &claims.claims}) {
    for (const Claim& claim : *part) {
      for (const Figure& f : claim.figures)
        out.push_back(fmt::format("{} {} in {}{}", f.measure, f.text, name_of(claim.zone),
                                  claim.attribution ? " " + claim.attribution->source.text : ""));
    }
  }
  out.push_back(claims.events.front().trigger);
  return fmt::format("{}", fmt::join(out, "; "));
}

std::string with_field(const std::string& headline, const std::string& text) {
  return read(Document({.id = "a", .headline = headline, .published = "2024-03-23"}, text));
}

std::string with_zone(const std::string& headline, const std::string& text) {
  Document document({.id = "a", .headline = headline, .published = "2024-03-23"}, headline + "\n\n" + text);
  auto end = static_cast<std::uint32_t>(headline.size());
  document.set_zones(
      {{.span = {.begin = 0, .end = end}, .zone = Zone::Headline},
       {.span = {.begin = end, .end = static_cast<std::uint32_t>(document.bytes().size())}, .zone = Zone::Body}});
  return read(document);
}

}  // namespace

TEST_CASE("a rule of headlines counts in a headline, and nowhere else") {
  struct {
    const char* headline;
    const char* text;
    const char* found;
  } rows[] = {
      {"2 dead in fire", "Police came.", "dead 2 in headline; fire"},
      {"2 hurt in fire", "Police came.", "hurt 2 in headline; fire"},
      {"Police came", "2 hurt in the fire.", ""},
      {"Police came", "2 dead in the storm.", "dead 2 in body; storm"},
      {"9 hurt", "2 hurt, 3 dead.", "hurt 9 in headline; dead 3 in body; "},
      {"2 missing", "3 missing.", "missing 3 in body; "},
      {"4 lost", "5 lost.", "lost 4 in headline; "},
      {"Police: 2 dead", "It rained.", "dead 2 in headline Police; "},
      {"It rained", "Police: 2 dead.", "dead 2 in body; "},
      // whoever is known in the text only speaks there only
      {"It rained", "Divers said 2 dead.", "dead 2 in body Divers; "},
  };
  for (const auto& row : rows) {
    CAPTURE(row.headline);
    CHECK(with_field(row.headline, row.text) == row.found);
    CHECK(with_zone(row.headline, row.text) == row.found);
  }
}
