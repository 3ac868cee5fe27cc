#include "engine/extract/paragraphs.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>
#include <utility>

namespace sayso {
namespace {

/// What the stages find. Names of the registry and of places, and expressions of lists, a Scan finds itself; quotations may go on from
/// sentence to sentence.
constexpr std::array kKept = {BuiltinSlot::Name,   BuiltinSlot::Number, BuiltinSlot::Quantity, BuiltinSlot::Group,
                              BuiltinSlot::Amount, BuiltinSlot::Source, BuiltinSlot::Date};

constexpr std::uint32_t kStep = kMaxSentenceTokens / 2;

/// Behind those of earlier sentences; `rows` are in the order of their sentences.
template <class Row>
std::size_t first_of_sentence(const std::vector<Row>& rows, std::uint32_t sentence) {
  std::size_t at = rows.size();
  while (at > 0 && rows[at - 1].sentence >= sentence) --at;
  return at;
}

/// Rows in order, among those from `first` on, which stay in theirs.
template <class Row, class Before>
void merge(std::vector<Row>& rows, std::size_t first, std::vector<Row>& more, const Before& before) {
  if (more.empty()) return;
  auto begin = rows.begin() + static_cast<std::ptrdiff_t>(first);
  std::vector<Row> old(std::make_move_iterator(begin), std::make_move_iterator(rows.end()));
  rows.erase(begin, rows.end());
  auto next = more.begin();
  for (Row& row : old) {
    for (; next != more.end() && before(*next, row); ++next) rows.push_back(std::move(*next));
    rows.push_back(std::move(row));
  }
  rows.insert(rows.end(), std::make_move_iterator(next), std::make_move_iterator(more.end()));
  more.clear();
}

std::uint32_t sentence_at(const TokenizedText& text, std::uint32_t token) {
  auto at = std::upper_bound(text.sentences.begin(), text.sentences.end(), token,
                             [](std::uint32_t t, const Sentence& s) { return t < s.tokens.last; });
  return static_cast<std::uint32_t>(at - text.sentences.begin());
}

}  // namespace

std::vector<ParagraphWindow> windows_of(TokenRange paragraph) {
  std::vector<ParagraphWindow> out;
  std::uint32_t begin = paragraph.first;
  for (std::uint32_t first = paragraph.first;; first += kStep) {
    bool last = paragraph.last - first <= kMaxSentenceTokens;
    TokenRange tokens{.first = first, .last = last ? paragraph.last : first + kMaxSentenceTokens};
    std::uint32_t end = last ? paragraph.last : first + kStep + kStep / 2;
    out.push_back({.tokens = tokens, .begins = {.first = begin, .last = end}});
    if (last) return out;
    begin = end;
  }
}

void ParagraphStage::take(SentenceWork& work, std::string_view bytes) {
  keep(work);
  const std::vector<Sentence>& sentences = work.text.sentences;
  std::uint32_t paragraph = sentences[work.sentence].paragraph;
  if (work.sentence + 1 < sentences.size() && sentences[work.sentence + 1].paragraph == paragraph) return;
  if (triggered_) match(work, bytes, work.text.paragraphs[paragraph].tokens);
  clear();
}

void ParagraphStage::keep(SentenceWork& work) {
  Scan& scan = work.scan;
  for (BuiltinSlot slot : kKept) {
    auto moved = static_cast<std::uint32_t>(slot == BuiltinSlot::Group ? groups_.size() : 0);
    for (const SpanHit& hit : scan.spans(slot_of(slot)))
      spans_.push_back({.slot = slot_of(slot), .tokens = work.range(hit.begin, hit.end), .value = hit.value + moved});
  }
  groups_.insert(groups_.end(), work.groups.begin(), work.groups.end());
  for (std::size_t at = scan.inside_units().next(0); at < scan.size(); at = scan.inside_units().next(at + 1))
    inside_.push_back(scan.first() + static_cast<std::uint32_t>(at));
  scan.note_paragraph_triggers();
  auto leads_on = [&](Slot slot) { return !work.pack.triggered(Stage::Paragraphs, slot).empty(); };
  triggered_ = triggered_ || !scan.triggers(Stage::Paragraphs).empty() || !work.pack.regexes(Stage::Paragraphs).empty() ||
               std::any_of(scan.touched_slots().begin(), scan.touched_slots().end(), leads_on);
}

void ParagraphStage::fill(SentenceWork& work, std::string_view bytes, TokenRange tokens) const {
  Scan& scan = work.scan;
  scan.start(bytes, work.text, tokens);
  auto at = [&](std::uint32_t token) { return static_cast<std::uint16_t>(token - tokens.first); };
  for (const Kept& kept : spans_) {
    if (tokens.contains(kept.tokens))
      scan.add(kept.slot, {.begin = at(kept.tokens.first), .end = at(kept.tokens.last), .value = kept.value}, false);
  }
  for (std::uint32_t token : inside_) {
    if (tokens.contains(token)) scan.glue(at(token));
  }
  add_quotes(work);
  scan.note_paragraph_triggers();
}

void ParagraphStage::match(SentenceWork& work, std::string_view bytes, TokenRange paragraph) {
  SentenceWork whole{.pack = work.pack,
                     .text = work.text,
                     .sentence = sentence_at(work.text, paragraph.first),
                     .published = work.published,
                     .scan = work.scan,
                     .matcher = work.matcher,
                     .out = work.out};
  whole.groups.assign(groups_.begin(), groups_.end());
  for (const ParagraphWindow& window : windows_of(paragraph)) {
    fill(whole, bytes, window.tokens);
    for (const Match& match : work.matcher.run(work.scan, Stage::Paragraphs)) {
      bool cut = work.pack.forms()[match.form].at_end && window.tokens.last != paragraph.last;
      if (!cut && window.begins.contains(window.tokens.first + match.begin)) matches_.push_back(match);
    }
    add(whole);
  }
  const Table<QuantityMention>& quantities = work.out.quantities;
  auto place = [&](const FigureMention& f) { return std::tuple(f.sentence, quantities[f.quantity].tokens.first, f.measure); };
  auto sentence_first = [](const auto& a, const auto& b) { return a.sentence < b.sentence; };
  auto place_first = [&](const FigureMention& a, const FigureMention& b) { return place(a) < place(b); };
  std::stable_sort(figures_.begin(), figures_.end(), place_first);
  std::stable_sort(triggers_.begin(), triggers_.end(), sentence_first);
  std::stable_sort(marks_.begin(), marks_.end(), sentence_first);
  auto same = [](const FigureMention& a, const FigureMention& b) { return a.quantity == b.quantity && a.measure == b.measure; };
  figures_.erase(std::unique(figures_.begin(), figures_.end(), same), figures_.end());
  merge(work.out.figures, first_of_sentence(work.out.figures, whole.sentence), figures_, place_first);
  merge(work.out.triggers, first_of_sentence(work.out.triggers, whole.sentence), triggers_, sentence_first);
  merge(work.out.marks, first_of_sentence(work.out.marks, whole.sentence), marks_, sentence_first);
}

void ParagraphStage::add(SentenceWork& work) {
  std::vector<FigureMention>& figures = work.out.figures;
  auto known = static_cast<std::ptrdiff_t>(figures.size());
  add_figures(work, matches_);
  figures_.insert(figures_.end(), std::make_move_iterator(figures.begin() + known), std::make_move_iterator(figures.end()));
  figures.erase(figures.begin() + known, figures.end());
  for (const Match& match : matches_) {
    const RuleRef& ref = work.pack.refs()[match.rule];
    TokenRange tokens = work.range(match.begin, match.end);
    if (ref.kind == RuleKind::Event)
      triggers_.push_back({.tokens = tokens, .rule = ref.index, .sentence = sentence_at(work.text, tokens.first)});
    if (ref.kind == RuleKind::Mark) add_mark(work, match, ref.index);
  }
  matches_.clear();
}

/// Without a quantity, in each sentence that the match touches, with the words there. Where an event begins, the first one alone.
void ParagraphStage::add_mark(SentenceWork& work, const Match& match, std::uint32_t rule) {
  TokenRange tokens = work.range(match.begin, match.end);
  const GroupMembers quantities = caught_quantities(work, match);
  for (Id<QuantityMention> quantity : quantities)
    marks_.push_back(
        {.rule = rule, .tokens = tokens, .quantity = quantity, .sentence = work.out.quantities[quantity].sentence});
  if (!quantities.empty()) return;
  const std::string& mark = work.pack.rules().marks[rule].mark;
  bool begins = mark == "incident" || mark == "another";
  for (std::uint32_t s = sentence_at(work.text, tokens.first); s < work.text.sentences.size(); ++s) {
    TokenRange words = work.text.sentences[s].tokens;
    if (!words.overlaps(tokens)) return;
    TokenRange here{.first = std::max(words.first, tokens.first), .last = std::min(words.last, tokens.last)};
    marks_.push_back({.rule = rule, .tokens = here, .sentence = s});
    if (begins) return;
  }
}

void ParagraphStage::clear() {
  spans_.clear();
  inside_.clear();
  groups_.clear();
  triggered_ = false;
}

}  // namespace sayso
