#include "engine/read/draft.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/base/time_range.h"
#include "engine/yaml/lines.h"
#include "engine/yaml/utf8.h"

namespace sayso {
namespace {

constexpr std::string_view kWhite = " \t\r\n\f\v";

}  // namespace

Draft::Draft(std::string_view path, std::string_view bytes) : bytes_(bytes) { info_.path = path; }

std::string& Draft::slot(Field field) {
  switch (field) {
    case Field::Id: return info_.id;
    case Field::Headline: return info_.headline;
    case Field::Publisher: return info_.publisher;
    case Field::Published: return info_.published;
    case Field::Updated: return info_.updated;
    case Field::Language: return info_.language;
    case Field::Event: return info_.event;
    case Field::Url: return info_.url;
    case Field::Status: return info_.status;
    case Field::Embargo: return info_.embargo;
    case Field::Ignore: return info_.ignore;
    case Field::Text: break;  // the text is the bytes
  }
  return info_.id;
}

void Draft::set(Field field, std::string value, std::optional<Span> at) {
  if (field == Field::Text || value.empty() || !slot(field).empty()) return;
  slot(field) = std::move(value);
  places_[static_cast<std::size_t>(field)] = at;
}

void Draft::add_zone(Span span, Zone zone) {
  span = trimmed(span, bytes_);
  if (!span.empty()) zones_.push_back({.span = span, .zone = zone});
}

void Draft::be_record(std::uint32_t line) { info_.record = line; }

void Draft::tell(std::string_view code, Severity severity, std::optional<Span> at, std::string message, std::string hint) {
  Diagnostic found{.code = std::string(code),
                   .severity = severity,
                   .place = {.path = info_.path},
                   .message = std::move(message),
                   .hint = std::move(hint)};
  if (info_.record != 0) {
    found.place.line = info_.record;
    found.place.column = 1;
  } else if (at) {
    const Lines lines(bytes_);
    const YamlMark mark = lines.mark_of(at->begin);
    found.place.line = mark.line;
    found.place.column = mark.column;
    found.place.width = std::max<std::uint32_t>(1, at->size());
    if (!first_invalid_utf8(lines.line(mark.line))) found.source_line = lines.shown(mark.line);
  }
  diagnostics_.push_back(std::move(found));
}

bool Draft::check_bytes() {
  if (bytes_.size() > kMaxArticleBytes) {
    tell("D009", Severity::Error, std::nullopt, fmt::format("larger than {} MB", kMaxArticleBytes >> 20),
         "make a file of each article");
    return false;
  }
  if (const auto bad = first_invalid_utf8(bytes_); bad && *bad < bytes_.find('\0')) {
    const auto byte = static_cast<unsigned char>(bytes_[*bad]);
    const auto at = static_cast<std::uint32_t>(*bad);
    tell("D001", Severity::Error, Span{.begin = at, .end = at + 1}, fmt::format("not UTF-8: 0x{:02X} at byte {}", byte, at),
         "convert it, as with: iconv -f WINDOWS-1252 -t UTF-8");
    return false;
  }
  return check_nul();
}

bool Draft::check_nul() {
  const std::size_t nul = bytes_.find('\0');
  if (nul == std::string_view::npos) return true;
  const auto at = static_cast<std::uint32_t>(nul);
  tell("D002", Severity::Error, Span{.begin = at, .end = at + 1}, fmt::format("a NUL at byte {}", at),
       "this is no text, or text in UTF-16");
  diagnostics_.back().source_line.clear();
  return false;
}

void Draft::check_date(Field field) {
  const std::string& seen = slot(field);
  if (seen.empty() || parse_time(seen)) return;
  tell("D006", Severity::Warning, places_[static_cast<std::size_t>(field)],
       fmt::format("{}: \"{}\" cannot be read as a date", name_of(field), seen.substr(0, 60)),
       "write it as ISO 8601 has it: 2024-03-23 or 2024-03-23T10:30Z");
}

Outcome<std::optional<Document>> Draft::finish(std::string&& bytes) && {
  Outcome<std::optional<Document>> out;
  if (!has_errors(diagnostics_)) {
    const bool has_text = std::any_of(zones_.begin(), zones_.end(), [](const ZoneSpan& z) { return z.zone != Zone::Headline; });
    if (!has_text) tell("D004", Severity::Warning, std::nullopt, "there is no text", "nothing was read from this article");
    if (info_.published.empty() && has_text) {
      tell("D005", Severity::Warning, std::nullopt, "there is no date",
           "without one its figures cannot be put in order of time");
    }
    check_date(Field::Published);
    check_date(Field::Updated);
    if (info_.id.empty()) info_.id = info_.record == 0 ? info_.path : fmt::format("{}:{}", info_.path, info_.record);
    out.value.emplace(std::move(info_), std::move(bytes));
    out.value->set_zones(std::move(zones_));
    out.value->set_markup(std::move(markup_));
  }
  out.diagnostics = std::move(diagnostics_);
  return out;
}

Span trimmed(Span span, std::string_view bytes) {
  while (span.begin < span.end && kWhite.find(bytes[span.begin]) != std::string_view::npos) ++span.begin;
  while (span.begin < span.end && kWhite.find(bytes[span.end - 1]) != std::string_view::npos) --span.end;
  return span;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kWhite);
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(kWhite) + 1 - begin);
}

}  // namespace sayso
