#include <fmt/format.h>

#include "engine/report/escape.h"
#include "engine/report/finding_writer.h"
#include "engine/report/html_parts.h"
#include "engine/report/text_parts.h"

namespace sayso {
namespace {

std::string marked_quote(const Anchor& a) {
  auto words = words_in_quote(a);
  if (!words) return escaped_xml(a.quote.empty() ? a.text : a.quote);
  std::string_view all = a.quote;
  return fmt::format("{}<mark>{}</mark>{}", escaped_xml(all.substr(0, words->begin)), escaped_xml(words->of(all)),
                     escaped_xml(all.substr(words->end)));
}

std::string place_link(const HtmlPage& page, const Anchor& a) {
  std::string link = page.link(a.document, a.headline || !a.figure ? nullptr : &*a.figure);
  std::string place = escaped_xml(told_place(a));
  return link.empty() ? place : fmt::format("<a href=\"{}\">{}</a>", link, place);
}

std::string side(const HtmlPage& page, const Anchor& a) {
  std::string who = escaped_xml(a.origin);
  if (!a.source) who += " <small>own voice</small>";
  for (const Relay& relay : a.via) who += fmt::format(" <small>via {}</small>", escaped_xml(relay.text));
  std::string number =
      a.figure ? fmt::format("<span class=\"number\">{}</span>", escaped_xml(short_number(a.figure->quantity))) : "";
  std::string where = place_link(page, a);
  if (!a.document.publisher.empty()) where += " · " + escaped_xml(a.document.publisher);
  if (!a.document.published.empty()) where += fmt::format(" · <time>{}</time>", escaped_xml(a.document.published));
  return fmt::format("<figure>{}<figcaption>{}</figcaption><blockquote>{}</blockquote><p class=\"where\">{}</p></figure>\n",
                     number, who, marked_quote(a), where);
}

}  // namespace

std::string html_of_finding(const HtmlPage& page, const Finding& f, std::size_t number) {
  std::string out =
      fmt::format("<article class=\"finding {0}\" id=\"f{1}\" data-severity=\"{0}\">\n", name_of(f.severity), number);
  out += fmt::format("<h3><span class=\"badge\">{}</span> {}</h3>\n", name_of(f.severity), escaped_xml(f.message));
  out += fmt::format("<p class=\"kind\" title=\"{}\">{}{}{} · <code>{}</code></p>\n", escaped_xml(meaning_of(f.verdict)),
                     name_of(f.verdict), f.measure.empty() ? "" : " of " + escaped_xml(f.measure),
                     f.disclosed ? ", both told in one article" : "", escaped_xml(f.check));
  out += "<div class=\"sides\">\n" + side(page, f.primary);
  if (!f.related.empty()) out += side(page, f.related.front());
  out += "</div>\n";
  if (f.related.size() > 1) {
    out +=
        fmt::format("<details><summary>{} more place{}</summary><ul>", f.related.size() - 1, f.related.size() == 2 ? "" : "s");
    for (std::size_t i = 1; i < f.related.size(); ++i) {
      const Anchor& a = f.related[i];
      out += fmt::format("<li>{} <q>{}</q> {}</li>", escaped_xml(a.origin), escaped_xml(a.text), place_link(page, a));
    }
    out += "</ul></details>\n";
  }
  out += "<details><summary>Because</summary><ul>";
  for (const std::string& reason : f.reasons) out += fmt::format("<li>{}</li>", escaped_xml(reason));
  return out + "</ul></details>\n</article>\n";
}

}  // namespace sayso
