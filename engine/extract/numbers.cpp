#include "engine/extract/numbers.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace sayso {
namespace {

constexpr double kLargest = 1e15;
constexpr double kThousand = 1000;

/// Reads one number in words that begins at a position.
class WordNumber {
 public:
  WordNumber(const Scan& scan, std::size_t at) : scan_(scan), at_(at), begin_(at) {}

  std::optional<Number> read() {
    while (at_ < scan_.size() && take()) {}
    if (end_ == begin_) return std::nullopt;
    double value = total_ + current_;
    if (fraction_) value = value == 0 ? *fraction_ : value * *fraction_;
    if (value > kLargest) return std::nullopt;
    return Number{
        .begin = static_cast<std::uint16_t>(begin_), .end = static_cast<std::uint16_t>(end_), .value = value, .vague = vague_};
  }

 private:
  NumberRole role(std::size_t at) const { return at < scan_.size() ? scan_.info(at).number_role : NumberRole::None; }

  bool take() {
    double worth = scan_.worth(at_).number;
    switch (role(at_)) {
      case NumberRole::Unit:
        return last_ == NumberRole::None || last_ == NumberRole::Ten || last_ == NumberRole::Multiplier ? add(worth) : false;
      case NumberRole::Ten: return last_ == NumberRole::None || last_ == NumberRole::Multiplier ? add(worth) : false;
      case NumberRole::Multiplier: return multiply(worth);
      case NumberRole::Vague: return vague(worth);
      case NumberRole::Fraction: return fraction(worth);
      case NumberRole::Article:
        // "a dozen", "half a million"; alone it is no number
        if ((last_ != NumberRole::None && last_ != NumberRole::Fraction) || role(at_ + 1) != NumberRole::Multiplier)
          return false;
        ++at_;
        return true;
      case NumberRole::Joiner:
        if (last_ != NumberRole::Multiplier || vague_ ||
            (role(at_ + 1) != NumberRole::Unit && role(at_ + 1) != NumberRole::Ten))
          return false;
        ++at_;
        return true;
      case NumberRole::None: return hyphen();
      case NumberRole::Negative:
      case NumberRole::Suffix: return false;
    }
    return false;
  }

  /// "twenty-five", "two-hundred"
  bool hyphen() {
    if (end_ == begin_ || !scan_.token(at_).is(kGlued) || !scan_.is('-', at_) || role(at_ + 1) == NumberRole::None)
      return false;
    if (at_ + 1 >= scan_.size() || !scan_.token(at_ + 1).is(kGlued)) return false;
    ++at_;
    return true;
  }

  void done(NumberRole last) {
    last_ = last;
    end_ = ++at_;
  }

  bool add(double worth) {
    NumberRole kind = role(at_);
    if (last_ == NumberRole::Ten && worth >= 10) return false;
    if (worth <= 0 && end_ != begin_) return false;
    current_ += worth;
    done(kind);
    return true;
  }

  bool multiply(double worth) {
    if (last_ == NumberRole::Multiplier && worth < kThousand && current_ == 0) return false;
    double base = current_ == 0 && total_ == 0 ? 1 : current_;
    if (worth < kThousand) {
      current_ = base * worth;
    } else if (current_ == 0 && total_ != 0) {
      total_ *= worth;  // "hundred thousand million"
    } else {
      total_ += base * worth;
      current_ = 0;
    }
    done(NumberRole::Multiplier);
    return true;
  }

  /// "dozens", "hundreds of thousands": the floors multiply; the word between is any one word.
  bool vague(double worth) {
    if (last_ != NumberRole::None && !vague_) return false;
    current_ = current_ == 0 ? worth : current_ / 2 * worth;
    vague_ = true;
    done(NumberRole::Vague);
    if (role(at_ + 1) == NumberRole::Vague && scan_.worth(at_ + 1).number >= kThousand && worth >= 20) ++at_;
    return true;
  }

  bool fraction(double worth) {
    if (last_ != NumberRole::None) return false;
    fraction_ = worth;
    done(NumberRole::Fraction);
    return true;
  }

  const Scan& scan_;
  std::size_t at_;
  std::size_t begin_;
  std::size_t end_ = begin_;
  double total_ = 0;
  double current_ = 0;
  std::optional<double> fraction_;
  bool vague_ = false;
  NumberRole last_ = NumberRole::None;
};

bool is_year(std::string_view digits, double value) { return digits.size() == 4 && value >= 1500 && value <= 2100; }

/// Digits, with "million" after them or "m" glued to them.
std::optional<Number> digit_number(const Scan& scan, std::size_t at) {
  auto value = parse_digits(scan.word(at));
  if (!value) return std::nullopt;
  std::size_t end = at + 1;
  bool year = is_year(scan.word(at), *value);
  if (end < scan.size()) {
    auto multiplier = [&](std::size_t i) { return i < scan.size() && scan.info(i).number_role == NumberRole::Multiplier; };
    double suffix = scan.worth(end).suffix;
    bool glued = suffix != 0 && scan.token(end).is(kGlued);
    if (scan.is('-', end) && scan.token(end).is(kGlued) && multiplier(end + 1)) ++end;
    if (multiplier(end) && (scan.worth(end).number >= kThousand || scan.worth(end).number == 12)) {
      *value *= scan.worth(end).number;
      ++end;
      year = false;
    } else if (glued) {
      *value *= suffix;
      ++end;
      year = false;
    }
  }
  if (*value > kLargest) return std::nullopt;
  return Number{.begin = static_cast<std::uint16_t>(at), .end = static_cast<std::uint16_t>(end), .value = *value, .year = year};
}

}  // namespace

std::optional<double> parse_digits(std::string_view text) {
  std::string plain;
  std::size_t group = 0;  // digits since the last comma
  bool grouped = false;
  bool fraction = false;
  for (char c : text) {
    if (c == ',') {
      if (fraction || (grouped ? group != 3 : group > 3 || group == 0)) return std::nullopt;
      grouped = true;
      group = 0;
    } else if (c == '.') {
      if (fraction || (grouped && group != 3)) return std::nullopt;
      fraction = true;
      plain += c;
    } else {
      plain += c;
      group += fraction ? 0 : 1;
    }
  }
  if (grouped && group != 3) return std::nullopt;
  double value = 0;
  auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size() || value > kLargest) return std::nullopt;
  return value;
}

std::vector<Number> find_numbers(const Scan& scan) {
  std::vector<Number> out;
  for (std::size_t at = scan.next(Interest::Number, 0); at < scan.size();) {
    std::optional<Number> found;
    const Token& token = scan.token(at);
    if (token.kind == TokenKind::Number) {
      found = digit_number(scan, at);
    } else if (token.kind == TokenKind::Word) {
      NumberRole role = scan.info(at).number_role;
      if (role == NumberRole::Negative) {
        // "no one" is one word in two; "no two" is not
        bool nobody =
            at + 1 < scan.size() && scan.info(at + 1).number_role == NumberRole::Unit && scan.worth(at + 1).number == 1;
        found = Number{.begin = static_cast<std::uint16_t>(at),
                       .end = static_cast<std::uint16_t>(at + (nobody ? 2 : 1)),
                       .negative = true};
      } else if (role != NumberRole::None && role != NumberRole::Joiner && role != NumberRole::Suffix) {
        found = WordNumber(scan, at).read();
      }
    }
    if (found) out.push_back(*found);
    at = scan.next(Interest::Number, found ? found->end : at + 1);
  }
  return out;
}

}  // namespace sayso
