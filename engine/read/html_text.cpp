#include "engine/read/html_text.h"

#include <algorithm>
#include <cstdint>

namespace sayso {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool starts_with_any_case(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

/// Bytes up to and with the first `ending`; all of them where there is none.
std::size_t through(std::string_view text, std::string_view ending) {
  for (std::size_t at = 0; at + ending.size() <= text.size(); ++at) {
    if (starts_with_any_case(text.substr(at), ending)) return at + ending.size();
  }
  return text.size();
}

/// Bytes of a tag: a ">" within quotation marks does not end it.
std::size_t tag_size(std::string_view text) {
  char quote = '\0';
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (quote != '\0') {
      if (text[at] == quote) quote = '\0';
    } else if (text[at] == '>') {
      return at + 1;
    } else if (text[at] == '"' || text[at] == '\'') {
      quote = text[at];
    }
  }
  return text.size();
}

/// Bytes of the markup at the front of `text`, which begins with "<"; 0 where the "<" is a mere character.
std::size_t markup_size(std::string_view text) {
  if (text.starts_with("<!--")) return through(text, "-->");
  if (starts_with_any_case(text, "<script")) return through(text, "</script>");
  if (starts_with_any_case(text, "<style")) return through(text, "</style>");
  const char next = text.size() > 1 ? lower(text[1]) : '\0';
  const bool tag = (next >= 'a' && next <= 'z') || next == '/' || next == '!' || next == '?';
  return tag ? tag_size(text) : 0;
}

}  // namespace

std::vector<Span> html_text(std::string_view bytes, Span html) {
  std::vector<Span> out;
  std::uint32_t from = html.begin;
  for (std::uint32_t at = html.begin; at < html.end;) {
    const std::size_t size = bytes[at] == '<' ? markup_size(bytes.substr(at, html.end - at)) : 0;
    if (size == 0) {
      ++at;
      continue;
    }
    if (from < at) out.push_back({.begin = from, .end = at});
    at += static_cast<std::uint32_t>(size);
    from = at;
  }
  if (from < html.end) out.push_back({.begin = from, .end = html.end});
  return out;
}

}  // namespace sayso
