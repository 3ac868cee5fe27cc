#include "engine/text/list_items.h"

namespace sayso {
namespace {

constexpr std::uint32_t kMostDigits = 3;  // "2019." is a year

bool is_mark(const StopContext& c, std::uint32_t token, std::string_view mark) {
  return token < c.paragraph.last && c.tokens[token].is(kGlued) && c.tokens[token].kind == TokenKind::Mark &&
         c.tokens[token].span().of(c.text) == mark;
}

bool is_letter(std::string_view bytes) { return bytes.size() == 1 && bytes[0] >= 'a' && bytes[0] <= 'z'; }

std::uint32_t number_of(std::string_view digits) {
  std::uint32_t number = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return 0;
    number = 10 * number + static_cast<std::uint32_t>(c - '0');
  }
  return number;
}

}  // namespace

bool is_bullet(const StopContext& c, std::uint32_t token) {
  const Token& t = c.tokens[token];
  if (t.kind != TokenKind::Mark || c.text[t.begin] != '\xE2') return false;
  std::string_view bytes = t.span().of(c.text);
  return bytes == "\u2022" || bytes == "\u2023" || bytes == "\u2043" || bytes == "\u25AA" || bytes == "\u25CF";
}

ListItem list_item(const StopContext& c, std::uint32_t token) {
  if (token < c.paragraph.last && is_bullet(c, token)) ++token;
  if (token >= c.paragraph.last) return {};
  std::string_view bytes = c.tokens[token].span().of(c.text);
  bool number = c.tokens[token].kind == TokenKind::Number && bytes.size() <= kMostDigits;
  if (!number && !is_letter(bytes)) return {};
  bool stop = is_mark(c, token + 1, ".");
  bool paren = is_mark(c, stop ? token + 2 : token + 1, ")");
  if (!stop && !paren) return {};
  std::uint32_t last = token + (stop ? 1 : 0) + (paren ? 1 : 0);
  if (last + 1 >= c.paragraph.last || c.tokens[last + 1].is(kGlued)) return {};
  auto form = stop && paren ? ListItem::NumberStopParen : stop ? ListItem::NumberStop : ListItem::NumberParen;
  auto letters = stop && paren ? ListItem::LetterStopParen : stop ? ListItem::LetterStop : ListItem::LetterParen;
  if (number) return {.form = form, .value = number_of(bytes), .last = last};
  return {.form = letters, .value = static_cast<std::uint32_t>(bytes[0]), .last = last};
}

bool may_start_item(const StopContext& c, std::uint32_t token) {
  const Token& t = c.tokens[token];
  if (t.is(kGlued) || is_bullet(c, token - 1)) return false;
  return t.kind == TokenKind::Number || (t.kind == TokenKind::Word && t.span().size() == 1 && !t.is(kCapital));
}

}  // namespace sayso
