#include "engine/selftest/update.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "engine/rulepack/example_fields.h"
#include "engine/yaml/node.h"

namespace sayso {
namespace {

constexpr std::size_t kMarkSize = 3;  // "?" with its quotation marks

/// What YAML reads as it stands, between commas and brackets too.
bool is_plain(std::string_view text) {
  auto harmless = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.' || c == ' ' || c == '%';
  };
  bool word = !text.empty() && std::isalnum(static_cast<unsigned char>(text.front())) != 0 && text.back() != ' ';
  return word && text != "null" && std::all_of(text.begin(), text.end(), harmless);
}

std::string quoted(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\x{:02X}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out + '"';
}

/// An exact number is told by one end.
bool goes_without_saying(const ExpectedRow& row, const ExampleField& field, const std::string& value) {
  if (value.empty() || value == field.usual || !field.telling) return true;
  auto low = row.find("low");
  return field.name == "high" && low != row.end() && low->second == value;
}

std::string answer(std::string_view kind, const ExpectedRow& row) {
  std::string out;
  for (const ExampleField& field : example_fields(kind)) {
    auto at = row.find(field.name);
    if (at == row.end() || goes_without_saying(row, field, at->second)) continue;
    out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", field.name, quoted(at->second));
  }
  // a row without anything remarkable is told by its words
  auto text = row.find("text");
  if (out.empty() && text != row.end()) out = "text: " + quoted(text->second);
  return "{" + out + "}";
}

/// Line and column.
using PlaceInFile = std::pair<std::uint32_t, std::uint32_t>;

const YamlNode* value_of(const YamlNode& map, std::string_view key) {
  for (const YamlEntry& entry : map.entries) {
    if (entry.key.text == key) return &entry.value;
  }
  return nullptr;
}

/// Where an example's text begins, inside its quotation marks: as ExampleResult::place.
std::optional<PlaceInFile> place_of_text(const YamlNode& example) {
  const YamlNode* text = value_of(example, "text");
  const YamlNode* articles = value_of(example, "articles");
  if (articles != nullptr) text = articles->items.empty() ? articles : &articles->items.front();
  if (text == nullptr) return std::nullopt;
  return PlaceInFile{text->mark.line, text->mark.column + (text->plain ? 0 : 1)};
}

/// The places of marks in examples that have an answer, by those of their texts.
void find_edits(const YamlNode& node, const std::map<PlaceInFile, std::string>& answers,
                std::map<PlaceInFile, std::string>& edits) {
  for (const YamlNode& item : node.items) find_edits(item, answers, edits);
  for (const YamlEntry& entry : node.entries) find_edits(entry.value, answers, edits);
  const YamlNode* expect = value_of(node, "expect");
  auto place = place_of_text(node);
  if (expect == nullptr || !place || expect->plain || expect->text != "?" || expect->mark.width != kMarkSize) return;
  auto at = answers.find(*place);
  if (at != answers.end()) edits[{expect->mark.line, expect->mark.column}] = at->second;
}

}  // namespace

std::string answer(const ExampleResult& result) {
  if (result.extracted.empty()) return "none";
  if (result.kind == "check") return result.extracted.front().at("verdict");
  std::string out;
  for (const ExpectedRow& row : result.extracted) out += (out.empty() ? "" : ", ") + answer(result.kind, row);
  return result.extracted.size() == 1 ? out : "[" + out + "]";
}

std::string with_answers(const std::string& path, std::string_view bytes, std::span<const ExampleResult> results) {
  std::map<PlaceInFile, std::string> answers;
  for (const ExampleResult& result : results) {
    if (result.asks) answers[{result.place.line, result.place.column}] = answer(result);
  }
  std::map<PlaceInFile, std::string> edits;
  find_edits(parse_yaml(path, bytes).value, answers, edits);
  std::string out;
  std::size_t copied = 0;
  std::size_t line_begin = 0;
  std::uint32_t line = 1;
  for (const auto& [place, text] : edits) {
    for (; line < place.first; ++line) line_begin = bytes.find('\n', line_begin) + 1;
    std::size_t at = line_begin + place.second - 1;
    out.append(bytes, copied, at - copied);
    out += text;
    copied = at + kMarkSize;
  }
  return out.append(bytes, copied);
}

}  // namespace sayso
