/// NumberReader: reads one number, in digits and words, that begins at a position of a sentence. What words are worth stands in the
/// pack; here is the arithmetic. Knows nothing of signs and units. Private to extract/.
///
///     NumberReader(scan, at).read()   "five and a half million" → 5500000
#pragma once

#include <cstddef>
#include <optional>

#include "engine/rulepack/scan.h"

namespace sayso {

constexpr double kLargestNumber = 1e15;
constexpr double kThousand = 1000;

class NumberReader {
 public:
  NumberReader(const Scan& scan, std::size_t at) : scan_(scan), at_(at), begin_(at), end_(at) {}

  /// Whether there is a number. Where there is none, end() may still lie behind what was read: an ordinal, or a number over 10^15.
  bool read();

  std::size_t end() const { return end_; }
  double value() const { return value_; }
  double scale() const { return scale_; }  ///< worth of its last multiplier of 1000 or more; else 1
  bool vague() const { return vague_; }
  bool year() const { return year_; }

 private:
  enum class Last : std::uint8_t { Nothing, Digits, Unit, Ten, Decimals, Hundred, Large, Vague };

  NumberRole role(std::size_t at) const { return at < scan_.size() ? scan_.info(at).number_role : NumberRole::None; }
  double worth(std::size_t at) const { return scan_.worth(at).number; }
  bool digits_at(std::size_t at) const { return at < scan_.size() && scan_.token(at).kind == TokenKind::Number; }
  bool glued(std::size_t at) const { return at < scan_.size() && scan_.token(at).is(kGlued); }
  std::size_t over_hyphen(std::size_t at) const;

  bool leading_fraction();
  bool collective();
  bool cardinal();
  bool take();
  bool take_digits();
  bool take_word(NumberRole role);
  bool take_decimals();
  bool take_joiner();
  bool add(double worth, Last last);
  bool multiply(double worth);
  bool multiply_vague(double worth);
  bool done(Last last);
  std::size_t grouped_by_blanks(std::size_t at, double& value) const;
  bool ordinal();
  bool parts();
  void mixed();
  void add_fraction(double fraction, std::size_t end);
  std::optional<double> fraction_at(std::size_t at, std::size_t& end) const;
  std::optional<double> digit_fraction(std::size_t at, std::size_t& end) const;
  void of_multiplier();
  bool closes(std::size_t at) const;

  const Scan& scan_;
  std::size_t at_;
  std::size_t begin_;
  std::size_t end_;
  double value_ = 0;
  double total_ = 0;
  double current_ = 0;
  double scale_ = 1;
  double last_worth_ = 0;
  bool vague_ = false;
  bool year_ = false;
  bool fraction_ = false;
  Last last_ = Last::Nothing;
};

}  // namespace sayso
