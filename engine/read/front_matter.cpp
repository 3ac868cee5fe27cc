#include "engine/read/front_matter.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "engine/yaml/lines.h"
#include "engine/yaml/node.h"
#include "engine/yaml/utf8.h"

namespace sayso {
namespace {

struct Key {
  std::string_view word;
  Field field;
};

constexpr std::array kKeys = {
    Key{"id", Field::Id},           Key{"headline", Field::Headline},
    Key{"title", Field::Headline},  Key{"publisher", Field::Publisher},
    Key{"date", Field::Published},  Key{"published", Field::Published},
    Key{"updated", Field::Updated}, Key{"language", Field::Language},
    Key{"lang", Field::Language},   Key{"event", Field::Event},
    Key{"url", Field::Url},         Key{"status", Field::Status},
    Key{"embargo", Field::Embargo}, Key{"sayso-ignore", Field::Ignore},
};

std::optional<Field> field_of_key(std::string_view word) {
  for (const Key& key : kKeys) {
    if (key.word == word) return key.field;
  }
  return std::nullopt;
}

/// The line that begins at `begin`, with its line break.
Span line_at(std::string_view text, std::uint32_t begin) {
  const std::size_t end = text.find('\n', begin);
  return {.begin = begin, .end = static_cast<std::uint32_t>(end == std::string_view::npos ? text.size() : end + 1)};
}

/// A mark of the front matter as a span of the file.
Span span_of(const YamlMark& mark, const Lines& lines, std::uint32_t begin) {
  const auto at = begin + static_cast<std::uint32_t>(lines.offset(mark));
  return {.begin = at, .end = at + mark.width};
}

/// What YAML has against it, as D007 at its place in the file. Anchors and tags in other people's keys harm nobody.
void tell_yaml(Draft& draft, std::vector<Diagnostic> diagnostics, bool unread, std::uint32_t lines_above) {
  for (Diagnostic& found : diagnostics) {
    const bool duplicate = found.code == "R002";
    if (!duplicate && !(unread && found.severity == Severity::Error)) continue;
    found.message = fmt::format("front matter: {}", found.message);
    found.code = "D007";
    found.severity = duplicate ? Severity::Warning : Severity::Error;
    if (found.place.line > 0) found.place.line += lines_above;
    draft.tell(std::move(found));
  }
}

void read_key(Draft& draft, Field field, const YamlNode& value, Span at) {
  if (value.is(YamlNode::Kind::Null)) return;
  if (!value.is(YamlNode::Kind::Scalar)) {
    draft.tell("D007", Severity::Warning, at, fmt::format("front matter: {} is no text and is not read", name_of(field)),
               "write it on the line of its key");
    return;
  }
  const bool first = field == Field::Headline && draft.info().headline.empty();
  draft.set(field, value.text, at);
  const std::uint32_t begin = at.begin + (value.plain ? 0 : 1);
  const bool literal = draft.bytes().substr(begin, value.text.size()) == value.text;
  if (first && literal)
    draft.add_zone({.begin = begin, .end = begin + static_cast<std::uint32_t>(value.text.size())}, Zone::Headline);
}

bool read_yaml(Draft& draft, Span yaml) {
  constexpr std::uint32_t kLinesAbove = 1;  // the opening ---
  const std::string_view bytes = yaml.of(draft.bytes());
  Outcome<YamlNode> file = parse_yaml(draft.info().path, bytes);
  const bool unread = file.value.is(YamlNode::Kind::Null) && has_errors(file.diagnostics);
  tell_yaml(draft, std::move(file.diagnostics), unread, kLinesAbove);
  if (unread) return false;
  const Lines lines(bytes);
  if (file.value.is(YamlNode::Kind::Scalar) || file.value.is(YamlNode::Kind::Sequence)) {
    draft.tell("D007", Severity::Error, span_of(file.value.mark, lines, yaml.begin),
               "front matter: not a map of keys and values", "write \"key: value\" lines, with a blank after each colon");
    return false;
  }
  for (const YamlEntry& entry : file.value.entries) {
    const auto field = field_of_key(entry.key.text);
    if (field) read_key(draft, *field, entry.value, span_of(entry.value.mark, lines, yaml.begin));
  }
  return true;
}

}  // namespace

std::optional<std::uint32_t> read_front_matter(Draft& draft) {
  const std::string_view text = draft.bytes();
  const auto start = static_cast<std::uint32_t>(bom_size(text));
  const Span opening = line_at(text, start);
  if (trimmed(opening.of(text)) != "---" || text[start] != '-') return start;
  for (Span line = line_at(text, opening.end); !line.empty(); line = line_at(text, line.end)) {
    const std::string_view words = line.of(text);
    if (!words.starts_with("---") && !words.starts_with("...")) continue;
    if (trimmed(words).size() != 3) continue;
    if (!read_yaml(draft, {.begin = opening.end, .end = line.begin})) return std::nullopt;
    return line.end;
  }
  draft.tell("D007", Severity::Error, Span{.begin = start, .end = start + 3}, "front matter that is not closed",
             "end it with a line \"---\"; a rule at the top of a text is written \"***\"");
  return std::nullopt;
}

}  // namespace sayso
