/// quote_marks: what one quotation mark is by itself, and by its neighbours.
/// Private to text/.
///
///     the mark of  said "yes  opens; of  yes," he  closes; of  6'2"  is no quotation mark
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/text/token.h"

namespace sayso {

/// Marks pair within a family only.
enum class QuoteFamily : std::uint8_t { Double, Single, Guillemet, Angle };

/// What the glyph says. It is only a leaning: „so“ closes with a mark that opens in English.
enum class QuoteLean : std::uint8_t { Either, Open, Close };

struct QuoteMark {
  QuoteFamily family;
  QuoteLean lean;
  bool straight_or_apostrophe;  ///< ' and ’, which may be an apostrophe
};

QuoteMark quote_mark(std::string_view bytes);

/// What stands on both sides of a mark.
struct QuoteSides {
  bool opens;         ///< free before, a word glued to it after
  bool closes;        ///< a word or stop glued to it before, none after
  bool doubtful;      ///< could be a closing mark as well as an apostrophe or inch mark: "workers' rights", 5" wide
  bool measure;       ///< 6'2": a number before, and no place for a quotation mark
  bool after_blank;   ///< nothing glued before
  bool before_word;   ///< a word glued after
  bool before_year;   ///< two digits glued after: '90s
  bool after_word;    ///< letters glued before
  bool after_number;  ///< a number glued before
};

/// `after_opening`: the token before is a mark that was taken to open.
QuoteSides quote_sides(std::string_view text, const std::vector<Token>& tokens, std::uint32_t token, TokenRange paragraph,
                       bool after_opening);

enum class QuoteRole : std::uint8_t { Opens, Closes, Neither };

/// `is_open`: a quotation of the family is open. `reopens`: the paragraph before left one open, and this mark begins the next.
QuoteRole quote_role(const QuoteMark& mark, const QuoteSides& sides, bool is_open, bool reopens);

}  // namespace sayso
