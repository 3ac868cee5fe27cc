/// Records: the rows that `--format jsonl` prints. They are the contract with every other program, and every other format that holds
/// data is made from the same values. docs/records.md lists the fields.
///
///     std::string line;   add_claim_record(document_value(document), claim, line);   // {"kind":"claim",…}
///
/// Each function appends one JSON object, without a line end. What the articles hold that is not UTF-8
/// comes out as U+FFFD; offsets are those of the article's own bytes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/check/finding.h"
#include "engine/report/event_report.h"
#include "engine/resolve/document_claims.h"

namespace sayso {

/// What a run did, in numbers.
struct RunSummary {
  std::uint64_t documents = 0;
  std::uint64_t unread = 0;
  std::uint64_t claims = 0;
  std::uint64_t figures = 0;
  std::uint64_t pairs_compared = 0;
  std::map<std::string, std::uint64_t> pairs_not_compared = {};
  std::uint64_t findings = 0;
  std::uint64_t suppressed = 0;  ///< left out of the findings; told where there are some
  std::uint64_t filtered = 0;    ///< by filters for a source, as well
  std::uint64_t known = 0;       ///< left out because the baseline has them
};

/// An article as its rows name it, as JSON: it is the same in all of them.
std::string document_value(const DocumentRef& document);

void add_claim_record(std::string_view document, const Claim& claim, std::string& out);
void add_quantity_record(const DocumentRef& document, Span span, std::string_view text, const Quantity& quantity,
                         std::string& out);
void add_sentence_record(const DocumentRef& document, Span span, std::string_view text, std::string& out);
void add_finding_record(const Finding& finding, std::string& out);
void add_event_record(const EventReport& event, std::string& out);
void add_diagnostic_record(const Diagnostic& diagnostic, std::string& out);
void add_summary_record(const RunSummary& summary, std::string& out);

}  // namespace sayso
