#include <doctest/doctest.h>

#include "engine/io/articles.h"
#include "scratch.h"

using namespace sayso;

namespace {

/// "id=text" of every article, "!code" of every error.
std::string read_all(std::vector<std::string> files, std::optional<Format> format = {}) {
  ArticleSource source(std::move(files), format);
  std::string out;
  while (auto batch = source.next()) {
    for (const Diagnostic& d : batch->diagnostics) out += "!" + d.code + " ";
    for (const RawArticle& raw : batch->articles) {
      auto read = read_raw(raw, FieldMap());
      for (const Diagnostic& d : read.diagnostics) out += d.severity == Severity::Error ? "!" + d.code + " " : "";
      if (read.value) out += std::filesystem::path(read.value->info().id).filename().string() + " ";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("articles of all formats in the order of the files") {
  scratch::Folder f;
  std::string a = f.write("a.txt", "Forty people died.");
  std::string b = f.write("b.jsonl", "{\"id\": \"one\", \"text\": \"x\"}\n\n{\"text\": \"y\"}\nno json\n");
  std::string c = f.write("c.md", "---\nid: see\n---\nz");
  CHECK(read_all({a, b, c, f / "gone.txt"}) == "a.txt one b.jsonl:3 !D003 see !D010 ");
  CHECK(read_all({f / "gone.jsonl", a}) == "!D010 a.txt ");
}

TEST_CASE("a format that is told is for all files") {
  scratch::Folder f;
  CHECK(read_all({f.write("a.txt", "{\"id\": \"one\", \"text\": \"x\"}\n")}, Format::JsonLines) == "one ");
}

TEST_CASE("many files and lines come once each") {
  scratch::Folder f;
  std::vector<std::string> files;
  std::string wanted;
  for (int i = 0; i < 50; ++i) {
    files.push_back(f.write(std::to_string(i) + ".txt", "x"));
    wanted += std::to_string(i) + ".txt ";
  }
  std::string lines;
  for (int i = 0; i < 500; ++i) {
    lines += "{\"id\": \"n" + std::to_string(i) + "\", \"text\": \"" + std::string(2000, 'x') + "\"}\n";
    wanted += "n" + std::to_string(i) + " ";
  }
  files.push_back(f.write("z.jsonl", lines));
  CHECK(read_all(files) == wanted);
}
