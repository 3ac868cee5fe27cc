// Writes OUT, a C++ source that defines shipped_packs(): the YAML files named in LIST (one path below ROOT a line), each as its bytes
// and as the image of its tree. Runs while the program is built.
//
//     embed shipped_rules.cpp rules shipped_rules.txt
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "engine/yaml/image.h"
#include "engine/yaml/node.h"

namespace {

constexpr std::string_view kExtension = ".yaml";

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Every byte as an escape: no text can end the literal. A new line of the source after each line of the file.
std::string literal(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "\"";
  for (char c : bytes) {
    auto byte = static_cast<unsigned char>(c);
    out += "\\x";
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
    if (c == '\n') out += "\"\n    \"";
  }
  return out + "\"";
}

std::string view(std::string_view name, std::string_view bytes) {
  return "constexpr std::string_view " + std::string(name) + "{\n    " + literal(bytes) + ",\n    " +
         std::to_string(bytes.size()) + "};\n\n";
}

/// Empty where the file has mistakes: then it is parsed when the program starts, and they are told.
std::string image_of(const std::string& bytes) {
  sayso::Outcome<sayso::YamlNode> parsed = sayso::parse_yaml("", bytes);
  return parsed.diagnostics.empty() ? sayso::write_image(parsed.value) : "";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: embed OUT ROOT LIST\n";
    return 2;
  }
  std::vector<std::string> names;
  std::ifstream list(argv[3]);
  for (std::string line; std::getline(list, line);) {
    if (line.ends_with(kExtension)) names.push_back(line.substr(0, line.size() - kExtension.size()));
  }
  std::sort(names.begin(), names.end());

  std::ofstream out(argv[1], std::ios::binary);
  out << "#include \"engine/rulepack/shipped.h\"\n\nnamespace sayso {\nnamespace {\n\n";
  std::ostringstream rows;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string bytes = read_file(std::string(argv[2]) + "/" + names[i] + std::string(kExtension));
    std::string at = std::to_string(i);
    out << view("kPack" + at, bytes) << view("kImage" + at, image_of(bytes));
    rows << "    {.name = \"" << names[i] << "\", .bytes = kPack" << at << ", .image = kImage" << at << "},\n";
  }
  if (!names.empty()) out << "constexpr ShippedPack kPacks[] = {\n" << rows.str() << "};\n\n";
  out << "}  // namespace\n\nstd::span<const ShippedPack> shipped_packs() { return " << (names.empty() ? "{}" : "kPacks")
      << "; }\n\n}  // namespace sayso\n";
  return out.good() ? 0 : 1;
}
