// Every code that the engine gives is given by a test, and has a page of its own that says how it comes about. A page of a rule file's
// code begins with a file that gives this code and no other; where it shows the way out, that file loads.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/engine.h"
#include "engine/io/articles.h"
#include "engine/io/ledger.h"
#include "engine/io/sqlite.h"
#include "tests/source/cplusplus.h"
#include "tests/unit/io/scratch.h"

using namespace sayso;

namespace {

namespace fs = std::filesystem;
using Codes = std::set<std::string>;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Codes codes_of(const std::vector<Diagnostic>& diagnostics) {
  Codes out;
  for (const Diagnostic& d : diagnostics) out.insert(d.code);
  return out;
}

std::string shown(const Codes& codes) { return fmt::format("{}", fmt::join(codes, " ")); }

/// What the fences of a page hold, one after the other.
std::vector<std::string> yaml_of(const std::string& page) {
  constexpr std::string_view kOpen = "```yaml\n";
  std::vector<std::string> out;
  for (std::size_t at = page.find(kOpen); at != std::string::npos; at = page.find(kOpen, at)) {
    at += kOpen.size();
    const std::size_t end = page.find("```", at);
    out.push_back(page.substr(at, end - at));
    at = end;
  }
  return out;
}

std::vector<Diagnostic> told_of_rules(const std::string& bytes) {
  const RuleInput file{.path = "desk.yaml", .bytes = bytes};
  return Engine::make({&file, 1}, {.open = {}, .today = "2026-07-01", .lint = true}).diagnostics;
}

/// Pages show pieces: rules without examples, lists that nothing uses. That is told of them only where they are about it.
Codes codes_told_of_rules(const std::string& bytes, const std::string& page) {
  Codes out = codes_of(told_of_rules(bytes));
  for (const char* code : {"R301", "R308"}) {
    if (page != code) out.erase(code);
  }
  return out;
}

/// A chain of files that import one another.
std::vector<Diagnostic> chained_imports() {
  std::vector<RuleInput> files;
  for (int i = 0; i < 20; ++i) {
    files.push_back(
        {.path = fmt::format("p{:02}.yaml", i),
         .bytes = fmt::format("schema: 1\npack: {{id: p{:02}}}\nimports: [p{:02}.yaml]\n", i, std::min(i + 1, 19))});
  }
  files.back().bytes = "schema: 1\npack: {id: p19}\n";
  return Engine::make(files).diagnostics;
}

std::vector<Diagnostic> too_many_rules() {
  std::string bytes = "schema: 1\npack: {id: desk}\nevents:\n";
  for (int i = 0; i < 20'001; ++i) bytes += fmt::format("- {{id: e{}, match: w{}}}\n", i, i);
  const RuleInput file{.path = "desk.yaml", .bytes = bytes};
  return load_rules({&file, 1}, {}, {}).diagnostics;
}

std::vector<Diagnostic> too_many_diagnostics() {
  std::string bytes = "schema: 1\npack: {id: desk}\nevents:\n";
  for (int i = 0; i < 2'000; ++i) bytes += fmt::format("- {{id: e{}, match: w{}, mach: w}}\n", i, i);
  return told_of_rules(bytes);
}

/// Each of the rules is within its bounds.
std::vector<Diagnostic> too_many_forms() {
  std::string bytes = "schema: 1\npack: {id: desk}\nevents:\n";
  for (int i = 0; i < 400; ++i)
    bytes += fmt::format("- {{id: e{0}, match: '(a b)? (c d)? (e f)? (g h)? (i j)? (k l)? (m n)? (o p)? w{0}'}}\n", i);
  const RuleInput file{.path = "desk.yaml", .bytes = bytes};
  return compile(load_rules({&file, 1}, {}, {}).value).diagnostics;
}

std::vector<Diagnostic> told_of_article(Format format, std::string bytes) {
  if (format == Format::JsonLines) return read_json_line("a.jsonl", 1, bytes, {}).diagnostics;
  return read_article(format, "a.md", std::move(bytes)).diagnostics;
}

std::vector<Diagnostic> equal_ids() {
  std::vector<DocumentClaims> documents(2);
  documents[0].document.path = "a.md";
  documents[1].document.path = "b.md";
  for (DocumentClaims& document : documents) document.document.id = "same";
  return find_equal_ids(documents);
}

std::vector<Diagnostic> too_long_a_line() {
  const scratch::Folder folder;
  const std::string path = folder.write("a.jsonl", std::string(kLongestLine + 1, ' ') + "\n");
  std::vector<Diagnostic> out;
  ArticleSource source({path}, {});
  while (auto batch = source.next()) out.insert(out.end(), batch->diagnostics.begin(), batch->diagnostics.end());
  return out;
}

/// A file that is large by its length and takes no room on the disk.
std::vector<Diagnostic> too_large_a_file() {
  const scratch::Folder folder;
  const std::string path = folder.write("a.txt", "x");
  fs::resize_file(path, kLargestFile + 1);
  return read_file(path).diagnostics;
}

std::vector<Diagnostic> missing_file() {
  const std::vector<std::string> paths = {"there/is/none.md"};
  return find_files(paths).diagnostics;
}

/// A folder can be opened as a file, but has no bytes.
std::vector<Diagnostic> unreadable_file() {
  const scratch::Folder folder;
  return read_file(folder.path().string()).diagnostics;
}

/// The file holds another database than a ledger.
std::vector<Diagnostic> no_ledger() {
  const scratch::Folder folder;
  SqlDatabase::open(folder / "l.db", SqlDatabase::Access::Write).run("CREATE TABLE other(a)");
  return Ledger::open(folder / "l.db", Ledger::Access::Read).diagnostics;
}

void put_one(const std::string& path) {
  auto ledger = Ledger::open(path, Ledger::Access::Write);
  LedgerArticle article;
  article.claims.document.id = "a";
  ledger.value->begin();
  ledger.value->put(article);
  ledger.value->commit();
}

std::vector<Diagnostic> ledger_that_may_not_be_written() {
  const scratch::Folder folder;
  put_one(folder / "l.db");
  auto ledger = Ledger::open(folder / "l.db", Ledger::Access::Read);
  ledger.value->put({});
  return ledger.value->errors();
}

std::vector<Diagnostic> ledger_that_was_changed() {
  const scratch::Folder folder;
  put_one(folder / "l.db");
  SqlDatabase::open(folder / "l.db", SqlDatabase::Access::Write).run("UPDATE article SET claims = '{}'");
  return Ledger::open(folder / "l.db", Ledger::Access::Read).value->verify();
}

/// The program's own codes are given by the cases of its command line.
std::vector<Diagnostic> told_by_a_case(const std::string& code) {
  for (const auto& entry : fs::directory_iterator("tests/cli")) {
    if (read(entry.path()).find(" " + code + ": ") != std::string::npos)
      return {Diagnostic{.code = code, .place = {}, .message = {}}};
  }
  return {};
}

/// Codes that no rule file of a few lines can give.
const std::map<std::string, std::function<std::vector<Diagnostic>()>>& makers() {
  static const std::map<std::string, std::function<std::vector<Diagnostic>()>> rows = {
      {"R007", too_many_diagnostics},
      {"R023", chained_imports},
      {"R034", too_many_rules},
      {"R115", too_many_forms},
      {"D001", [] { return told_of_article(Format::Text, "caf\xE9"); }},
      {"D002", [] { return told_of_article(Format::Text, std::string("a\0b", 3)); }},
      {"D003", [] { return told_of_article(Format::JsonLines, "{\"text\": \"cut"); }},
      {"D004", [] { return told_of_article(Format::Text, "\n"); }},
      {"D005", [] { return told_of_article(Format::Text, "Forty people were killed."); }},
      {"D006", [] { return told_of_article(Format::Markdown, "---\npublished: some day\n---\nForty people were killed.\n"); }},
      {"D007", [] { return told_of_article(Format::Markdown, "---\npublished: 2024-03-23\nForty people were killed.\n"); }},
      {"D008", [] { return told_of_article(Format::JsonLines, "{\"body\": \"Forty people were killed.\"}"); }},
      {"D009", [] { return told_of_article(Format::Text, std::string((std::size_t{16} << 20) + 1, 'a')); }},
      {"D010", missing_file},
      {"D011", unreadable_file},
      {"D012", too_large_a_file},
      {"D013", too_long_a_line},
      {"D014", equal_ids},
      {"D015", [] { return told_by_a_case("D015"); }},
      {"D016", [] { return told_by_a_case("D016"); }},
      {"D017", [] { return told_by_a_case("D017"); }},
      {"L001", [] { return Ledger::open("there/is/none.db", Ledger::Access::Read).diagnostics; }},
      {"L002", no_ledger},
      {"L003", ledger_that_may_not_be_written},
      {"L004", [] { return told_by_a_case("L004"); }},
      {"L005", ledger_that_was_changed},
      {"L006", [] { return told_by_a_case("L006"); }},
      {"L007", [] { return told_by_a_case("L007"); }},
  };
  return rows;
}

std::string page_of(const std::string& code) { return fmt::format("docs/diagnostics/{}.md", code); }

/// The codes that stand in the source of a folder.
void add_codes(const std::string& folder, Codes& out) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".cpp") continue;
    for (const source::Literal& literal : source::string_literals(read(entry.path()))) {
      const std::string& text = literal.text;
      const bool is_code = text.size() == 4 && (text[0] == 'R' || text[0] == 'D' || text[0] == 'L') &&
                           text.find_first_not_of("0123456789", 1) == std::string::npos;
      if (is_code) out.insert(text);
    }
  }
}

/// The codes of the engine and the program.
Codes codes_of_engine() {
  Codes out;
  add_codes("engine", out);
  add_codes("tools/sayso", out);
  return out;
}

}  // namespace

TEST_CASE("every code has a page, every page a code") {
  Codes pages;
  for (const auto& entry : fs::directory_iterator("docs/diagnostics")) {
    const std::string code = entry.path().stem().string();
    pages.insert(code);
    CHECK_MESSAGE(read(entry.path()).starts_with("# " + code + ": "), entry.path().string());
    CHECK(page_of(code) == entry.path().string());
  }
  CHECK(shown(pages) == shown(codes_of_engine()));
}

TEST_CASE("every code is given, and by what its page says") {
  for (const std::string& code : codes_of_engine()) {
    CAPTURE(code);
    const std::vector<std::string> files = yaml_of(read(page_of(code)));
    const auto maker = makers().find(code);
    if (maker != makers().end()) {
      CHECK(codes_of(maker->second()).contains(code));
    } else if (files.empty()) {
      FAIL_CHECK("neither its page nor this test gives it");
    } else {
      CHECK(shown(codes_told_of_rules(files.front(), code)) == code);
    }
  }
}

TEST_CASE("the way out of a page loads") {
  for (const auto& entry : fs::directory_iterator("docs/diagnostics")) {
    CAPTURE(entry.path().string());
    const std::vector<std::string> files = yaml_of(read(entry.path()));
    for (std::size_t i = 1; i < files.size(); ++i) {
      const Codes told = codes_told_of_rules(files[i], entry.path().stem().string());
      CHECK(shown(told) == "");
    }
  }
}
