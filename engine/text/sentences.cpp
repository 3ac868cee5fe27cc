#include "engine/text/sentences.h"

#include <algorithm>

#include "engine/text/list_items.h"
#include "engine/text/sentence_stops.h"

namespace sayso {
namespace {

class Cutter {
 public:
  Cutter(const StopContext& context, std::span<const std::uint32_t> edges, std::uint32_t paragraph, Zone zone,
         std::vector<Sentence>& out)
      : context_(context), edges_(edges), paragraph_(paragraph), zone_(zone), out_(out) {}

  void run() {
    TokenRange range = context_.paragraph;
    begin(range.first);
    for (std::uint32_t i = range.first; i < range.last; i = next_after(i)) {
      if (i == ends_at_ || (i > first_ && starts_item(i))) finish(i);
      if (i - first_ >= kMaxSentenceTokens) finish(i);
      look_at(i);
    }
    finish(range.last);
  }

 private:
  /// The next token at which a sentence may end or begin. All others are passed over, but in a list, whose items may begin with
  /// any number or letter.
  std::uint32_t next_after(std::uint32_t i) {
    if (item_.form != ListItem::None) return i + 1;
    while (edge_ < edges_.size() && edges_[edge_] <= i) ++edge_;
    std::uint32_t next = std::min(first_ + kMaxSentenceTokens, edge_ < edges_.size() ? edges_[edge_] : context_.paragraph.last);
    return i < ends_at_ ? std::min(next, ends_at_) : next;
  }

  void look_at(std::uint32_t i) {
    const Token& token = context_.tokens[i];
    if (token.kind == TokenKind::Word && !token.is(kAbbreviation)) return;
    if (token.kind == TokenKind::Quote) return quote(token, i);
    const bool at_end = i + 1 == context_.paragraph.last;
    if (i < stops_done_ || at_end || !is_stop(context_, i)) return;
    Stop stop = stop_at(context_, i);
    stops_done_ = stop.after_stops;
    if (i <= number_end_) return;  // "1." that begins a sentence
    SentenceSoFar sentence{.first = first_, .quoted = quoted_from_start_};
    if (ends_sentence(context_, stop, sentence)) ends_at_ = stop.cuts_in ? i + 1 : stop.after_closers;
  }

  /// Keeps whether all words of the sentence so far stand in one quotation, or after it.
  void quote(const Token& token, std::uint32_t i) {
    if (token.is(kOpensQuote)) {
      if (depth_ == 0 && i > first_) quoted_from_start_ = false;
      ++depth_;
    } else if (token.is(kClosesQuote) && depth_ > 0) {
      --depth_;
    }
  }

  void begin(std::uint32_t i) {
    first_ = i;
    quoted_from_start_ = depth_ > 0 || (i < context_.paragraph.last && context_.tokens[i].is(kOpensQuote));
    ListItem item = list_item(context_, i);
    number_end_ = item.form == ListItem::None ? i : item.last;
    if (i == context_.paragraph.first || follows(item)) item_ = item;
  }

  /// The next item of a list that the paragraph began with, or a bullet.
  bool starts_item(std::uint32_t i) {
    const Token& token = context_.tokens[i];
    if (token.kind == TokenKind::Mark && !token.is(kGlued) && is_bullet(context_, i)) return true;
    if (item_.form == ListItem::None || !may_start_item(context_, i)) return false;
    ListItem item = list_item(context_, i);
    return follows(item) && context_.tokens[item.last + 1].is(kCapital);
  }

  bool follows(const ListItem& item) const {
    return item.form != ListItem::None && item.form == item_.form && item.value == item_.value + 1;
  }

  void finish(std::uint32_t last) {
    if (last > first_) out_.push_back({.tokens = {.first = first_, .last = last}, .paragraph = paragraph_, .zone = zone_});
    begin(last);
  }

  const StopContext& context_;
  std::span<const std::uint32_t> edges_;
  std::size_t edge_ = 0;  ///< the first one that was not come to yet
  std::uint32_t paragraph_;
  Zone zone_;
  std::vector<Sentence>& out_;
  std::uint32_t first_ = 0;             ///< of the sentence at hand
  std::uint32_t ends_at_ = UINT32_MAX;  ///< where the sentence at hand ends, once that is known
  std::uint32_t stops_done_ = 0;        ///< stops before it belong to one that was looked at
  std::uint32_t number_end_ = 0;        ///< last token of the number that the sentence begins with
  unsigned depth_ = 0;                  ///< quotations open
  bool quoted_from_start_ = false;
  ListItem item_ = {};  ///< the latest one of the list that the paragraph is
};

/// All capitals: a capital tells nothing then. The first forty tokens are enough to know.
bool is_all_capitals(const std::vector<Token>& tokens, TokenRange paragraph) {
  unsigned capitals = 0;
  for (std::uint32_t i = paragraph.first; i < std::min(paragraph.last, paragraph.first + 40); ++i) {
    if (tokens[i].kind != TokenKind::Word) continue;
    if (!tokens[i].is(kCapital) && !tokens[i].is(kGlued)) return false;
    capitals += tokens[i].is(kAllCapitals) ? 1 : 0;
  }
  return capitals >= 3;
}

}  // namespace

void find_sentences(std::string_view text, const TextIndex::Words& words, const std::vector<Token>& tokens,
                    TokenRange paragraph, std::span<const std::uint32_t> edges, std::uint32_t number, Zone zone,
                    std::vector<Sentence>& out) {
  StopContext context{.text = text,
                      .words = words,
                      .tokens = tokens,
                      .paragraph = paragraph,
                      .all_capitals = is_all_capitals(tokens, paragraph),
                      .headline = zone == Zone::Headline};
  Cutter(context, edges, number, zone, out).run();
}

}  // namespace sayso
