#include "tests/unit/read/shown.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace sayso::test {
namespace {

std::string info_line(const DocumentInfo& info) {
  std::string out;
  auto add = [&out](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format("{}{}={}", out.empty() ? "" : " ", name, value);
  };
  if (info.id != info.path) add("id", info.id);
  add("headline", info.headline);
  add("publisher", info.publisher);
  add("published", info.published);
  add("updated", info.updated);
  add("language", info.language);
  add("event", info.event);
  add("url", info.url);
  return out;
}

std::string with_markup_marked(const Document& article, Span zone) {
  std::string out;
  std::uint32_t at = zone.begin;
  for (const Span& markup : article.markup()) {
    if (!zone.contains(markup)) continue;
    out += fmt::format("{}‹{}›", article.text({at, markup.begin}), article.text(markup));
    at = markup.end;
  }
  return out + std::string(article.text({at, zone.end}));
}

}  // namespace

std::string shown(const Outcome<std::optional<Document>>& article) {
  std::string out;
  auto line = [&out](const std::string& text) { out += out.empty() || text.empty() ? text : "\n" + text; };
  if (article.value) {
    line(info_line(article.value->info()));
    for (const ZoneSpan& z : article.value->zones()) {
      line(fmt::format("{} {}..{} {}", name_of(z.zone), z.span.begin, z.span.end, with_markup_marked(*article.value, z.span)));
    }
  }
  for (const Diagnostic& diagnostic : article.diagnostics) line(render(diagnostic));
  return out;
}

std::string shown(Format format, std::string bytes) {
  const char* path = format == Format::Text ? "a.txt" : format == Format::Markdown ? "a.md" : "a.jsonl";
  return shown(read_article(format, path, std::move(bytes)));
}

}  // namespace sayso::test
