#include "engine/report/json_row.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <boost/json.hpp>

#include "engine/report/escape.h"
#include "engine/yaml/utf8.h"

namespace sayso {
namespace {

constexpr double kExactWhole = 9007199254740992.0;  // 2^53

constexpr bool is_escaped(char c) { return (c >= 0 && c < ' ') || c == '"' || c == '\\' || c == '\x7F'; }

/// Several bytes in one register. GCC and Clang compile it for any processor.
template <std::size_t kBytes>
using Block [[gnu::vector_size(kBytes)]] = signed char;

/// Copies a block, and says whether all of it is ASCII that needs no escape. Bytes over 0x7F are negative.
template <std::size_t kBytes>
bool copy_block(const char* from, char* to) {
  Block<kBytes> block;
  std::memcpy(&block, from, kBytes);
  std::memcpy(to, &block, kBytes);
  Block<kBytes> found = (block < ' ') | (block == '"') | (block == '\\') | (block == 0x7F);
  std::array<std::uint64_t, std::max<std::size_t>(kBytes / 8, 1)> words{};
  std::memcpy(words.data(), &found, kBytes);
  std::uint64_t any = 0;
  for (std::uint64_t word : words) any |= word;
  return any == 0;
}

/// In blocks, of which the last one overlaps the one before: no byte is copied alone but of the shortest texts.
template <std::size_t kBytes>
bool copy_blocks(std::string_view text, char* to) {
  bool plain = true;
  for (std::size_t at = 0; at + kBytes < text.size(); at += kBytes) plain &= copy_block<kBytes>(text.data() + at, to + at);
  std::size_t last = text.size() - kBytes;
  return plain & copy_block<kBytes>(text.data() + last, to + last);
}

/// Copies the text, and says whether it may stand in JSON as it is: whether all of it is ASCII without quotation marks, backslashes
/// and control characters.
bool copy_plain(std::string_view text, char* to) {
  if (text.size() >= 16) return copy_blocks<16>(text, to);
  if (text.size() >= 8) return copy_blocks<8>(text, to);
  if (text.size() >= 4) return copy_blocks<4>(text, to);
  std::copy(text.begin(), text.end(), to);
  return std::none_of(text.begin(), text.end(), [](char c) { return c < 0 || is_escaped(c); });
}

}  // namespace

/// The string grows by steps of its own: this is only as much as is made ready at a time.
void JsonRow::grow(std::size_t bytes) {
  constexpr std::size_t kStep = 1024;
  auto used = static_cast<std::size_t>(at_ - out_.data());
  out_.resize(used + std::max(bytes, kStep));
  at_ = out_.data() + used;
  limit_ = out_.data() + out_.size();
}

JsonRow& JsonRow::end(const char* at) {
  out_.resize(static_cast<std::size_t>(at - out_.data()));
  at_ = limit_ = out_.data() + out_.size();
  return *this;
}

JsonRow& JsonRow::text(std::string_view value) {
  char* at = room(value.size() + 3);
  *at++ = '"';
  if (!copy_plain(value, at)) return other_text(value);
  at += value.size();
  *at++ = '"';
  return value_ends(at);
}

/// Where something needs an escape, or may be no UTF-8. There is room for the text, and it has been copied.
JsonRow& JsonRow::other_text(std::string_view value) {
  bool valid = !first_invalid_utf8(value);
  if (!valid || std::any_of(value.begin(), value.end(), is_escaped)) {
    std::string repaired_text = valid ? std::string(value) : repaired(value);
    return word(boost::json::serialize(boost::json::string_view(repaired_text)));
  }
  char* at = at_ + 1 + value.size();
  *at++ = '"';
  return value_ends(at);
}

JsonRow& JsonRow::whole(std::uint64_t value) {
  constexpr std::size_t kMostDigits = 20;
  char* at = room(kMostDigits + 1);
  if (value > 9999) return value_ends(std::to_chars(at, at + kMostDigits, value).ptr);
  // Places in an article, mostly. Each digit is written, and the next one takes the place of a leading zero: nothing to guess.
  auto number = static_cast<std::uint32_t>(value);
  std::uint32_t high = number / 100, low = number % 100;
  auto add = [&](std::uint32_t digit, bool leads) {
    *at = static_cast<char>('0' + digit);
    at += leads ? 0 : 1;
  };
  add(high / 10, number < 1000);
  add(high % 10, number < 100);
  add(low / 10, number < 10);
  add(low % 10, false);
  return value_ends(at);
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
