#include <algorithm>
#include <cmath>

#include "engine/extract/noun_phrases.h"
#include "engine/extract/sentence_stages.h"

namespace sayso {
namespace {

/// Longest run that is still taken for one name.
constexpr std::size_t kMaxNameTokens = 10;

/// Finds capitalised names. In a text all in capitals shape tells nothing, and there are none.
class NameFinder {
 public:
  explicit NameFinder(SentenceWork& work) : work_(work), scan_(work.scan), title_slot_(work.pack.slot(EngineList::Titles)) {}

  void run() {
    if (scan_.shouting()) return;
    for (std::size_t at = scan_.next(Interest::Name, 0); at < scan_.size();) {
      std::size_t end = extent(at);
      add(at, end);
      std::size_t after = after_title(at);
      if (after > at && after < end) add(after, end);
      at = scan_.next(Interest::Name, end);
    }
  }

 private:
  bool capital(std::size_t at) const {
    if (at >= scan_.size()) return false;
    const Token& token = scan_.token(at);
    return token.kind == TokenKind::Word && token.is(kCapital) && scan_.info(at).date_role == DateRole::None;
  }

  /// "P" "." of "Colin P. Clarke"
  bool initial_period(std::size_t at) const {
    return at > 0 && scan_.is('.', at) && scan_.token(at).is(kGlued) &&
           scan_.token(at - 1).end - scan_.token(at - 1).begin == 1;
  }

  std::size_t extent(std::size_t begin) const {
    std::size_t end = begin + 1;
    for (std::size_t at = end; at < scan_.size() && at - begin < kMaxNameTokens;) {
      bool hyphen = scan_.is('-', at) && scan_.token(at).is(kGlued) && at + 1 < scan_.size() && scan_.token(at + 1).is(kGlued);
      if (capital(at) || initial_period(at)) {
        end = ++at;
      } else if (hyphen && (capital(at + 1) || scan_.token(at + 1).kind == TokenKind::Number)) {
        end = at += 2;
      } else if (scan_.has(EngineList::NameConnectors, at) && capital(at + 1)) {
        end = at += 2;
      } else if (scan_.has(EngineList::NameConnectors, at) && scan_.has(EngineList::NameConnectors, at + 1) &&
                 capital(at + 2)) {
        end = at += 3;
      } else {
        break;
      }
    }
    return end;
  }

  /// "Governor Andrey Vorobyov": the name alone begins after the title.
  std::size_t after_title(std::size_t at) const {
    std::size_t end = at;
    for (bool more = true; more;) {
      more = false;
      for (const SpanHit& hit : scan_.spans(title_slot_)) {
        if (hit.begin == end && hit.end > end) {
          end = hit.end;
          more = true;
        }
      }
      if (!more && scan_.has(EngineList::Titles, end)) {
        ++end;
        more = true;
      }
    }
    return end;
  }

  void add(std::size_t begin, std::size_t end) {
    work_.scan.add(slot_of(BuiltinSlot::Name), {.begin = static_cast<std::uint16_t>(begin),
                                                .end = static_cast<std::uint16_t>(end),
                                                .value = static_cast<std::uint32_t>(work_.out.names.size())});
    work_.out.names.push_back(work_.range(begin, end));
  }

  SentenceWork& work_;
  const Scan& scan_;
  Slot title_slot_;
};

/// The sources of one sentence while they are found: a row of mentions and a span of the slot each, one for the same words.
class SourceFinder {
 public:
  explicit SourceFinder(SentenceWork& work) : work_(work), ends_(work.scan.size() + 1, 0) {}

  SentenceWork& work() { return work_; }

  void add(std::size_t begin, std::size_t end, Mention row) {
    bool whole = row.whole;
    row.tokens = work_.range(begin, end);
    row.sentence = work_.sentence;
    Id<Mention> id = work_.out.mentions.add(row);
    bool unit = end - begin <= 6 && !whole;
    ends_[begin] |= end_bit(end);
    work_.scan.add(slot_of(BuiltinSlot::Source),
                   {.begin = static_cast<std::uint16_t>(begin), .end = static_cast<std::uint16_t>(end), .value = id.index},
                   unit);
  }

  /// The mention of just these words; nullptr where there is none.
  Mention* find(std::size_t begin, std::size_t end) {
    if ((ends_[begin] & end_bit(end)) == 0) return nullptr;
    for (const SpanHit& hit : work_.scan.spans(slot_of(BuiltinSlot::Source))) {
      if (hit.begin == begin && hit.end == end) return &work_.out.mentions.edit(Id<Mention>{hit.value});
    }
    return nullptr;
  }

  /// The same words found by two rules are one mention: the first rule's.
  void add_of_rules(Stage stage) {
    for (const Match& match : work_.matcher.run(work_.scan, stage)) {
      const RuleRef& ref = work_.pack.refs()[match.rule];
      Mention* known = find(match.begin, match.end);
      if (known == nullptr) {
        add(match.begin, match.end, mention_of(match, ref.index));
      } else if (!known->rule) {
        known->rule = ref.index;
      }
    }
  }

 private:
  static std::uint64_t end_bit(std::size_t end) { return std::uint64_t{1} << (end & 63); }

  Mention mention_of(const Match& match, std::uint32_t rule) const {
    Mention row{.tokens = {}, .rule = rule};
    for (const CaptureHit& hit : match.captures) {
      if (hit.slot == slot_of(BuiltinSlot::Name)) row.name = work_.range(hit.begin, hit.end);
      if (hit.slot == slot_of(BuiltinSlot::Registry)) {
        row.source = hit.value;
        row.name = work_.range(hit.begin, hit.end);
      }
      if (hit.slot == slot_of(BuiltinSlot::Source) && row.name.empty())
        row.name = work_.out.mentions[Id<Mention>{hit.value}].name;
    }
    return row;
  }

  SentenceWork& work_;
  boost::container::small_vector<std::uint64_t, 128> ends_;  ///< for each begin the ends of what begins there, hashed to 64
};

/// The phrases beside cues: names and descriptions that no rule knows, and the full extent of those that one does.
class PhraseFinder {
 public:
  explicit PhraseFinder(SourceFinder& sources)
      : work_(sources.work()),
        sources_(sources),
        scan_(work_.scan),
        phrases_(work_),
        helper_slot_(work_.pack.slot(EngineList::CueHelpers)) {}

  void run() {
    if (scan_.shouting()) return;
    // spans are added to other slots than those that are read here
    for (const SpanHit& hit : scan_.spans(work_.pack.slot(EngineList::Cues))) around(hit.begin, hit.end);
    for (const SpanHit& hit : scan_.spans(work_.pack.slot(EngineList::SourceOpeners)))
      follow(hit.end, hit.begin > scan_.body_begin());
    // who the sentence is about, and after words set before it: "In May, the minister …"
    std::size_t comma = scan_.body_begin() + 1;
    while (comma < scan_.size() && !scan_.is(',', comma)) ++comma;
    std::size_t front = scan_.body_begin();
    if (scan_.has(EngineList::PhraseJoins, front) && !scan_.has(EngineList::ContentTails, front)) ++front;
    while (front < scan_.size() && scan_.has(EngineList::CueHelpers, front) && !scan_.has(EngineList::PhraseJoins, front))
      ++front;
    auto subject = [&](std::size_t from, std::size_t to) {
      if (from <= front && front < to) follow(front, false);
      if (from <= comma && comma < to) follow(comma + 1, false);
    };
    std::size_t done = 0;
    for (std::size_t at = scan_.next(Interest::Speech, 0); at < scan_.size(); at = scan_.next(Interest::Speech, at + 1)) {
      subject(done, at);
      done = at + 1;
      if (scan_.has(EngineList::Cues, at)) around(at, at + 1);
      subject(at, at + 1);
      if (scan_.has(EngineList::SourceOpeners, at)) follow(at + 1, at > scan_.body_begin());
    }
    subject(done, scan_.size());
  }

 private:
  void around(std::size_t begin, std::size_t end) {
    std::size_t before = begin;
    for (bool more = true; more && before > 0;) {
      more = scan_.has(EngineList::CueHelpers, before - 1);
      if (more) --before;
      for (const SpanHit& hit : scan_.spans(helper_slot_)) {
        if (hit.end != before || hit.begin >= before) continue;
        before = hit.begin;
        more = true;
      }
    }
    if (before > 0) {
      if (auto phrase = phrases_.before(before)) add(*phrase);
      add_number(before);
    }
    bool inverse =
        begin > 0 && (scan_.token(begin - 1).kind == TokenKind::Mark || scan_.token(begin - 1).kind == TokenKind::Quote);
    if (inverse) follow(end, true);
  }

  /// "42% say", "three in ten said": those whom a number counts.
  void add_number(std::size_t end) {
    std::uint32_t last = work_.scan.first() + static_cast<std::uint32_t>(end);
    std::span<const QuantityMention> rows = work_.out.quantities.rows();
    for (auto row = rows.rbegin(); row != rows.rend() && row->sentence == work_.sentence; ++row) {
      if (row->tokens.last != last) continue;
      bool year = !row->counts && row->quantity.unit.empty() && row->quantity.low &&
                  std::floor(*row->quantity.low) == *row->quantity.low;
      std::size_t begin = row->tokens.first - work_.scan.first();
      if (!year && sources_.find(begin, end) == nullptr) sources_.add(begin, end, {.tokens = {}, .whole = true});
      return;
    }
  }

  void follow(std::size_t begin, bool with_aside) {
    if (begin >= scan_.size()) return;
    if (auto phrase = phrases_.after(begin, with_aside)) add(*phrase);
  }

  /// Takes kind and name from what rules found inside: what ends where the phrase's head ends, the longest.
  void add(const NounPhrase& phrase) {
    bool words = false;
    for (std::size_t at = phrase.begin; at < phrase.end && !words; ++at) words = scan_.token(at).kind == TokenKind::Word;
    if (!words) return;
    Mention row{.tokens = {}, .whole = true};
    if (phrase.loose) row.head = work_.range(phrase.head_begin, phrase.head_end);
    std::size_t best = 0;
    std::size_t core = phrase.head_begin;  // without "(R-Fla.)"
    while (core < phrase.head_end && !scan_.is('(', core)) ++core;
    for (const SpanHit& hit : scan_.spans(slot_of(BuiltinSlot::Source))) {
      const Mention& other = work_.out.mentions[Id<Mention>{hit.value}];
      bool same = hit.begin == phrase.begin && hit.end == phrase.end;
      bool head = hit.begin >= phrase.begin && (hit.end == phrase.head_end || hit.end == core);
      bool aside = row.name.empty() && hit.end == phrase.end && hit.begin >= phrase.begin;
      if (!same && !head && !aside) continue;
      std::size_t rank = (hit.end - hit.begin) + (same ? 2000 : head ? 1000 : 0);
      if (rank <= best) continue;
      best = rank;
      if (!other.name.empty()) {
        row.name = other.name;
        row.source = other.source;
      }
      if (other.rule) row.rule = other.rule;
    }
    if (Mention* known = sources_.find(phrase.begin, phrase.end)) {
      known->whole = true;
    } else {
      sources_.add(phrase.begin, phrase.end, row);
    }
  }

  SentenceWork& work_;
  SourceFinder& sources_;
  const Scan& scan_;
  NounPhrases phrases_;
  Slot helper_slot_;
};

}  // namespace

void add_names(SentenceWork& work) {
  NameFinder(work).run();
  for (const SpanHit& hit : work.scan.spans(slot_of(BuiltinSlot::Registry)))
    work.out.registered.push_back(work.range(hit.begin, hit.end));
}

void add_mentions(SentenceWork& work) {
  // half of all sentences hold no cue: nobody in them is looked for
  if (!work.scan.present(EngineList::Cues) && !work.matcher.wants(work.scan, Stage::Claims, BuiltinSlot::Source) &&
      !work.pack.paragraphs_ask(BuiltinSlot::Source))
    return;
  SourceFinder sources(work);
  for (const SpanHit& hit : work.scan.spans(slot_of(BuiltinSlot::Registry))) {
    sources.add(hit.begin, hit.end, {.tokens = {}, .name = work.range(hit.begin, hit.end), .source = hit.value});
  }
  for (const SpanHit& hit : work.scan.spans(slot_of(BuiltinSlot::Name))) {
    if (sources.find(hit.begin, hit.end) == nullptr)
      sources.add(hit.begin, hit.end, {.tokens = {}, .name = work.range(hit.begin, hit.end)});
  }
  sources.add_of_rules(Stage::Mentions);
  sources.add_of_rules(Stage::CompoundMentions);
  PhraseFinder(sources).run();
}

}  // namespace sayso
