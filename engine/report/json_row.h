/// JsonRow: writes one JSON value into a string, member by member. Boost.JSON escapes; only what surely needs no escape goes in as it
/// is, which is nearly all text of articles: an object tree of each row took more time than finding what it says.
///
///     JsonRow row(line);
///     row.open('{').member("kind", "claim").member("begin", 12u).close('}');
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sayso {

/// Appends to a string of the caller's; members and items are in the order of the calls.
class JsonRow {
 public:
  explicit JsonRow(std::string& out) : out_(out) {}

  /// '{' or '['.
  JsonRow& open(char bracket);
  JsonRow& close(char bracket);
  /// Begins a member of an object; a value has to follow.
  JsonRow& key(std::string_view name);

  /// Bytes that are no UTF-8 become U+FFFD.
  JsonRow& text(std::string_view value);
  JsonRow& null();
  JsonRow& truth(bool value);
  JsonRow& whole(std::uint64_t value);
  /// 40, not 4E1. What is no number becomes null.
  JsonRow& number(const std::optional<double>& value);

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
  void separate();
  std::string& out_;
};

}  // namespace sayso
