#include "engine/rulepack/import_path.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sayso {
namespace {

constexpr std::string_view kUp = "..";

}  // namespace

std::string normal_path(std::string_view path) {
  std::vector<std::string_view> parts;
  const bool absolute = path.starts_with('/');
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (part.empty() || part == ".") continue;
    const bool goes_back = part == kUp && !parts.empty() && parts.back() != kUp;
    if (goes_back) {
      parts.pop_back();
    } else if (part != kUp || !absolute) {
      parts.push_back(part);
    }
  }
  return fmt::format("{}{}", absolute ? "/" : "", fmt::join(parts, "/"));
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string() : normal_path(path.substr(0, slash + 1));
}

std::string import_path(std::string_view from, std::string_view name) {
  if (name.starts_with('/')) return normal_path(name);
  return normal_path(
      fmt::format("{}/{}", from.find('/') == std::string_view::npos ? "." : from.substr(0, from.rfind('/')), name));
}

bool is_below(std::string_view path, std::string_view folder) {
  if (folder.empty()) return !path.starts_with('/') && path != kUp && !path.starts_with("../");
  if (folder == "/") return path.starts_with('/');
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/' &&
         !path.substr(folder.size()).starts_with("/../");
}

}  // namespace sayso
