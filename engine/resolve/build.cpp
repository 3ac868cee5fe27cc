#include "engine/resolve/build.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <boost/algorithm/apply_permutation.hpp>

#include "engine/resolve/names_beside.h"
#include "engine/resolve/nearness.h"
#include "engine/resolve/populations.h"
#include "engine/resolve/sources.h"
#include "engine/text/line_index.h"

namespace sayso {
namespace {

constexpr std::uint32_t kNobody = 0xFFFFFFFF;
/// A place so many tokens from a number may say where those that it counts are.
constexpr std::uint32_t kPlaceReach = 8;
/// A day so many tokens from a number, or from a cue, is when it was counted, or said.
constexpr std::uint32_t kDayReach = 8;
constexpr std::uint32_t kCueReach = 2;

std::uint32_t tokens_in(std::span<const TokenRange> ranges) {
  std::uint32_t n = 0;
  for (TokenRange range : ranges) n += range.size();
  return n;
}

bool holds(std::span<const TokenRange> ranges, TokenRange inner) {
  return std::any_of(ranges.begin(), ranges.end(), [&](TokenRange range) { return range.overlaps(inner); });
}

/// Rows are in the order of the sentences.
template <class Row>
std::span<const Row> in_sentence(const std::vector<Row>& rows, std::uint32_t sentence) {
  auto first = std::partition_point(rows.begin(), rows.end(), [&](const Row& row) { return row.sentence < sentence; });
  auto last = std::partition_point(first, rows.end(), [&](const Row& row) { return row.sentence == sentence; });
  return {first, last};
}

class ClaimBuilder {
 public:
  ClaimBuilder(const RulePack& pack, const Document& document, const TokenizedText& text, const Extraction& found, Story story)
      : pack_(pack), document_(document), text_(text), found_(found), story_(std::move(story)), lines_(document.bytes()) {}

  DocumentClaims run() {
    const DocumentInfo& info = document_.info();
    out_.document = {.id = info.id,
                     .path = info.path,
                     .publisher = info.publisher,
                     .published = info.published,
                     .headline = info.headline,
                     .record = info.record};
    published_ = parse_time(info.published);
    add_attributions();
    index_contents();
    add_figures();
    drop_inner();
    sort_claims();
    out_.events = std::move(story_.events);
    return std::move(out_);
  }

 private:
  /// By position. Claims are large: their order is worked out first, and only those are moved that are out of place.
  void sort_claims() {
    auto before = [](const Claim& a, const Claim& b) { return a.span < b.span; };
    if (std::is_sorted(out_.claims.begin(), out_.claims.end(), before)) return;
    std::vector<std::size_t> order(out_.claims.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return before(out_.claims[a], out_.claims[b]); });
    boost::algorithm::apply_permutation(out_.claims, order);
  }

  void begin(Claim& claim, Span span, std::uint32_t sentence, std::uint32_t at) const {
    const std::string& document = document_.info().id;
    const fmt::format_int place(at);
    claim.id.reserve(document.size() + 1 + place.size());
    claim.id.append(document).append(1, '@').append(place.data(), place.size());
    LineColumn start = lines_.locate(span.begin, ColumnUnit::Bytes);
    claim.span = span;
    claim.line = start.line;
    claim.column = start.column;
    claim.zone = text_.sentences[sentence].zone;
    claim.event = story_.events[story_.of_sentence[sentence]].key;
  }

  /// From the first to the last of cue, source and content within the sentence of the cue.
  Span span_of(const AttributionMention& a, const Source& source) const {
    Span span = text_.bytes_of(a.tokens);
    if (!source.span.empty()) span = join(span, source.span);
    for (TokenRange content : a.content) span = join(span, text_.bytes_of(content));
    return span;
  }

  /// Claims and all that they hold are made where they stay: none is moved before all are there.
  void add_attributions() {
    SourceResolver resolver(pack_, document_, text_, found_);
    out_.claims.reserve(found_.attributions.size() + found_.figures.size());
    for (const AttributionMention& a : found_.attributions) {
      Claim& claim = out_.claims.emplace_back();
      Attribution& row = claim.attribution.emplace();
      row.rule = pack_.rules().attributions[a.rule].head.id;
      resolver.resolve(a, row.source);
      row.cue.span = text_.bytes_of(a.cue);
      row.cue.text = document_.text(row.cue.span);
      row.cue.stance = a.stance;
      row.content.reserve(a.content.size());
      for (TokenRange content : a.content) row.content.push_back(text_.bytes_of(content));
      std::sort(row.content.begin(), row.content.end());
      begin(claim, span_of(a, row.source), a.sentence, row.cue.span.begin);
    }
    add_relays();
  }

  /// What stands in another's words is a claim for the figures in it.
  void drop_inner() {
    const auto needless = [&](std::size_t i) { return found_.attributions[i].inner && out_.claims[i].figures.empty(); };
    std::size_t kept = 0;
    for (std::size_t i = 0; i < out_.claims.size(); ++i) {
      if (i < found_.attributions.size() && needless(i)) continue;
      if (kept != i) out_.claims[kept] = std::move(out_.claims[i]);
      ++kept;
    }
    out_.claims.erase(out_.claims.begin() + static_cast<std::ptrdiff_t>(kept), out_.claims.end());
  }

  /// Whoever's content holds a cue relays what it says; the nearest first.
  void add_relays() {
    std::vector<std::size_t> outer;
    for (std::size_t i = 0; i < found_.attributions.size(); ++i) {
      const AttributionMention& inner = found_.attributions[i];
      outer.clear();
      for (std::size_t j = i; j-- > 0 && found_.attributions[j].sentence + 1 >= inner.sentence;) consider(inner, j, outer);
      for (std::size_t j = i + 1; j < found_.attributions.size() && found_.attributions[j].sentence == inner.sentence; ++j)
        consider(inner, j, outer);
      if (outer.empty()) continue;
      std::stable_sort(outer.begin(), outer.end(), [&](std::size_t a, std::size_t b) {
        return tokens_in(found_.attributions[a].content) < tokens_in(found_.attributions[b].content);
      });
      for (std::size_t j : outer) {
        const Source& source = out_.claims[j].attribution->source;
        const AttributionRule& rule = pack_.rules().attributions[found_.attributions[j].rule];
        out_.claims[i].attribution->via.push_back(
            {.span = source.span, .text = source.text, .id = source.id, .role = rule.relay.empty() ? "reported" : rule.relay});
      }
    }
  }

  bool cited(const AttributionMention& a) const { return pack_.rules().attributions[a.rule].relay == "cited"; }

  void consider(const AttributionMention& inner, std::size_t j, std::vector<std::size_t>& outer) const {
    const AttributionMention& a = found_.attributions[j];
    // "CNN reported, citing the ministry": the words of both are the same, and the ministry's
    bool cites = cited(inner) && !cited(a) && a.sentence == inner.sentence && !inner.content.empty() &&
                 holds(a.content, inner.content.front());
    if (cites) {
      outer.push_back(j);
      return;
    }
    bool mutual = holds(inner.content, a.cue);
    bool smaller = tokens_in(a.content) > tokens_in(inner.content);
    if (holds(a.content, inner.cue) && (!mutual || smaller) && out_.claims[j].attribution->source.basis != Basis::Unresolved)
      outer.push_back(j);
  }

  /// What attributions hold, by position, so that a figure need not be looked for in all of them.
  void index_contents() {
    if (found_.figures.empty()) return;
    for (std::uint32_t i = 0; i < found_.attributions.size(); ++i) {
      const AttributionMention& a = found_.attributions[i];
      if (!pack_.rules().attributions[a.rule].owns_figures) continue;
      for (TokenRange content : a.content) contents_.push_back({.tokens = content, .reach = 0, .attribution = i});
    }
    std::stable_sort(contents_.begin(), contents_.end(),
                     [](const Content& a, const Content& b) { return a.tokens.first < b.tokens.first; });
    std::uint32_t reach = 0;
    for (Content& content : contents_) content.reach = reach = std::max(reach, content.tokens.last);
  }

  /// The attribution with the least content that holds the words; of equal ones the first.
  std::uint32_t speaker_of(TokenRange words) const {
    auto at =
        std::partition_point(contents_.begin(), contents_.end(), [&](const Content& c) { return c.tokens.first < words.last; });
    std::uint32_t best = kNobody;
    std::uint32_t least = 0;
    while (at != contents_.begin() && (--at)->reach > words.first) {
      if (!at->tokens.overlaps(words)) continue;
      std::uint32_t size = tokens_in(found_.attributions[at->attribution].content);
      bool inner = size == least && best != kNobody && cited(found_.attributions[at->attribution]);
      bool first = size == least && at->attribution < best && !cited(found_.attributions[best]);
      if (best == kNobody || size < least || inner || first) {
        best = at->attribution;
        least = size;
      }
    }
    return best;
  }

  /// A claim of the sentence by the speaker of the whole.
  Claim& carried_claim(std::uint32_t sentence) {
    Claim& claim = own_claim(sentence);
    if (!claim.attribution) {
      claim.attribution = out_.claims[whole_speaker_].attribution;
      claim.attribution->source.basis = Basis::Carried;
      claim.attribution->content = {claim.span};
    }
    return claim;
  }

  /// Behind those of attributions, the sentence of the last figure at the back.
  Claim& own_claim(std::uint32_t sentence) {
    if (own_sentence_ != sentence) {
      Span span = text_.bytes_of(text_.sentences[sentence].tokens);
      begin(out_.claims.emplace_back(), span, sentence, span.begin);
      own_sentence_ = sentence;
    }
    return out_.claims.back();
  }

  void add_figures() {
    std::vector<ToldFigure> told;
    std::vector<const FigureMention*> mentions;
    for (const FigureMention& f : found_.figures) {
      const QuantityMention& quantity = found_.quantities[f.quantity];
      if (is_no_count(quantity.tokens, f.sentence)) continue;
      told.push_back(figure(f, quantity));
      mentions.push_back(&f);
    }
    settle_populations(pack_, told);
    for (std::size_t i = 0; i < told.size(); ++i) add_figure(std::move(told[i]), *mentions[i]);
  }

  /// What is told in pieces and adds up (some are in this hospital, some in that) may be a piece of its own measure, too.
  static bool all_of_its_own(const MeasureRule& measure) { return !measure.piecemeal || !measure.grows; }

  /// To the claim of whoever says it.
  void add_figure(ToldFigure told, const FigureMention& f) {
    Figure& row = told.row;
    std::uint32_t speaker = speaker_of(found_.quantities[f.quantity].tokens);
    // "out of these, 60 are in critical condition": who gave the whole gives the part
    bool carried =
        speaker == kNobody && row.role == Role::Part && whole_speaker_ != kNobody && f.sentence <= whole_sentence_ + 1;
    Claim& claim = carried ? carried_claim(f.sentence) : speaker == kNobody ? own_claim(f.sentence) : out_.claims[speaker];
    if (told.linked) claim.zone = Zone::Link;
    if (claim.attribution && claim.attribution->cue.stance == "denies" && row.polarity == Polarity::Asserted)
      row.polarity = Polarity::Denied;
    Span sentence = text_.bytes_of(text_.sentences[f.sentence].tokens);
    claim.quote_span = claim.quote.empty() ? sentence : join(claim.quote_span, sentence);
    claim.quote = std::string(document_.text(claim.quote_span));
    if (row.role == Role::Part) {
      row.part_of = whole_;
      row.of_other = !whole_.empty() && whole_measure_ != f.measure && all_of_its_own(pack_.rules().measures[f.measure]);
    }
    bool none = row.quantity.high && *row.quantity.high == 0;  // nobody is a part of no one
    if (row.role == Role::Total && !none) {
      whole_ = row.id;
      whole_speaker_ = speaker;
      whole_sentence_ = f.sentence;
      whole_measure_ = f.measure;
    }
    claim.figures.push_back(std::move(row));
  }

  /// "Aug. 9", "COVID-19": a number of a date or of a name.
  bool is_no_count(TokenRange quantity, std::uint32_t sentence) const {
    auto dates = in_sentence(found_.dates, sentence);
    bool dated = std::any_of(dates.begin(), dates.end(), [&](const DateMention& d) { return d.tokens.overlaps(quantity); });
    const Token& first = text_.tokens[quantity.first];
    bool named = first.kind == TokenKind::Number && first.is(kGlued) && quantity.first > 1 &&
                 text_.tokens[quantity.first - 1].kind == TokenKind::Mark && text_.tokens[quantity.first - 1].is(kGlued) &&
                 text_.tokens[quantity.first - 2].kind == TokenKind::Word;
    return dated || named;
  }

  ToldFigure figure(const FigureMention& f, const QuantityMention& quantity) {
    const MeasureRule& measure = pack_.rules().measures[f.measure];
    Span span = text_.bytes_of(quantity.tokens);
    LineColumn place = lines_.locate(span.begin, ColumnUnit::Bytes);
    Figure row{.id = fmt::format("{}@{}:{}", document_.info().id, span.begin, measure.head.id),
               .span = span,
               .text = std::string(document_.text(span)),
               .measure = measure.head.id,
               .quantity = quantity.quantity,
               .event = story_.event_at(f.sentence, quantity.tokens.first).key,
               .rule = measure.head.id,
               .line = place.line,
               .column = place.column};
    if (!row.quantity.low && measure.people) row.quantity.low = 0;
    if (!f.population.empty()) {
      row.population = f.population;
      row.role = Role::Part;
    }
    if (row.population == "total") limit_to_place(f, quantity, row);
    if (measure.per_name) row.names = names_beside(document_, text_, found_, f);
    row.implied = quantity.implied;
    if (row.implied && row.role == Role::Total) {
      row.population = "one";
      row.role = Role::Part;
    }
    if (quantity.negative) row.polarity = Polarity::Negated;
    if (stands_alone(f.sentence)) row.doubtful = true;
    row.with_event = names_the_event(f.sentence);
    row.as_of = as_of(f);
    ToldFigure told{.row = std::move(row), .sentence = f.sentence, .bare = is_bare(quantity)};
    apply_marks(f, told);
    return told;
  }

  bool names_the_event(std::uint32_t s) const {
    auto triggers = in_sentence(found_.triggers, s);
    return std::any_of(triggers.begin(), triggers.end(),
                       [&](const Trigger& t) { return pack_.rules().events[t.rule].kind == story_.events.front().trigger; });
  }

  /// A line of its own without a full stop, further down: the heading of another article.
  bool stands_alone(std::uint32_t s) const {
    const Sentence& sentence = text_.sentences[s];
    auto of_one_paragraph = [&](std::uint32_t other) { return text_.sentences[other].paragraph == sentence.paragraph; };
    bool only = (s == 0 || !of_one_paragraph(s - 1)) && (s + 1 == text_.sentences.size() || !of_one_paragraph(s + 1));
    const Token& last = text_.tokens[sentence.tokens.last - 1];
    bool ended = last.kind == TokenKind::Mark || last.kind == TokenKind::Quote;
    return sentence.zone == Zone::Body && only && !ended && last.end >= kLedeBytes;
  }

  bool is_bare(const QuantityMention& quantity) const {
    constexpr std::uint32_t kNoun = 3;
    std::uint32_t last = std::min<std::uint32_t>(quantity.tokens.last + kNoun, text_.sentences[quantity.sentence].tokens.last);
    for (std::uint32_t at = quantity.tokens.last; at < last; ++at) {
      if (pack_.lexicon().find(text_.tokens[at].key).in(EngineList::People)) return false;
    }
    return !quantity.implied;
  }

  /// "1,262 in Syria" of an earthquake in Turkey: another country beside the number names another population.
  void limit_to_place(const FigureMention& f, const QuantityMention& quantity, Figure& row) const {
    const EventMention& event = story_.event_at(f.sentence, quantity.tokens.first);
    auto main = event.places.empty() ? std::nullopt : pack_.places().find(event.places.front());
    if (!main) return;
    std::optional<std::uint32_t> nearest;
    std::uint32_t least = kPlaceReach;
    for (const PlaceMention& p : in_sentence(found_.places, f.sentence)) {
      std::uint32_t apart = gap_between(p.tokens, quantity.tokens);
      if (apart >= least) continue;
      least = apart;
      nearest = p.place;
    }
    if (!nearest) return;
    for (std::optional<std::uint32_t> at = nearest; at; at = pack_.places().holder(*at))
      row.places.push_back(pack_.rules().places[*at].id);
    if (pack_.places().root(*nearest) == pack_.places().root(*main)) {
      if (!lies_near(row.places, event.places)) row.doubtful = true;
      return;
    }
    row.population = pack_.rules().places[*nearest].id;
    row.role = Role::Part;
  }

  void apply_marks(const FigureMention& f, ToldFigure& told) const {
    for (const Mark& mark : in_sentence(found_.marks, f.sentence)) {
      bool mine = mark.quantity ? *mark.quantity == f.quantity : mark.tokens.overlaps(f.tokens);
      if (!mine) continue;
      const std::string& what = pack_.rules().marks[mark.rule].mark;
      told.marked = told.marked || what == "part";
      told.located = told.located || what == "located";
      told.linked = told.linked || what == "link";
      apply(what, told.row);
    }
  }

  static void apply(const std::string& mark, Figure& row) {
    if (mark == "part") row.role = Role::Part;
    if (mark == "others" || mark == "besides") row.others = true;
    if (mark == "besides" && row.role == Role::Total) {
      row.population = kOthers;
      row.role = Role::Part;
    }
    if (mark == "doubtful" || mark == "link" || (mark == "passing" && row.span.begin >= kLedeBytes)) row.doubtful = true;
    if (mark == "increment") row.role = Role::Increment;
    if (mark == "negated") row.polarity = Polarity::Negated;
    if (mark == "feared") row.polarity = Polarity::Feared;
    if (mark == "confirmed") row.status = Status::Confirmed;
    if (mark == "unconfirmed") row.status = Status::Unconfirmed;
    if (mark == "estimated") row.status = Status::Estimated;
    if (mark == "retracted") row.status = Status::Retracted;
  }

  /// Whether a day is that of the count ("by Saturday 40 had died") or of a cue ("said on Sunday").
  bool tells_when(const DateMention& date, const FigureMention& f) const {
    if (gap_between(date.tokens, found_.quantities[f.quantity].tokens) <= kDayReach) return true;
    auto cues = in_sentence(found_.attributions, f.sentence);
    return std::any_of(cues.begin(), cues.end(),
                       [&](const AttributionMention& a) { return gap_between(date.tokens, a.cue) <= kCueReach; });
  }

  /// A day on which a main event's figure was given: not the event's own, and not before it.
  AsOf as_of(const FigureMention& f) const {
    const std::optional<TimeRange>& event = story_.events.front().when;
    for (const DateMention& date : in_sentence(found_.dates, f.sentence)) {
      if (!date.day || !published_ || !event || !tells_when(date, f)) continue;
      if (date.when.from > event->from && date.when.from <= published_->to)
        return {.when = date.when, .basis = AsOfBasis::Said};
    }
    if (published_) return {.when = published_, .basis = AsOfBasis::Published};
    return {};
  }

  const RulePack& pack_;
  const Document& document_;
  const TokenizedText& text_;
  const Extraction& found_;
  Story story_;
  LineIndex lines_;
  std::optional<TimeRange> published_;
  struct Content {
    TokenRange tokens;
    std::uint32_t reach;  ///< the furthest end up to here
    std::uint32_t attribution;
  };
  std::vector<Content> contents_;
  DocumentClaims out_;
  std::uint32_t own_sentence_ = kNobody;
  std::string whole_;  ///< id of the last total
  std::uint32_t whole_speaker_ = kNobody;
  std::uint32_t whole_sentence_ = 0;
  std::uint32_t whole_measure_ = 0;
};

}  // namespace

DocumentClaims build_claims(const RulePack& pack, const Document& document, const TokenizedText& text, const Extraction& found,
                            Story story) {
  return ClaimBuilder(pack, document, text, found, std::move(story)).run();
}

}  // namespace sayso
