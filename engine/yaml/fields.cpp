#include "engine/yaml/fields.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace sayso {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = std::exchange(row[j + 1], std::min({changed, row[j] + 1, row[j + 1] + 1}));
    }
  }
  return row.back();
}

/// A key of megabytes must not be compared byte by byte with every known one, nor be printed whole.
constexpr std::size_t kLongestShown = 60;

std::string shortened(std::string_view text) {
  if (text.size() <= kLongestShown) return std::string(text);
  std::size_t end = kLongestShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string what_is_seen(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::Null:
      return node.text.empty() ? "nothing" : fmt::format("\"{}\", which YAML takes for nothing", node.text);
    case YamlNode::Kind::Scalar: return fmt::format("\"{}\"", shortened(node.text));
    case YamlNode::Kind::Sequence: return "a list";
    case YamlNode::Kind::Map: return "a map";
  }
  return "";
}

/// A map where a text was meant is nearly always a phrase with a colon in it, or one that begins with a bracket.
std::string way_out(const YamlNode& node) {
  if (node.is(YamlNode::Kind::Map)) return "a phrase that holds \": \" or begins with \"{\" or \"?\" needs quotes";
  if (node.is(YamlNode::Kind::Sequence)) return "a phrase that begins with \"[\" or \"- \" needs quotes";
  if (node.is(YamlNode::Kind::Null) && !node.text.empty()) return "put the word into quotes";
  return "";
}

std::string suggestion(std::string_view word, std::span<const std::string> known) {
  const auto nearest = did_you_mean(word, known);
  return nearest ? fmt::format("; did you mean \"{}\"?", *nearest) : "";
}

std::string listed(std::span<const std::string> words) { return fmt::format("{}", fmt::join(words, ", ")); }

/// The whole of a text as a number of type T.
template <class T>
std::optional<T> parsed(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

YamlReport::YamlReport(std::string_view path, std::string_view bytes, std::vector<Diagnostic>& out, FieldListener* listener)
    : path_(path), lines_(bytes), out_(out), listener_(listener) {}

void YamlReport::error(std::string_view code, const YamlMark& mark, std::string message, std::string hint) {
  add(Severity::Error, code, mark, std::move(message), std::move(hint));
}

void YamlReport::warning(std::string_view code, const YamlMark& mark, std::string message, std::string hint) {
  add(Severity::Warning, code, mark, std::move(message), std::move(hint));
}

void YamlReport::add(Severity severity, std::string_view code, const YamlMark& mark, std::string message, std::string hint) {
  out_.push_back({.code = std::string(code),
                  .severity = severity,
                  .place = {.path = path_, .line = mark.line, .column = mark.column, .width = mark.width},
                  .message = std::move(message),
                  .hint = std::move(hint),
                  .source_line = are_many(out_) ? std::string() : lines_.shown(mark.line)});
}

Fields::Fields(const YamlNode& node, std::string_view what, YamlReport& report) : node_(node), what_(what), report_(report) {
  if (!is_map()) {
    report_.error("R010", node_.mark, fmt::format("{}: expected a map, seen {}", what_, what_is_seen(node_)),
                  "write \"key: value\" lines, with a blank after each colon");
  }
}

bool Fields::has(std::string_view key) const {
  return std::any_of(node_.entries.begin(), node_.entries.end(), [&](const YamlEntry& entry) { return entry.key.text == key; });
}

const YamlNode* Fields::find(std::string_view key, Need need, FieldType type, std::span<const std::string_view> words) {
  known_.emplace_back(key);
  if (report_.listener() != nullptr)
    report_.listener()->asked(node_, what_, {.key = key, .type = type, .need = need, .words = words});
  for (const YamlEntry& entry : node_.entries) {
    if (entry.key.text == key) return &entry.value;
  }
  if (need == Need::Required && is_map())
    report_.error("R011", node_.mark, fmt::format("{}: the key \"{}\" is missing", what_, key));
  return nullptr;
}

const YamlNode* Fields::scalar(std::string_view key, Need need, FieldType type, std::string_view expected,
                               std::span<const std::string_view> words) {
  const YamlNode* found = find(key, need, type, words);
  if (found == nullptr) return nullptr;
  const bool filled = found->is(YamlNode::Kind::Scalar) && !(need == Need::Required && found->text.empty());
  if (filled) return found;
  report_.error("R013", found->mark, fmt::format("{}: expected {}, seen {}", key, expected, what_is_seen(*found)),
                way_out(*found));
  return nullptr;
}

std::string Fields::text(std::string_view key, Need need) {
  const YamlNode* found = scalar(key, need, FieldType::Text, "a text");
  return found == nullptr ? std::string() : found->text;
}

std::optional<double> Fields::number(std::string_view key, Need need) {
  const YamlNode* found = scalar(key, need, FieldType::Number, "a number");
  if (found == nullptr) return std::nullopt;
  const auto value = parsed<double>(found->text);
  // from_chars reads "inf" and "nan", which no rule has a use for.
  if (value && *value - *value == 0) return value;
  report_.error("R013", found->mark, fmt::format("{}: expected a number, seen {}", key, what_is_seen(*found)));
  return std::nullopt;
}

std::optional<std::int64_t> Fields::integer(std::string_view key, Need need) {
  const YamlNode* found = scalar(key, need, FieldType::Integer, "a whole number");
  if (found == nullptr) return std::nullopt;
  const auto value = parsed<std::int64_t>(found->text);
  if (!value)
    report_.error("R013", found->mark, fmt::format("{}: expected a whole number, seen {}", key, what_is_seen(*found)));
  return value;
}

std::optional<bool> Fields::flag(std::string_view key, Need need) {
  const YamlNode* found = scalar(key, need, FieldType::Flag, "true or false");
  if (found == nullptr) return std::nullopt;
  if (found->plain && found->text == "true") return true;
  if (found->plain && found->text == "false") return false;
  report_.error("R013", found->mark, fmt::format("{}: expected true or false, seen {}", key, what_is_seen(*found)));
  return std::nullopt;
}

std::optional<std::string> Fields::choice(std::string_view key, std::span<const std::string_view> words, Need need) {
  const std::vector<std::string> allowed(words.begin(), words.end());
  const YamlNode* found = scalar(key, need, FieldType::Choice, fmt::format("one of {}", listed(allowed)), words);
  if (found == nullptr) return std::nullopt;
  if (std::find(allowed.begin(), allowed.end(), found->text) != allowed.end()) return found->text;
  report_.error("R014", found->mark,
                fmt::format("{}: unknown word {}{}", key, what_is_seen(*found), suggestion(found->text, allowed)),
                fmt::format("one of {}", listed(allowed)));
  return std::nullopt;
}

std::vector<const YamlNode*> Fields::scalars(std::string_view key, Need need) {
  std::vector<const YamlNode*> out;
  const YamlNode* found = find(key, need, FieldType::Texts);
  if (found == nullptr) return out;
  const bool list = found->is(YamlNode::Kind::Sequence);
  const std::span<const YamlNode> nodes = list ? std::span(found->items) : std::span(found, 1);
  for (const YamlNode& node : nodes) {
    if (node.is(YamlNode::Kind::Scalar)) {
      out.push_back(&node);
    } else {
      report_.error("R013", node.mark,
                    fmt::format("{}: expected a text{}, seen {}", key, list ? "" : " or a list of texts", what_is_seen(node)),
                    way_out(node));
    }
  }
  if (nodes.empty() && need == Need::Required) report_.error("R013", found->mark, fmt::format("{}: the list is empty", key));
  return out;
}

const YamlNode* Fields::node(std::string_view key, Need need) { return find(key, need, FieldType::Node); }

std::span<const YamlNode> Fields::items(std::string_view key, Need need) {
  const YamlNode* found = find(key, need, FieldType::Items);
  if (found == nullptr) return {};
  if (found->is(YamlNode::Kind::Sequence)) return found->items;
  report_.error("R013", found->mark, fmt::format("{}: expected a list, seen {}", key, what_is_seen(*found)),
                "begin each item with \"- \" on a line of its own, or write [a, b]");
  return {};
}

std::span<const YamlEntry> Fields::entries(std::string_view key, Need need) {
  const YamlNode* found = find(key, need, FieldType::Entries);
  if (found == nullptr) return {};
  if (found->is(YamlNode::Kind::Map)) return found->entries;
  report_.error("R013", found->mark, fmt::format("{}: expected a map, seen {}", key, what_is_seen(*found)),
                "write \"key: value\" lines, with a blank after each colon");
  return {};
}

void Fields::deprecated(std::string_view key, std::string_view instead) {
  for (const YamlEntry& entry : node_.entries) {
    if (entry.key.text != key) continue;
    tolerated_.emplace_back(key);
    report_.warning("R310", entry.key.mark, fmt::format("{}: the key \"{}\" is deprecated", what_, key), std::string(instead));
  }
}

bool Fields::is_known(const std::string& key) const {
  return std::find(known_.begin(), known_.end(), key) != known_.end() ||
         std::find(tolerated_.begin(), tolerated_.end(), key) != tolerated_.end();
}

bool Fields::has_unknown() const {
  return std::any_of(node_.entries.begin(), node_.entries.end(),
                     [&](const YamlEntry& entry) { return !is_known(entry.key.text); });
}

void Fields::done() {
  for (const YamlEntry& entry : node_.entries) {
    if (is_known(entry.key.text)) continue;
    report_.error("R012", entry.key.mark,
                  fmt::format("{}: unknown key \"{}\"{}", what_, shortened(entry.key.text), suggestion(entry.key.text, known_)),
                  fmt::format("known: {}", listed(known_)));
  }
}

std::optional<std::string> did_you_mean(std::string_view word, std::span<const std::string> known) {
  if (word.size() > kLongestShown) return std::nullopt;
  std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
  std::optional<std::string> nearest;
  for (const std::string& candidate : known) {
    if (candidate.size() > 2 * kLongestShown) continue;
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace sayso
