// shipped_packs() against the files below SAYSO_ROOT.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "engine/rulepack/shipped.h"
#include "engine/yaml/image.h"

namespace {

struct File {
  std::string name, bytes;
};

std::vector<File> files_on_disk() {
  std::vector<File> files;
  const std::filesystem::path root = SAYSO_ROOT;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::string name = entry.path().lexically_relative(root).replace_extension().generic_string();
    files.push_back({.name = name, .bytes = {std::istreambuf_iterator<char>(in), {}}});
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.name < b.name; });
  return files;
}

}  // namespace

TEST_CASE("every file is there, by name, with its bytes and the image of its tree") {
  std::vector<File> files = files_on_disk();
  auto packs = sayso::shipped_packs();
  REQUIRE(packs.size() == files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    CHECK(packs[i].name == files[i].name);
    bool same = packs[i].bytes == files[i].bytes;
    CHECK_MESSAGE(same, files[i].name);
    auto parsed = sayso::parse_yaml(files[i].name, files[i].bytes);
    bool image = packs[i].image == (parsed.diagnostics.empty() ? sayso::write_image(parsed.value) : "");
    CHECK_MESSAGE(image, files[i].name);
  }
}
