#include <algorithm>

#include <fmt/format.h>

#include "engine/report/escape.h"
#include "engine/report/html_parts.h"
#include "engine/report/text_parts.h"

namespace sayso {
namespace {

/// What a byte of the article is; several at once.
enum Layer : std::uint8_t { kContent = 1, kCue = 2, kSource = 4, kFigure = 8, kStart = 16 };

class MarkedText {
 public:
  MarkedText(const HtmlPage& page, std::size_t document, std::string_view text)
      : page_(page), document_(document), text_(text), layers_(text.size()) {
    for (const Claim& claim : claims().claims) {
      if (claim.attribution) {
        for (Span span : claim.attribution->content) lay(span, kContent);
        lay(claim.attribution->source.span, kSource);
        lay(claim.attribution->cue.span, kCue);
      }
      for (const Figure& figure : claim.figures) {
        if (figure.span.end > text_.size() || figure.span.empty()) continue;
        lay(figure.span, kFigure);
        layers_[figure.span.begin] |= kStart;
        figures_.try_emplace(figure.span.begin, Told{.figure = &figure, .claim = &claim});
      }
    }
  }

  std::string html() const {
    std::string out;
    std::size_t at = body_begin();
    while (at < text_.size()) {
      std::size_t end = at + 1;
      while (end < text_.size() && layers_[end] == (layers_[at] & ~kStart)) ++end;
      add(at, end, out);
      at = end;
    }
    return out;
  }

 private:
  struct Told {
    const Figure* figure;
    const Claim* claim;
  };

  const DocumentClaims& claims() const { return page_.background().documents[document_]; }

  void lay(Span span, Layer layer) {
    for (std::size_t i = span.begin; i < std::min<std::size_t>(span.end, text_.size()); ++i) layers_[i] |= layer;
  }

  /// Behind front matter, which the heading tells already.
  std::size_t body_begin() const {
    std::size_t begin = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    if (!text_.substr(begin).starts_with("---\n")) return begin;
    std::size_t end = text_.find("\n---\n", begin + 3);
    return end == std::string_view::npos ? begin : end + 5;
  }

  void add(std::size_t begin, std::size_t end, std::string& out) const {
    std::uint8_t layer = layers_[begin];
    std::string words = escaped_xml(text_.substr(begin, end - begin));
    std::string classes;
    if ((layer & kContent) != 0) classes += " c";
    if ((layer & kSource) != 0) classes += " s";
    if ((layer & kCue) != 0) classes += " q";
    if ((layer & kFigure) != 0) {
      out += figure_tag(begin, classes) + words + "</mark>";
    } else if (!classes.empty()) {
      out += fmt::format("<span class=\"{}\">{}</span>", classes.substr(1), words);
    } else {
      out += words;
    }
  }

  std::string figure_tag(std::size_t begin, const std::string& classes) const {
    auto at = figures_.upper_bound(begin);
    if (at == figures_.begin()) return "<mark>";
    --at;
    const Figure& f = *at->second.figure;
    auto severity = page_.severity(f.id);
    std::string id = at->first == begin ? fmt::format(" id=\"d{}-{}\"", document_, begin) : "";
    std::string by = at->second.claim->attribution ? at->second.claim->attribution->source.name : "own voice";
    std::string told = fmt::format("{} {} — {}", f.measure, short_number(f.quantity), by);
    return fmt::format("<mark class=\"g{}{}\"{} title=\"{}\">", classes, severity ? fmt::format(" {}", name_of(*severity)) : "",
                       id, escaped_xml(told));
  }

  const HtmlPage& page_;
  std::size_t document_;
  std::string_view text_;
  std::vector<std::uint8_t> layers_;
  std::map<std::size_t, Told> figures_;
};

/// An article of which only the ledger is at hand: the sentences with figures.
std::string quotes_of(const HtmlPage& page, std::size_t document) {
  std::string out;
  for (const Claim& claim : page.background().documents[document].claims) {
    if (claim.quote.empty()) continue;
    std::string ids;
    for (const Figure& f : claim.figures) ids += fmt::format("<a id=\"d{}-{}\"></a>", document, f.span.begin);
    out += fmt::format("{}{}\n\n", ids, escaped_xml(claim.quote));
  }
  return out.empty() ? "" : out + "…";
}

}  // namespace

std::string html_of_article(const HtmlPage& page, std::size_t number) {
  const DocumentClaims& d = page.background().documents[number];
  std::string_view text = number < page.background().texts.size() ? page.background().texts[number] : std::string_view();
  std::size_t figures = 0;
  for (const Claim& claim : d.claims) figures += claim.figures.size();
  std::string path = d.document.record > 0 ? fmt::format("{}:{}", d.document.path, d.document.record) : d.document.path;
  std::string out = fmt::format("<details class=\"document\" id=\"d{}\"><summary><span class=\"title\">{}</span> ", number,
                                escaped_xml(d.document.headline.empty() ? path : d.document.headline));
  if (std::uint64_t n = page.findings_in(number); n > 0) out += fmt::format("<span class=\"badge\">{}</span> ", n);
  for (const std::string* part : {&d.document.publisher, &d.document.published}) {
    if (!part->empty()) out += fmt::format("<span class=\"meta\">{}</span> ", escaped_xml(*part));
  }
  out += fmt::format(
      "<span class=\"meta\">{} claim{}, {} figure{}</span></summary>\n<p class=\"where\">{}</p>\n<div class=\"text\">",
      d.claims.size(), d.claims.size() == 1 ? "" : "s", figures, figures == 1 ? "" : "s", escaped_xml(path));
  out += text.empty() ? quotes_of(page, number) : MarkedText(page, number, text).html();
  return out + "</div></details>\n";
}

}  // namespace sayso
