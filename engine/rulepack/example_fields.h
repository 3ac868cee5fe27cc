/// Example fields: what `expect:` of an example may name, for each family of rules; one table for the loader, the examples' runner
/// and the schema.
///
///     example_fields("measure")[1].name == "low"
#pragma once

#include <span>
#include <string_view>

namespace sayso {

struct ExampleField {
  std::string_view name;
  std::string_view usual = {};  ///< the value that goes without saying
  bool telling = true;          ///< an answer to `expect: "?"` gives it; the others follow from it, or hardly ever matter
};

/// By the kind of rule as messages call it ("measure"), in the order in which people are told of them; empty for checks, whose
/// examples expect a verdict.
std::span<const ExampleField> example_fields(std::string_view kind);

}  // namespace sayso
