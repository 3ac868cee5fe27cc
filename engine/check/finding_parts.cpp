#include "engine/check/finding_parts.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace sayso {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The words on one line, without the capital that they had at the start of a sentence.
std::string plain_words(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (!is_blank(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  bool capitalised = out.size() > 1 && out[0] >= 'A' && out[0] <= 'Z' && out[1] >= 'a' && out[1] <= 'z';
  if (capitalised) out[0] = static_cast<char>(out[0] - 'A' + 'a');
  return out;
}

/// Words like "no one" or "a" do not stand before a noun for the measure.
bool number_hidden(const Figure& figure) {
  const Quantity& q = figure.quantity;
  bool digits = std::any_of(figure.text.begin(), figure.text.end(), is_digit);
  return !digits && q.bound == Bound::Exact && q.low && *q.low < 2;
}

/// What identifies a side however its article is edited around it.
std::string content_key(const Side& side) {
  constexpr char kBetween = '\x1f';
  return fmt::format("{}{}{}{}{}", side.document->document.id, kBetween, side.figure->text, kBetween, side.origin.name);
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

}  // namespace

Anchor anchor_of(const Side& side) {
  Anchor anchor{.document = side.document->document,
                .figure = *side.figure,
                .origin = side.origin.name,
                .quote = side.claim->quote,
                .quote_span = side.claim->quote_span};
  if (side.claim->attribution) {
    anchor.source = side.claim->attribution->source;
    anchor.via = side.claim->attribution->via;
  }
  return anchor;
}

std::string told_figure(const Figure& figure) {
  std::string words = plain_words(figure.text);
  std::string out = number_hidden(figure) ? fmt::format("\"{}\" ({}: {})", words, figure.measure, *figure.quantity.low)
                                          : fmt::format("{} {}", words, figure.measure);
  if (figure.population != "total") out += fmt::format(" ({})", figure.population);
  return out;
}

std::string fill_message(std::string_view pattern, const Side& a, const Side& b) {
  const std::array<std::pair<std::string_view, std::string>, 5> slots = {{{"$a.source", a.origin.name},
                                                                          {"$a.figure", told_figure(*a.figure)},
                                                                          {"$b.source", b.origin.name},
                                                                          {"$b.figure", told_figure(*b.figure)},
                                                                          {"$measure", a.figure->measure}}};
  std::string out(pattern.empty() ? kPairMessage : pattern);
  for (const auto& [slot, value] : slots) replace_all(out, slot, value);
  return out;
}

std::string fingerprint_of(std::string_view check, const Side& a, const Side& b) {
  std::string first = content_key(a);
  std::string second = content_key(b);
  if (second < first) std::swap(first, second);
  std::string all = fmt::format("{}\x1e{}\x1e{}\x1e{}", check, a.figure->measure, first, second);
  return fmt::format("{:016x}", XXH3_64bits(all.data(), all.size()));
}

}  // namespace sayso
