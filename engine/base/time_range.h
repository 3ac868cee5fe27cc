/// TimeRange: when something was so, as far as the words tell. Articles mostly give a day only, so a time is an interval.
///
///     parse_time("2024-03-23")            → the whole day
///     parse_time("2024-03-22T23:30+03:00") → that minute, in UTC
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sayso {

/// Half-open [from, to) in minutes since 1970-01-01T00:00 UTC. A day without a zone is taken as a UTC day.
struct TimeRange {
  std::int64_t from = 0;
  std::int64_t to = 0;

  bool overlaps(const TimeRange& other) const { return from < other.to && other.from < to; }
  /// Surely earlier than the other: the ranges do not meet.
  bool before(const TimeRange& other) const { return to <= other.from; }
  friend auto operator<=>(const TimeRange&, const TimeRange&) = default;
};

constexpr std::int64_t kMinutesPerDay = 24 * 60;

/// Reads ISO 8601 dates ("2024", "2024-03", "2024-03-23") and times ("2024-03-23T10:30", ":00", "Z" or "+03:00",
/// a blank for the T). Anything else gives nothing.
std::optional<TimeRange> parse_time(std::string_view text);

/// One whole day of the proleptic Gregorian calendar; nothing when there is no such day.
std::optional<TimeRange> day_of(int year, unsigned month, unsigned day);

/// The civil day on which the range begins.
struct CivilDay {
  int year;
  unsigned month;    ///< 1 … 12
  unsigned day;      ///< 1 … 31
  unsigned weekday;  ///< 0 is Sunday
};
CivilDay civil_day(std::int64_t minutes);

/// "2024-03-23" where the minute is a midnight, else "2024-03-23T10:30Z".
std::string print_minute(std::int64_t minutes);

/// First and last day or minute of the range as people write it: whole days give two (equal) dates.
std::string print_from(const TimeRange& range);
std::string print_to(const TimeRange& range);

}  // namespace sayso
