#include <string_view>
#include <utility>

#include "engine/rulepack/sections.h"

namespace sayso {
namespace {

/// Where the lines of a text below a top key begin, as they are mostly written.
constexpr std::uint32_t kIndented = 3;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// The part before the mark, and what is left behind it.
std::string_view cut(std::string_view& text, std::string_view mark) {
  std::size_t at = text.find(mark);
  std::string_view before = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view() : text.substr(at + mark.size());
  return trimmed(before);
}

void keep(PlaceRule rule, const YamlMark& mark, SectionContext& context) {
  if (claim_id("place", rule.id, mark, context)) context.rules.places.push_back(std::move(rule));
}

/// "Kyiv = Kiev; Kyjiw < Ukraine": YAML of its own for each of thousands would take longer than all other rules.
void read_line(std::string_view line, const YamlMark& mark, SectionContext& context) {
  PlaceRule rule{.pack = context.pack, .place = place_of(mark, context)};
  std::string_view holder = line;
  std::string_view names = cut(holder, " < ");
  rule.within = trimmed(holder);
  std::string_view id = cut(names, " = ");
  if (id.ends_with('~')) {
    rule.person = true;
    id = trimmed(id.substr(0, id.size() - 1));
  }
  rule.id = id;
  rule.names.push_back({.text = std::string(id.substr(0, id.find(", "))), .place = rule.place});
  while (!names.empty()) rule.names.push_back({.text = std::string(cut(names, "; ")), .place = rule.place});
  keep(std::move(rule), mark, context);
}

void read_lines(const YamlNode& node, SectionContext& context) {
  YamlMark mark = node.mark;
  std::string_view rest = node.text;
  while (!rest.empty()) {
    ++mark.line;  // the text begins below its "|"
    std::string_view line = cut(rest, "\n");
    mark.column = kIndented;
    mark.width = static_cast<std::uint32_t>(line.size());
    if (!line.empty() && line.front() != '#') read_line(line, mark, context);
  }
}

}  // namespace

void read_places(const YamlNode& node, SectionContext& context) {
  if (node.is(YamlNode::Kind::Scalar)) return read_lines(node, context);
  each(node, "place", context, [&](Fields& fields) {
    PlaceRule rule{.id = fields.text("id", Need::Required), .pack = context.pack, .place = place_of(fields.mark(), context)};
    for (const YamlNode* name : fields.scalars("names", Need::Required)) rule.names.push_back(text_of(*name, context));
    rule.within = fields.text("in");
    keep(std::move(rule), fields.mark(), context);
  });
}

}  // namespace sayso
