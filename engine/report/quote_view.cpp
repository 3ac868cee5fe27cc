#include "engine/report/quote_view.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::uint32_t kLeast = 20;
constexpr std::string_view kCut = "…";

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Byte for byte, so that offsets stay: also keeps what an article holds from steering the terminal.
std::string on_one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return out;
}

/// The byte that is `characters` after `from`.
std::size_t forward(std::string_view text, std::size_t from, std::uint32_t characters) {
  const std::string_view ahead = text.substr(std::min(from, text.size()), characters);
  if (count_characters(ahead) == ahead.size()) {  // mostly: each a byte
    from += ahead.size();
    while (from < text.size() && continues(text[from])) ++from;
    return from;
  }
  while (from < text.size() && characters > 0) {
    ++from;
    while (from < text.size() && continues(text[from])) ++from;
    --characters;
  }
  return from;
}

std::size_t back(std::string_view text, std::size_t from, std::uint32_t characters) {
  while (from > 0 && characters > 0) {
    --from;
    while (from > 0 && continues(text[from])) --from;
    --characters;
  }
  return from;
}

std::size_t first_shown(std::string_view text, std::size_t mark, std::uint32_t columns) {
  if (count_characters(text) <= columns) return 0;
  std::size_t from = back(text, mark, columns / 3);
  // Near the end the line is filled from the right.
  return std::min(from, back(text, text.size(), columns - 1));
}

}  // namespace

std::uint32_t count_characters(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

QuoteView view_quote(std::string_view quote, std::optional<Span> mark, std::uint32_t columns) {
  columns = std::max(columns, kLeast);
  // Without a mark the line is the beginning: no more of a long text need be looked at than fits, and one character to see that more comes.
  if (!mark) quote = quote.substr(0, forward(quote, 0, columns + 1));
  std::string text = on_one_line(quote);
  if (mark && (mark->end > text.size() || mark->empty())) mark.reset();
  std::size_t at = mark ? mark->begin : 0;
  std::size_t from = first_shown(text, at, columns);
  std::uint32_t room = from > 0 ? columns - 1 : columns;
  bool cut = count_characters(std::string_view(text).substr(from)) > room;
  std::size_t to = forward(text, from, cut ? room - 1 : room);
  QuoteView out{.line = (from > 0 ? std::string(kCut) : "") + text.substr(from, to - from) + (cut ? std::string(kCut) : "")};
  if (mark) {
    out.column = count_characters(std::string_view(text).substr(from, at - from)) + (from > 0 ? 1 : 0);
    out.width = count_characters(std::string_view(text).substr(at, std::min<std::size_t>(mark->end, to) - at));
  }
  return out;
}

}  // namespace sayso
