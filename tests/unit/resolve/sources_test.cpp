// Who the sources of one article are: by their registry names and aliases, short names, pronouns and descriptions.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/extract/extract.h"
#include "engine/resolve/read_claims.h"
#include "engine/rulepack/load.h"
#include "tests/unit/pack_of.h"

using namespace sayso;

namespace {

/// As small as it can be: four names, one cue.
constexpr std::string_view kPack = R"(schema: 1
pack: {id: test}
verbs: [{say: [says, said, said, saying]}]
lists:
  function-words: [the, he, she, it, a, an, that]
  definites: [the]
  title: [minister, mayor]
sources:
  - {id: ria-novosti, names: [RIA Novosti, RIA], kind: agency, owner: rossiya-segodnya}
  - {id: cnn, names: [CNN], kind: outlet}
mentions:
  - {id: he, kind: person, basis: pronoun, match: [(he|she)]}
  - {id: agency, kind: agency, match: [the agency]}
  - {id: police, kind: police, match: [police]}
attributions:
  - {id: said, content: clause, match: "$source <~say> that?"}
)";

const RulePack& pack() {
  static const std::shared_ptr<const RulePack> made = test::pack_of(kPack);
  return *made;
}

/// `RIA=ria-novosti/RIA Novosti alias` for each attribution.
std::string sources_of(const std::string& text) {
  Document document({.id = "a", .published = "2024-03-23"}, text);
  Extractor extractor(pack());
  Reading reading = read_document(pack(), extractor, document);
  std::string out;
  for (const Claim& claim : reading.claims.claims) {
    if (!claim.attribution) continue;
    const Source& s = claim.attribution->source;
    out += fmt::format("{}{}={}/{} {} {}", out.empty() ? "" : "; ", s.text, s.id, s.basis == Basis::Unresolved ? "" : s.name,
                       s.kind, name_of(s.basis));
  }
  return out;
}

}  // namespace

TEST_CASE("names and aliases of the registry") {
  CHECK(sources_of("RIA Novosti said that it rained.") == "RIA Novosti=ria-novosti/RIA Novosti agency named");
  CHECK(sources_of("RIA said that it rained.") == "RIA=ria-novosti/RIA Novosti agency alias");
}

TEST_CASE("a short name is the fuller one before it") {
  CHECK(sources_of("Maria Anna Lopez said that it rained. Lopez said that it snowed.") ==
        "Maria Anna Lopez=/Maria Anna Lopez person named; Lopez=/Maria Anna Lopez person alias");
  CHECK(sources_of("Lopez said that it snowed. Maria Anna Lopez said that it rained.").starts_with("Lopez=/Lopez "));
}

TEST_CASE("a person is the same one with more or less of a title") {
  CHECK(sources_of("Harbour City Mayor Ann Lee said that it rained.") == "Harbour City Mayor Ann Lee=/Ann Lee person named");
  CHECK(sources_of("The rain, Mayor Ann Lee said, was over.").find("/Ann Lee person named") != std::string::npos);
}

TEST_CASE("a name of the registry is common, whether or not it speaks") {
  auto common = [](const char* text) {
    Document document({.id = "a", .published = "2024-03-23"}, text);
    Extractor extractor(pack());
    Reading reading = read_document(pack(), extractor, document);
    for (const ArticleTerm& term : reading.claims.events.front().terms) {
      if (term.key == word_key("cnn")) return term.common;
    }
    return 0.0F;
  };
  float spoken = common("In the town CNN said that it rained.");
  CHECK(spoken > 1);
  CHECK(common("In the town CNN has a tower.") == spoken);
}

TEST_CASE("a pronoun is the last one that fits, not too far back") {
  CHECK(sources_of("Maria Lopez said that it rained. She said that it snowed.") ==
        "Maria Lopez=/Maria Lopez person named; She=/Maria Lopez person pronoun");
  CHECK(sources_of("She said that it snowed.") == "She=/ person unresolved");
  CHECK(sources_of("CNN said that it rained. He said that it snowed.") == "CNN=cnn/CNN outlet named; He=/ person unresolved");
  CHECK(sources_of("Maria Lopez said that it rained. CNN said that it froze. She said that it snowed.")
            .ends_with("She=/Maria Lopez person pronoun"));
  CHECK(sources_of("Maria Lopez said that it rained. It was wet. It was wet. It was wet. It was wet. She said that it snowed.")
            .ends_with("She=/ person unresolved"));
}

TEST_CASE("the agency is the last agency") {
  CHECK(sources_of("RIA Novosti said that it rained. CNN said that it froze. The agency said that it snowed.") ==
        "RIA Novosti=ria-novosti/RIA Novosti agency named; CNN=cnn/CNN outlet named; The agency=ria-novosti/RIA Novosti agency "
        "description");
  CHECK(sources_of("The agency said that it snowed.") == "The agency=/The agency agency description");
  CHECK(sources_of("In the town police said that it snowed.") == "police=/police police description");
}
