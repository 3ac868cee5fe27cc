#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <boost/container/small_vector.hpp>
#include <boost/container/static_vector.hpp>

#include "engine/extract/sentence_stages.h"

namespace sayso {
namespace {

/// How sure it is that nobody but the one named behind a cue speaks: "…, said CNN." is, "…, said CNN in May" may be, "…, said CNN was"
/// is not.
enum class Inverse : std::uint8_t { No, Perhaps, Yes };

/// A match of an attribution rule on its way to become a row.
struct Candidate {
  const Match* match;
  std::size_t begin;  ///< of the match, with all of its source
  std::size_t end;
  const AttributionRule* rule;
  std::uint32_t rule_index;
  std::size_t cue_begin;
  std::size_t cue_end;
  std::size_t source_distance;  ///< tokens between source and cue
  std::optional<std::uint32_t> source;
  bool aside = false;         ///< the source is a name and what is told of it between commas, before the cue
  bool source_after = false;  ///< "said CNN", "according to CNN"
  bool loose = false;         ///< the aside has no shape of its own
  Inverse inverse = Inverse::No;
};

std::size_t distance(std::size_t a_begin, std::size_t a_end, std::size_t b_begin, std::size_t b_end) {
  return a_end <= b_begin ? b_begin - a_end : b_end <= a_begin ? a_begin - b_end : 0;
}

/// The longest mention whose ends were found from the cue and that shares the given end with the match's source.
std::uint32_t whole_mention(const SentenceWork& work, const CaptureHit& source, bool before_cue) {
  std::uint32_t best = source.value;
  std::size_t longest = 0;
  for (const SpanHit& hit : work.scan.spans(slot_of(BuiltinSlot::Source))) {
    bool shares = before_cue ? hit.end == source.end : hit.begin == source.begin;
    std::size_t size = hit.end - hit.begin;
    if (!shares || size <= longest || !work.out.mentions[Id<Mention>{hit.value}].whole) continue;
    longest = size;
    best = hit.value;
  }
  return best;
}

bool has_comma(const SentenceWork& work, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end; ++at) {
    if (work.scan.word(at) == ",") return true;
  }
  return false;
}

/// The mention that the words before a cue open or, where its ends are known, stand in: "polls" of "the latest polls in Ohio showed".
std::optional<std::uint32_t> around(const SentenceWork& work, std::size_t at, std::size_t cue) {
  for (const SpanHit& hit : work.scan.spans(slot_of(BuiltinSlot::Source))) {
    bool fits = hit.begin == at || work.out.mentions[Id<Mention>{hit.value}].whole;
    if (fits && hit.begin <= at && at < hit.end && hit.end <= cue) return hit.value;
  }
  return std::nullopt;
}

/// A rule of wanting, praising and the like: claims of their own only where the article tells them itself, not in "he said that she
/// wants" or "the wall that she wants".
bool weak(const Candidate& c) { return c.rule->head.priority < 0; }

Inverse inverse_of(const Scan& scan, std::size_t behind) {
  if (behind >= scan.body_end() || scan.token(behind).kind != TokenKind::Word) return Inverse::Yes;
  bool tail = scan.has(EngineList::ContentTails, behind) || scan.has(EngineList::Relatives, behind) ||
              scan.has(EngineList::PhraseLinks, behind) || scan.has(EngineList::CloseLinks, behind);
  return tail ? Inverse::Perhaps : Inverse::No;
}

/// "CNN reported, citing the ministry": whoever speaks beside it says what this source said.
bool cited(const Candidate& c) { return c.rule->relay == "cited"; }

std::optional<Candidate> candidate_of(const SentenceWork& work, const Match& match) {
  const RuleRef& ref = work.pack.refs()[work.pack.forms()[match.form].rule];
  if (ref.kind != RuleKind::Attribution) return std::nullopt;
  Candidate c{.match = &match,
              .begin = match.begin,
              .end = match.end,
              .rule = &work.pack.rules().attributions[ref.index],
              .rule_index = ref.index,
              .cue_begin = match.begin,
              .cue_end = match.end,
              .source_distance = kMaxSentenceTokens,
              .source = {}};
  // "name-calling": a hyphen inside a word is no dash
  if (work.scan.is('-', match.begin) && work.scan.token(match.begin).is(kGlued) && work.scan.token(match.begin + 1).is(kGlued))
    return std::nullopt;
  if (const CaptureHit* cue = match.find(BuiltinCapture::Cue)) {
    c.cue_begin = cue->begin;
    c.cue_end = cue->end;
  }
  const CaptureHit* source = match.find(BuiltinCapture::Source);
  if (source != nullptr && source->slot == slot_of(BuiltinSlot::Source)) {
    c.source = whole_mention(work, *source, source->end <= c.cue_begin);
    TokenRange whole = work.out.mentions[Id<Mention>{*c.source}].tokens;
    std::size_t begin = whole.first - work.scan.first();
    std::size_t end = whole.last - work.scan.first();
    if (source->begin == match.begin) c.begin = begin;
    if (source->end == match.end) c.end = end;
    c.source_distance = distance(begin, end, c.cue_begin, c.cue_end);
    c.source_after = begin >= c.cue_end;
    bool aside = has_comma(work, begin, end);
    // "reviled by some, said": a comma ends what came before, unless it closes an aside
    // or follows what stands in brackets: "John Kasich (R-OH), said"
    if (end + 1u == c.cue_begin && work.scan.is(',', end) && !aside && !work.scan.is(')', end - 1)) return std::nullopt;
    // "citing concerns": what no rule knows is no source that may be cited
    const Mention& who = work.out.mentions[Id<Mention>{*c.source}];
    if (cited(c) && !who.rule && who.name.empty()) return std::nullopt;
    c.aside = aside && !c.source_after && who.whole;
    c.loose = c.aside && !who.head.empty();
    c.inverse = c.source_after ? inverse_of(work.scan, end) : Inverse::No;
    // "Smith, an analyst, said the war was over": not "…, said the war"
    if (c.source_after && c.inverse == Inverse::No && work.scan.is(',', match.begin)) return std::nullopt;
  } else if (source == nullptr && match.begin < c.cue_begin) {
    c.source = around(work, match.begin, c.cue_begin);
    bool word = work.scan.token(match.begin).kind == TokenKind::Word && !work.scan.has(EngineList::PhraseStops, match.begin);
    if (!c.source && word) return std::nullopt;
    if (c.source) c.begin = work.out.mentions[Id<Mention>{*c.source}].tokens.first - work.scan.first();
  }
  return c;
}

/// Who speaks inside a quotation is the quoted speaker's matter; only a named source there is one of its own.
bool only_quoted(const SentenceWork& work, const Candidate& c) {
  for (const SpanHit& quote : work.scan.spans(slot_of(BuiltinSlot::Quote))) {
    if (quote.begin > c.begin || c.end > quote.end) continue;
    if (!c.source) return true;
    const Mention& mention = work.out.mentions[Id<Mention>{*c.source}];
    return !mention.source;
  }
  return false;
}

/// Whether a clause begins here: at the start, behind a mark, or behind a word that joins clauses and ends what was named before ("but").
bool opens_clause(const Scan& scan, std::size_t at) {
  if (at <= scan.body_begin()) return true;
  const Token& before = scan.token(at - 1);
  if (before.kind == TokenKind::Mark) return !before.is(kGlued) || scan.is(',', at - 1) || scan.is(':', at - 1);
  if (before.kind == TokenKind::Quote) return true;
  // "as", "because", "though" begin what the article tells itself; "that", "how", "whether" what somebody says
  bool tells = scan.has(EngineList::NounPhraseEnds, at - 1) || scan.has(EngineList::ContentTails, at - 1);
  return tells && scan.has(EngineList::PhraseJoins, at - 1) && !scan.has(EngineList::Relatives, at - 1);
}

/// Where the candidate's speaker stands, else the match.
std::size_t subject_of(const SentenceWork& work, const Candidate& c) {
  return c.source ? work.out.mentions[Id<Mention>{*c.source}].tokens.first - work.scan.first() : c.begin;
}

/// Whether the source opens a clause, outside of quotations.
bool in_main_clause(const SentenceWork& work, const Candidate& c) {
  if (!opens_clause(work.scan, subject_of(work, c))) return false;
  const auto& quotes = work.scan.spans(slot_of(BuiltinSlot::Quote));
  return std::none_of(quotes.begin(), quotes.end(),
                      [&](const SpanHit& quote) { return quote.begin <= c.cue_begin && c.cue_begin < quote.end; });
}

/// Weak rules of -1 are as good as any; those below come last.
int rank_of(const Candidate& c) {
  int priority = static_cast<int>(c.rule->head.priority);
  return priority == -1 ? 0 : priority;
}

/// DESIGN, "Ties": source nearest to its cue, then longest match, then priority, then order in the file. Priority comes first
/// where a rule asks for it.
bool better(const Candidate& a, const Candidate& b) {
  // "Colin Clarke, an analyst, said at last": not "…, said CNN."
  if (a.aside != b.aside && a.source_after != b.source_after) {
    const Candidate& after = a.source_after ? a : b;
    bool inverse = after.inverse == Inverse::Yes || (a.loose || b.loose);
    return a.source_after == inverse;
  }
  if (int asked = rank_of(a) - rank_of(b); asked != 0) return asked > 0;
  if (a.source.has_value() != b.source.has_value()) return a.source.has_value();
  if (a.source_distance != b.source_distance) return a.source_distance < b.source_distance;
  auto length = [](const Candidate& c) { return c.end - c.begin; };
  if (length(a) != length(b)) return length(a) > length(b);
  return a.rule_index < b.rule_index;
}

/// Most sentences have few cues.
using Candidates = boost::container::small_vector<Candidate, 4>;

/// One candidate for each cue.
Candidates choose(const SentenceWork& work, std::span<const Match> matches) {
  Candidates chosen;
  for (const Match& match : matches) {
    auto c = candidate_of(work, match);
    if (!c || only_quoted(work, *c) || (weak(*c) && !in_main_clause(work, *c))) continue;
    auto rival = std::find_if(chosen.begin(), chosen.end(), [&](const Candidate& other) {
      return c->cue_begin < other.cue_end && other.cue_begin < c->cue_end;
    });
    if (rival == chosen.end()) {
      chosen.push_back(*c);
    } else if (better(*c, *rival)) {
      *rival = *c;
    }
  }
  std::sort(chosen.begin(), chosen.end(), [](const Candidate& a, const Candidate& b) { return a.cue_begin < b.cue_begin; });
  return chosen;
}

/// Finds the words that are said.
class ContentFinder {
 public:
  /// Before and after the cue.
  using Sides = boost::container::static_vector<TokenRange, 2>;

  ContentFinder(const SentenceWork& work, std::span<const Candidate> all) : work_(work), scan_(work.scan), all_(all) {}

  Sides find(const Candidate& c) const {
    if (const Candidate* speaker = cited(c) ? citing(c) : nullptr) return find(*speaker);
    const Form& form = work_.pack.forms()[c.match->form];
    Sides out;
    if (const CaptureHit* hit = c.match->find(BuiltinCapture::Content)) {
      out.push_back(work_.range(hit->begin, hit->end));
      return out;
    }
    bool before = form.content_before;
    bool after = form.content_after;
    if (!before && !after) choose_sides(c, before, after);
    // whom it is about, and how the cue goes on, belong to what is told
    bool subject = c.rule->content == ContentPlace::Sentence;
    if (before) add(out, before_of(c), subject ? c.cue_begin : c.begin);
    if (after) add(out, subject ? c.cue_end : behind(c), after_of(c));
    return out;
  }

 private:
  /// Who cites: the speaker before, else the one after ("CNN, citing the ministry, said").
  const Candidate* citing(const Candidate& c) const {
    const Candidate* best = nullptr;
    for (const Candidate& other : all_) {
      if (cited(other) || weak(other)) continue;
      bool before = other.cue_end <= c.cue_begin;
      if (before || (best == nullptr && other.cue_begin >= c.cue_end)) best = &other;
    }
    return best;
  }

  bool is_mark(std::size_t at) const {
    return scan_.token(at).kind == TokenKind::Mark || scan_.token(at).kind == TokenKind::Quote;
  }

  /// "$source said" may follow what is said, or come before it, or stand in its midst.
  void choose_sides(const Candidate& c, bool& before, bool& after) const {
    switch (c.rule->content) {
      case ContentPlace::Before: before = true; return;
      case ContentPlace::After: after = true; return;
      case ContentPlace::Sentence: before = after = true; return;
      case ContentPlace::Quote:
      case ContentPlace::Clause:
      case ContentPlace::Captured: break;
      case ContentPlace::None: return;
    }
    std::size_t begin = c.begin;
    std::size_t end = c.end;
    if (begin <= scan_.body_begin()) {
      after = true;
      return;
    }
    if (end >= scan_.body_end()) {
      before = true;
      return;
    }
    bool set_off = is_mark(begin - 1);
    bool quoted = set_off && (closes_quote(begin - 1) || (begin > 1 && closes_quote(begin - 2)));
    bool mark_after = is_mark(end);
    bool quote_after = opens_quote(end) || (mark_after && opens_quote(end + 1));
    if (c.source_after) {
      before = true;
      after = quote_after || (set_off && mark_after && scan_.word(end) == "," && !another_at(end + 1) &&
                              !scan_.has(EngineList::Relatives, end + 1));
      return;
    }
    if (quoted) {
      before = true;
      after = quote_after || opening_quote_after(end);
      return;
    }
    if (!set_off || quote_after || scan_.word(end) == ":") {
      after = true;
      return;
    }
    if (mark_after) {
      before = true;
      after = scan_.word(end) != "." && !another_at(end + 1) && !scan_.has(EngineList::Relatives, end + 1);
      return;
    }
    before = tail(c, end);
    after = !before;
  }

  bool closes_quote(std::size_t at) const {
    return scan_.token(at).kind == TokenKind::Quote && !scan_.token(at).is(kOpensQuote);
  }
  bool opens_quote(std::size_t at) const {
    return at < scan_.size() && scan_.token(at).kind == TokenKind::Quote && !scan_.token(at).is(kClosesQuote);
  }
  bool opening_quote_after(std::size_t at) const {
    for (; at < scan_.size(); ++at) {
      if (opens_quote(at)) return true;
    }
    return false;
  }
  /// Whether another attribution begins here.
  bool another_at(std::size_t at) const {
    return std::any_of(all_.begin(), all_.end(),
                       [&](const Candidate& other) { return other.begin == at || other.cue_begin == at; });
  }

  /// "The war is over, he said in a statement on Friday.": nothing behind the cue but when and where it was said.
  bool tail(const Candidate& c, std::size_t end) const {
    if (!scan_.has(EngineList::ContentTails, end)) return false;
    for (std::size_t at = end; at < scan_.body_end(); ++at) {
      if (opens_content(at) && scan_.word(at) != "-") return false;
    }
    if (scan_.body_end() - end <= 6) return true;
    // what stands before is another's: "According to CNN, police said …, they told people about …"
    if (std::any_of(all_.begin(), all_.end(), [&](const Candidate& other) { return other.end <= c.begin; })) return false;
    return !scan_.has(EngineList::ContentTails, before_of(c));
  }

  /// "that", a quotation mark: the words after the cue are what is said.
  bool opens_content(std::size_t at) const {
    return scan_.has(EngineList::ContentOpeners, at) || scan_.token(at).kind == TokenKind::Quote;
  }

  /// Where content that ends at the match begins: after the last stop, or after an earlier attribution's match.
  std::size_t before_of(const Candidate& c) const {
    std::size_t begin = 0;
    for (const Candidate& other : all_) {
      bool earlier = other.end <= c.begin && other.cue_begin < c.cue_begin;
      // an earlier cue whose content runs into this clause is itself part of what is said here
      // "…, he said, according to CNN": nothing but a mark between them, and the words of both are the same
      bool apart = other.end + 1u < c.begin;
      if (earlier && apart && other.begin > scan_.body_begin() && is_mark(other.begin - 1) && is_mark(other.end)) {
        begin = std::max<std::size_t>(begin, other.end);
      }
    }
    for (std::size_t at = begin; at < c.begin; ++at) {
      if (scan_.has(EngineList::ContentStops, at)) begin = at + 1;
    }
    return begin;
  }

  /// Where content that follows the match begins: "CNN reported, citing the ministry, that …"
  std::size_t behind(const Candidate& c) const {
    for (const Candidate& other : all_) {
      if (cited(other) && other.begin == c.end) return other.end;
    }
    return c.end;
  }

  std::size_t after_of(const Candidate& c) const {
    std::size_t end = scan_.size();
    for (const Candidate& other : all_) {
      // a cue set off at the end of the sentence closes this content: "…, he said"
      bool set_off = other.begin > c.end && (is_mark(other.begin) || is_mark(other.begin - 1));
      bool closing = set_off && other.end >= scan_.body_end();
      bool cites = cited(other) && other.begin > c.end;
      if (closing || cites) end = std::min<std::size_t>(end, other.begin);
      if (turns_to(c, other)) end = std::min(end, subject_of(work_, other) - 1);
    }
    for (std::size_t at = c.end; at < end; ++at) {
      if (scan_.has(EngineList::ContentStops, at)) end = at;
    }
    return end;
  }

  /// "Police said 12 were hurt, but doctors said 15": another speaker's clause begins.
  bool turns_to(const Candidate& c, const Candidate& other) const {
    std::size_t subject = subject_of(work_, other);
    if (!other.source || other.source_after || subject < c.end + 3u) return false;
    return scan_.has(EngineList::PhraseJoins, subject - 1) && scan_.has(EngineList::NounPhraseEnds, subject - 1) &&
           !scan_.has(EngineList::Relatives, subject - 1);
  }

  /// Without the marks and opening words at its ends.
  void add(Sides& out, std::size_t begin, std::size_t end) const {
    while (begin < end && (is_mark(begin) || scan_.has(EngineList::ContentOpeners, begin))) ++begin;
    while (end > begin && is_mark(end - 1)) --end;
    if (begin < end) out.push_back(work_.range(begin, end));
  }

  const SentenceWork& work_;
  const Scan& scan_;
  std::span<const Candidate> all_;
};

/// Whether a phrase that opens the sentence may be what it is about: not "Last month, …", "Speaking in Ohio, …".
bool about(const SentenceWork& work, const SpanHit& hit) {
  const Scan& scan = work.scan;
  if (hit.end >= scan.size() || scan.token(hit.end).kind == TokenKind::Mark) return false;
  bool link = scan.has(EngineList::PhraseLinks, hit.end) || scan.has(EngineList::CloseLinks, hit.end);
  return hit.end - hit.begin > 1 || !link;
}

/// Who speaks where the phrase names nobody ("…, he said, adding that …"): the speaker of the cue before, else who the sentence is about.
std::optional<std::uint32_t> carried(const SentenceWork& work, std::span<const Candidate> all, const Candidate& c) {
  for (auto other = all.rbegin(); other != all.rend(); ++other) {
    if (other->source && other->cue_end <= c.cue_begin) return other->source;
  }
  const Scan& scan = work.scan;
  SpanHit best{};
  auto longest_at = [&](std::size_t at) {
    bool whole = false;
    for (const SpanHit& hit : scan.spans(slot_of(BuiltinSlot::Source))) {
      if (hit.begin != at || hit.end > c.cue_begin || whole || hit.end <= best.end) continue;
      whole = work.out.mentions[Id<Mention>{hit.value}].whole;
      best = hit;
    }
  };
  std::size_t front = scan.body_begin();
  // "But the court …", not "When the court …"
  if (scan.has(EngineList::PhraseJoins, front) && !scan.has(EngineList::ContentTails, front)) ++front;
  while (front < c.cue_begin && scan.has(EngineList::CueHelpers, front) && !scan.has(EngineList::PhraseJoins, front))
    ++front;  // "Then the court …"
  longest_at(front);
  if (best.end > 0 && !about(work, best)) best = {};
  for (std::size_t at = front + 1; best.end == 0 && at < c.cue_begin; ++at) {
    if (scan.word(at - 1) == "," && !scan.has(EngineList::Cues, at)) longest_at(at);
  }
  if (best.end == 0) return std::nullopt;
  return best.value;
}

std::string_view stance_of(const SentenceWork& work, const Candidate& c) {
  if (!c.rule->stance.empty()) return c.rule->stance;
  for (const RulePack::StanceCues& row : work.pack.stances()) {
    for (std::size_t at = c.cue_begin; at < c.cue_end; ++at) {
      if (work.scan.holds(row.atom, at)) return row.stance;
    }
    for (const SpanHit& hit : work.scan.spans(row.slot)) {
      if (hit.begin < c.cue_end && c.cue_begin < hit.end) return row.stance;
    }
  }
  return {};
}

/// Drops what needs a clause of the article's own and stands in another's words.
void drop_nested(const SentenceWork& work, Candidates& chosen) {
  bool any = std::any_of(chosen.begin(), chosen.end(), weak);
  if (!any || chosen.size() < 2) return;
  ContentFinder contents(work, chosen);
  boost::container::small_vector<TokenRange, 8> told;
  for (const Candidate& c : chosen) {
    if (weak(c)) continue;
    for (TokenRange content : contents.find(c)) told.push_back(content);
  }
  auto nested = [&](const Candidate& c) {
    TokenRange cue = work.range(c.cue_begin, c.cue_end);
    return weak(c) && std::any_of(told.begin(), told.end(), [&](TokenRange content) { return content.overlaps(cue); });
  };
  chosen.erase(std::remove_if(chosen.begin(), chosen.end(), nested), chosen.end());
}

/// "He said that the ministry had warned of it": in the words of another who is not cited, and no clause of its own.
bool inside_another(const SentenceWork& work, const Candidate& c, const AttributionMention& row,
                    std::span<const AttributionMention> all) {
  if (cited(c) || c.rule->head.priority > 0 || opens_clause(work.scan, subject_of(work, c))) return false;
  auto holds = [](const AttributionMention& a, TokenRange words) {
    return std::any_of(a.content.begin(), a.content.end(), [&](TokenRange content) { return content.overlaps(words); });
  };
  return std::any_of(all.begin(), all.end(), [&](const AttributionMention& other) {
    return holds(other, row.cue) && !holds(row, other.cue) && other.source != row.source;
  });
}

}  // namespace

void add_attributions(SentenceWork& work, std::span<const Match> matches) {
  Candidates chosen = choose(work, matches);
  drop_nested(work, chosen);
  ContentFinder contents(work, chosen);
  std::size_t first = work.out.attributions.size();
  boost::container::small_vector<const Candidate*, 4> kept;
  for (const Candidate& c : chosen) {
    const ContentFinder::Sides content = contents.find(c);
    AttributionMention row{.rule = c.rule_index,
                           .tokens = work.range(c.begin, c.end),
                           .cue = work.range(c.cue_begin, c.cue_end),
                           .content = Contents(content.begin(), content.end()),
                           .stance = stance_of(work, c),
                           .sentence = work.sentence};
    if (c.source && c.rule->content != ContentPlace::Sentence) row.source = Id<Mention>{*c.source};
    if (!c.source && c.rule->content == ContentPlace::After) {
      auto speaker = carried(work, chosen, c);
      if (!speaker) continue;
      row.source = Id<Mention>{*speaker};
    }
    // "He wrote:" is filled by the quotation that follows
    row.open = c.end < work.scan.size() && work.scan.word(c.end) == ":";
    if (row.content.empty() && c.rule->content != ContentPlace::None && !row.open) continue;
    work.out.attributions.push_back(std::move(row));
    kept.push_back(&c);
  }
  auto rows = std::span(work.out.attributions).subspan(first);
  if (rows.size() < 2) return;
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].inner = inside_another(work, *kept[i], rows[i], rows);
}

}  // namespace sayso
