#include "engine/base/time_range.h"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace sayso {
namespace {

namespace chrono = std::chrono;

std::int64_t minutes_of(const chrono::year_month_day& day) {
  return chrono::sys_days(day).time_since_epoch().count() * kMinutesPerDay;
}

/// Takes `digits` decimal digits off the front.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
  if (error != std::errc() || end != text.data() + digits || text[0] == '-') return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text[0] != c) return false;
  text.remove_prefix(1);
  return true;
}

/// Minutes east of UTC at the end of a time: "", "Z", "+03:00", "+0300", "+03".
std::optional<int> take_zone(std::string_view& text) {
  while (take(text, ' ')) {}
  if (text.empty() || take(text, 'Z')) return text.empty() ? std::optional(0) : std::nullopt;
  int sign = text[0] == '-' ? -1 : 1;
  if (!take(text, '+') && !take(text, '-')) return std::nullopt;
  auto hours = take_number(text, 2);
  if (!hours) return std::nullopt;
  take(text, ':');
  auto minutes = text.empty() ? std::optional(0) : take_number(text, 2);
  if (!minutes || !text.empty() || *hours > 14 || *minutes > 59) return std::nullopt;
  return sign * (*hours * 60 + *minutes);
}

std::optional<TimeRange> parse_clock(std::int64_t midnight, std::string_view text) {
  auto hour = take_number(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  auto minute = take_number(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  if (take(text, ':')) {
    auto second = take_number(text, 2);
    if (!second || *second > 60) return std::nullopt;
    if (take(text, '.')) {
      while (!text.empty() && text[0] >= '0' && text[0] <= '9') text.remove_prefix(1);
    }
  }
  auto zone = take_zone(text);
  if (!zone) return std::nullopt;
  std::int64_t at = midnight + *hour * 60 + *minute - *zone;
  return TimeRange{at, at + 1};
}

}  // namespace

std::optional<TimeRange> day_of(int year, unsigned month, unsigned day) {
  chrono::year_month_day date{chrono::year(year), chrono::month(month), chrono::day(day)};
  if (!date.ok()) return std::nullopt;
  return TimeRange{minutes_of(date), minutes_of(date) + kMinutesPerDay};
}

std::optional<TimeRange> parse_time(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r' || text.back() == '\n')) text.remove_suffix(1);
  while (take(text, ' ')) {}
  auto year = take_number(text, 4);
  if (!year) return std::nullopt;
  if (text.empty()) return TimeRange{day_of(*year, 1, 1)->from, day_of(*year + 1, 1, 1)->from};
  if (!take(text, '-')) return std::nullopt;
  auto month = take_number(text, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  auto first = day_of(*year, static_cast<unsigned>(*month), 1);
  if (text.empty()) {
    auto next = *month == 12 ? day_of(*year + 1, 1, 1) : day_of(*year, static_cast<unsigned>(*month) + 1, 1);
    return TimeRange{first->from, next->from};
  }
  if (!take(text, '-')) return std::nullopt;
  auto day = take_number(text, 2);
  auto range = day ? day_of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day)) : std::nullopt;
  if (!range || text.empty()) return range;
  if (!take(text, 'T') && !take(text, ' ')) return std::nullopt;
  return parse_clock(range->from, text);
}

CivilDay civil_day(std::int64_t minutes) {
  chrono::sys_days days{
      chrono::days(minutes >= 0 ? minutes / kMinutesPerDay : -((-minutes + kMinutesPerDay - 1) / kMinutesPerDay))};
  chrono::year_month_day date{days};
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<unsigned>(date.month()),
          .day = static_cast<unsigned>(date.day()),
          .weekday = chrono::weekday(days).c_encoding()};
}

std::string print_minute(std::int64_t minutes) {
  CivilDay day = civil_day(minutes);
  std::string out = fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
  std::int64_t clock = ((minutes % kMinutesPerDay) + kMinutesPerDay) % kMinutesPerDay;
  if (clock != 0) out += fmt::format("T{:02}:{:02}Z", clock / 60, clock % 60);
  return out;
}

std::string print_from(const TimeRange& range) { return print_minute(range.from); }

std::string print_to(const TimeRange& range) {
  bool whole_days = range.from % kMinutesPerDay == 0 && range.to % kMinutesPerDay == 0;
  return print_minute(whole_days ? range.to - kMinutesPerDay : range.to - 1);
}

}  // namespace sayso
