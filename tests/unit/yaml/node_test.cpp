// The tree as one line a node, `LINE:COLUMN+WIDTH kind text`, and every diagnostic of the parser as it is printed.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "engine/yaml/node.h"

using namespace sayso;

namespace {

void print(const YamlNode& node, std::string& out) {
  out += fmt::format("{}:{}+{} ", node.mark.line, node.mark.column, node.mark.width);
  switch (node.kind) {
    case YamlNode::Kind::Null: out += "null;"; break;
    case YamlNode::Kind::Scalar: out += fmt::format("{}{}{};", node.plain ? "" : "'", node.text, node.plain ? "" : "'"); break;
    case YamlNode::Kind::Sequence:
      out += "[";
      for (const YamlNode& item : node.items) print(item, out);
      out += "]";
      break;
    case YamlNode::Kind::Map:
      out += "{";
      for (const YamlEntry& entry : node.entries) {
        print(entry.key, out);
        print(entry.value, out);
      }
      out += "}";
      break;
  }
}

std::string tree(std::string_view bytes) {
  const Outcome<YamlNode> file = parse_yaml("f.yaml", bytes);
  std::string out;
  for (const Diagnostic& diagnostic : file.diagnostics) out += render(diagnostic) + "\n";
  print(file.value, out);
  return out;
}

std::string told(std::string_view bytes) {
  std::string out;
  for (const Diagnostic& diagnostic : parse_yaml("f.yaml", bytes).diagnostics) {
    if (!out.empty()) out += "\n";
    out += render(diagnostic);
  }
  return out;
}

struct Case {
  std::string_view bytes;
  std::string_view expected;
};

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("every node knows where it stands") {
  const Case cases[] = {
      {"a: b\n", "1:1+1 {1:1+1 a;1:4+1 b;}"},
      {"a: b c # why\n", "1:1+1 {1:1+1 a;1:4+3 b c;}"},
      {"- $people? killed\n- (a|b)? x", "1:1+1 [1:3+15 $people? killed;2:3+8 (a|b)? x;]"},
      {"a: [b, 'c d']", "1:1+1 {1:1+1 a;1:4+1 [1:5+1 b;1:8+5 'c d';]}"},
      {"a: \"x\\\"y\"\n", "1:1+1 {1:1+1 a;1:4+6 'x\"y';}"},
      {"a: 'it''s'\n", "1:1+1 {1:1+1 a;1:4+7 'it's';}"},
      {"a: \"x\n  y\"\n", "1:1+1 {1:1+1 a;1:4+2 'x y';}"},
      {"a: x\n  y\n", "1:1+1 {1:1+1 a;1:4+1 x y;}"},
      {"a: |\n  x\n  y\nb: c", "1:1+1 {1:1+1 a;1:4+1 'x\ny\n';4:1+1 b;4:4+1 c;}"},
      {"a:\n  - b: c\n    d: e\n", "1:1+1 {1:1+1 a;2:3+1 [2:5+1 {2:5+1 b;2:8+1 c;3:5+1 d;3:8+1 e;}]}"},
      // Columns are bytes, so that they meet the bytes of the file again.
      {"é: [ü, \"ö\", x]", "1:1+1 {1:1+2 é;1:5+1 [1:6+2 ü;1:10+4 'ö';1:16+1 x;]}"},
      // A byte order mark is in no column, and a carriage return in no text.
      {"\xEF\xBB\xBF"
       "a: b\r\nc: d\r\n",
       "1:1+1 {1:1+1 a;1:4+1 b;2:1+1 c;2:4+1 d;}"},
      {"%YAML 1.2\n---\na: b\n...\n", "3:1+1 {3:1+1 a;3:4+1 b;}"},
  };
  for (const Case& c : cases) CHECK(tree(c.bytes) == c.expected);
}

TEST_CASE("scalars stay as written") {
  const Case cases[] = {
      {"[no, 007, 1e3, \"null\"]", "1:1+1 [1:2+2 no;1:6+3 007;1:11+3 1e3;1:16+6 'null';]"},
      {"[~say, nullify]", "1:1+1 [1:2+4 ~say;1:8+7 nullify;]"},
      {"null: x", "1:1+1 {1:1+4 null;1:7+1 x;}"},
      {"- ''\n", "1:1+1 [1:3+2 '';]"},
  };
  for (const Case& c : cases) CHECK(tree(c.bytes) == c.expected);
}

TEST_CASE("what is not written stands at its key") {
  const Case cases[] = {
      {"", "0:0+1 null;"},
      {"# nothing\n", "0:0+1 null;"},
      {"a:\n\n\nb: c", "1:1+1 {1:1+1 a;1:1+1 null;4:1+1 b;4:4+1 c;}"},
      {"- \n\n- a", "1:1+1 [1:1+1 null;3:3+1 a;]"},
      {"[null, ~]", "1:1+1 [1:2+4 null;1:8+1 null;]"},
  };
  for (const Case& c : cases) CHECK(tree(c.bytes) == c.expected);
}

TEST_CASE("R001: a syntax error is told once, where it is, with a way out") {
  const Case cases[] = {
      {"match: at least: $quantity\nb: c: d\n",
       "f.yaml:1:16: error R001: \": \" in a text without quotes\n"
       "  match: at least: $quantity\n"
       "                 ^\n"
       "  hint: put the phrase into quotes"},
      {"é: [people?, b]",
       "f.yaml:1:12: error R001: \"?\" begins a key here\n"
       "  é: [people?, b]\n"
       "            ^\n"
       "  hint: put the phrase into quotes where \"?\" belongs to it"},
      {"a: ? foo",
       "f.yaml:1:4: error R001: \"?\" begins a key here\n"
       "  a: ? foo\n"
       "     ^\n"
       "  hint: put the phrase into quotes where \"?\" belongs to it"},
      {"a: %d dead",
       "f.yaml:1:4: error R001: a text without quotes cannot begin with \"%\"\n"
       "  a: %d dead\n"
       "     ^\n"
       "  hint: put the phrase into quotes"},
      {"a: @desk",
       "f.yaml:1:4: error R001: a text without quotes cannot begin with \"@\"\n"
       "  a: @desk\n"
       "     ^\n"
       "  hint: put the phrase into quotes"},
      {"- `so`",
       "f.yaml:1:3: error R001: a text without quotes cannot begin with \"`\"\n"
       "  - `so`\n"
       "    ^\n"
       "  hint: put the phrase into quotes"},
      {"a:\n\tb: c",
       "f.yaml:2:1: error R001: tab in the indentation\n"
       "  \tb: c\n"
       "  ^\n"
       "  hint: YAML is indented with blanks only"},
      {"a: [b, c\nd: e\n",
       "f.yaml:1:4: error R001: \"[\" without \"]\"\n"
       "  a: [b, c\n"
       "     ^\n"
       "  hint: close it, and quote each text in it that holds \": \", \" #\", \"?\", brackets or a comma"},
      {"a: [b, c # d]\ne: f\n",
       "f.yaml:1:4: error R001: \"[\" without \"]\"\n"
       "  a: [b, c # d]\n"
       "     ^\n"
       "  hint: \" #\" begins a comment: a text that holds it needs quotes"},
      {"a: b]\nc: ]",
       "f.yaml:2:4: error R001: \"]\" closes nothing that is open here\n"
       "  c: ]\n"
       "     ^\n"
       "  hint: a phrase that holds brackets needs quotes"},
      {"a: [b|c] died",
       "f.yaml:1:10: error R001: text after \"]\"\n"
       "  a: [b|c] died\n"
       "           ^\n"
       "  hint: a phrase that begins with a bracket needs quotes around all of it"},
      {"a: 'it's so'",
       "f.yaml:1:8: error R001: text after the closing quotation mark\n"
       "  a: 'it's so'\n"
       "         ^\n"
       "  hint: quote the whole phrase; inside '…' write '' for an apostrophe, inside \"…\" write \\\" for a quotation mark"},
      {"a: \"so\nb: \"c\"",
       "f.yaml:2:5: error R001: text after the closing quotation mark\n"
       "  b: \"c\"\n"
       "      ^\n"
       "  hint: the quotation began in line 1: is its closing mark missing there?"},
      {"a: \"so\nb: c\n",
       "f.yaml:1:4: error R001: a quotation that is not closed\n"
       "  a: \"so\n"
       "     ^\n"
       "  hint: its closing mark is missing"},
      {"a: 'x'\nb: ['c', 'so",
       "f.yaml:2:10: error R001: a quotation that is not closed\n"
       "  b: ['c', 'so\n"
       "           ^\n"
       "  hint: its closing mark is missing"},
      {"a: \"\\d+\"",
       "f.yaml:1:5: error R001: unknown escape in a text in double quotes\n"
       "  a: \"\\d+\"\n"
       "      ^\n"
       "  hint: write \\\\ for a backslash, or use single quotes"},
      {"a: 1\nb:2\nc: 3",
       "f.yaml:3:2: error R001: a key in the middle of a text that began above\n"
       "  c: 3\n"
       "   ^\n"
       "  hint: give it the indentation of its neighbours, each with a blank after its colon; or put the phrase into quotes"},
      {"a: 1\nb:2\n",
       "f.yaml:2:1: error R001: a key without \": \"\n"
       "  b:2\n"
       "  ^~~\n"
       "  hint: a colon and a blank after it make a key"},
      {"a: 1\n  b: 2",
       "f.yaml:2:4: error R001: a key in the middle of a text that began above\n"
       "    b: 2\n"
       "     ^\n"
       "  hint: give it the indentation of its neighbours, each with a blank after its colon; or put the phrase into quotes"},
      {"a:\n  b: 1\n c: 2",
       "f.yaml:3:2: error R001: this belongs to nothing above it\n"
       "   c: 2\n"
       "   ^\n"
       "  hint: a key needs a colon and a blank after it, and the indentation of its neighbours"},
      {"a: - b",
       "f.yaml:1:4: error R001: a list item cannot begin here\n"
       "  a: - b\n"
       "     ^\n"
       "  hint: begin a new line for it, or put the phrase into quotes where \"-\" belongs to it"},
      {"a: |b",
       "f.yaml:1:5: error R001: text on the line of a \"|\" or \">\"\n"
       "  a: |b\n"
       "      ^\n"
       "  hint: begin the text on the next line, or quote a phrase that begins with \"|\" or \">\""},
      {"? [a]\n: b",
       "f.yaml:1:3: error R001: a key must be a text\n"
       "  ? [a]\n"
       "    ^\n"
       "  hint: quote a phrase that begins with a bracket or with \"?\" or \":\""},
      {"a: caf\xE9", "f.yaml:1:7: error R001: a byte that is not UTF-8\n  hint: save the file as UTF-8"},
  };
  for (const Case& c : cases) CHECK(told(c.bytes) == c.expected);
  CHECK(told(std::string_view("a: b\nc\0", 7)) == "f.yaml:2:2: error R001: a NUL byte\n  hint: this is not a text file");
  CHECK(parse_yaml("f.yaml", "a: b\nc: [").value.is(YamlNode::Kind::Null));
}

TEST_CASE("R002: the later one of two equal keys is dropped and told") {
  CHECK(tree("a: 1\nb: 2\na: {c: 3}\n") ==
        "f.yaml:3:1: error R002: the key \"a\" stands here a second time\n"
        "  a: {c: 3}\n"
        "  ^\n"
        "  hint: join the two: this one is not read\n"
        "1:1+1 {1:1+1 a;1:4+1 1;2:1+1 b;2:4+1 2;}");
  CHECK(told("x: {a: 1}\ny: {a: 1}\n").empty());
  CHECK(told("{a: 1, 'a': 2}").starts_with("f.yaml:1:8: error R002: "));
}

TEST_CASE("R003: anchors, aliases and tags are not read") {
  const Case cases[] = {
      {"a: &x b",
       "f.yaml:1:4: error R003: YAML anchors are not read\n"
       "  a: &x b\n"
       "     ^\n"
       "  hint: remove it, or quote a phrase that begins with \"&\""},
      {"a: *all",
       "f.yaml:1:4: error R003: YAML aliases are not read\n"
       "  a: *all\n"
       "     ^\n"
       "  hint: write it out, or quote a phrase that begins with \"*\""},
      {"- !x [b]",
       "f.yaml:1:3: error R003: YAML tags are not read\n"
       "  - !x [b]\n"
       "    ^\n"
       "  hint: remove it, or quote a phrase that begins with \"!\""},
  };
  for (const Case& c : cases) CHECK(told(c.bytes) == c.expected);
  CHECK(tree("a: &x 1\nb: *x\n").ends_with("1:1+1 {1:1+1 a;1:4+4 1;2:1+1 b;2:4+1 null;}"));
}

TEST_CASE("R004: what is too large or too deep is refused before it hurts") {
  CHECK(told(repeated("[", 100'000)).starts_with("f.yaml:1:17: error R004: nested deeper than 32 levels"));
  CHECK(told(repeated("- ", 100'000)).starts_with("f.yaml:1:65: error R004: nested deeper than 32 levels"));
  CHECK(told(repeated("{a: ", 100'000)).starts_with("f.yaml:1:125: error R004: nested deeper than 32 levels"));
  CHECK(told(repeated("a\n", kMaxYamlBytes / 2 + 1)) ==
        "f.yaml: error R004: larger than 4 MB\n  hint: make several files of it");
  CHECK(told("[" + repeated("a,", 1'100'000)) == "f.yaml:1:2000002: error R004: more than 1000000 values in one file");
  CHECK(told(repeated("a: 1\n", 1000)).find("R004: too much is wrong in this file; the rest is not read") != std::string::npos);
  CHECK(told(repeated("[", 32) + repeated("]", 32)).empty());
}

TEST_CASE("R005: one document a file") {
  CHECK(told("a: b\n---\nc: d\n") ==
        "f.yaml:2:1: error R005: a second YAML document in one file\n"
        "  ---\n"
        "  ^\n"
        "  hint: remove the \"---\" or make a file of each");
}

TEST_CASE("R006: a comment that may be part of the phrase") {
  CHECK(told("é: Team #1\n") ==
        "f.yaml:1:10: warning R006: the text ends here: \" #\" begins a comment\n"
        "  é: Team #1\n"
        "          ^\n"
        "  hint: quote the phrase if it goes on, or put a blank after the \"#\" of a comment");
  CHECK(told("a: b # c\nd: 'Team #1'\ne: f  #note\n").empty());
}

TEST_CASE("nonsense neither crashes nor hangs, and is told once") {
  const std::string_view pieces[] = {"a",   "b: ", "- ",      "[",     "]",     "{",    "}",  ",",   ": ",
                                     "?",   "\"",  "'",       "\\",    "\n",    "\n ",  "#",  "&x ", "*x",
                                     "!t ", "!<",  "%TAG ! ", "---\n", "...\n", "|\n",  ">-", "é",   "~",
                                     "\t",  "\r",  "<<: ",    "\\u12", "\x01",  "\x80", "@",  "`"};
  std::uint32_t state = 1;  // a linear congruential generator: the same nonsense everywhere
  auto next = [&state](std::size_t below) {
    state = state * 1664525u + 1013904223u;
    return static_cast<std::size_t>(state >> 8) % below;
  };
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes;
    for (std::size_t n = next(30); n > 0; --n) bytes += pieces[next(std::size(pieces))];
    std::size_t syntax = 0;
    for (const Diagnostic& diagnostic : parse_yaml("f.yaml", bytes).diagnostics) {
      syntax += diagnostic.code == "R001" ? 1 : 0;
      CHECK_FALSE(render(diagnostic).empty());
    }
    CHECK(syntax <= 1);
  }
}
