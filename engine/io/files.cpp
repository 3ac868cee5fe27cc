#include "engine/io/files.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "engine/read/read.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

Diagnostic about(std::string code, const std::string& path, std::string message) {
  return {.code = std::move(code), .severity = Severity::Error, .place = {.path = path}, .message = std::move(message)};
}

Diagnostic too_large(const std::string& path) { return about("D012", path, "larger than 1 GiB"); }

Diagnostic refused(const std::string& path, const std::error_code& error) {
  bool missing = error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory;
  if (missing) return about("D010", path, "no such file or folder");
  return about("D011", path, fmt::format("cannot be read: {}", error.message()));
}

bool hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

class Walk {
 public:
  explicit Walk(AcceptsName accepts) : accepts_(accepts) {}

  void start(const std::string& path) {
    std::error_code error;
    if (path == kStandardInput) return take(path);
    fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
      // status() tells a missing file by its type and may leave the error empty.
      out_.diagnostics.push_back(refused(path, error ? error : std::make_error_code(std::errc::no_such_file_or_directory)));
    } else if (fs::is_directory(status)) {
      folder(path);
    } else {
      take(path);
    }
  }

  Outcome<std::vector<std::string>> finish() && {
    std::sort(out_.value.begin(), out_.value.end());
    return std::move(out_);
  }

 private:
  void folder(const fs::path& path) {
    std::error_code error;
    fs::directory_iterator entries(path, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) visit(*entries);
    if (error) out_.diagnostics.push_back(refused(path.string(), error));
  }

  void visit(const fs::directory_entry& entry) {
    std::error_code error;
    if (hidden(entry.path())) return;
    if (entry.is_directory(error)) {
      if (!entry.is_symlink(error)) folder(entry.path());
    } else if (entry.is_regular_file(error) && accepts_(entry.path().native())) {
      take(entry.path().string());
    }
  }

  /// One file is one article: named twice it must not be compared with itself.
  void take(const std::string& path) {
    if (seen_.insert(fs::path(path).lexically_normal().string()).second) out_.value.push_back(path);
  }

  AcceptsName accepts_;
  Outcome<std::vector<std::string>> out_;
  std::set<std::string> seen_;
};

constexpr std::size_t kPiece = std::size_t{1} << 16;

}  // namespace

Diagnostic cannot_read(const std::string& path) { return refused(path, std::error_code(errno, std::generic_category())); }

Diagnostic line_too_long(const std::string& path, std::uint32_t line) {
  Diagnostic out = about("D013", path, fmt::format("the line is longer than {} MB", kLongestLine >> 20));
  out.place.line = line;
  out.place.column = 1;
  return out;
}

bool is_article_name(std::string_view path) { return format_of(path).has_value(); }

bool is_rule_name(std::string_view path) { return path.ends_with(".yaml") || path.ends_with(".yml"); }

Outcome<std::vector<std::string>> find_files(std::span<const std::string> paths, AcceptsName accepts) {
  Walk walk(accepts);
  for (const std::string& path : paths) walk.start(path);
  return std::move(walk).finish();
}

Outcome<std::optional<std::string>> read_file(const std::string& path) {
  bool standard = path == kStandardInput;
  std::FILE* file = standard ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr) return {.value = {}, .diagnostics = {cannot_read(path)}};
  std::error_code unknown_size;
  const std::uint64_t size_on_disk = standard ? 0 : fs::file_size(path, unknown_size);
  Outcome<std::optional<std::string>> out{.value = std::string(), .diagnostics = {}};
  if (!unknown_size && size_on_disk > kLargestFile) {
    std::fclose(file);
    return {.value = {}, .diagnostics = {too_large(path)}};
  }
  std::string& bytes = *out.value;
  std::size_t got = 0;
  do {
    std::size_t size = bytes.size();
    bytes.resize(size + std::max(kPiece, size));
    got = std::fread(bytes.data() + size, 1, bytes.size() - size, file);
    bytes.resize(size + got);
  } while (got > 0 && bytes.size() <= kLargestFile);
  if (std::ferror(file) != 0) {
    out = {.value = {}, .diagnostics = {cannot_read(path)}};
  } else if (bytes.size() > kLargestFile) {
    out = {.value = {}, .diagnostics = {too_large(path)}};
  }
  if (!standard) std::fclose(file);
  return out;
}

std::optional<std::string> read_rules_below(const std::string& path, const std::string& folder) {
  std::error_code error;
  const fs::path real_folder = fs::canonical(folder.empty() ? "." : folder, error);
  if (error) return std::nullopt;
  const fs::path real = fs::canonical(path, error);
  if (error || !fs::is_regular_file(real, error) || !is_rule_name(real.native())) return std::nullopt;
  const auto parted = std::mismatch(real_folder.begin(), real_folder.end(), real.begin(), real.end());
  if (parted.first != real_folder.end()) return std::nullopt;
  return read_file(real.string()).value;
}

}  // namespace sayso
