#include "tools/sayso/baseline.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <set>

#include <fmt/format.h>

#include "engine/io/files.h"
#include "engine/report/escape.h"

namespace sayso {
namespace {

constexpr std::string_view kHead = "# sayso baseline 1: known findings; made by \"sayso baseline write\"\n";

}  // namespace

std::optional<std::uint64_t> leave_out_known(const std::string& file, std::vector<Finding>& findings) {
  auto bytes = read_file(file);
  for (const Diagnostic& d : bytes.diagnostics) std::cerr << render(d) << '\n';
  if (!bytes.value) return std::nullopt;
  if (!bytes.value->starts_with("# sayso baseline 1")) {
    std::cerr << "sayso: " << file << " is no baseline; make one with \"sayso baseline write\"\n";
    return std::nullopt;
  }
  std::set<std::string, std::less<>> known;
  std::string_view rest = *bytes.value;
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (!line.starts_with('#')) known.emplace(line.substr(0, line.find(' ')));
  }
  return std::erase_if(findings, [&](const Finding& f) { return known.contains(f.fingerprint); });
}

bool write_baseline(const std::string& file, std::span<const Finding> findings) {
  std::set<std::string> lines;
  for (const Finding& f : findings) lines.insert(fmt::format("{} {} {}\n", f.fingerprint, f.check, on_one_line(f.message)));
  std::ofstream out(file, std::ios::binary);
  out << kHead;
  for (const std::string& line : lines) out << line;
  out.close();
  if (out.good()) return true;
  std::cerr << "sayso: not everything could be written to " << file << "\n";
  return false;
}

}  // namespace sayso
