/// What the text format shows of one finding, one article or one event: strings of whole lines. For people; programs read jsonl.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/check/finding.h"
#include "engine/report/event_report.h"
#include "engine/report/paint.h"
#include "engine/report/records.h"

namespace sayso {

struct TextStyle {
  Paint paint;
  std::uint32_t columns;
};

/// "a.txt:3:14"; of JSON Lines "a.jsonl:12 (text 3:14)", as an editor does not see the lines inside a field.
std::string told_place(const DocumentRef& document, std::uint32_t line, std::uint32_t column);

/// The same of an anchor: "a.md (headline)" where it stands in a headline that is not part of the text.
std::string told_place(const Anchor& anchor);
/// The words of the anchor inside its quotation; nothing where the quotation is not the text that the span counts in.
std::optional<Span> words_in_quote(const Anchor& anchor);

std::string text_of_finding(const Finding& finding, const TextStyle& style);
std::string text_of_claims(const DocumentClaims& document, std::string_view bytes, const TextStyle& style);
std::string text_of_event(const EventReport& event, const TextStyle& style);

struct FindingCounts {
  std::uint64_t errors = 0, warnings = 0, notes = 0;
};
/// `counts` is nothing where no check ran: then there are no pairs to tell of either.
std::string text_of_summary(const RunSummary& summary, const std::optional<FindingCounts>& counts, const TextStyle& style);

}  // namespace sayso
