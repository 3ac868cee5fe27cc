#include "engine/base/diagnostic.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace sayso {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::Note: return "note";
    case Severity::Warning: return "warning";
    case Severity::Error: return "error";
  }
  return "";
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

void keep_most(std::vector<Diagnostic>& diagnostics) {
  if (diagnostics.size() <= kMostDiagnostics) return;
  const std::size_t all = diagnostics.size();
  const auto is_error = [](const Diagnostic& d) { return d.severity == Severity::Error; };
  const auto errors = static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(), is_error));
  std::size_t errors_left = std::min(errors, kMostDiagnostics);
  std::size_t others_left = kMostDiagnostics - errors_left;
  std::erase_if(diagnostics, [&](const Diagnostic& d) {
    std::size_t& left = is_error(d) ? errors_left : others_left;
    if (left == 0) return true;
    --left;
    return false;
  });
  Diagnostic more;
  more.code = "R007";
  more.severity = errors > kMostDiagnostics ? Severity::Error : Severity::Warning;
  more.message = fmt::format("{} more are not told", all - kMostDiagnostics);
  more.hint = "mend the first ones: so many have mostly one cause";
  diagnostics.push_back(std::move(more));
}

namespace {

/// Long lines are shown around the caret only.
constexpr std::size_t kShownBytes = 110;

void render_caret(const Diagnostic& d, std::string& out) {
  std::size_t at = d.place.column - 1;
  std::size_t from = at > kShownBytes / 2 && d.source_line.size() > kShownBytes ? at - kShownBytes / 2 : 0;
  std::string shown = d.source_line.substr(std::min(from, d.source_line.size()), kShownBytes);
  std::string under;
  for (std::size_t i = from; i < at && i - from < shown.size(); ++i) {
    auto byte = static_cast<unsigned char>(shown[i - from]);
    if ((byte & 0xC0) != 0x80) under += byte == '\t' ? '\t' : ' ';  // a continuation byte has no column on the screen
  }
  std::size_t room = shown.size() > at - from ? shown.size() - (at - from) : 1;
  under += '^';
  if (d.place.width > 1) under.append(std::min<std::size_t>(d.place.width, room) - 1, '~');
  out += fmt::format("\n  {}\n  {}", shown, under);
}

}  // namespace

std::string render(const Diagnostic& d) {
  std::string out = d.place.path;
  if (d.place.line > 0) out += fmt::format(":{}:{}", d.place.line, d.place.column);
  out += fmt::format("{}{} {}: {}", out.empty() ? "" : ": ", name_of(d.severity), d.code, d.message);
  if (!d.source_line.empty() && d.place.column > 0) render_caret(d, out);
  if (!d.hint.empty()) out += fmt::format("\n  hint: {}", d.hint);
  return out;
}

}  // namespace sayso
