#include "engine/resolve/read_claims.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "engine/resolve/build.h"
#include "engine/resolve/quoted.h"
#include "engine/resolve/story.h"
#include "engine/resolve/terms.h"
#include "engine/text/line_index.h"
#include "engine/text/tokenize.h"

namespace sayso {
namespace {

bool has_headline_zone(const Document& document) {
  return std::any_of(document.zones().begin(), document.zones().end(),
                     [](const ZoneSpan& z) { return z.zone == Zone::Headline; });
}

/// The claims of a headline that have figures, in zone and event as those of the text.
std::vector<Claim> headline_claims(const RulePack& pack, const Document& headline, const TokenizedText& text,
                                   const Extraction& found) {
  Story story{.events = {EventMention{}}, .of_sentence = std::vector<std::uint32_t>(text.sentences.size(), 0)};
  std::vector<Claim> claims = build_claims(pack, headline, text, found, std::move(story)).claims;
  std::erase_if(claims, [](const Claim& claim) { return claim.figures.empty(); });
  for (Claim& claim : claims) claim.zone = Zone::Headline;
  return claims;
}

/// A headline puts in short: "rate at 3.8%", which the text may tell in words that no rule reads. An amount that stands anywhere in
/// the text is not missing there.
void doubt_told_amounts(const TokenizedText& text, const Extraction& found, std::vector<Claim>& claims) {
  auto stands = [&](const Quantity& q) {
    return std::any_of(found.quantities.rows().begin(), found.quantities.rows().end(), [&](const QuantityMention& m) {
      return text.sentences[m.sentence].zone != Zone::Headline && m.quantity.unit == q.unit && m.quantity.low == q.low &&
             m.quantity.high == q.high;
    });
  };
  for (Claim& claim : claims) {
    if (claim.zone != Zone::Headline) continue;
    for (Figure& f : claim.figures) f.doubtful = f.doubtful || (!f.quantity.unit.empty() && stands(f.quantity));
  }
}

class Teller {
 public:
  Teller(const Document& document, const TokenizedText& text, Explanation& out)
      : document_(document), text_(text), lines_(document.bytes()), out_(out) {}

  void tell(std::string_view kind, const std::string& rule, TokenRange range) {
    Span span = text_.bytes_of(range);
    LineColumn place = lines_.locate(span.begin, ColumnUnit::Bytes);
    out_.lines.push_back(fmt::format("{}:{} {} {}: {}", place.line, place.column, kind, rule, document_.text(span)));
  }

 private:
  const Document& document_;
  const TokenizedText& text_;
  LineIndex lines_;
  Explanation& out_;
};

}  // namespace

Reading read_document(const RulePack& pack, Extractor& extractor, const Document& document, Purpose purpose) {
  Reading out{.text = tokenize(document, pack.text_index()), .found = {}, .claims = {}};
  out.found = extractor.run(document, out.text);
  const DocumentInfo& info = document.info();
  std::optional<Document> apart;
  std::optional<TokenizedText> headline_text;
  std::optional<Extraction> headline;
  if (!info.headline.empty() && !has_headline_zone(document)) {
    apart.emplace(DocumentInfo{.id = info.id, .published = info.published}, info.headline);
    apart->set_zones({{.span = {.begin = 0, .end = static_cast<std::uint32_t>(info.headline.size())}, .zone = Zone::Headline}});
    headline_text = tokenize(*apart, pack.text_index());
    headline = extractor.run(*apart, *headline_text);
  }
  out.claims = build_claims(pack, document, out.text, out.found,
                            read_story(pack, document, out.text, out.found, headline ? &*headline : nullptr));
  if (purpose == Purpose::Alone || out.claims.events.empty()) {
    if (headline) extractor.take_back(std::move(*headline));
    return out;
  }
  out.claims.events.front().terms = terms_of(pack, out.text, out.found, headline_text ? &*headline_text : nullptr);
  keep_quotations(document, out.text, out.claims);
  if (headline && !headline->figures.empty()) out.claims.headline = headline_claims(pack, *apart, *headline_text, *headline);
  doubt_told_amounts(out.text, out.found, out.claims.headline);
  doubt_told_amounts(out.text, out.found, out.claims.claims);
  return out;
}

void explain_reading(const RulePack& pack, const Document& document, const Reading& reading, Explanation& out) {
  Teller teller(document, reading.text, out);
  const Rules& rules = pack.rules();
  for (const AttributionMention& a : reading.found.attributions)
    teller.tell("attribution", rules.attributions[a.rule].head.id, a.tokens);
  for (const FigureMention& f : reading.found.figures) teller.tell("measure", rules.measures[f.measure].head.id, f.tokens);
  for (const Trigger& t : reading.found.triggers) teller.tell("event", rules.events[t.rule].head.id, t.tokens);
  for (const Mark& m : reading.found.marks) teller.tell("mark", rules.marks[m.rule].head.id, m.tokens);
}

}  // namespace sayso
