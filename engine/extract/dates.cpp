#include <algorithm>
#include <optional>

#include "engine/extract/numbers.h"
#include "engine/extract/sentence_stages.h"

namespace sayso {
namespace {

/// Reads dates of one sentence. What has no year is taken as the last such day before, or shortly after, the article's.
class DateReader {
 public:
  explicit DateReader(SentenceWork& work) : work_(work), scan_(work.scan) {}

  void run() {
    for (std::size_t at = next(0); at < scan_.size();) at = next(std::max(read(at), at + 1));
  }

 private:
  std::size_t next(std::size_t from) const { return scan_.next(Interest::Date, from); }
  DateRole role(std::size_t at) const { return at < scan_.size() ? scan_.info(at).date_role : DateRole::None; }

  std::optional<int> digits(std::size_t at, double low, double high) const {
    if (at >= scan_.size() || scan_.token(at).kind != TokenKind::Number) return std::nullopt;
    auto value = parse_digits(scan_.word(at));
    if (!value || *value < low || *value > high || *value != static_cast<int>(*value)) return std::nullopt;
    return static_cast<int>(*value);
  }
  std::optional<int> year(std::size_t at) const {
    return at < scan_.size() && scan_.word(at).size() == 4 ? digits(at, 1500, 2100) : std::nullopt;
  }
  std::optional<int> day(std::size_t at) const {
    return at < scan_.size() && scan_.word(at).size() <= 2 ? digits(at, 1, 31) : std::nullopt;
  }
  bool comma(std::size_t at) const { return scan_.is(',', at); }

  std::size_t read(std::size_t at) {
    switch (role(at)) {
      case DateRole::Month: return scan_.token(at).is(kCapital) ? month(at) : at;
      case DateRole::Weekday: return weekday(at);
      case DateRole::Relative: return relative(at);
      case DateRole::None: break;
    }
    if (day(at) && role(at + 1) == DateRole::Month && scan_.token(at + 1).is(kCapital)) return day_month(at);
    return at > 0 && year(at) && !counted(at) ? add_year(at) : at;
  }

  /// "2004 people" is a count.
  bool counted(std::size_t at) const {
    auto hits = scan_.spans(slot_of(BuiltinSlot::Quantity));
    return std::any_of(hits.begin(), hits.end(), [&](const SpanHit& hit) { return hit.begin <= at && at < hit.end; });
  }

  /// Behind a month and the period of "Dec.", where more of the date comes after it.
  std::size_t after_month(std::size_t at) const {
    bool period = at + 2 < scan_.size() && scan_.is('.', at + 1) && scan_.token(at + 1).is(kGlued);
    return period && scan_.token(at + 2).kind == TokenKind::Number ? at + 2 : at + 1;
  }
  std::size_t year_place(std::size_t at) const { return comma(at) ? at + 1 : at; }

  std::size_t month(std::size_t at) {
    auto number = static_cast<unsigned>(scan_.worth(at).date);
    std::size_t next = after_month(at);
    if (auto d = day(next)) {
      std::size_t year_at = year_place(next + 1);
      if (auto y = year(year_at)) return add(at, year_at + 1, day_of(*y, number, static_cast<unsigned>(*d)), true);
      return add(at, next + 1, nearest_day(number, static_cast<unsigned>(*d)), true);
    }
    std::size_t year_at = year_place(next);
    if (auto y = year(year_at)) return add(at, year_at + 1, whole_month(*y, number), false);
    if (at == 0 || !work_.published) return at;
    CivilDay today = civil_day(work_.published->from);
    int y = number <= today.month ? today.year : today.year - 1;
    return add(at, at + 1, whole_month(y, number), false);
  }

  std::size_t day_month(std::size_t at) {
    auto number = static_cast<unsigned>(scan_.worth(at + 1).date);
    auto d = static_cast<unsigned>(*day(at));
    std::size_t year_at = year_place(after_month(at + 1));
    if (auto y = year(year_at)) return add(at, year_at + 1, day_of(*y, number, d), true);
    return add(at, at + 2, nearest_day(number, d), true);
  }

  std::size_t weekday(std::size_t at) {
    if (!work_.published || !scan_.token(at).is(kCapital)) return at;
    CivilDay today = civil_day(work_.published->from);
    auto wanted = static_cast<unsigned>(scan_.worth(at).date);
    unsigned back = (today.weekday + 7 - wanted) % 7;
    return add(at, at + 1, days_from_today(-static_cast<int>(back)), true);
  }

  std::size_t relative(std::size_t at) {
    return add(at, at + 1, days_from_today(static_cast<int>(scan_.worth(at).date)), true);
  }

  std::size_t add_year(std::size_t at) {
    auto y = year(at);
    return add(at, at + 1, TimeRange{day_of(*y, 1, 1)->from, day_of(*y + 1, 1, 1)->from}, false);
  }

  static std::optional<TimeRange> whole_month(int y, unsigned number) {
    auto next = number == 12 ? day_of(y + 1, 1, 1) : day_of(y, number + 1, 1);
    return TimeRange{day_of(y, number, 1)->from, next->from};
  }

  std::optional<TimeRange> days_from_today(int days) const {
    if (!work_.published) return std::nullopt;
    CivilDay today = civil_day(work_.published->from);
    std::int64_t from = day_of(today.year, today.month, today.day)->from + days * kMinutesPerDay;
    return TimeRange{from, from + kMinutesPerDay};
  }

  /// The last such day up to a month after the article's.
  std::optional<TimeRange> nearest_day(unsigned number, unsigned d) const {
    if (!work_.published) return std::nullopt;
    int y = civil_day(work_.published->from).year;
    for (int candidate : {y + 1, y, y - 1}) {
      auto range = day_of(candidate, number, d);
      if (range && range->from <= work_.published->to + 31 * kMinutesPerDay) return range;
    }
    return std::nullopt;
  }

  std::size_t add(std::size_t begin, std::size_t end, std::optional<TimeRange> when, bool is_day) {
    if (!when) return begin;
    work_.scan.add(slot_of(BuiltinSlot::Date), {.begin = static_cast<std::uint16_t>(begin),
                                                .end = static_cast<std::uint16_t>(end),
                                                .value = static_cast<std::uint32_t>(work_.out.dates.size())});
    work_.out.dates.push_back({.tokens = work_.range(begin, end), .when = *when, .day = is_day, .sentence = work_.sentence});
    return end;
  }

  SentenceWork& work_;
  const Scan& scan_;
};

}  // namespace

void add_dates(SentenceWork& work) { DateReader(work).run(); }

}  // namespace sayso
