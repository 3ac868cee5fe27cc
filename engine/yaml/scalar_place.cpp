#include "engine/yaml/scalar_place.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "engine/yaml/lines.h"

namespace sayso {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::uint32_t count_letters(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_blank(c); }));
}

/// Bytes of the file that stand for bytes of the text together: a byte for itself, an escape for a character.
struct Unit {
  std::size_t size;
  std::uint32_t letters;  ///< bytes of the text that are no blanks
};

std::uint32_t utf8_size(std::uint32_t character) {
  constexpr std::uint32_t kOneByte = 0x80, kTwoBytes = 0x800, kThreeBytes = 0x10000;
  return character < kOneByte ? 1 : character < kTwoBytes ? 2 : character < kThreeBytes ? 3 : 4;
}

/// "\x41", "\u201c": so many digits.
Unit by_number(std::string_view escape, std::size_t digits) {
  const std::size_t size = std::min(escape.size(), 2 + digits);
  std::uint32_t character = 0;
  std::from_chars(escape.data() + 2, escape.data() + size, character, 16);
  const bool blank = character < 0x80 && is_blank(static_cast<char>(character));
  return {.size = size, .letters = blank ? 0 : utf8_size(character)};
}

/// Escapes of a text between double quotes (YAML 1.2, 5.7); a backslash at the end of a line joins it with the next.
Unit escape_of(std::string_view rest) {
  switch (rest.size() > 1 ? rest[1] : '\n') {
    case 'x': return by_number(rest, 2);
    case 'u': return by_number(rest, 4);
    case 'U': return by_number(rest, 8);
    case 'n':
    case 'r':
    case 't':
    case '\t':
    case ' ':
    case '\r':
    case '\n': return {.size = std::min<std::size_t>(2, rest.size()), .letters = 0};
    case 'N':
    case '_': return {.size = 2, .letters = 1};  // yaml-cpp gives one byte, as Latin-1 has it
    case 'L':
    case 'P': return {.size = 2, .letters = 3};
    default: return {.size = 2, .letters = 1};
  }
}

/// Nothing at the closing mark.
std::optional<Unit> unit_of(std::string_view rest, char style) {
  const char c = rest.front();
  if (style == '"' && c == '\\') return escape_of(rest);
  if (style == '\'' && rest.starts_with("''")) return Unit{.size = 2, .letters = 1};
  if (c == style) return std::nullopt;
  return Unit{.size = 1, .letters = is_blank(c) ? 0u : 1u};
}

/// The mark before the scalar, or 0 where it is plain or a block.
char closing_mark(char before) { return before == '"' || before == '\'' ? before : '\0'; }

/// Of a block its first line is left out: "-", a number, a comment.
std::string_view content(std::string_view rest, char before) {
  if (before == '|' || before == '>') rest.remove_prefix(std::min(rest.find('\n'), rest.size()));
  return rest;
}

}  // namespace

TextPart part_of(std::string_view text, std::size_t offset, std::size_t width) {
  const std::size_t begin = std::min(offset, text.size());
  return {.offset = static_cast<std::uint32_t>(offset),
          .before = count_letters(text.substr(0, begin)),
          .letters = count_letters(text.substr(begin, width))};
}

YamlMark place_in_scalar(const Lines& lines, const YamlMark& begin, const TextPart& part) {
  const char before = begin.column > 1 ? lines.at({.line = begin.line, .column = begin.column - 1}) : '\n';
  const std::string_view rest = lines.from(begin);
  std::string_view left = content(rest, before);
  std::optional<std::size_t> first;
  std::size_t end = 0;  // of the part on the line where it begins
  std::uint32_t seen = 0;
  while (!left.empty() && (!first || seen < part.before + part.letters)) {
    const auto unit = unit_of(left, closing_mark(before));
    if (!unit || (first && left.front() == '\n')) break;
    const std::size_t at = rest.size() - left.size();
    seen += unit->letters;
    if (!first && seen > part.before) first = at;
    left.remove_prefix(unit->size);
    if (first && unit->letters > 0) end = at + unit->size;
  }
  if (!first) return {.line = begin.line, .column = begin.column};
  YamlMark mark = lines.mark_of(lines.offset(begin) + *first);
  mark.width = static_cast<std::uint32_t>(end - *first);
  return mark;
}

}  // namespace sayso
