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

/// ASCII without quotation marks, backslashes and control characters.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c != '"' && c != '\\' && c != '\x7F'; });
}

}  // namespace

void JsonRow::separate() {
  if (out_.empty()) return;
  char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

JsonRow& JsonRow::open(char bracket) {
  separate();
  out_ += bracket;
  return *this;
}

JsonRow& JsonRow::close(char bracket) {
  out_ += bracket;
  return *this;
}

JsonRow& JsonRow::key(std::string_view name) {
  separate();
  out_ += '"';
  out_ += name;
  out_ += "\":";
  return *this;
}

JsonRow& JsonRow::text(std::string_view value) {
  separate();
  if (is_plain(value)) {
    out_ += '"';
    out_ += value;
    out_ += '"';
  } else {
    std::string valid = first_invalid_utf8(value) ? repaired(value) : std::string(value);
    out_ += boost::json::serialize(boost::json::string_view(valid));
  }
  return *this;
}

JsonRow& JsonRow::null() {
  separate();
  out_ += "null";
  return *this;
}

JsonRow& JsonRow::truth(bool value) {
  separate();
  out_ += value ? "true" : "false";
  return *this;
}

JsonRow& JsonRow::whole(std::uint64_t value) {
  separate();
  char digits[24];
  auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
  out_.append(digits, end);
  return *this;
}

JsonRow& JsonRow::number(const std::optional<double>& value) {
  if (!value || !std::isfinite(*value)) return null();
  separate();
  char digits[32];
  bool exact = std::abs(*value) <= kExactWhole && std::trunc(*value) == *value;
  auto end = exact ? std::to_chars(std::begin(digits), std::end(digits), static_cast<std::int64_t>(*value)).ptr
                   : std::to_chars(std::begin(digits), std::end(digits), *value).ptr;
  out_.append(digits, end);
  return *this;
}

}  // namespace sayso
