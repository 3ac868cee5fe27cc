#include "engine/extract/number_reader.h"

#include <algorithm>
#include <string>

#include "engine/extract/numbers.h"

namespace sayso {
namespace {

constexpr std::size_t kGroup = 3;
constexpr std::size_t kWidestBlank = 3;  // bytes of a blank in UTF-8

/// The floor of a vague word is twice what it multiplies by ("dozens" is 24 or more, and 12 in "3 dozens"); words of a smaller floor
/// ("several") multiply nothing.
constexpr double kVagueMultiplier = 20;

bool is_year(std::string_view digits, double value) { return digits.size() == 4 && value >= 1500 && value <= 2100; }

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool NumberReader::read() {
  if (leading_fraction()) {
    of_multiplier();
    return value_ <= kLargestNumber;
  }
  if (!collective() && !cardinal()) return false;
  if (ordinal()) return false;
  if (parts()) of_multiplier();
  if (!fraction_) mixed();
  return value_ <= kLargestNumber;
}

/// Behind a hyphen that has no blank on either side.
std::size_t NumberReader::over_hyphen(std::size_t at) const {
  return scan_.is('-', at) && glued(at) && glued(at + 1) ? at + 1 : at;
}

/// Nothing follows that a fraction's last word could belong to: "a third of", "a third."; but "a third man".
bool NumberReader::closes(std::size_t at) const {
  return at >= scan_.size() || scan_.token(at).kind == TokenKind::Mark || role(at) == NumberRole::Link ||
         role(at) == NumberRole::Multiplier;
}

/// "half a million", "a quarter", "a third of", "½".
bool NumberReader::leading_fraction() {
  std::size_t at = at_;
  bool article = role(at) == NumberRole::Article;
  if (article) ++at;
  std::size_t next = over_hyphen(at + 1);
  bool sign = at < scan_.size() && scan_.token(at).kind == TokenKind::Mark;
  if (role(at) == NumberRole::Fraction) {
    bool more = role(next) == NumberRole::Multiplier || role(next) == NumberRole::Link ||
                (role(next) == NumberRole::Article && role(next + 1) == NumberRole::Multiplier);
    if (!article && !sign && !more) return false;
    value_ = worth(at);
  } else if (role(at) == NumberRole::Ordinal && article && closes(at + 1)) {
    value_ = 1 / worth(at);
  } else {
    return false;
  }
  fraction_ = true;
  at_ = end_ = at + 1;
  return true;
}

/// A fraction's "of a million", "a million", "-dozen".
void NumberReader::of_multiplier() {
  std::size_t at = over_hyphen(end_);
  if (role(at) == NumberRole::Link) ++at;
  if (role(at) == NumberRole::Article) ++at;
  if (role(at) != NumberRole::Multiplier) return;
  value_ *= worth(at);
  if (worth(at) >= kThousand) scale_ = worth(at);
  at_ = end_ = at + 1;
}

/// "a couple", "a handful of", "a few hundred".
bool NumberReader::collective() {
  if (role(at_) != NumberRole::Article) return false;
  bool vague = role(at_ + 1) == NumberRole::VagueCollective;
  if (!vague && role(at_ + 1) != NumberRole::Collective) return false;
  value_ = worth(at_ + 1);
  vague_ = vague;
  at_ = end_ = at_ + 2;
  std::size_t next = role(at_) == NumberRole::Link ? at_ + 1 : at_;
  if (role(next) == NumberRole::Multiplier) {
    value_ *= worth(next);
    at_ = end_ = next + 1;
  }
  return true;
}

bool NumberReader::cardinal() {
  while (at_ < scan_.size() && take()) {}
  value_ = total_ + current_;
  return end_ != begin_;
}

bool NumberReader::take() { return digits_at(at_) ? take_digits() : take_word(role(at_)); }

bool NumberReader::take_word(NumberRole role_here) {
  bool fresh = last_ == Last::Nothing;
  bool multiplied = last_ == Last::Hundred || last_ == Last::Large;
  switch (role_here) {
    case NumberRole::Unit: return fresh || last_ == Last::Ten || multiplied ? add(worth(at_), Last::Unit) : false;
    case NumberRole::Ten: return fresh || multiplied ? add(worth(at_), Last::Ten) : false;
    case NumberRole::Multiplier: return multiply(worth(at_));
    case NumberRole::Vague: return multiply_vague(worth(at_));
    case NumberRole::Article:
      // "a dozen"; alone it is no number
      if (!fresh || role(at_ + 1) != NumberRole::Multiplier) return false;
      ++at_;
      return true;
    case NumberRole::Joiner: return take_joiner();
    case NumberRole::Point: return take_decimals();
    case NumberRole::None: {
      // "twenty-five", "two-hundred"
      std::size_t next = over_hyphen(at_);
      if (end_ == begin_ || next == at_ || (role(next) == NumberRole::None && !digits_at(next))) return false;
      if (digits_at(next) || last_ == Last::Digits) {
        if (role(next) != NumberRole::Multiplier) return false;
      }
      at_ = next;
      return true;
    }
    case NumberRole::Fraction:
    case NumberRole::Ordinal:
    case NumberRole::Part:
    case NumberRole::Collective:
    case NumberRole::VagueCollective:
    case NumberRole::Link:
    case NumberRole::Minus:
    case NumberRole::Negative:
    case NumberRole::Suffix: return false;
  }
  return false;
}

/// "and" of "a hundred and three", not of "a hundred and three quarters".
bool NumberReader::take_joiner() {
  if ((last_ != Last::Hundred && last_ != Last::Large) || vague_) return false;
  bool unit = role(at_ + 1) == NumberRole::Unit;
  if (!unit && role(at_ + 1) != NumberRole::Ten && !digits_at(at_ + 1)) return false;
  if (digits_at(at_ + 1) && last_ != Last::Hundred) return false;
  if (digits_at(at_ + 1) && role(at_ + 2) == NumberRole::Multiplier) return false;
  if (unit && role(at_ + 2) == NumberRole::Part && worth(at_ + 1) < worth(at_ + 2)) return false;
  ++at_;
  return true;
}

/// "1 200": groups of three with a blank between, one or more. The position behind them, or `at`.
std::size_t NumberReader::grouped_by_blanks(std::size_t at, double& value) const {
  std::string plain(scan_.word(at));
  if (plain.size() > kGroup || !all_digits(plain) || plain.front() == '0') return at;
  // "September 11 200 people came"
  if (at > 0 && (scan_.info(at - 1).date_role != DateRole::None || digits_at(at - 1))) return at;
  std::size_t next = at + 1;
  for (; digits_at(next) && !glued(next) && !scan_.token(next).is(kLineStart); ++next) {
    std::string_view group = scan_.word(next);
    std::string_view whole = group.substr(0, group.find('.'));
    bool near = scan_.token(next).begin - scan_.token(next - 1).end <= kWidestBlank;
    if (whole.size() != kGroup || !all_digits(whole) || !near || plain.find('.') != std::string::npos) return at;
    plain += group;
  }
  if (next == at + 1) return at;
  auto parsed = parse_digits(plain);
  if (!parsed) return at;
  value = *parsed;
  return next;
}

bool NumberReader::take_digits() {
  double value = 0;
  std::size_t fraction_end = at_;
  if (last_ == Last::Hundred) {
    auto parsed = parse_digits(scan_.word(at_));
    if (!parsed || *parsed >= last_worth_ || glued(at_)) return false;
    return add(*parsed, Last::Decimals);
  }
  if (last_ != Last::Nothing) return false;
  if (auto f = digit_fraction(at_, fraction_end)) {
    value_ = total_ = *f;
    fraction_ = true;
    last_ = Last::Decimals;
    at_ = end_ = fraction_end;
    return false;
  }
  std::size_t next = grouped_by_blanks(at_, value);
  if (next == at_) {
    auto parsed = parse_digits(scan_.word(at_));
    if (!parsed) return false;
    value = *parsed;
    year_ = is_year(scan_.word(at_), value);
    next = at_ + 1;
  }
  // "3m"; apart only behind decimals: "2.5 k"
  bool decimals = scan_.word(at_).find('.') != std::string_view::npos;
  double suffix = next < scan_.size() && (glued(next) || decimals) ? scan_.worth(next).suffix : 0;
  if (!glued(next) && suffix != kThousand) suffix = 0;
  current_ = value;
  at_ = end_ = next;
  last_ = Last::Digits;
  if (suffix == 0) return true;
  year_ = false;
  total_ = value * suffix;
  current_ = 0;
  scale_ = suffix;
  at_ = end_ = next + 1;
  return false;
}

/// "point nought five": the words' digits one after the other.
bool NumberReader::take_decimals() {
  bool fits = last_ == Last::Unit || last_ == Last::Ten || last_ == Last::Digits;
  if (!fits || role(at_ + 1) != NumberRole::Unit) return false;
  std::string digits = "0.";
  std::size_t at = at_ + 1;
  for (; role(at) == NumberRole::Unit; ++at) digits += std::to_string(static_cast<int>(worth(at)));
  current_ += parse_digits(digits).value_or(0);
  last_ = Last::Decimals;
  at_ = end_ = at;
  return true;
}

bool NumberReader::done(Last last) {
  last_ = last;
  end_ = ++at_;
  return true;
}

bool NumberReader::add(double worth, Last last) {
  if (last_ == Last::Ten && worth >= 10) return false;
  if (worth <= 0 && end_ != begin_) return false;
  current_ += worth;
  return done(last);
}

bool NumberReader::multiply(double worth) {
  if (last_ == Last::Hundred && worth < kThousand) return false;
  if (last_ == Last::Large && worth < kThousand && current_ == 0) return false;
  // a bare "million" is none, but at the head of a sentence
  if (last_ == Last::Nothing && at_ == begin_ && begin_ > 0 && scan_.token(begin_ - 1).kind != TokenKind::Quote) return false;
  if (last_ == Last::Digits && current_ >= kLargestNumber) return false;
  year_ = false;
  double base = current_ == 0 && total_ == 0 && last_ == Last::Nothing ? 1 : current_;
  last_worth_ = worth;
  if (worth < kThousand) {
    current_ = base * worth;
    return done(Last::Hundred);
  }
  scale_ = worth;
  if (current_ == 0 && total_ != 0) {
    total_ *= worth;  // "hundred thousand million"
  } else {
    total_ += base * worth;
    current_ = 0;
  }
  return done(Last::Large);
}

/// "dozens", "hundreds of thousands": the floors multiply; the word between is any one word. "3 dozens" are a plain number.
bool NumberReader::multiply_vague(double worth) {
  if (last_ == Last::Digits || last_ == Last::Unit) {
    if (worth < kVagueMultiplier) return false;
    year_ = false;
    current_ *= worth / 2;
    return done(Last::Hundred);
  }
  if (last_ != Last::Nothing && !vague_) return false;
  current_ = current_ == 0 ? worth : current_ / 2 * worth;
  vague_ = true;
  done(Last::Vague);
  if (role(at_ + 1) == NumberRole::Vague && scan_.worth(at_ + 1).number >= kThousand && worth >= kVagueMultiplier) ++at_;
  return true;
}

/// "twenty-fifth", "one hundred and third": no number.
bool NumberReader::ordinal() {
  if (fraction_ || vague_) return false;
  std::size_t at = over_hyphen(end_);
  bool multiplied = last_ == Last::Hundred || last_ == Last::Large;
  if (multiplied && role(at) == NumberRole::Joiner) ++at;
  if (role(at) != NumberRole::Ordinal) return false;
  bool ordinal =
      multiplied || (last_ == Last::Ten && worth(at) < 10) || (last_ == Last::Unit && worth(at) >= 100 && value_ > 1);
  if (ordinal) end_ = at + 1;
  return ordinal;
}

/// "two thirds", "one quarter", "three twenty-fifths".
bool NumberReader::parts() {
  if (fraction_ || vague_) return false;
  std::size_t at = over_hyphen(end_);
  if (scan_.is('-', at) && role(at + 1) == NumberRole::Part) ++at;
  double ten = 0;
  if (role(at) == NumberRole::Ten && role(over_hyphen(at + 1)) == NumberRole::Part) {
    ten = worth(at);
    at = over_hyphen(at + 1);
  }
  bool several = role(at) == NumberRole::Part;
  bool one = value_ == 1 && (role(at) == NumberRole::Ordinal || role(at) == NumberRole::Fraction);
  if (!several && !one) return false;
  value_ *= role(at) == NumberRole::Fraction ? worth(at) : 1 / (ten + worth(at));
  fraction_ = true;
  at_ = end_ = at + 1;
  return true;
}

/// "1/4"; no date, no score.
std::optional<double> NumberReader::digit_fraction(std::size_t at, std::size_t& end) const {
  if (!digits_at(at) || !scan_.is('/', at + 1) || !glued(at + 1) || !digits_at(at + 2) || !glued(at + 2)) return std::nullopt;
  if ((scan_.is('/', at + 3) || scan_.is('-', at + 3)) && glued(at + 3)) return std::nullopt;
  if (at > 0 && scan_.is('/', at - 1) && glued(at)) return std::nullopt;
  auto above = parse_digits(scan_.word(at));
  auto below = parse_digits(scan_.word(at + 2));
  if (!above || !below || *above <= 0 || *above >= *below || *below > kThousand) return std::nullopt;
  end = at + 3;
  return *above / *below;
}

/// A fraction behind a whole number: "½", "1/4", "and a half", "and three fifths".
std::optional<double> NumberReader::fraction_at(std::size_t at, std::size_t& end) const {
  if (at < scan_.size() && scan_.token(at).kind == TokenKind::Mark && role(at) == NumberRole::Fraction) {
    end = at + 1;
    return worth(at);
  }
  if (last_ == Last::Digits && !glued(at)) {
    if (auto f = digit_fraction(at, end)) return f;
  }
  if (role(at) != NumberRole::Joiner) return std::nullopt;
  if (role(at + 1) == NumberRole::Article) {
    bool whole = role(at + 2) == NumberRole::Ordinal && closes(at + 3);
    if (role(at + 2) != NumberRole::Fraction && !whole) return std::nullopt;
    end = at + 3;
    return whole ? 1 / worth(at + 2) : worth(at + 2);
  }
  if (role(at + 1) != NumberRole::Unit && role(at + 1) != NumberRole::Ten) return std::nullopt;
  NumberReader inner(scan_, at + 1);
  if (!inner.cardinal()) return std::nullopt;
  inner.parts();
  if (!inner.fraction_ || inner.value_ >= 1) return std::nullopt;
  end = inner.end_;
  return inner.value_;
}

void NumberReader::mixed() {
  if (vague_) return;
  std::size_t end = end_;
  if (auto f = fraction_at(end_, end)) add_fraction(*f, end);
}

/// "five and a half million", "one million and a half", "one billion and a half million".
void NumberReader::add_fraction(double fraction, std::size_t end) {
  year_ = false;
  fraction_ = true;
  at_ = end_ = end;
  std::size_t next = over_hyphen(end);
  if (role(next) == NumberRole::Multiplier) {
    double by = worth(next);
    value_ = scale_ >= kThousand ? value_ + fraction * by : (value_ + fraction) * by;
    if (by >= kThousand) scale_ = by;
    at_ = end_ = next + 1;
  } else {
    value_ += fraction * scale_;
  }
}

}  // namespace sayso
