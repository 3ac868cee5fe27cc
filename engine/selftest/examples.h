/// run_examples: runs the examples that stand in rules against the rules themselves.
///
///     for (const ExampleResult& r : run_examples(pack)) if (r.outcome() == ExampleOutcome::Fails) …
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/rulepack/rulepack.h"

namespace sayso {

enum class ExampleOutcome : std::uint8_t {
  Passes,
  Fails,
  KnownGap,     ///< fails, and has a `todo`
  GapIsClosed,  ///< passes, and has a `todo` still
  Asks,         ///< `expect: "?"`
};

struct ExampleResult {
  std::string kind;  ///< "measure"
  std::string rule;  ///< "deaths"
  Place place;       ///< of the example's text, or of its first article
  std::vector<std::string> texts;
  bool passed = false;
  bool asks = false;
  /// Rows that must be there, and those that the rule gave; a check's have the field "verdict" alone. Nothing expected: nothing may be.
  std::vector<ExpectedRow> expected = {};
  std::vector<ExpectedRow> extracted = {};
  std::string todo;  ///< reason of a known gap, as the example gives it

  ExampleOutcome outcome() const;
};

/// In the order of the files. An example's text is read as an article of its own, dated 2024-03-23; a check's articles have the ids
/// a1, a2 …, publishers of their own, and one event.
std::vector<ExampleResult> run_examples(const RulePack& pack);

/// Whether a row's field is as an example wants it: a source may be told by its words, its name or its id.
bool field_fits(const ExpectedRow& row, const std::string& field, const std::string& wanted);

/// "expected {low: 41}, found {low: 40, …} in "Forty people …"", on one line.
std::string told_on_a_line(const ExampleResult& result);

}  // namespace sayso
