/// Finding: what a check reports: a verdict, the places in the articles, the reasons. A value, self-contained.
///
///     conflict between corpus/a.md:3:14 (deaths [40,inf) CNN) and corpus/b.md:5:2 (deaths [12,12] TASS)
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/resolve/document_claims.h"

namespace sayso {

/// See DESIGN's table "Verdicts": the first row that fits.
enum class Verdict : std::uint8_t {
  Agrees,
  Revision,
  Update,
  Stale,
  SameOriginDiffers,
  Conflict,
  Drift,
  Compatible,
  CannotCompare,
  PartWhole,  // from here on: of kinds of check that set no two counts of one thing against each other
  Unattributed,
  AnonymousOnly,
  SingleOrigin,
  QuoteDrift,
  SpeakerMismatch,
};
/// "agrees", "same-origin-differs", …
std::string_view name_of(Verdict verdict);
std::optional<Verdict> verdict_named(std::string_view name);

/// One side of a finding: a figure or a quotation, where it stands, and who says it.
struct Anchor {
  DocumentRef document = {};
  Span span = {};
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string text = {};              ///< the words of the span
  bool headline = false;              ///< the span counts in a headline that is not part of the text
  std::optional<Figure> figure = {};  ///< nothing: a quotation
  std::optional<Source> source = {};  ///< nothing: the article's own voice
  std::vector<Relay> via = {};
  std::string origin = {};     ///< name of who is responsible in the end: the source, the publisher, or the document
  std::string origin_id = {};  ///< of the registry; may be empty
  std::string quote = {};      ///< the sentence
  Span quote_span = {};        ///< where the quote stands in the document
};

struct Finding {
  std::string id = {};
  std::string check = {};  ///< id of the rule
  Verdict verdict = Verdict::Conflict;
  Severity severity = Severity::Error;
  bool disclosed = false;
  std::string measure = {};
  std::string event = {};
  std::string message = {};
  std::vector<std::string> reasons = {};
  std::string filter = {};       ///< what a filter for a source did to it, which is the last of the reasons too; empty: nothing
  std::string fingerprint = {};  ///< keyed by content, not by position
  Anchor primary = {};
  std::vector<Anchor> related = {};
};

/// What a run of the checks gives, with what was and was not compared.
struct CheckResult {
  std::vector<Finding> findings = {};  ///< worst first
  std::vector<Finding> filtered = {};  ///< not to be reported, by a filter for a source; worst first
  std::uint64_t pairs_compared = 0;
  std::map<std::string, std::uint64_t> pairs_not_compared = {};  ///< by reason: "other-event", "part", …
};

}  // namespace sayso
