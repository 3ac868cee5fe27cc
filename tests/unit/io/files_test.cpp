#include <doctest/doctest.h>

#include "engine/io/files.h"
#include "scratch.h"

using namespace sayso;

namespace {

/// The files found, below the folder, each with a blank.
std::string names(const scratch::Folder& folder, const std::vector<std::string>& paths) {
  std::string out;
  for (const std::string& path : find_files(paths).value) {
    out += std::filesystem::path(path).lexically_relative(folder.path()).string() + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("folders are gone through in order; hidden and foreign files are not articles") {
  scratch::Folder f;
  for (const char* name : {"b.md", "a.txt", "sub/c.jsonl", "sub/x.png", ".hidden.txt", ".git/d.txt", "sub/deep/e.txt"})
    f.write(name, "x");
  CHECK(names(f, {f.path().string()}) == "a.txt b.md sub/c.jsonl sub/deep/e.txt ");
}

TEST_CASE("a file that is named is taken whatever it is called, and once") {
  scratch::Folder f;
  std::string a = f.write("article", "x");
  f.write("b.txt", "x");
  CHECK(names(f, {a, f / "./article", a}) == "article ");
  CHECK(names(f, {f / "b.txt", f.path().string()}) == "b.txt ");
}

TEST_CASE("links that go round do not catch the walk") {
  scratch::Folder f;
  f.write("sub/a.txt", "x");
  std::filesystem::create_directory_symlink(f.path(), f.path() / "sub" / "up");
  std::filesystem::create_symlink("self.txt", f.path() / "self.txt");
  CHECK(names(f, {f.path().string()}) == "sub/a.txt ");
}

TEST_CASE("what cannot be read is told, the rest goes on") {
  scratch::Folder f;
  std::string a = f.write("a.txt", "x");
  std::vector<std::string> paths = {f / "missing.txt", a};
  auto found = find_files(paths);
  CHECK(found.value == std::vector<std::string>{a});
  REQUIRE(found.diagnostics.size() == 1);
  CHECK(render(found.diagnostics[0]) == (f / "missing.txt") + ": error D010: no such file or folder");
  CHECK(read_file(f / "missing.txt").diagnostics.at(0).code == "D010");
  CHECK(read_file(f.path().string()).diagnostics.at(0).code == "D011");
  CHECK_FALSE(read_file(f.path().string()).value.has_value());
}

TEST_CASE("a file comes as it lies on the disk") {
  scratch::Folder f;
  std::string bytes("\xEF\xBB\xBF\r\n\0x", 7);
  bytes += std::string(300000, 'y');
  CHECK(read_file(f.write("a.txt", bytes)).value == bytes);
  CHECK(read_file(f.write("empty.txt", "")).value == "");
}

namespace {

std::string lines(const std::string& path, std::size_t longest) {
  auto reader = LineReader::open(path, longest);
  std::string out;
  while (auto line = reader.value->next()) {
    out += std::to_string(line->number) + ":" + (line->too_long ? "too long" : std::string(line->text)) + "|";
  }
  return out;
}

}  // namespace

TEST_CASE("lines one after another") {
  scratch::Folder f;
  CHECK(lines(f.write("a", "one\ntwo\r\n\nfour"), 100) == "1:one|2:two|3:|4:four|");
  CHECK(lines(f.write("b", "one\n"), 100) == "1:one|");
  CHECK(lines(f.write("c", ""), 100) == "");
  CHECK(lines(f.write("d", "\n"), 100) == "1:|");
}

TEST_CASE("a line that is too long is left out, and the next is read") {
  scratch::Folder f;
  std::string large(1000000, 'x');
  CHECK(lines(f.write("a", "one\n" + large + "\nthree\n"), 1000) == "1:one|2:too long|3:three|");
  CHECK(lines(f.write("b", "one\n" + large), 1000) == "1:one|2:too long|");
  CHECK(lines(f.write("c", "0123456789\n01234567890\n"), 10) == "1:0123456789|2:too long|");
  CHECK(lines(f.write("d", large), 1000000) == "1:" + large + "|");
}

TEST_CASE("lines of a file that is not there") {
  scratch::Folder f;
  auto reader = LineReader::open(f / "missing");
  CHECK_FALSE(reader.value.has_value());
  CHECK(reader.diagnostics.at(0).code == "D010");
}
