#include "tests/golden/case_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace sayso::golden {
namespace {

constexpr std::string_view kFolder = "tests/golden";
constexpr std::string_view kHead = "--- ";

}  // namespace

const Section* Case::find(std::string_view name) const {
  auto at = std::find_if(sections.begin(), sections.end(), [&](const Section& s) { return s.name == name; });
  return at == sections.end() ? nullptr : &*at;
}

Case parse_case(const std::string& path, std::string_view bytes) {
  Case out{.path = path};
  std::istringstream lines{std::string(bytes)};
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(kHead)) {
      out.sections.push_back({.name = line.substr(kHead.size())});
    } else {
      (out.sections.empty() ? out.comment : out.sections.back().body) += line + "\n";
    }
  }
  return out;
}

std::string print_case(const Case& file) {
  std::string out = file.comment;
  for (const Section& section : file.sections) out += std::string(kHead) + section.name + "\n" + section.body;
  return out;
}

std::vector<Case> read_cases() {
  std::vector<Case> out;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().extension() != ".case") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    out.push_back(parse_case(entry.path().string(), bytes.str()));
  }
  std::sort(out.begin(), out.end(), [](const Case& a, const Case& b) { return a.path < b.path; });
  return out;
}

void write_case(const Case& file) { std::ofstream(file.path, std::ios::binary) << print_case(file); }

}  // namespace sayso::golden
