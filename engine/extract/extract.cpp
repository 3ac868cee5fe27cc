#include "engine/extract/extract.h"

#include <algorithm>
#include <utility>

#include "engine/extract/paragraphs.h"
#include "engine/extract/run_stages.h"

namespace sayso {
namespace {

/// Turns the marks of a quotation into a span "with marks" for $quote.
void add_quote(SentenceWork& work, const Quotation& quotation, TokenRange sentence) {
  TokenRange inside = quotation.tokens;
  std::uint32_t first = inside.first > sentence.first ? inside.first - 1 : inside.first;
  std::uint32_t last = quotation.closed ? inside.last + 1 : inside.last;
  first = std::max(first, sentence.first);
  last = std::min(last, sentence.last);
  if (first >= last) return;
  work.scan.add(
      slot_of(BuiltinSlot::Quote),
      {.begin = static_cast<std::uint16_t>(first - sentence.first), .end = static_cast<std::uint16_t>(last - sentence.first)},
      false);
}

}  // namespace

void add_quotes(SentenceWork& work) {
  TokenRange sentence = work.range(0, work.scan.size());
  auto at = std::lower_bound(work.text.quotations.begin(), work.text.quotations.end(), sentence.first,
                             [](const Quotation& q, std::uint32_t first) { return q.tokens.last < first; });
  for (; at != work.text.quotations.end() && at->tokens.first < sentence.last; ++at) {
    if (at->level == 0 && at->tokens.last > sentence.first) add_quote(work, *at, sentence);
  }
}

void run_stages(SentenceWork& work) {
  add_quotes(work);
  add_quantities(work);
  add_dates(work);
  add_places(work);
  add_names(work);
  add_mentions(work);
  add_groups(work);
  add_claims(work);
}

Extractor::Extractor(const RulePack& pack) : pack_(pack), scan_(pack), matcher_(pack) {
  if (pack.has_paragraphs()) paragraphs_ = std::make_unique<ParagraphStage>();
}
Extractor::~Extractor() = default;

void Extraction::clear() {
  quantities.clear();
  mentions.clear();
  names.clear();
  registered.clear();
  dates.clear();
  places.clear();
  triggers.clear();
  figures.clear();
  attributions.clear();
  marks.clear();
}

void Extractor::take_back(Extraction&& found) {
  found.clear();
  spare_.push_back(std::move(found));
}

Extraction Extractor::run(const Document& document, const TokenizedText& text) {
  Extraction out;
  if (!spare_.empty()) {
    out = std::move(spare_.back());
    spare_.pop_back();
  }
  auto published = parse_time(document.info().published);
  for (std::uint32_t i = 0; i < text.sentences.size(); ++i) {
    scan_.start(document.bytes(), text, text.sentences[i].tokens);
    matcher_.enter(text.sentences[i].zone);
    SentenceWork work{
        .pack = pack_, .text = text, .sentence = i, .published = published, .scan = scan_, .matcher = matcher_, .out = out};
    run_stages(work);
    if (paragraphs_) paragraphs_->take(work, document.bytes());
  }
  extend_quotations(text, out);
  return out;
}

}  // namespace sayso
