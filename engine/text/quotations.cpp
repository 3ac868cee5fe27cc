#include "engine/text/quotations.h"

#include <algorithm>
#include <cstddef>

#include "engine/text/quote_marks.h"
#include "engine/text/scan.h"

namespace sayso {
namespace {

constexpr std::size_t kDeepest = 16;

/// A quotation while its paragraph is read: opened, perhaps closed.
struct Row {
  std::uint32_t open;   ///< token of the opening mark
  std::uint32_t close;  ///< token of the closing mark, where closed
  std::uint8_t depth;   ///< marks open around it when it was opened
  QuoteFamily family;
  bool closed = false;
  bool doubtful = false;  ///< its closing mark may be an apostrophe or an inch mark: a surer one that follows wins
  bool continues_previous = false;
};

class Pairing {
 public:
  Pairing(std::string_view text, std::vector<Token>& tokens, std::vector<Quotation>& out)
      : text_(text), tokens_(tokens), out_(out) {
    rows_.reserve(kDeepest);
    open_.reserve(kDeepest);
  }

  /// `marks` are those of the paragraph; `next` is the paragraph after, or empty.
  void read(TokenRange paragraph, std::span<const std::uint32_t> marks, TokenRange next) {
    if (marks.empty()) {
      running_on_ = false;
      return;
    }
    rows_.clear();
    open_.clear();
    opened_here_ = kNone;
    last_mark_ = kNone;
    std::ranges::fill(last_closed_, kNone);
    for (std::uint32_t i : marks) mark(i, paragraph);
    keep(paragraph, next);
  }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  void mark(std::uint32_t token, TokenRange paragraph) {
    QuoteMark mark = quote_mark(tokens_[token].span().of(text_));
    QuoteSides sides = quote_sides(text_, tokens_, token, paragraph, opened_here_ != kNone && opened_here_ + 1 == token);
    bool is_open = top(mark.family) != kNone;
    last_mark_ = token;
    switch (quote_role(mark, sides, is_open, token == paragraph.first && running_on_)) {
      case QuoteRole::Opens: return open(token, mark.family, paragraph);
      case QuoteRole::Closes: return close(token, mark.family, sides.doubtful);
      case QuoteRole::Neither: return;
    }
  }

  void open(std::uint32_t token, QuoteFamily family, TokenRange paragraph) {
    if (open_.size() == kDeepest) open_.erase(open_.begin());
    rows_.push_back({.open = token,
                     .close = token,
                     .depth = static_cast<std::uint8_t>(open_.size()),
                     .family = family,
                     .continues_previous = running_on_ && token == paragraph.first});
    open_.push_back(static_cast<std::uint32_t>(rows_.size() - 1));
    opened_here_ = token;
  }

  /// Marks opened inside and never closed are forgotten.
  void close(std::uint32_t token, QuoteFamily family, bool doubtful) {
    std::uint32_t index = top(family);
    if (index == kNone) return close_again(token, family, doubtful);
    while (open_.back() != index) open_.pop_back();
    open_.pop_back();
    rows_[index].close = token;
    rows_[index].closed = true;
    rows_[index].doubtful = doubtful;
    last_closed_[static_cast<std::size_t>(family)] = index;
  }

  /// A closing mark too many: the one before was an apostrophe ("‘the workers’ rights are sacred’").
  void close_again(std::uint32_t token, QuoteFamily family, bool doubtful) {
    std::uint32_t index = last_closed_[static_cast<std::size_t>(family)];
    if (doubtful || index >= rows_.size()) return;
    Row& row = rows_[index];
    bool same_place = row.depth == open_.size() && (open_.empty() || open_.back() < index);
    if (!row.closed || !row.doubtful || row.family != family || !same_place) return;
    row.close = token;
    row.doubtful = false;
  }

  /// The innermost open quotation of the family.
  std::uint32_t top(QuoteFamily family) const {
    for (auto at = open_.rbegin(); at != open_.rend(); ++at) {
      if (rows_[*at].family == family) return *at;
    }
    return kNone;
  }

  void keep(TokenRange paragraph, TokenRange next) {
    std::uint32_t runs_on = unclosed(paragraph);
    running_on_ = runs_on != kNone && reopens(rows_[runs_on].family, next);
    std::vector<std::uint32_t>& ends = open_;  // of the kept quotations around the row at hand
    ends.clear();
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
      const Row& row = rows_[i];
      bool whole = !row.closed && i == runs_on && (running_on_ || row.continues_previous);
      std::uint32_t last = row.closed ? row.close : paragraph.last;
      if ((!row.closed && !whole) || row.open + 1 >= last) continue;
      while (!ends.empty() && ends.back() <= row.open) ends.pop_back();
      out_.push_back({.tokens = {.first = row.open + 1, .last = last},
                      .level = static_cast<std::uint8_t>(std::min(ends.size(), kDeepest)),
                      .closed = row.closed,
                      .continues_previous = row.continues_previous});
      ends.push_back(last);
      tokens_[row.open].shape |= kOpensQuote;
      if (row.closed) tokens_[last].shape |= kClosesQuote;
    }
  }

  /// The quotation that may run on into the next paragraph: its mark is the last one of the paragraph, or the one it began with.
  std::uint32_t unclosed(TokenRange paragraph) const {
    for (std::uint32_t index : open_) {
      const Row& row = rows_[index];
      if (row.family == QuoteFamily::Single || row.family == QuoteFamily::Angle) continue;
      bool begins = row.open == paragraph.first;
      bool is_last = std::none_of(rows_.begin() + index + 1, rows_.end(), [&](const Row& r) { return r.family == row.family; });
      if ((begins || is_last) && last_mark_ + 1 != paragraph.last) return index;
    }
    return kNone;
  }

  bool reopens(QuoteFamily family, TokenRange next) const {
    if (next.empty() || tokens_[next.first].kind != TokenKind::Quote) return false;
    QuoteMark mark = quote_mark(tokens_[next.first].span().of(text_));
    return mark.family == family && mark.lean != QuoteLean::Close;
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  std::vector<Quotation>& out_;
  std::vector<Row> rows_;                                        ///< of the paragraph, by their opening mark
  std::vector<std::uint32_t> open_;                              ///< rows without a closing mark yet, outermost first
  std::uint32_t last_closed_[4] = {kNone, kNone, kNone, kNone};  ///< by family
  std::uint32_t opened_here_ = kNone;                            ///< token of the latest opening mark
  std::uint32_t last_mark_ = kNone;
  bool running_on_ = false;  ///< the paragraph before ended inside a quotation
};

}  // namespace

std::vector<Quotation> find_quotations(std::string_view text, const std::vector<Paragraph>& paragraphs,
                                       std::span<const std::uint32_t> marks, std::vector<Token>& tokens) {
  std::vector<Quotation> quotations;
  quotations.reserve(marks.size() / 2);
  Pairing pairing(text, tokens, quotations);
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    TokenRange next = i + 1 < paragraphs.size() ? paragraphs[i + 1].tokens : TokenRange{};
    pairing.read(paragraphs[i].tokens, take_before(marks, paragraphs[i].tokens.last), next);
  }
  return quotations;
}

}  // namespace sayso
