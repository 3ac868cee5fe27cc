#include "engine/text/scan.h"

#include <array>
#include <string>

#include <utf8proc.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace sayso {
namespace {

enum class Byte : std::uint8_t { Blank, Newline, Letter, Upper, Digit, Quote, Mark, High };

constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> table{};
  for (unsigned i = 0; i < 256; ++i) {
    Byte b = Byte::Mark;
    if (i <= ' ' || i == 0x7F) b = Byte::Blank;
    if (i == '\n') b = Byte::Newline;
    if (i >= 'a' && i <= 'z') b = Byte::Letter;
    if (i >= 'A' && i <= 'Z') b = Byte::Upper;
    if (i >= '0' && i <= '9') b = Byte::Digit;
    if (i == '"' || i == '\'' || i == '`') b = Byte::Quote;
    if (i >= 0x80) b = Byte::High;
    table[i] = b;
  }
  return table;
}();

Byte kind_of(char c) { return kBytes[static_cast<unsigned char>(c)]; }
bool is_ascii_letter(char c) { return kind_of(c) == Byte::Letter || kind_of(c) == Byte::Upper; }
bool is_digit(char c) { return kind_of(c) == Byte::Digit; }

/// What a character beyond ASCII is to the scanner.
enum class Wide : std::uint8_t { Blank, Lower, Upper, Digit, Quote, Mark };

struct Decoded {
  std::int32_t code;
  std::uint32_t size;  ///< bytes, at least 1
  Wide wide;
};

Wide classify(std::int32_t code) {
  if ((code >= 0x2018 && code <= 0x201F) || code == 0xAB || code == 0xBB || code == 0x2039 || code == 0x203A) return Wide::Quote;
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT: return Wide::Upper;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC: return Wide::Lower;
    case UTF8PROC_CATEGORY_ND: return Wide::Digit;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF: return Wide::Blank;
    default: return Wide::Mark;
  }
}

Decoded decode(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::int32_t code = -1;
  auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at, end - at, &code);
  if (size <= 0) return {.code = -1, .size = 1, .wide = Wide::Mark};
  return {.code = code, .size = static_cast<std::uint32_t>(size), .wide = classify(code)};
}

/// Lower case, plain apostrophes.
std::string fold(std::string_view word) {
  std::string out;
  for (std::uint32_t at = 0; at < word.size();) {
    char c = word[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      out += kind_of(c) == Byte::Upper ? static_cast<char>(c + 32) : c;
      ++at;
      continue;
    }
    Decoded d = decode(word, at, static_cast<std::uint32_t>(word.size()));
    if (d.code == 0x2019 || d.code == 0x2018) {
      out += '\'';
    } else if (d.code < 0) {
      out += c;
    } else {
      std::array<utf8proc_uint8_t, 4> buffer{};
      auto size = utf8proc_encode_char(utf8proc_tolower(d.code), buffer.data());
      out.append(reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(size));
    }
    at += d.size;
  }
  return out;
}

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
      case Wide::Lower:
      case Wide::Upper: return word();
      case Wide::Digit:
      case Wide::Mark: return emit(at_ + d.size, TokenKind::Mark, 0);
      case Wide::Quote: return quote(d.size);
    }
  }

  char peek(std::uint32_t at) const { return at < end_ ? text_[at] : '\0'; }

  bool letter_at(std::uint32_t at) const {
    if (at >= end_) return false;
    if (is_ascii_letter(text_[at])) return true;
    if (kind_of(text_[at]) != Byte::High) return false;
    Wide wide = decode(text_, at, end_).wide;
    return wide == Wide::Lower || wide == Wide::Upper;
  }

  /// Bytes of an apostrophe at `at`: 1 for ', 3 for ’, else 0.
  std::uint32_t apostrophe_at(std::uint32_t at) const {
    if (peek(at) == '\'') return 1;
    return text_.substr(at, 3) == "\xE2\x80\x99" && at + 3 <= end_ ? 3 : 0;
  }

  /// "'s" that ends a word.
  bool possessive_at(std::uint32_t at, std::uint32_t apostrophe) const {
    char s = peek(at + apostrophe);
    std::uint32_t after = at + apostrophe + 1;
    return (s == 's' || s == 'S') && !letter_at(after) && !is_digit(peek(after)) ;
  }

  void word() {
    if (abbreviation()) return;
    std::uint32_t at = at_;
    unsigned letters = 0;
    unsigned upper = 0;
    std::uint8_t shape = 0;
    while (at < end_) {
      char c = text_[at];
      Byte kind = kind_of(c);
      if (kind == Byte::Letter || kind == Byte::Upper) {
        if (kind == Byte::Upper && letters == 0) shape |= kCapital;
        upper += kind == Byte::Upper ? 1 : 0;
        ++letters;
        ++at;
      } else if (kind == Byte::Digit) {
        ++at;
      } else if (std::uint32_t size = apostrophe_at(at); size > 0) {
        if (!letter_at(at + size) || possessive_at(at, size)) break;
        at += size;
      } else if (kind == Byte::High) {
        Decoded d = decode(text_, at, end_);
        if (d.wide != Wide::Lower && d.wide != Wide::Upper) break;
        if (d.wide == Wide::Upper && letters == 0) shape |= kCapital;
        upper += d.wide == Wide::Upper ? 1 : 0;
        ++letters;
        at += d.size;
      } else {
        break;
      }
    }
    if (letters >= 2 && upper == letters) shape |= kAllCapitals;
    emit(at, TokenKind::Word, shape);
  }

  /// Single letters with a period after each, two at the least: "U.S.", "a.m.", "J.K.". The last period is part of it.
  bool abbreviation() {
    std::uint32_t at = at_;
    unsigned pairs = 0;
    bool upper = true;
    while (at + 1 < end_ && is_ascii_letter(text_[at]) && text_[at + 1] == '.') {
      upper = upper && kind_of(text_[at]) == Byte::Upper;
      at += 2;
      ++pairs;
    }
    if (pairs < 2) return false;
    if (letter_at(at)) {  // "U.S.Army", "a.m.and": the run ends before the word if that is longer than a letter
      if (pairs < 3 && !upper) return false;
    }
    std::uint8_t shape = kAbbreviation;
    if (kind_of(text_[at_]) == Byte::Upper) shape |= kCapital;
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
    bool after_word = glued_ && !out_.empty() && out_.back().kind == TokenKind::Word;
    if (apostrophe > 0 && after_word && possessive_at(at_, apostrophe)) {
      return emit(at_ + apostrophe + 1, TokenKind::Word, 0);
    }
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

  void emit(std::uint32_t to, TokenKind kind, std::uint8_t shape) {
    if (glued_) shape |= kGlued;
    if (breaks_ > 0) shape |= kLineStart;
    if (breaks_ > 1) shape |= kParagraphStart;
    out_.push_back({.key = word_key(text_.substr(at_, to - at_)), .begin = at_, .end = to, .kind = kind, .shape = shape});
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

std::uint64_t word_key(std::string_view word) {
  std::array<char, 32> buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
  if (word.size() <= buffer.size()) {
    bool plain = true;
    for (std::size_t i = 0; i < word.size(); ++i) {
      char c = word[i];
      buffer[i] = kind_of(c) == Byte::Upper ? static_cast<char>(c + 32) : c;
      plain = plain && static_cast<unsigned char>(c) < 0x80;
    }
    if (plain) return XXH3_64bits(buffer.data(), word.size());
  }
  std::string folded = fold(word);
  return XXH3_64bits(folded.data(), folded.size());
}

void scan(std::string_view text, Span piece, ScanState& state, std::vector<Token>& out) {
  state = Scanner(text, piece, state, out).run();
}

}  // namespace sayso
