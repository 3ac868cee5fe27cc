/// rule_schema: the JSON Schema of rule files, for editors: completion, a word on each key, a mark under what cannot stand there.
/// Made from what the loader asks for (rulepack/rule_shape.h); the words that go with the keys stand here.
///
///     out << rule_schema();   // is rules/schema.json
#pragma once

#include <string>
#include <vector>

namespace sayso {

/// Pretty-printed, with a line break at the end.
std::string rule_schema();

/// Keys for which nothing is said here, and paths that are described though there is no such key: to be none.
std::vector<std::string> undescribed_keys();

}  // namespace sayso
