#include "engine/text/paragraphs.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::uint32_t kWidestWrap = 100;    // wires wrap at 64 to 80, mail and old archives at up to 100
constexpr std::uint32_t kNarrowestWrap = 40;  // below it lines are verses, lists or addresses
constexpr std::uint32_t kSlack = 12;          // left free in a full line: a long word that is cut into tokens, a ragged edge
constexpr std::uint32_t kShortLine = 25;      // left free in a line that ends a paragraph whatever stands there

struct Line {
  std::uint32_t first;  ///< token
  std::uint32_t width;  ///< bytes from its first to its last token
  bool continues;       ///< no blank line or zone start before it
};

class LineBreaks {
 public:
  LineBreaks(std::string_view text, std::span<const std::uint32_t> starts, std::vector<Token>& tokens)
      : text_(text), starts_(starts), tokens_(tokens) {}

  void mark() {
    collect();
    bool wrapped = is_hard_wrapped();
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (!lines_[i].continues) continue;
      if (!wrapped || parts_anyway(lines_[i - 1], lines_[i])) tokens_[lines_[i].first].shape |= kParagraphStart;
    }
  }

 private:
  void collect() {
    lines_.reserve(starts_.size());
    for (std::uint32_t i : starts_) {
      close_line(i);
      lines_.push_back({.first = i, .width = 0, .continues = !tokens_[i].is(kParagraphStart)});
    }
    close_line(static_cast<std::uint32_t>(tokens_.size()));
  }

  void close_line(std::uint32_t next) {
    if (lines_.empty()) return;
    Line& line = lines_.back();
    line.width = tokens_[next - 1].end - tokens_[line.first].begin;
    if (line.width <= kWidestWrap) width_ = std::max(width_, line.width);
    too_wide_ += line.width > kWidestWrap ? 1 : 0;
  }

  bool is_hard_wrapped() const {
    if (width_ < kNarrowestWrap || too_wide_ * 20 > lines_.size()) return false;
    std::size_t breaks = 0;
    std::size_t full = 0;
    std::size_t middle = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (!lines_[i].continues) continue;
      ++breaks;
      full += left_free(lines_[i - 1], lines_[i]) < kSlack ? 1 : 0;
      middle += breaks_a_sentence(lines_[i]) ? 1 : 0;
    }
    return breaks > 0 && full * 10 >= breaks * 7 && middle * 10 >= breaks * 4;
  }

  /// Bytes that stay free when the first word of `next` is put at the end of `line`.
  std::uint32_t left_free(const Line& line, const Line& next) const {
    std::uint32_t used = line.width + 1 + tokens_[next.first].span().size();
    return used < width_ ? width_ - used : 0;
  }

  /// A word in lower case goes on; so does one in capitals after another one, in a text that is all in capitals.
  bool breaks_a_sentence(const Line& next) const {
    const Token& word = tokens_[next.first];
    if (ends_in_stop(next.first)) return false;
    if (word.kind == TokenKind::Number) return true;
    return word.kind == TokenKind::Word && (!word.is(kCapital) || word.is(kAllCapitals));
  }

  /// The last token before `index` is a stop, or closes something after a stop.
  bool ends_in_stop(std::uint32_t index) const {
    for (std::uint32_t i = index; i > 0 && index - i < 4; --i) {
      const Token& token = tokens_[i - 1];
      char c = text_[token.begin];
      if (token.kind == TokenKind::Mark && (c == '.' || c == '!' || c == '?' || c == ':')) return true;
      if (token.kind != TokenKind::Quote && c != ')' && c != ']') return false;
    }
    return false;
  }

  bool parts_anyway(const Line& line, const Line& next) const {
    if (starts_item(next.first)) return true;
    std::uint32_t free = left_free(line, next);
    return free > kShortLine || (ends_in_stop(next.first) && (free > kSlack || indented(next) > indented(line) + 1));
  }

  bool starts_item(std::uint32_t first) const {
    if (first + 1 >= tokens_.size() || tokens_[first + 1].is(kGlued)) return false;
    std::string_view mark = tokens_[first].span().of(text_);
    return mark == "-" || mark == "*" || mark == "\u2022";
  }

  std::uint32_t indented(const Line& line) const {
    std::uint32_t begin = tokens_[line.first].begin;
    std::uint32_t blanks = 0;
    while (blanks < std::min(begin, kWidestWrap) && text_[begin - blanks - 1] == ' ') ++blanks;
    return blanks;
  }

  std::string_view text_;
  std::span<const std::uint32_t> starts_;
  std::vector<Token>& tokens_;
  std::vector<Line> lines_;
  std::uint32_t width_ = 0;  ///< of the widest line that is no wider than kWidestWrap
  std::size_t too_wide_ = 0;
};

}  // namespace

std::vector<Paragraph> find_paragraphs(std::string_view text, std::span<const std::uint32_t> line_starts,
                                       std::vector<Token>& tokens) {
  LineBreaks(text, line_starts, tokens).mark();
  std::vector<Paragraph> paragraphs;
  paragraphs.reserve(line_starts.size());
  auto count = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t i : line_starts) {
    if (!tokens[i].is(kParagraphStart)) continue;
    if (!paragraphs.empty()) paragraphs.back().tokens.last = i;
    paragraphs.push_back({.tokens = {.first = i, .last = count}});
  }
  return paragraphs;
}

}  // namespace sayso
