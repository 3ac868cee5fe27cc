/// JsonRow: writes one JSON value into a string, member by member. Boost.JSON escapes; only what surely needs no escape goes in as it
/// is, which is nearly all text of articles: an object tree of each row took more time than finding what it says.
///
///     JsonRow row(line);
///     row.open('{').member("kind", "claim").member("begin", 12u).close('}');
#pragma once

#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace sayso {

/// Appends to a string of the caller's, which is to be read when the outermost bracket is closed; members and items are in the order
/// of the calls. A comma goes behind each value, and the bracket that closes takes the place of the last one.
class JsonRow {
 public:
  explicit JsonRow(std::string& out) : out_(out), at_(out.data() + out.size()), limit_(at_) {}

  /// '{' or '['.
  JsonRow& open(char bracket) {
    *room(1) = bracket;
    ++at_;
    ++depth_;
    return *this;
  }
  JsonRow& close(char bracket) {
    char* at = room(2);
    at -= at[-1] == ',' ? 1 : 0;
    *at = bracket;
    if (--depth_ == 0) return end(at + 1);
    return value_ends(at + 1);
  }
  /// Begins a member of an object; a value has to follow.
  JsonRow& key(std::string_view name) {
    char* at = room(name.size() + 3);
    *at++ = '"';
    std::memcpy(at, name.data(), name.size());
    at += name.size();
    *at++ = '"';
    *at++ = ':';
    at_ = at;
    return *this;
  }

  /// Bytes that are no UTF-8 become U+FFFD.
  JsonRow& text(std::string_view value);
  JsonRow& null() { return word("null"); }
  JsonRow& truth(bool value) { return value ? word("true") : word("false"); }
  JsonRow& whole(std::uint64_t value);
  /// 40, not 4E1. What is no number becomes null.
  JsonRow& number(const std::optional<double>& value);
  /// A value that is JSON already.
  JsonRow& word(std::string_view value) {
    char* at = room(value.size() + 1);
    std::memcpy(at, value.data(), value.size());
    return value_ends(at + value.size());
  }

  JsonRow& member(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonRow& member(std::string_view name, const char* value) { return key(name).text(value); }
  JsonRow& member(std::string_view name, std::same_as<bool> auto value) { return key(name).truth(value); }
  JsonRow& member(std::string_view name, std::unsigned_integral auto value) requires(!std::same_as<decltype(value), bool>) {
    return key(name).whole(value);
  }
  JsonRow& member(std::string_view name, const std::optional<double>& value) { return key(name).number(value); }
  /// Null for the empty text.
  JsonRow& member_or_null(std::string_view name, std::string_view value) {
    return value.empty() ? key(name).null() : member(name, value);
  }

 private:
  /// Where the next bytes go; the string is longer than what stands in it until the outermost bracket is closed.
  char* room(std::size_t bytes) {
    if (static_cast<std::size_t>(limit_ - at_) < bytes) grow(bytes);
    return at_;
  }
  void grow(std::size_t bytes);
  JsonRow& value_ends(char* at) {
    *at = ',';
    at_ = at + 1;
    return *this;
  }
  JsonRow& end(const char* at);
  JsonRow& other_text(std::string_view value);

  std::string& out_;
  char* at_;     ///< in out_
  char* limit_;  ///< the end of out_
  unsigned depth_ = 0;
};

}  // namespace sayso
