#include "engine/read/json_line.h"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>
#include <boost/json/parser.hpp>
#include <boost/json/serialize.hpp>
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
std::string text_of(simdjson::dom::element value) {
  switch (value.type()) {
    case simdjson::dom::element_type::STRING: return std::string(std::string_view(value));
    case simdjson::dom::element_type::INT64: return fmt::format("{}", std::int64_t(value));
    case simdjson::dom::element_type::UINT64: return fmt::format("{}", std::uint64_t(value));
    case simdjson::dom::element_type::DOUBLE: return fmt::format("{}", double(value));
    case simdjson::dom::element_type::NULL_VALUE:
    case simdjson::dom::element_type::BOOL:
    case simdjson::dom::element_type::OBJECT:
    case simdjson::dom::element_type::ARRAY: return "";
  }
  return "";
}

/// The same without white space at its ends.
std::string trimmed_text_of(simdjson::dom::element value) {
  return value.is_string() ? std::string(trimmed(std::string_view(value))) : text_of(value);
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

std::optional<simdjson::dom::element> member(simdjson::dom::object object, std::string_view name) {
  simdjson::dom::element out;
  if (object.at_key(name).get(out) != simdjson::SUCCESS) return std::nullopt;
  return out;
}

Outcome<std::optional<Document>> read_object(std::string_view path, std::uint32_t number, simdjson::dom::object object,
                                             const FieldMap& fields) {
  const auto text = member(object, fields[Field::Text]);
  if (!text || !(text->is_string() || text->is_null())) {
    const char* seen = !text ? "there is no field \"{}\"" : "the field \"{}\" is no string";
    return {.value = std::nullopt,
            .diagnostics = {at_line("D008", path, number, 0, fmt::format(fmt::runtime(seen), fields[Field::Text]),
                                    "name the field that holds the article's text: --map text=NAME")}};
  }
  std::string bytes = text_of(*text);
  Draft draft(path, bytes);
  draft.be_record(number);
  for (std::size_t i = 0; i < kFields; ++i) {
    const auto field = static_cast<Field>(i);
    if (field == Field::Text) continue;
    if (const auto value = member(object, fields[field])) draft.set(field, trimmed_text_of(*value));
  }
  // simdjson takes nothing but UTF-8; a NUL can still be written as an escape
  if (draft.check_nul()) draft.add_zone({.begin = 0, .end = static_cast<std::uint32_t>(bytes.size())}, Zone::Body);
  return std::move(draft).finish(std::move(bytes));
}

/// The room that it reads into is used again for each line.
simdjson::dom::parser& reader() {
  thread_local simdjson::dom::parser parser;
  return parser;
}

/// A line that simdjson does not read. Mostly there is something wrong with it, in the words and with the place that Boost.JSON gives; a
/// number of too many digits is no more than rounded.
Outcome<std::optional<Document>> read_other(std::string_view path, std::uint32_t number, std::string_view line,
                                            const FieldMap& fields) {
  auto wrong = [](Diagnostic diagnostic) -> Outcome<std::optional<Document>> {
    return {.value = std::nullopt, .diagnostics = {std::move(diagnostic)}};
  };
  if (auto bytes = check_line(path, number, line)) return wrong(std::move(*bytes));
  json::parser parser;
  boost::system::error_code error;
  const std::size_t read = parser.write(line.data(), line.size(), error);
  if (error) return wrong(not_json(path, number, read, error));
  const json::value value = parser.release();
  if (!value.is_object())
    return wrong(at_line("D003", path, number, 0, fmt::format("not a JSON object but {}", kind_in_words(value)), kOneALine));
  simdjson::dom::object object;
  if (reader().parse(json::serialize(value)).get(object) == simdjson::SUCCESS) return read_object(path, number, object, fields);
  return wrong(at_line("D003", path, number, 0, "not JSON: a number is too large", kOneALine));
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
  simdjson::dom::object object;
  bool read = line.size() <= kMaxArticleBytes && reader().parse(line.data(), line.size()).get(object) == simdjson::SUCCESS;
  if (read) return read_object(path, line_number, object, fields);
  try {
    return read_other(path, line_number, line, fields);
  } catch (const std::exception& error) {  // Boost.JSON throws where a value is larger than it can hold
    return {.value = std::nullopt,
            .diagnostics = {at_line("D003", path, line_number, 0, fmt::format("not JSON: {}", error.what()), kOneALine)}};
  }
}

}  // namespace sayso
