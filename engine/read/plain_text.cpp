#include "engine/read/plain_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/time_range.h"
#include "engine/yaml/utf8.h"

namespace sayso {
namespace {

struct Key {
  std::string_view word;
  Field field;
};

constexpr std::array kKeys = {
    Key{"date", Field::Published},    Key{"published", Field::Published},
    Key{"updated", Field::Updated},   Key{"title", Field::Headline},
    Key{"headline", Field::Headline}, Key{"publisher", Field::Publisher},
    Key{"url", Field::Url},           Key{"id", Field::Id},
    Key{"status", Field::Status},     Key{"embargo", Field::Embargo},
};

bool is_date(Field field) { return field == Field::Published || field == Field::Updated; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::uint32_t skip_blanks(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && is_blank(text[at])) ++at;
  return at;
}

std::uint32_t word_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && !is_blank(text[at]) && text[at] != '\r') ++at;
  return at;
}

/// The key whose word stands at the front, before a colon or a blank.
const Key* key_at(std::string_view text, Span line) {
  const std::string_view rest = line.of(text);
  auto same = [](char k, char c) { return k == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c); };
  for (const Key& key : kKeys) {
    if (rest.size() <= key.word.size()) continue;
    const char after = rest[key.word.size()];
    const bool fits = (after == ':' || is_blank(after)) && std::equal(key.word.begin(), key.word.end(), rest.begin(), same);
    if (fits) return &key;
  }
  return nullptr;
}

/// A day, with or without a time of day, at the front of the span. A year or month alone may be the subject of a sentence.
std::optional<Span> leading_date(std::string_view text, Span span) {
  constexpr std::uint32_t kDayBytes = 10;  // 2024-03-23
  const std::uint32_t first = word_end(text, span.begin, span.end);
  const std::uint32_t second = word_end(text, skip_blanks(text, first, span.end), span.end);
  for (std::uint32_t end : {second, first}) {
    while (end > span.begin && std::string_view(",;:.").find(text[end - 1]) != std::string_view::npos) --end;
    const Span date{.begin = span.begin, .end = end};
    if (date.size() >= kDayBytes && parse_time(date.of(text))) return date;
  }
  return std::nullopt;
}

/// Reads the line if it is metadata. Gives where to go on: the end of the line, or of a date that the text follows.
std::optional<std::uint32_t> read_line(Draft& draft, Span line) {
  const std::string_view text = draft.bytes();
  const Key* key = key_at(text, line);
  if (key == nullptr) return std::nullopt;
  const auto after = line.begin + static_cast<std::uint32_t>(key->word.size());
  const bool colon = text[after] == ':';
  const Span value = trimmed({.begin = after + (colon ? 1u : 0u), .end = line.end}, text);
  if (is_date(key->field)) {
    if (const auto date = leading_date(text, value)) {
      draft.set(key->field, std::string(date->of(text)), *date);
      std::uint32_t next = date->end;
      while (next < line.end && std::string_view(",;:.").find(text[next]) != std::string_view::npos) ++next;
      return next;
    }
  }
  if (!colon) return std::nullopt;
  draft.set(key->field, std::string(value.of(text)), value);
  if (key->field == Field::Headline) draft.add_zone(value, Zone::Headline);
  return line.end;
}

}  // namespace

void read_plain_text(Draft& draft) {
  const std::string_view text = draft.bytes();
  const auto start = static_cast<std::uint32_t>(bom_size(text));
  Span rest = trimmed(Span{.begin = start, .end = static_cast<std::uint32_t>(text.size())}, text);
  std::uint32_t line_end = 0;
  while (!rest.empty()) {
    // Several dates may stand on one line; its end is looked for once.
    if (line_end <= rest.begin)
      line_end = static_cast<std::uint32_t>(std::min<std::size_t>(rest.end, text.find('\n', rest.begin)));
    const auto next = read_line(draft, {.begin = rest.begin, .end = line_end});
    if (!next) break;
    rest = trimmed(Span{.begin = *next, .end = rest.end}, text);
  }
  draft.add_zone(rest, Zone::Body);
}

}  // namespace sayso
