#include <algorithm>

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
    for (std::size_t at = 0; at < scan_.size();) {
      if (!starts(at)) {
        ++at;
        continue;
      }
      std::size_t end = extent(at);
      add(at, end);
      std::size_t after = after_title(at);
      if (after > at && after < end) add(after, end);
      at = end;
    }
  }

 private:
  bool capital(std::size_t at) const {
    if (at >= scan_.size()) return false;
    const Token& token = scan_.token(at);
    return token.kind == TokenKind::Word && token.is(kCapital) && scan_.info(at).date_role == DateRole::None;
  }
  bool starts(std::size_t at) const { return capital(at) && !scan_.has(EngineList::FunctionWords, at); }

  /// "P" "." of "Colin P. Clarke"
  bool initial_period(std::size_t at) const {
    return at > 0 && at < scan_.size() && scan_.word(at) == "." && scan_.token(at).is(kGlued) &&
           scan_.token(at - 1).end - scan_.token(at - 1).begin == 1;
  }

  std::size_t extent(std::size_t begin) const {
    std::size_t end = begin + 1;
    for (std::size_t at = end; at < scan_.size() && at - begin < kMaxNameTokens;) {
      bool hyphen =
          scan_.word(at) == "-" && scan_.token(at).is(kGlued) && at + 1 < scan_.size() && scan_.token(at + 1).is(kGlued);
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

void add_source(SentenceWork& work, std::size_t begin, std::size_t end, Mention row) {
  bool whole = row.whole;
  row.tokens = work.range(begin, end);
  row.sentence = work.sentence;
  Id<Mention> id = work.out.mentions.add(std::move(row));
  bool unit = end - begin <= 6 && !whole;
  work.scan.add(slot_of(BuiltinSlot::Source),
                {.begin = static_cast<std::uint16_t>(begin), .end = static_cast<std::uint16_t>(end), .value = id.index}, unit);
}

void add_rule_mentions(SentenceWork& work, Stage stage) {
  struct Found {
    std::uint16_t begin;
    std::uint16_t end;
    Mention row;
  };
  std::vector<Found> found;
  for (const Match& match : work.matcher.run(work.scan, stage)) {
    const RuleRef& ref = work.pack.refs()[work.pack.forms()[match.form].rule];
    Mention row{.tokens = {}, .rule = ref.index};
    for (const CaptureHit& hit : match.captures) {
      if (hit.slot == slot_of(BuiltinSlot::Name)) row.name = work.range(hit.begin, hit.end);
      if (hit.slot == slot_of(BuiltinSlot::Registry)) {
        row.source = hit.value;
        row.name = work.range(hit.begin, hit.end);
      }
      if (hit.slot == slot_of(BuiltinSlot::Source) && row.name.empty())
        row.name = work.out.mentions[Id<Mention>{hit.value}].name;
    }
    found.push_back({.begin = match.begin, .end = match.end, .row = row});
  }
  for (Found& f : found) {
    // the same words found by two rules are one mention: the first rule's
    bool known = false;
    for (const SpanHit& hit : work.scan.spans(slot_of(BuiltinSlot::Source))) {
      if (hit.begin != f.begin || hit.end != f.end) continue;
      Mention& old = work.out.mentions.edit(Id<Mention>{hit.value});
      if (!old.rule) old.rule = f.row.rule;
      known = true;
    }
    if (!known) add_source(work, f.begin, f.end, f.row);
  }
}

/// The phrases beside cues: names and descriptions that no rule knows, and the full extent of those that one does.
class PhraseFinder {
 public:
  explicit PhraseFinder(SentenceWork& work)
      : work_(work), scan_(work.scan), phrases_(work), helper_slot_(work.pack.slot(EngineList::CueHelpers)) {}

  void run() {
    if (scan_.shouting()) return;
    // spans are added to other slots than those that are read here
    for (const SpanHit& hit : scan_.spans(work_.pack.slot(EngineList::Cues))) around(hit.begin, hit.end);
    for (const SpanHit& hit : scan_.spans(work_.pack.slot(EngineList::SourceOpeners)))
      follow(hit.end, hit.begin > scan_.body_begin());
    bool first_comma = true;
    for (std::size_t at = 0; at < scan_.size(); ++at) {
      if (scan_.has(EngineList::Cues, at)) around(at, at + 1);
      // who the sentence is about, and after words set before it: "In May, the minister …"
      if (at == scan_.body_begin() || (first_comma && scan_.word(at) == ",")) {
        if (at != scan_.body_begin()) first_comma = false;
        follow(at == scan_.body_begin() ? at : at + 1, false);
      }
      if (scan_.has(EngineList::SourceOpeners, at)) follow(at + 1, at > scan_.body_begin());
    }
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
    }
    bool inverse =
        begin > 0 && (scan_.token(begin - 1).kind == TokenKind::Mark || scan_.token(begin - 1).kind == TokenKind::Quote);
    if (inverse) follow(end, true);
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
    std::size_t best = 0;
    std::size_t core = phrase.head_begin;  // without "(R-Fla.)"
    while (core < phrase.head_end && scan_.word(core) != "(") ++core;
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
    for (const SpanHit& hit : scan_.spans(slot_of(BuiltinSlot::Source))) {
      if (hit.begin != phrase.begin || hit.end != phrase.end) continue;
      work_.out.mentions.edit(Id<Mention>{hit.value}).whole = true;
      return;
    }
    add_source(work_, phrase.begin, phrase.end, row);
  }

  SentenceWork& work_;
  const Scan& scan_;
  NounPhrases phrases_;
  Slot helper_slot_;
};

}  // namespace

void add_names(SentenceWork& work) { NameFinder(work).run(); }

void add_mentions(SentenceWork& work) {
  // half of all sentences hold no cue: nobody in them is looked for
  if (!work.scan.present(EngineList::Cues) && !work.matcher.wants(work.scan, Stage::Claims, slot_of(BuiltinSlot::Source)))
    return;
  std::vector<SpanHit> registry(work.scan.spans(slot_of(BuiltinSlot::Registry)).begin(),
                                work.scan.spans(slot_of(BuiltinSlot::Registry)).end());
  for (const SpanHit& hit : registry) {
    add_source(work, hit.begin, hit.end, {.tokens = {}, .name = work.range(hit.begin, hit.end), .source = hit.value});
  }
  std::vector<SpanHit> names(work.scan.spans(slot_of(BuiltinSlot::Name)).begin(),
                             work.scan.spans(slot_of(BuiltinSlot::Name)).end());
  for (const SpanHit& hit : names) {
    bool known = std::any_of(registry.begin(), registry.end(),
                             [&](const SpanHit& r) { return r.begin == hit.begin && r.end == hit.end; });
    if (!known) add_source(work, hit.begin, hit.end, {.tokens = {}, .name = work.range(hit.begin, hit.end)});
  }
  add_rule_mentions(work, Stage::Mentions);
  add_rule_mentions(work, Stage::CompoundMentions);
  PhraseFinder(work).run();
}

}  // namespace sayso
