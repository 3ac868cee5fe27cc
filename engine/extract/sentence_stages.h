/// The stages of one sentence, in their order: each adds rows to the Extraction, and spans to the Scan for the stages after it.
/// Private to extract/.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "engine/extract/extraction.h"
#include "engine/rulepack/match.h"
#include "engine/rulepack/scan.h"

namespace sayso {

/// Those who are counted as one: "a woman and two men".
using GroupMembers = boost::container::small_vector<Id<QuantityMention>, 4>;

/// One sentence under work.
struct SentenceWork {
  const RulePack& pack;
  const TokenizedText& text;
  std::uint32_t sentence;              ///< index into text.sentences
  std::optional<TimeRange> published;  ///< of the article, for "on Friday"
  Scan& scan;
  Matcher& matcher;
  Extraction& out;
  boost::container::small_vector<GroupMembers, 8> groups =
      {};  ///< of the spans in the slot of groups: whose members they count

  TokenRange range(std::size_t begin, std::size_t end) const {
    return {.first = scan.first() + static_cast<std::uint32_t>(begin), .last = scan.first() + static_cast<std::uint32_t>(end)};
  }
};

/// The quotations of the tokens that the scan holds.
void add_quotes(SentenceWork& work);
void add_quantities(SentenceWork& work);
void add_dates(SentenceWork& work);
void add_places(SentenceWork& work);
void add_names(SentenceWork& work);
void add_mentions(SentenceWork& work);
/// Runs the last stage once: attributions, figures, triggers and marks.
void add_claims(SentenceWork& work);
/// Who is counted, where a rule may ask for it; adds what is only implied to the quantities.
void add_groups(SentenceWork& work);
void add_attributions(SentenceWork& work, std::span<const Match> matches);
/// The figures of all matches, in their order, behind those that there are.
void add_figures(SentenceWork& work, std::span<const Match> matches);
/// Which quantities a match catches, those of groups one by one.
GroupMembers caught_quantities(const SentenceWork& work, const Match& match);
/// "115 people, including five children": the five are counted as the 115 are.
void add_parts(SentenceWork& work);
/// "Police said 12 were killed; doctors said 15": the bare number counts what the last one did.
void add_bare_counts(SentenceWork& work);

/// After all sentences: what is quoted on without a new cue belongs to the last speaker.
void extend_quotations(const TokenizedText& text, Extraction& out);

}  // namespace sayso
