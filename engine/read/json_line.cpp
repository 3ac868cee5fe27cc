#include "engine/read/json_line.h"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include <fmt/format.h>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parser.hpp>
#include <boost/json/value.hpp>

#include "engine/read/draft.h"
#include "engine/yaml/utf8.h"

namespace sayso {
namespace {

namespace json = boost::json;

constexpr const char* kOneALine = "one object a line is expected: {\"text\": \"…\", \"published\": \"2024-03-23\"}";

std::string all_fields() {
  std::string out;
  for (std::size_t i = 0; i < kFields; ++i) out += fmt::format("{}{}", i == 0 ? "" : ", ", name_of(static_cast<Field>(i)));
  return out;
}

/// A string or a number as text; of anything else nothing.
std::string text_of(const json::value& value) {
  switch (value.kind()) {
    case json::kind::string: return std::string(value.get_string());
    case json::kind::int64: return fmt::format("{}", value.get_int64());
    case json::kind::uint64: return fmt::format("{}", value.get_uint64());
    case json::kind::double_: return fmt::format("{}", value.get_double());
    case json::kind::null:
    case json::kind::bool_:
    case json::kind::object:
    case json::kind::array: return "";
  }
  return "";
}

Diagnostic at_line(std::string_view code, std::string_view path, std::uint32_t line, std::size_t byte, std::string message,
                   std::string hint) {
  return {.code = std::string(code),
          .severity = Severity::Error,
          .place = {.path = std::string(path), .line = line, .column = static_cast<std::uint32_t>(byte + 1)},
          .message = std::move(message),
          .hint = std::move(hint)};
}

/// What is wrong with the bytes of the line; nothing when they may be parsed.
std::optional<Diagnostic> check_line(std::string_view path, std::uint32_t number, std::string_view line) {
  if (line.size() > kMaxArticleBytes) {
    return at_line("D009", path, number, 0, fmt::format("a line larger than {} MB", kMaxArticleBytes >> 20), kOneALine);
  }
  if (const auto bad = first_invalid_utf8(line)) {
    return at_line("D001", path, number, *bad,
                   fmt::format("not UTF-8: 0x{:02X} at byte {} of the line", static_cast<unsigned char>(line[*bad]), *bad),
                   "JSON is UTF-8: convert the file, as with: iconv -f WINDOWS-1252 -t UTF-8");
  }
  if (const std::size_t nul = line.find('\0'); nul != std::string_view::npos) {
    return at_line("D002", path, number, nul, fmt::format("a NUL at byte {} of the line", nul),
                   "this is no text, or text in UTF-16");
  }
  return std::nullopt;
}

Diagnostic not_json(std::string_view path, std::uint32_t number, std::size_t byte, const boost::system::error_code& error) {
  if (error == json::error::incomplete) {
    return at_line("D003", path, number, byte, "the line ends in the middle of a JSON object", kOneALine);
  }
  return at_line("D003", path, number, byte, fmt::format("not JSON: {}", error.message()), kOneALine);
}

std::string_view kind_in_words(const json::value& value) {
  if (value.is_array()) return "a list";
  if (value.is_string()) return "a string";
  if (value.is_number()) return "a number";
  return value.is_null() ? "null" : "true or false";
}

Outcome<std::optional<Document>> read_object(std::string_view path, std::uint32_t number, const json::object& object,
                                             const FieldMap& fields) {
  const json::value* text = object.if_contains(fields[Field::Text]);
  if (text == nullptr || !(text->is_string() || text->is_null())) {
    const char* seen = text == nullptr ? "there is no field \"{}\"" : "the field \"{}\" is no string";
    return {.value = std::nullopt,
            .diagnostics = {at_line("D008", path, number, 0, fmt::format(fmt::runtime(seen), fields[Field::Text]),
                                    "name the field that holds the article's text: --map text=NAME")}};
  }
  std::string bytes = text_of(*text);
  Draft draft(path, bytes);
  draft.be_record(number);
  for (std::size_t i = 0; i < kFields; ++i) {
    const auto field = static_cast<Field>(i);
    const json::value* value = field == Field::Text ? nullptr : object.if_contains(fields[field]);
    if (value != nullptr) draft.set(field, std::string(trimmed(text_of(*value))));
  }
  if (draft.check_bytes()) draft.add_zone({.begin = 0, .end = static_cast<std::uint32_t>(bytes.size())}, Zone::Body);
  return std::move(draft).finish(std::move(bytes));
}

Outcome<std::optional<Document>> parse(std::string_view path, std::uint32_t number, std::string_view line,
                                       const FieldMap& fields) {
  // Most articles fit, and then one allocation makes the whole object; what is in it lives no longer than this function.
  std::array<unsigned char, 16 * 1024> room;
  std::array<unsigned char, 4 * 1024> stack;
  json::monotonic_resource memory(room.data(), room.size());
  json::parser parser(json::storage_ptr(), json::parse_options(), stack.data(), stack.size());
  parser.reset(&memory);
  boost::system::error_code error;
  const std::size_t read = parser.write(line.data(), line.size(), error);
  if (error) return {.value = std::nullopt, .diagnostics = {not_json(path, number, read, error)}};
  const json::value value = parser.release();
  if (const json::object* object = value.if_object()) return read_object(path, number, *object, fields);
  return {.value = std::nullopt,
          .diagnostics = {
              at_line("D003", path, number, 0, fmt::format("not a JSON object but {}", kind_in_words(value)), kOneALine)}};
}

}  // namespace

FieldMap::FieldMap() {
  for (std::size_t i = 0; i < kFields; ++i) names_[i] = name_of(static_cast<Field>(i));
}

FieldMapResult parse_field_map(std::string_view text) {
  FieldMapResult out;
  while (!text.empty() && out.error.empty()) {
    const std::string_view pair = trimmed(text.substr(0, text.find(',')));
    text.remove_prefix(std::min(text.size(), text.find(',') == std::string_view::npos ? text.size() : text.find(',') + 1));
    const std::size_t equals = pair.find('=');
    const std::string_view name = equals == std::string_view::npos ? std::string_view() : trimmed(pair.substr(equals + 1));
    const auto field = field_of(trimmed(pair.substr(0, equals)));
    if (name.empty()) {
      out.error = fmt::format("\"{}\" is not FIELD=NAME", pair);
    } else if (!field) {
      out.error = fmt::format("unknown field \"{}\"; there are {}", trimmed(pair.substr(0, equals)), all_fields());
    } else {
      out.map.rename(*field, name);
    }
  }
  return out;
}

Outcome<std::optional<Document>> read_json_line(std::string_view path, std::uint32_t line_number, std::string_view line,
                                                const FieldMap& fields) {
  if (line_number == 1) line.remove_prefix(bom_size(line));
  if (trimmed(line).empty()) return {};
  if (auto wrong = check_line(path, line_number, line)) return {.value = std::nullopt, .diagnostics = {std::move(*wrong)}};
  try {
    return parse(path, line_number, line, fields);
  } catch (const std::exception& error) {  // Boost.JSON throws where a value is larger than it can hold
    return {.value = std::nullopt,
            .diagnostics = {at_line("D003", path, line_number, 0, fmt::format("not JSON: {}", error.what()), kOneALine)}};
  }
}

}  // namespace sayso
