#include <algorithm>
#include <optional>
#include <utility>

#include "engine/extract/sentence_stages.h"

namespace sayso {
namespace {

/// A match of an attribution rule on its way to become a row.
struct Candidate {
  const Match* match;
  const AttributionRule* rule;
  std::uint32_t rule_index;
  std::size_t cue_begin;
  std::size_t cue_end;
  std::size_t source_distance;   ///< tokens between source and cue
  std::optional<std::uint32_t> source;
};

std::size_t distance(std::size_t a_begin, std::size_t a_end, std::size_t b_begin, std::size_t b_end) {
  return a_end <= b_begin ? b_begin - a_end : b_end <= a_begin ? a_begin - b_end : 0;
}

std::optional<Candidate> candidate_of(const SentenceWork& work, const Match& match) {
  const RuleRef& ref = work.pack.refs()[work.pack.forms()[match.form].rule];
  if (ref.kind != RuleKind::Attribution) return std::nullopt;
  Candidate c{.match = &match, .rule = &work.pack.rules().attributions[ref.index], .rule_index = ref.index, .cue_begin = match.begin, .cue_end = match.end, .source_distance = kMaxSentenceTokens, .source = {}};
  if (const CaptureHit* cue = match.find(BuiltinCapture::Cue)) {
    c.cue_begin = cue->begin;
    c.cue_end = cue->end;
  }
  const CaptureHit* source = match.find(BuiltinCapture::Source);
  if (source != nullptr && source->slot == slot_of(BuiltinSlot::Source)) {
    c.source = source->value;
    c.source_distance = distance(source->begin, source->end, c.cue_begin, c.cue_end);
  }
  return c;
}

/// DESIGN, "Ties": source nearest to its cue, then longest match, then priority, then order in the file. Priority comes first
/// where a rule asks for it.
bool better(const Candidate& a, const Candidate& b) {
  if (a.rule->head.priority != b.rule->head.priority) return a.rule->head.priority > b.rule->head.priority;
  if (a.source.has_value() != b.source.has_value()) return a.source.has_value();
  if (a.source_distance != b.source_distance) return a.source_distance < b.source_distance;
  auto length = [](const Candidate& c) { return c.match->end - c.match->begin; };
  if (length(a) != length(b)) return length(a) > length(b);
  return a.rule_index < b.rule_index;
}

/// One candidate for each cue.
std::vector<Candidate> choose(const SentenceWork& work, std::span<const Match> matches) {
  std::vector<Candidate> chosen;
  for (const Match& match : matches) {
    auto c = candidate_of(work, match);
    if (!c) continue;
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
  ContentFinder(const SentenceWork& work, std::span<const Candidate> all)
      : work_(work), scan_(work.scan), all_(all), stops_(work.pack.atom(EngineList::ContentStops)), openers_(work.pack.atom(EngineList::ContentOpeners)) {}

  std::vector<TokenRange> find(const Candidate& c) const {
    const Form& form = work_.pack.forms()[c.match->form];
    std::vector<TokenRange> out;
    if (const CaptureHit* hit = c.match->find(BuiltinCapture::Content)) {
      out.push_back(work_.range(hit->begin, hit->end));
      return out;
    }
    bool before = form.content_before;
    bool after = form.content_after;
    if (!before && !after) choose_sides(c, before, after);
    if (before) add(out, before_of(c), c.match->begin);
    if (after) add(out, c.match->end, after_of(c));
    return out;
  }

 private:
  bool is_mark(std::size_t at) const { return scan_.token(at).kind == TokenKind::Mark || scan_.token(at).kind == TokenKind::Quote; }

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
    std::size_t begin = c.match->begin;
    std::size_t end = c.match->end;
    bool nothing_before = begin <= scan_.body_begin();
    bool nothing_after = end >= scan_.body_end();
    bool set_off = begin > 0 && is_mark(begin - 1);
    if (nothing_before) {
      after = true;
    } else if (nothing_after) {
      before = true;
    } else if (set_off && (is_mark(end) || !opens_content(end))) {
      before = true;
      after = is_mark(end) && scan_.word(end) != ".";
    } else {
      after = true;
    }
  }

  /// "that", a quotation mark: the words after the cue are what is said.
  bool opens_content(std::size_t at) const { return scan_.has(openers_, at) || scan_.token(at).kind == TokenKind::Quote; }

  /// Where content that ends at the match begins: after the last stop, or after an earlier attribution's match.
  std::size_t before_of(const Candidate& c) const {
    std::size_t begin = 0;
    for (const Candidate& other : all_) {
      bool earlier = other.match->end <= c.match->begin && other.cue_begin < c.cue_begin;
      // an earlier cue whose content runs into this clause is itself part of what is said here
      if (earlier && other.match->begin > scan_.body_begin() && is_mark(other.match->begin - 1) && other.match->end < c.match->begin && is_mark(other.match->end)) {
        begin = std::max<std::size_t>(begin, other.match->end);
      }
    }
    for (std::size_t at = begin; at < c.match->begin; ++at) {
      if (scan_.has(stops_, at)) begin = at + 1;
    }
    return begin;
  }

  std::size_t after_of(const Candidate& c) const {
    std::size_t end = scan_.size();
    for (const Candidate& other : all_) {
      // a cue set off at the end of the sentence closes this content: "…, he said"
      bool closing = other.match->begin > c.match->end && is_mark(other.match->begin - 1) && other.match->end >= scan_.body_end();
      if (closing) end = std::min<std::size_t>(end, other.match->begin);
    }
    for (std::size_t at = c.match->end; at < end; ++at) {
      if (scan_.has(stops_, at)) end = at;
    }
    return end;
  }

  /// Without the marks and opening words at its ends.
  void add(std::vector<TokenRange>& out, std::size_t begin, std::size_t end) const {
    while (begin < end && (is_mark(begin) || scan_.has(openers_, begin))) ++begin;
    while (end > begin && is_mark(end - 1)) --end;
    if (begin < end) out.push_back(work_.range(begin, end));
  }

  const SentenceWork& work_;
  const Scan& scan_;
  std::span<const Candidate> all_;
  Atom stops_;
  Atom openers_;
};

std::string stance_of(const SentenceWork& work, const Candidate& c) {
  if (!c.rule->stance.empty()) return c.rule->stance;
  for (const RulePack::StanceCues& row : work.pack.stances()) {
    for (std::size_t at = c.cue_begin; at < c.cue_end; ++at) {
      if (work.scan.has(row.atom, at)) return row.stance;
    }
    for (const SpanHit& hit : work.scan.spans(row.slot)) {
      if (hit.begin < c.cue_end && c.cue_begin < hit.end) return row.stance;
    }
  }
  return {};
}

}  // namespace

void add_attributions(SentenceWork& work, std::span<const Match> matches) {
  std::vector<Candidate> chosen = choose(work, matches);
  ContentFinder contents(work, chosen);
  for (const Candidate& c : chosen) {
    AttributionMention row{.rule = c.rule_index,
                           .tokens = work.range(c.match->begin, c.match->end),
                           .cue = work.range(c.cue_begin, c.cue_end),
                           .content = contents.find(c),
                           .stance = stance_of(work, c),
                           .sentence = work.sentence};
    if (c.source) row.source = Id<Mention>{*c.source};
    bool empty = row.content.empty() && c.rule->content != ContentPlace::None;
    if (empty) continue;
    work.out.attributions.push_back(std::move(row));
  }
}

}  // namespace sayso
