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

void add_source(const Claim& claim, const TextStyle& style, std::string& out) {
  if (!claim.attribution) {
    out += style.paint(Ink::Dim, "own voice");
    return;
  }
  const Attribution& a = *claim.attribution;
  const std::string& name = a.source.name.empty() ? a.source.text : a.source.name;
  out += style.paint(Ink::Bold, name.empty() ? "(nobody named)" : name);
  if (!a.source.text.empty() && a.source.text != name) out += style.paint(Ink::Dim, " (\"" + a.source.text + "\")");
  if (!a.cue.text.empty()) out.append(" · ").append(a.cue.text);
  if (!a.cue.stance.empty() && a.cue.stance != "asserts") out += style.paint(Ink::Dim, " [" + a.cue.stance + "]");
  for (const Relay& relay : a.via) out += style.paint(Ink::Dim, " · via " + relay.text);
}

std::string told_content(const Claim& claim, std::string_view bytes) {
  ContentSpans spans = {claim.span};
  if (claim.attribution && !claim.attribution->content.empty()) spans = claim.attribution->content;
  std::string out;
  for (Span span : spans) {
    if (span.end > bytes.size() || span.empty()) continue;
    out.append(out.empty() ? "" : " … ").append(span.of(bytes));
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
    const std::size_t begin = out.size();
    out.append("  ").append(std::to_string(claim.line)).append(":").append(std::to_string(claim.column));
    if (const std::size_t width = out.size() - begin; width < kIndent) out.append(kIndent - width, ' ');
    add_source(claim, style, out);
    out += '\n';
    const std::string content = told_content(claim, bytes);
    const std::uint32_t room = style.columns > kIndent ? style.columns - kIndent : 0;
    if (!content.empty()) {
      out.append(kIndent, ' ').append(view_quote(content, std::nullopt, room).line).push_back('\n');
    }
    for (const Figure& figure : claim.figures) out += told_figure_line(figure, style);
  }
  if (document.claims.empty()) out += fmt::format("  {}\n", style.paint(Ink::Dim, "no claims"));
  return out + "\n";
}

}  // namespace sayso
