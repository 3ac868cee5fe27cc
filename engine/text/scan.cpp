#include "engine/text/scan.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "engine/text/characters.h"
#include "engine/text/word_bytes.h"
#include "engine/text/word_key.h"

namespace sayso {
namespace {

constexpr std::uint64_t kPossessive = short_key('\'' | 's' << 8, 0);  // word_key("'s")

/// Nothing that may go on a word of ASCII letters: no digit, no apostrophe, no byte beyond ASCII.
bool parts_words(char c) { return c != '\'' && kind_of(c) != Byte::Digit && kind_of(c) != Byte::High; }

class Scanner {
 public:
  Scanner(std::string_view text, Span piece, ScanState state, ScannedText& out)
      : text_(text), at_(piece.begin), end_(piece.end), out_(out), state_(state) {}

  ScanState run() {
    while (at_ < end_) {
      if (is_ascii_letter(text_[at_])) plain_words();
      if (at_ < end_) step();
    }
    flush();
    return state_;
  }

 private:
  static constexpr std::size_t kMostRows = 128;

  /// Most of a text: words of fifteen ASCII letters at the most, each with a blank after it, but the last with something else
  /// that is plain. What changes from word to word is kept in locals, and nothing is called.
  void plain_words() {
    const char* const text = text_.data();
    const std::uint32_t last = end_;
    const Token* const rows_end = rows_.data() + rows_.size();
    Token* row = row_;
    std::uint32_t at = at_;
    std::uint8_t place = state_.place;
    while (row != rows_end && last - at >= WordBytes::kSize) {
      const WordBytes bytes(text + at);
      const unsigned run = bytes.run();
      if (run == 0 || run == WordBytes::kSize) break;
      const char next = text[at + run];
      if (next != ' ' && (!parts_words(next) || (next == '.' && run == 1))) break;
      *row++ = {.key = bytes.key(run),
                .begin = at,
                .end = at + run,
                .kind = TokenKind::Word,
                .shape = static_cast<std::uint8_t>(shape_of(bytes, run) | place)};
      at += run;
      place = kGlued;
      if (next != ' ') break;
      ++at;
      place = 0;
    }
    if (row == row_) return;
    if ((state_.place & kLineStart) != 0) out_.line_starts.push_back(token());
    row_ = row;
    at_ = at;
    state_.place = place;
  }

  /// kCapital and kAllCapitals of a word of `run` ASCII letters.
  static std::uint8_t shape_of(const WordBytes& bytes, unsigned run) {
    const unsigned all = (1U << run) - 1;
    const unsigned upper = bytes.upper() & all;
    const unsigned all_capitals = upper == (all | 2) ? kAllCapitals : 0;  // two letters at least
    return static_cast<std::uint8_t>((upper & kCapital) | all_capitals);
  }

  /// One token, or what stands between two.
  void step() {
    switch (kind_of(text_[at_])) {
      case Byte::Blank:
        state_.blank();
        ++at_;
        return;
      case Byte::Newline:
        state_.line_break();
        ++at_;
        return;
      case Byte::Letter:
      case Byte::Upper: return word();
      case Byte::Digit: return number();
      case Byte::Quote: return quote(1);
      case Byte::Mark: return mark();
      case Byte::High: return wide();
    }
  }

  void wide() {
    const Decoded d = decode(text_, at_, end_);
    switch (d.wide) {
      case Wide::Blank:
        state_.blank();
        at_ += d.size;
        return;
      case Wide::Joiner: at_ += d.size; return;
      case Wide::Lower:
      case Wide::Upper: return long_word();
      case Wide::Mark: return edge(at_ + d.size, TokenKind::Mark);
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

  /// The word before `at`, which ended in a letter, does not end there.
  bool goes_on(std::uint32_t at) const {
    const Byte kind = kind_of(peek(at));
    if (kind == Byte::Digit) return true;
    if (kind != Byte::Quote && kind != Byte::High) return false;
    if (std::uint32_t size = apostrophe_at(at); size > 0) return letter_at(at + size) && !possessive_at(at, size);
    if (kind != Byte::High) return false;
    const Decoded d = decode(text_, at, end_);
    return d.is_letter() || (d.wide == Wide::Joiner && letter_at(at + d.size));
  }

  /// A word that begins with an ASCII letter.
  void word() {
    const WordBytes bytes(sixteen_bytes());
    const unsigned run = bytes.run();
    if (run == 1 && peek(at_ + 1) == '.' && abbreviation()) return;
    if (run == WordBytes::kSize || goes_on(at_ + run)) return long_word();
    emit(at_ + run, TokenKind::Word, shape_of(bytes, run), bytes.key(run));
  }

  /// The bytes from here on, with zeros after the end of the piece.
  const char* sixteen_bytes() {
    const char* const bytes = text_.data() + at_;
    if (end_ - at_ >= last_bytes_.size()) return bytes;
    last_bytes_.fill('\0');
    std::copy_n(bytes, end_ - at_, last_bytes_.begin());
    return last_bytes_.data();
  }

  /// A word of any length and any letters.
  void long_word() {
    std::uint32_t at = at_;
    unsigned letters = 0;
    unsigned upper = 0;
    bool capital = false;
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
        if (!goes_on(at)) break;
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
    emit(at, TokenKind::Word, shape, key(at));
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
    edge(at, TokenKind::Word, shape);
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
    emit(at, TokenKind::Number, 0, key(at));
  }

  void quote(std::uint32_t size) {
    const std::uint32_t apostrophe = apostrophe_at(at_);
    if (apostrophe > 0 && glued() && !after_quote_mark() && possessive_at(at_, apostrophe)) {
      return emit(at_ + apostrophe + 1, TokenKind::Word, 0, kPossessive);
    }
    // "''" and "``" stand for a double mark
    if (size == 1 && text_[at_] != '"' && peek(at_ + 1) == text_[at_]) size = 2;
    out_.quote_marks.push_back(token());
    edge(at_ + size, TokenKind::Quote);
  }

  bool after_quote_mark() const { return !out_.quote_marks.empty() && out_.quote_marks.back() + 1 == token(); }

  void mark() {
    const char c = text_[at_];
    std::uint32_t at = at_ + 1;
    if (c == '.' && is_digit(peek(at)) && !glued()) return number();  // ".08"
    if (c == '.' || c == '-') {
      while (at < end_ && text_[at] == c) ++at;
    }
    if (c == '.' || c == '!' || c == '?') out_.edges.push_back(token());
    emit(at, TokenKind::Mark, 0, at == at_ + 1 ? short_key(static_cast<unsigned char>(c), 0) : key(at));
  }

  /// A run of bytes that are no UTF-8 is one mark.
  void invalid() {
    std::uint32_t at = at_ + 1;
    while (at < end_ && kind_of(text_[at]) == Byte::High && decode(text_, at, end_).wide == Wide::Invalid) ++at;
    emit(at, TokenKind::Mark, 0, key(at));
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

  /// A token where a sentence may end or begin.
  void edge(std::uint32_t to, TokenKind kind, std::uint8_t shape = 0) {
    out_.edges.push_back(token());
    emit(to, kind, shape, key(to));
  }

  /// Passes over one blank after the token too.
  void emit(std::uint32_t to, TokenKind kind, std::uint8_t shape, std::uint64_t key) {
    if ((state_.place & kLineStart) != 0) out_.line_starts.push_back(token());
    if (row_ == rows_.data() + rows_.size()) flush();
    shape |= state_.place;
    *row_++ = {.key = key, .begin = at_, .end = to, .kind = kind, .shape = shape};
    const bool blank = to < end_ && text_[to] == ' ';
    at_ = blank ? to + 1 : to;
    state_.place = blank ? 0 : kGlued;
  }

  /// Out of line, so that emit() stays small.
  [[gnu::noinline]] void flush() {
    out_.tokens.insert(out_.tokens.end(), rows_.data(), row_);
    row_ = rows_.data();
  }

  bool glued() const { return (state_.place & kGlued) != 0; }

  /// The number of the next token.
  std::uint32_t token() const {
    return static_cast<std::uint32_t>(out_.tokens.size()) + static_cast<std::uint32_t>(row_ - rows_.data());
  }

  std::string_view text_;
  std::uint32_t at_;
  std::uint32_t end_;
  ScannedText& out_;
  ScanState state_;
  std::array<char, WordBytes::kSize> last_bytes_;  ///< see sixteen_bytes()
  std::array<Token, kMostRows> rows_;              ///< the latest tokens, which go to `out_` together
  Token* row_ = rows_.data();                      ///< the next one
};

}  // namespace

void scan(std::string_view text, Span piece, ScanState& state, ScannedText& out) {
  state = Scanner(text, piece, state, out).run();
}

}  // namespace sayso
