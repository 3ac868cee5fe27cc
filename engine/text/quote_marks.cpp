#include "engine/text/quote_marks.h"

namespace sayso {
namespace {

bool is_one_of(std::string_view bytes, std::string_view ascii) {
  return bytes.size() == 1 && ascii.find(bytes[0]) != std::string_view::npos;
}

bool is_dash(std::string_view bytes) { return bytes[0] == '-' || bytes == "\u2013" || bytes == "\u2014" || bytes == "\u2015"; }

/// Punctuation after which a glued mark opens: ("so"), —"so".
bool leads_in(std::string_view bytes) { return is_one_of(bytes, "([{<=/") || is_dash(bytes); }

/// Punctuation before which a glued mark closes: "so", "so").
bool leads_out(std::string_view bytes) {
  return is_one_of(bytes, ",.;:!?)]}>/") || bytes[0] == '.' || is_dash(bytes) || bytes == "\u2026";
}

}  // namespace

QuoteMark quote_mark(std::string_view bytes) {
  using F = QuoteFamily;
  using L = QuoteLean;
  if (bytes == "\"") return {F::Double, L::Either, false};
  if (bytes == "'") return {F::Single, L::Either, true};
  if (bytes == "\u2019") return {F::Single, L::Close, true};
  if (bytes == "\u201C" || bytes == "\u201E" || bytes == "\u201F" || bytes == "``") return {F::Double, L::Open, false};
  if (bytes == "\u201D" || bytes == "''") return {F::Double, L::Close, false};
  if (bytes == "\u00AB") return {F::Guillemet, L::Open, false};
  if (bytes == "\u00BB") return {F::Guillemet, L::Close, false};
  if (bytes == "\u2039") return {F::Angle, L::Open, false};
  if (bytes == "\u203A") return {F::Angle, L::Close, false};
  return {F::Single, L::Open, false};  // ‘ ‚ ‛ `
}

QuoteSides quote_sides(std::string_view text, const std::vector<Token>& tokens, std::uint32_t token, TokenRange paragraph,
                       bool after_opening) {
  bool glued_before = token > paragraph.first && tokens[token].is(kGlued);
  bool has_next = token + 1 < paragraph.last;
  bool glued_after = has_next && tokens[token + 1].is(kGlued);
  const Token& before = tokens[glued_before ? token - 1 : token];
  const Token& after = tokens[glued_after ? token + 1 : token];
  std::string_view before_bytes = before.span().of(text);
  std::string_view after_bytes = after.span().of(text);
  bool lead_in = before.kind == TokenKind::Quote ? after_opening : before.kind == TokenKind::Mark && leads_in(before_bytes);
  bool word_after =
      glued_after && (after.kind == TokenKind::Quote || !(after.kind == TokenKind::Mark && leads_out(after_bytes)));
  bool number_before = glued_before && before.kind == TokenKind::Number;
  bool number_after = glued_after && after.kind == TokenKind::Number;
  bool feet_before = number_before && token >= paragraph.first + 3 && before.is(kGlued) && tokens[token - 2].is(kGlued) &&
                     tokens[token - 2].kind == TokenKind::Quote && tokens[token - 3].kind == TokenKind::Number;
  bool year_after = number_after && after_bytes.size() == 2;
  bool word_before = glued_before && (before.kind == TokenKind::Word || number_before);
  bool word_next = has_next && !glued_after && tokens[token + 1].kind == TokenKind::Word;
  return {.opens = (!glued_before || lead_in) && word_after,
          .closes = glued_before && !lead_in && (!glued_after || after.kind == TokenKind::Quote || !word_after),
          .doubtful = number_before || (word_before && word_next),
          .measure = number_before && (number_after || feet_before),
          .after_blank = !glued_before,
          .before_word = word_after && after.kind != TokenKind::Quote,
          .before_year = year_after,
          .after_word = word_before && !number_before,
          .after_number = number_before};
}

QuoteRole quote_role(const QuoteMark& mark, const QuoteSides& sides, bool is_open, bool reopens) {
  if (reopens) return QuoteRole::Opens;
  if (sides.measure) return QuoteRole::Neither;
  if (sides.after_number && !is_open) return QuoteRole::Closes;  // an inch mark, or the surer end of a quotation; never opens
  if (mark.straight_or_apostrophe) {
    // ’em, ’90s; a straight one opens only where the place says so
    if (sides.opens) return mark.lean == QuoteLean::Close || sides.before_year ? QuoteRole::Neither : QuoteRole::Opens;
    if (sides.after_blank || sides.before_word) return QuoteRole::Neither;
    return QuoteRole::Closes;
  }
  // Hawai‘i, the boys‘ cars: an apostrophe after all.
  if (mark.family == QuoteFamily::Single && sides.after_word && (sides.before_word || !is_open)) return QuoteRole::Neither;
  if (sides.opens != sides.closes) {
    // Against its glyph a mark is only taken where nothing else fits: ”so”, „so“.
    if (sides.opens && mark.lean == QuoteLean::Close && is_open) return QuoteRole::Closes;
    if (sides.closes && mark.lean == QuoteLean::Open && !is_open) return QuoteRole::Opens;
    return sides.opens ? QuoteRole::Opens : QuoteRole::Closes;
  }
  if (mark.lean == QuoteLean::Open) return QuoteRole::Opens;
  if (mark.lean == QuoteLean::Close) return QuoteRole::Closes;
  return is_open ? QuoteRole::Closes : QuoteRole::Opens;
}

}  // namespace sayso
