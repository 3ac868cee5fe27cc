#include "tools/sayso/suppressions.h"

#include <algorithm>
#include <iostream>
#include <optional>

#include <fmt/format.h>

#include "engine/base/time_range.h"
#include "engine/io/files.h"
#include "engine/text/line_index.h"

namespace sayso {
namespace {

constexpr std::string_view kOpen = "<!-- sayso:ignore ";
constexpr std::string_view kClose = "-->";
constexpr const char* kForm = "write CHECK: reason, or CHECK until 2026-06-30: reason";

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::string_view take_line(std::string_view& rest) {
  std::string_view line = rest.substr(0, rest.find('\n'));
  rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  return trimmed(line);
}

std::string_view take_word(std::string_view& rest) {
  rest = trimmed(rest);
  std::string_view word = rest.substr(0, rest.find_first_of(" \t"));
  rest = trimmed(rest.substr(word.size()));
  return word;
}

/// Up to the end of the paragraph behind the line.
std::uint32_t end_of_paragraph(const LineIndex& lines, std::string_view text, std::uint32_t line) {
  auto blank = [&](std::uint32_t n) { return trimmed(lines.line(n).of(text)).empty(); };
  while (line < lines.lines() && blank(line + 1)) ++line;
  while (line < lines.lines() && !blank(line + 1)) ++line;
  return line;
}

}  // namespace

bool Suppressions::Row::covers(const Anchor& anchor) const {
  if (document != anchor.document.id && document != anchor.document.path) return false;
  return first == 0 || (first <= anchor.line && anchor.line <= last);
}

bool Suppressions::Row::covers(const Finding& f) const {
  if (check != f.check && check != name_of(f.verdict)) return false;
  return covers(f.primary) ||
         std::any_of(f.related.begin(), f.related.end(), [&](const Anchor& anchor) { return covers(anchor); });
}

void Suppressions::tell(const char* code, const Row& row, std::string message, std::string hint) {
  Diagnostic out;
  out.code = code;
  out.severity = Severity::Warning;
  out.place = row.place;
  out.message = std::move(message);
  out.hint = std::move(hint);
  diagnostics_.push_back(std::move(out));
}

/// "deaths-differ until 2026-06-30: reason"
void Suppressions::add(std::string_view words, Row row) {
  std::size_t colon = words.find(": ");
  std::string_view head = words.substr(0, colon);
  row.check = take_word(head);
  bool dated = take_word(head) == "until";
  if (dated) row.until = take_word(head);
  row.reason = colon == std::string_view::npos ? "" : trimmed(words.substr(colon + 2));
  bool good = !row.check.empty() && head.empty() && !row.reason.empty() && (!dated || parse_time(row.until));
  if (good)
    rows_.push_back(std::move(row));
  else
    tell("D015", row, row.reason.empty() ? "a suppression without a reason" : "a suppression that cannot be read", kForm);
}

void Suppressions::add_article(const Document& document) {
  const DocumentInfo& info = document.info();
  std::string_view ignore = info.ignore;
  while (!ignore.empty()) {
    std::string_view line = take_line(ignore);
    if (!line.empty())
      add(line, {.document = info.id, .place = {.path = info.path, .line = std::max(info.record, 1U), .column = 1}});
  }
  std::string_view text = document.bytes();
  std::size_t at = text.find(kOpen);
  if (at == std::string_view::npos) return;
  LineIndex lines(text);
  for (; at != std::string_view::npos; at = text.find(kOpen, at + 1)) {
    std::size_t end = text.find(kClose, at);
    if (end == std::string_view::npos) return;
    LineColumn begin = lines.locate(static_cast<std::uint32_t>(at), ColumnUnit::Bytes);
    bool alone = trimmed(lines.line(begin.line).of(text)).starts_with(kOpen) &&
                 trimmed(lines.line(begin.line).of(text)).ends_with(kClose);
    Place place{.path = info.path, .line = begin.line, .column = begin.column};
    if (info.record > 0) place = {.path = info.path, .line = info.record, .column = 1};
    add(trimmed(text.substr(at + kOpen.size(), end - at - kOpen.size())),
        {.document = info.id,
         .first = begin.line,
         .last = alone ? end_of_paragraph(lines, text, begin.line) : begin.line,
         .place = std::move(place)});
  }
}

bool Suppressions::add_file(const std::string& file) {
  auto bytes = read_file(file);
  for (const Diagnostic& d : bytes.diagnostics) std::cerr << render(d) << '\n';
  if (!bytes.value) return false;
  std::string_view rest = *bytes.value;
  for (std::uint32_t number = 1; !rest.empty(); ++number) {
    std::string_view line = take_line(rest);
    if (line.empty() || line.starts_with('#')) continue;
    Row row{.in_article = false, .place = {.path = file, .line = number, .column = 1}};
    row.document = take_word(line);
    add(line, std::move(row));
  }
  return true;
}

std::vector<MutedFinding> Suppressions::apply(std::vector<Finding>& findings, const std::string& today) {
  auto now = parse_time(today);
  for (Row& row : rows_) {
    auto until = parse_time(row.until);
    if (!now || !until || !until->before(*now)) continue;
    tell("D017", row, fmt::format("the suppression of {} was until {}", row.check, row.until),
         "look at it again, or take it away");
    row.check.clear();
    row.used = true;
  }
  std::vector<MutedFinding> out;
  std::vector<Finding> kept;
  for (Finding& f : findings) {
    Row* by = nullptr;
    for (Row& row : rows_) {
      if (!row.covers(f)) continue;
      row.used = true;
      if (by == nullptr) by = &row;
    }
    if (by == nullptr)
      kept.push_back(std::move(f));
    else
      out.push_back({.finding = std::move(f), .reason = by->reason, .in_article = by->in_article});
  }
  findings = std::move(kept);
  for (const Row& row : rows_) {
    if (!row.used) tell("D016", row, fmt::format("there is no finding of {} to suppress here", row.check), "take it away");
  }
  return out;
}

}  // namespace sayso
