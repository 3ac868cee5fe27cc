#include "tools/sayso/changed.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <optional>
#include <set>

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace sayso {
namespace {

/// What git prints, without a shell in between; nothing where it fails.
std::optional<std::string> run_git(std::vector<std::string> words) {
  std::array<int, 2> ends = {};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  words.insert(words.begin(), "git");
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  pid_t child = 0;
  int failed = posix_spawnp(&child, "git", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  std::string out;
  std::array<char, 4096> buffer = {};
  for (ssize_t got = read(ends[0], buffer.data(), buffer.size()); got > 0; got = read(ends[0], buffer.data(), buffer.size()))
    out.append(buffer.data(), static_cast<std::size_t>(got));
  close(ends[0]);
  int status = 0;
  if (failed != 0 || waitpid(child, &status, 0) < 0) return std::nullopt;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? std::optional(std::move(out)) : std::nullopt;
}

std::string absolute(const std::string& path) {
  std::error_code error;
  return std::filesystem::absolute(path, error).lexically_normal().string();
}

void add_names(std::string_view names, std::set<std::string>& out) {
  while (!names.empty()) {
    std::string_view name = names.substr(0, names.find('\0'));
    names.remove_prefix(std::min(names.size(), name.size() + 1));
    if (!name.empty()) out.insert(absolute(std::string(name)));
  }
}

}  // namespace

bool keep_changed(const std::string& commit, std::vector<Finding>& findings) {
  auto differing = run_git({"diff", "--name-only", "--relative", "--no-renames", "-z", "--end-of-options", commit, "--"});
  auto untracked = run_git({"ls-files", "--others", "--exclude-standard", "-z"});
  if (!differing || !untracked) {
    std::cerr << "sayso: --since: git cannot tell what changed since \"" << commit << "\"\n";
    return false;
  }
  std::set<std::string> changed;
  add_names(*differing, changed);
  add_names(*untracked, changed);
  std::erase_if(findings, [&](const Finding& f) {
    auto stands_in = [&](const Anchor& a) { return changed.contains(absolute(a.document.path)); };
    return !stands_in(f.primary) && std::none_of(f.related.begin(), f.related.end(), stands_in);
  });
  return true;
}

}  // namespace sayso
