// Reading a map strictly: what is right gives values, what is wrong a diagnostic at its place.
#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "engine/yaml/fields.h"

using namespace sayso;

namespace {

using Read = std::function<std::string(Fields&)>;

/// What `read` gives for the file, and all that was told.
std::string check(std::string_view bytes, const Read& read) {
  Outcome<YamlNode> file = parse_yaml("f.yaml", bytes);
  std::vector<Diagnostic>& told = file.diagnostics;
  YamlReport report("f.yaml", bytes, told);
  Fields fields(file.value, "measure", report);
  std::string out = read(fields);
  for (const Diagnostic& diagnostic : told) out += "\n" + render(diagnostic);
  return out;
}

template <class T>
std::string shown(const std::optional<T>& value) {
  return value ? fmt::format("{}", *value) : "none";
}

std::string text(Fields& f) { return f.text("k"); }
std::string needed(Fields& f) { return f.text("k", Need::Required); }
std::string number(Fields& f) { return shown(f.number("k")); }
std::string integer(Fields& f) { return shown(f.integer("k")); }
std::string flag(Fields& f) { return shown(f.flag("k")); }
std::string items(Fields& f) { return fmt::format("{}", f.items("k").size()); }
std::string entries(Fields& f) { return fmt::format("{}", f.entries("k").size()); }

std::string scalars(Fields& f) {
  std::string out;
  for (const YamlNode* node : f.scalars("k", Need::Required)) out += "<" + node->text + ">";
  return out;
}

std::string choice(Fields& f) {
  constexpr std::string_view kWords[] = {"error", "warning", "note"};
  return shown(f.choice("k", kWords));
}

std::string done(Fields& f) {
  f.text("match");
  f.text("grows");
  f.done();
  return "";
}

}  // namespace

TEST_CASE("values that are right") {
  struct {
    std::string_view bytes;
    Read read;
    std::string_view expected;
  } cases[] = {
      {"k: so", text, "so"},
      {"k: 'no'", text, "no"},
      {"j: so", text, ""},
      {"k: 0.05", number, "0.05"},
      {"k: -3", number, "-3"},
      {"j: 1", number, "none"},
      {"k: 40", integer, "40"},
      {"k: true", flag, "true"},
      {"k: false", flag, "false"},
      {"k: warning", choice, "warning"},
      {"k: so", scalars, "<so>"},
      {"k: [so, 'and so']", scalars, "<so><and so>"},
      {"k: [a, {b: c}]", items, "2"},
      {"k: {a: b}", entries, "1"},
      {"match: a\ngrows: true", done, ""},
  };
  for (const auto& c : cases) CHECK(check(c.bytes, c.read) == c.expected);
}

TEST_CASE("values that are wrong") {
  struct {
    std::string_view bytes;
    Read read;
    std::string_view expected;
  } cases[] = {
      {"- so", text,
       "\nf.yaml:1:1: error R010: measure: expected a map, seen a list"
       "\n  - so"
       "\n  ^"
       "\n  hint: write \"key: value\" lines, with a blank after each colon"},
      {"a: b", needed,
       "\nf.yaml:1:1: error R011: measure: the key \"k\" is missing"
       "\n  a: b"
       "\n  ^"},
      {"k: ''", needed,
       "\nf.yaml:1:4: error R013: k: expected a text, seen \"\""
       "\n  k: ''"
       "\n     ^~"},
      {"match: a\nmeasures: b\ngrow: c", done,
       "\nf.yaml:2:1: error R012: measure: unknown key \"measures\""
       "\n  measures: b"
       "\n  ^~~~~~~~"
       "\n  hint: known: match, grows"
       "\nf.yaml:3:1: error R012: measure: unknown key \"grow\"; did you mean \"grows\"?"
       "\n  grow: c"
       "\n  ^~~~"
       "\n  hint: known: match, grows"},
      {"k: [so]", text,
       "\nf.yaml:1:4: error R013: k: expected a text, seen a list"
       "\n  k: [so]"
       "\n     ^"
       "\n  hint: a phrase that begins with \"[\" or \"- \" needs quotes"},
      {"k:\n  - said: $content\n  - so", scalars,
       "<so>"
       "\nf.yaml:2:5: error R013: k: expected a text, seen a map"
       "\n    - said: $content"
       "\n      ^"
       "\n  hint: a phrase that holds \": \" or begins with \"{\" or \"?\" needs quotes"},
      {"k: [void, null]", scalars,
       "<void>"
       "\nf.yaml:1:11: error R013: k: expected a text, seen \"null\", which YAML takes for nothing"
       "\n  k: [void, null]"
       "\n            ^~~~"
       "\n  hint: put the word into quotes"},
      {"k: []", scalars,
       "\nf.yaml:1:4: error R013: k: the list is empty"
       "\n  k: []"
       "\n     ^"},
      {"k:", scalars,
       "\nf.yaml:1:1: error R013: k: expected a text or a list of texts, seen nothing"
       "\n  k:"
       "\n  ^"},
      {"k: forty", number,
       "none"
       "\nf.yaml:1:4: error R013: k: expected a number, seen \"forty\""
       "\n  k: forty"
       "\n     ^~~~~"},
      {"k: nan", number,
       "none"
       "\nf.yaml:1:4: error R013: k: expected a number, seen \"nan\""
       "\n  k: nan"
       "\n     ^~~"},
      {"k: 4.5", integer,
       "none"
       "\nf.yaml:1:4: error R013: k: expected a whole number, seen \"4.5\""
       "\n  k: 4.5"
       "\n     ^~~"},
      {"k: yes", flag,
       "none"
       "\nf.yaml:1:4: error R013: k: expected true or false, seen \"yes\""
       "\n  k: yes"
       "\n     ^~~"},
      {"k: waring", choice,
       "none"
       "\nf.yaml:1:4: error R014: k: unknown word \"waring\"; did you mean \"warning\"?"
       "\n  k: waring"
       "\n     ^~~~~~"
       "\n  hint: one of error, warning, note"},
      {"k: so", items,
       "0"
       "\nf.yaml:1:4: error R013: k: expected a list, seen \"so\""
       "\n  k: so"
       "\n     ^~"
       "\n  hint: begin each item with \"- \" on a line of its own, or write [a, b]"},
      {"k: so", entries,
       "0"
       "\nf.yaml:1:4: error R013: k: expected a map, seen \"so\""
       "\n  k: so"
       "\n     ^~"
       "\n  hint: write \"key: value\" lines, with a blank after each colon"},
  };
  for (const auto& c : cases) CHECK(check(c.bytes, c.read) == c.expected);
}

TEST_CASE("the nearest known word") {
  const std::vector<std::string> known = {"killed", "injured", "id"};
  struct {
    std::string_view word, expected;
  } cases[] = {{"kiled", "killed"}, {"injurd", "injured"}, {"di", "none"}, {"ids", "id"}, {"elephants", "none"}, {"", "none"}};
  for (const auto& c : cases) CHECK(shown(did_you_mean(c.word, known)) == c.expected);
}
