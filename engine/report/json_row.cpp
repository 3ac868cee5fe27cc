#include "engine/report/json_row.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <boost/json.hpp>

#include "engine/report/escape.h"
#include "engine/yaml/utf8.h"

namespace sayso {
namespace {

constexpr double kExactWhole = 9007199254740992.0;  // 2^53

constexpr bool is_escaped(char c) { return (c >= 0 && c < ' ') || c == '"' || c == '\\' || c == '\x7F'; }

/// Bytes at the front that need no escape and are ASCII: no quotation marks, backslashes or control characters. Eight a step, by the
/// bit tricks of Hacker's Delight, 6-1; a byte that follows one found may be found too.
std::size_t plain_length(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHighs = 0x8080808080808080;
  auto any_zero = [](std::uint64_t bytes) { return (bytes - kOnes) & ~bytes; };
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, 8);
    std::uint64_t low = bytes - kOnes * ' ';
    std::uint64_t found =
        low | bytes | any_zero(bytes ^ (kOnes * '"')) | any_zero(bytes ^ (kOnes * '\\')) | any_zero(bytes ^ (kOnes * 0x7F));
    if ((found & kHighs) != 0) break;
  }
  while (at < text.size() && text[at] >= ' ' && !is_escaped(text[at])) ++at;
  return at;
}

bool may_go_in(std::string_view text) {
  std::string_view rest = text.substr(plain_length(text));
  return rest.empty() || (std::none_of(rest.begin(), rest.end(), is_escaped) && !first_invalid_utf8(rest));
}

}  // namespace

void JsonRow::grow(std::size_t bytes) { out_.resize(end_ + std::max<std::size_t>(bytes, 512) + end_ / 2); }

JsonRow& JsonRow::open(char bracket) {
  word({&bracket, 1});
  comma_ = false;
  ++depth_;
  return *this;
}

JsonRow& JsonRow::close(char bracket) {
  *room(1) = bracket;
  ++end_;
  comma_ = true;
  if (--depth_ == 0) out_.resize(end_);
  return *this;
}

JsonRow& JsonRow::text(std::string_view value) {
  if (!may_go_in(value)) {
    std::string valid = first_invalid_utf8(value) ? repaired(value) : std::string(value);
    return word(boost::json::serialize(boost::json::string_view(valid)));
  }
  char* at = room(value.size() + 3);
  *at = ',';
  at += comma_ ? 1 : 0;
  *at++ = '"';
  std::memcpy(at, value.data(), value.size());
  at += value.size();
  *at++ = '"';
  comma_ = true;
  return take(at);
}

JsonRow& JsonRow::whole(std::uint64_t value) {
  constexpr std::size_t kMostDigits = 20;
  char* at = room(kMostDigits + 1);
  *at = ',';
  at += comma_ ? 1 : 0;
  comma_ = true;
  return take(std::to_chars(at, at + kMostDigits, value).ptr);
}

JsonRow& JsonRow::number(const std::optional<double>& value) {
  if (!value || !std::isfinite(*value)) return null();
  char digits[32];
  bool exact = std::abs(*value) <= kExactWhole && std::trunc(*value) == *value;
  const char* end = exact ? std::to_chars(std::begin(digits), std::end(digits), static_cast<std::int64_t>(*value)).ptr
                          : std::to_chars(std::begin(digits), std::end(digits), *value).ptr;
  return word({digits, static_cast<std::size_t>(end - digits)});
}

}  // namespace sayso
