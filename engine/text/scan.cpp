#include "engine/text/scan.h"

#include "engine/text/characters.h"
#include "engine/text/word_key.h"

namespace sayso {
namespace {

class Scanner {
 public:
  Scanner(std::string_view text, Span piece, ScanState state, std::vector<Token>& out)
      : text_(text), at_(piece.begin), end_(piece.end), out_(out), glued_(state.glued), breaks_(state.breaks) {}

  ScanState run() {
    while (at_ < end_) step();
    return {.breaks = breaks_, .glued = glued_};
  }

 private:
  void step() {
    char c = text_[at_];
    switch (kind_of(c)) {
      case Byte::Blank:
        glued_ = false;
        ++at_;
        return;
      case Byte::Newline:
        glued_ = false;
        ++breaks_;
        ++at_;
        return;
      case Byte::Letter:
      case Byte::Upper: return word();
      case Byte::Digit: return number();
      case Byte::Quote: return quote(1);
      case Byte::Mark: return mark();
      case Byte::High: break;
    }
    Decoded d = decode(text_, at_, end_);
    switch (d.wide) {
      case Wide::Blank:
        glued_ = false;
        at_ += d.size;
        return;
      case Wide::Joiner: at_ += d.size; return;
      case Wide::Lower:
      case Wide::Upper: return word();
      case Wide::Mark: return emit(at_ + d.size, TokenKind::Mark, 0);
      case Wide::Quote: return quote(d.size);
      case Wide::Invalid: return invalid();
    }
  }

  char peek(std::uint32_t at) const { return at < end_ ? text_[at] : '\0'; }

  bool letter_at(std::uint32_t at) const {
    if (at >= end_) return false;
    if (kind_of(text_[at]) != Byte::High) return is_ascii_letter(text_[at]);
    return decode(text_, at, end_).is_letter();
  }

  /// Bytes of an apostrophe at `at`: 1 for ', 3 for ’, else 0.
  std::uint32_t apostrophe_at(std::uint32_t at) const {
    char c = peek(at);
    if (c == '\'') return 1;
    return c == '\xE2' && peek(at + 1) == '\x80' && peek(at + 2) == '\x99' ? 3 : 0;
  }

  /// "'s" that ends a word.
  bool possessive_at(std::uint32_t at, std::uint32_t apostrophe) const {
    char s = peek(at + apostrophe);
    std::uint32_t after = at + apostrophe + 1;
    return (s == 's' || s == 'S') && !letter_at(after) && !is_digit(peek(after));
  }

  /// Most words are ASCII letters, fifteen at the most, and something plain after them: they are read at one go.
  void word() {
    const std::uint32_t left = end_ - at_;
    const std::uint64_t bytes = load_word(text_.data() + at_, left);
    const LetterBits bits(bytes);
    unsigned run = bits.run();
    if (run == 0) return long_word(at_, 0, 0);
    unsigned upper = bits.upper == 0 ? 0 : bits.count_upper(run);
    std::uint64_t low = (bytes | bits.upper >> 2) & first_bytes(run);
    std::uint64_t high = 0;
    if (run == 8) {
      const std::uint64_t more = load_word(text_.data() + at_ + 8, left - 8);
      const LetterBits more_bits(more);
      const unsigned further = more_bits.run();
      if (further == 8) return long_word(at_, 0, 0);
      upper += more_bits.upper == 0 ? 0 : more_bits.count_upper(further);
      high = (more | more_bits.upper >> 2) & first_bytes(further);
      run += further;
    }
    const char next = run < left ? text_[at_ + run] : '\0';
    if (run == 1 && next == '.' && abbreviation()) return;
    if (is_digit(next) || next == '\'' || kind_of(next) == Byte::High) return long_word(at_ + run, run, upper);
    auto shape = static_cast<std::uint8_t>((bits.upper & 0x80) != 0 ? kCapital : 0);
    if (run >= 2 && upper == run) shape |= kAllCapitals;
    emit(at_ + run, TokenKind::Word, shape, short_key(low, high));
    if (next != ' ') return;
    ++at_;
    glued_ = false;
  }

  /// The rest of a word whose first `letters`, of which `upper` are in upper case, end at `at`.
  void long_word(std::uint32_t at, unsigned letters, unsigned upper) {
    bool capital = letters > 0 && kind_of(text_[at_]) == Byte::Upper;
    while (at < end_) {
      const Byte kind = kind_of(text_[at]);
      if (kind == Byte::Letter || kind == Byte::Upper) {
        const LetterBits bits(load_word(text_.data() + at, end_ - at));
        const unsigned run = bits.run();
        if (letters == 0) capital = kind == Byte::Upper;
        letters += run;
        upper += bits.count_upper(run);
        at += run;
      } else if (kind == Byte::Digit) {
        ++at;
      } else if (std::uint32_t size = apostrophe_at(at); size > 0) {
        if (!letter_at(at + size) || possessive_at(at, size)) break;
        at += size;
      } else if (kind == Byte::High) {
        Decoded d = decode(text_, at, end_);
        if (d.wide == Wide::Joiner && letter_at(at + d.size)) {
          at += d.size;
          continue;
        }
        if (!d.is_letter()) break;
        if (letters == 0) capital = d.wide == Wide::Upper;
        upper += d.wide == Wide::Upper ? 1 : 0;
        ++letters;
        at += d.size;
      } else {
        break;
      }
    }
    auto shape = static_cast<std::uint8_t>(capital ? kCapital : 0);
    if (letters >= 2 && upper == letters) shape |= kAllCapitals;
    emit(at, TokenKind::Word, shape);
  }

  /// Single letters with a period between: "U.S.", "a.m.", "J.K.", "U.S". A last period is part of it.
  bool abbreviation() {
    std::uint32_t at = at_;
    unsigned letters = 0;
    bool upper = true;
    while (at < end_ && is_ascii_letter(text_[at])) {
      const bool period = peek(at + 1) == '.';
      if (!period && (letter_at(at + 1) || is_digit(peek(at + 1)))) break;  // "U.S.Army", "www.a.b.com": the word is on its own
      upper = upper && kind_of(text_[at]) == Byte::Upper;
      ++letters;
      at += period ? 2 : 1;
      if (!period) break;
    }
    if (letters < 2 || (!upper && kind_of(peek(at)) == Byte::Letter)) return false;
    auto shape = static_cast<std::uint8_t>(kAbbreviation | (kind_of(text_[at_]) == Byte::Upper ? kCapital : 0));
    if (upper) shape |= kAllCapitals;
    emit(at, TokenKind::Word, shape);
    return true;
  }

  void number() {
    std::uint32_t at = at_;
    while (at < end_) {
      if (is_digit(text_[at])) {
        ++at;
      } else if ((text_[at] == ',' || text_[at] == '.') && is_digit(peek(at + 1))) {
        at += 2;
      } else {
        break;
      }
    }
    emit(at, TokenKind::Number, 0);
  }

  void quote(std::uint32_t size) {
    std::uint32_t apostrophe = apostrophe_at(at_);
    bool after_word = glued_ && !out_.empty() && out_.back().kind != TokenKind::Quote;
    if (apostrophe > 0 && after_word && possessive_at(at_, apostrophe)) return emit(at_ + apostrophe + 1, TokenKind::Word, 0);
    // "''" and "``" stand for a double mark
    if (size == 1 && text_[at_] != '"' && peek(at_ + 1) == text_[at_]) return emit(at_ + 2, TokenKind::Quote, 0);
    emit(at_ + size, TokenKind::Quote, 0);
  }

  void mark() {
    char c = text_[at_];
    std::uint32_t at = at_ + 1;
    if (c == '.' && is_digit(peek(at)) && !glued_) return number();  // ".08"
    if (c == '.' || c == '-') {
      while (at < end_ && text_[at] == c) ++at;
    }
    emit(at, TokenKind::Mark, 0);
  }

  /// A run of bytes that are no UTF-8 is one mark.
  void invalid() {
    std::uint32_t at = at_ + 1;
    while (at < end_ && kind_of(text_[at]) == Byte::High && decode(text_, at, end_).wide == Wide::Invalid) ++at;
    emit(at, TokenKind::Mark, 0);
  }

  /// word_key() of what is emitted; nothing is copied for most of it.
  std::uint64_t key(std::uint32_t to) const {
    const std::uint32_t size = to - at_;
    if (size <= 8 && text_.size() - at_ >= 8) {
      const std::uint64_t bytes = load_word(text_.data() + at_, 8) & first_bytes(size);
      if ((bytes & 0x8080808080808080) == 0) return short_key(bytes | LetterBits(bytes).upper >> 2, 0);
    }
    return word_key(text_.substr(at_, size));
  }

  void emit(std::uint32_t to, TokenKind kind, std::uint8_t shape) { emit(to, kind, shape, key(to)); }

  void emit(std::uint32_t to, TokenKind kind, std::uint8_t shape, std::uint64_t key) {
    if (glued_) shape |= kGlued;
    if (breaks_ > 0) shape |= kLineStart;
    if (breaks_ > 1) shape |= kParagraphStart;
    out_.push_back({.key = key, .begin = at_, .end = to, .kind = kind, .shape = shape});
    at_ = to;
    glued_ = true;
    breaks_ = 0;
  }

  std::string_view text_;
  std::uint32_t at_;
  std::uint32_t end_;
  std::vector<Token>& out_;
  bool glued_;
  unsigned breaks_;
};

}  // namespace

void scan(std::string_view text, Span piece, ScanState& state, std::vector<Token>& out) {
  state = Scanner(text, piece, state, out).run();
}

}  // namespace sayso
