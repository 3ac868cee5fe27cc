/// Records: the rows that `--format jsonl` prints, as Boost.JSON objects. They are the contract with every other program, and every
/// other format that holds data is made from them. docs/records.md lists the fields.
///
///     claim_record(document, claim, storage)["figures"].as_array()[0].as_object()["measure"] == "deaths"
///
/// The storage is the caller's: a monotonic resource that is released after each row makes a row without a call of malloc.
/// What the articles hold that is not UTF-8 comes out as U+FFFD; offsets are those of the article's own bytes.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <boost/json.hpp>

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
};

using JsonStorage = boost::json::storage_ptr;

boost::json::object claim_record(const DocumentRef& document, const Claim& claim, const JsonStorage& storage);
boost::json::object quantity_record(const DocumentRef& document, Span span, std::string_view text, const Quantity& quantity,
                                    const JsonStorage& storage);
boost::json::object sentence_record(const DocumentRef& document, Span span, std::string_view text, const JsonStorage& storage);
boost::json::object finding_record(const Finding& finding, const JsonStorage& storage);
boost::json::object event_record(const EventReport& event, const JsonStorage& storage);
boost::json::object diagnostic_record(const Diagnostic& diagnostic, const JsonStorage& storage);
boost::json::object summary_record(const RunSummary& summary, const JsonStorage& storage);

}  // namespace sayso
