#include <algorithm>

#include <fmt/format.h>

#include "engine/report/quote_view.h"
#include "engine/report/text_parts.h"

namespace sayso {
namespace {

constexpr std::uint32_t kIndent = 10;

std::string told_article(const DocumentRef& d, const TextStyle& style) {
  std::string about;
  for (const std::string* part : {&d.headline, &d.publisher, &d.published}) {
    if (!part->empty()) about += (about.empty() ? "" : " · ") + *part;
  }
  std::string path = d.record > 0 ? fmt::format("{}:{}", d.path, d.record) : d.path;
  if (about.empty()) return style.paint(Ink::Bold, path) + '\n';
  return fmt::format("{}  {}\n", style.paint(Ink::Bold, path), style.paint(Ink::Dim, about));
}

std::string told_source(const Claim& claim, const TextStyle& style) {
  if (!claim.attribution) return style.paint(Ink::Dim, "own voice");
  const Attribution& a = *claim.attribution;
  const std::string& name = a.source.name.empty() ? a.source.text : a.source.name;
  std::string out = style.paint(Ink::Bold, name.empty() ? "(nobody named)" : name);
  if (!a.source.text.empty() && a.source.text != name) out += style.paint(Ink::Dim, fmt::format(" (\"{}\")", a.source.text));
  if (!a.cue.text.empty()) out += " · " + a.cue.text;
  if (!a.cue.stance.empty() && a.cue.stance != "asserts") out += style.paint(Ink::Dim, fmt::format(" [{}]", a.cue.stance));
  for (const Relay& relay : a.via) out += style.paint(Ink::Dim, fmt::format(" · via {}", relay.text));
  return out;
}

std::string told_content(const Claim& claim, std::string_view bytes) {
  ContentSpans spans = {claim.span};
  if (claim.attribution && !claim.attribution->content.empty()) spans = claim.attribution->content;
  std::string out;
  for (Span span : spans) {
    if (span.end > bytes.size() || span.empty()) continue;
    out += fmt::format("{}{}", out.empty() ? "" : " … ", span.of(bytes));
  }
  return out.empty() ? claim.quote : out;
}

std::string told_figure_line(const Figure& f, const TextStyle& style) {
  std::string more = fmt::format("{} {}", print_interval(f.quantity), name_of(f.quantity.bound));
  if (f.population != "total") more += " " + f.population;
  if (f.role != Role::Total) more += fmt::format(" {}", name_of(f.role));
  if (f.polarity != Polarity::Asserted) more += fmt::format(" {}", name_of(f.polarity));
  if (f.status != Status::None) more += fmt::format(" {}", name_of(f.status));
  if (f.event != kMainEvent) more += fmt::format(" event={}", f.event);
  return fmt::format("{}{}  {}  {}\n", std::string(kIndent, ' '),
                     style.paint(Ink::Green, view_quote(f.text, std::nullopt, 60).line), f.measure,
                     style.paint(Ink::Dim, more));
}

}  // namespace

std::string text_of_claims(const DocumentClaims& document, std::string_view bytes, const TextStyle& style) {
  std::string out = told_article(document.document, style);
  for (const Claim& claim : document.claims) {
    std::string place = fmt::format("{}:{}", claim.line, claim.column);
    out += fmt::format("  {:<{}}{}\n", place, kIndent - 2, told_source(claim, style));
    std::string content = told_content(claim, bytes);
    std::uint32_t room = style.columns > kIndent ? style.columns - kIndent : 0;
    if (!content.empty()) out += fmt::format("{}{}\n", std::string(kIndent, ' '), view_quote(content, std::nullopt, room).line);
    for (const Figure& figure : claim.figures) out += told_figure_line(figure, style);
  }
  if (document.claims.empty()) out += fmt::format("  {}\n", style.paint(Ink::Dim, "no claims"));
  return out + "\n";
}

}  // namespace sayso
