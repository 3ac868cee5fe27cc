#include <fmt/format.h>

#include "engine/report/quote_view.h"
#include "engine/report/text_parts.h"

namespace sayso {
namespace {

constexpr std::size_t kMostPlaces = 8;

std::string told_publication(const DocumentRef& d, const Anchor& a) {
  std::string out;
  if (!d.publisher.empty() && d.publisher != a.origin) out += fmt::format("in {}", d.publisher);
  if (!d.published.empty()) out += fmt::format("{}{}", out.empty() ? "" : ", ", d.published);
  return out;
}

std::string told_via(const Anchor& a) {
  std::string out;
  for (const Relay& relay : a.via) out += fmt::format(", via {}", relay.text);
  return out;
}

void add_anchor(const Anchor& a, const TextStyle& style, std::string& out) {
  const Paint& paint = style.paint;
  std::string who = a.source ? a.origin : fmt::format("{} (own voice)", a.origin);
  out += fmt::format("\n  {}  {}", paint(Ink::Bold, who + told_via(a)), paint(Ink::Dim, told_publication(a.document, a)));
  out += fmt::format("\n  {}\n", paint(Ink::Blue, told_place(a)));
  QuoteView view = view_quote(a.quote, words_in_quote(a), style.columns - 4);
  if (!a.quote.empty()) out += fmt::format("    {}\n", view.line);
  if (!a.figure) return;
  std::string interval = fmt::format("{} {}", print_interval(a.figure->quantity), name_of(a.figure->quantity.bound));
  if (view.width > 0) {
    std::string caret = "^" + std::string(view.width - 1, '~');
    out += fmt::format("    {}{} {}\n", std::string(view.column, ' '), paint(Ink::Green, caret), paint(Ink::Dim, interval));
  } else {
    out += fmt::format("    {} {}\n", paint(Ink::Green, a.text), paint(Ink::Dim, interval));
  }
}

/// Places beyond the two that are shown in full.
void add_further(const Finding& f, const TextStyle& style, std::string& out) {
  if (f.related.size() < 2) return;
  out += fmt::format("\n  {}\n", style.paint(Ink::Dim, "also"));
  for (std::size_t i = 1; i < f.related.size(); ++i) {
    if (i > kMostPlaces) {
      out += fmt::format("    {}\n", style.paint(Ink::Dim, fmt::format("and {} more", f.related.size() - i)));
      return;
    }
    const Anchor& a = f.related[i];
    out += fmt::format("    {}  {} ({})\n", style.paint(Ink::Blue, told_place(a)), a.text, a.origin);
  }
}

}  // namespace

std::string told_place(const DocumentRef& d, std::uint32_t line, std::uint32_t column) {
  if (d.record > 0) return fmt::format("{}:{} (text {}:{})", d.path, d.record, line, column);
  return fmt::format("{}:{}:{}", d.path, line, column);
}

std::optional<Span> words_in_quote(const Anchor& a) {
  if (a.quote.empty() || !a.quote_span.contains(a.span)) return std::nullopt;
  Span inside{.begin = a.span.begin - a.quote_span.begin, .end = a.span.end - a.quote_span.begin};
  if (inside.end > a.quote.size() || inside.of(a.quote) != a.text) return std::nullopt;
  return inside;
}

std::string told_place(const Anchor& a) {
  if (a.headline)
    return fmt::format("{} (headline)",
                       a.document.record > 0 ? fmt::format("{}:{}", a.document.path, a.document.record) : a.document.path);
  return told_place(a.document, a.line, a.column);
}

std::string text_of_finding(const Finding& f, const TextStyle& style) {
  const Paint& paint = style.paint;
  std::string out = fmt::format("{}: {}\n", paint(ink_of(f.severity), name_of(f.severity)), paint(Ink::Bold, f.message));
  std::string of = f.measure.empty() ? "" : fmt::format(" of {}", f.measure);
  std::string what = fmt::format("{}{}{} [{}]", name_of(f.verdict), of, f.disclosed ? ", disclosed" : "", f.check);
  out += fmt::format("  {}\n", paint(Ink::Dim, what));
  add_anchor(f.primary, style, out);
  if (!f.related.empty()) add_anchor(f.related[0], style, out);
  add_further(f, style, out);
  if (!f.reasons.empty()) out += fmt::format("\n  {}\n", paint(Ink::Dim, "because"));
  for (const std::string& reason : f.reasons) out += fmt::format("    {}\n", paint(Ink::Dim, "- " + reason));
  return out + "\n";
}

}  // namespace sayso
