/// lint: what is allowed in a rule, and most likely not meant: warnings for `sayso rules validate`.
///
///     desk.yaml:12:5: warning R301: measure "stranded" has no examples
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/rulepack/rulepack.h"

namespace sayso {

/// R301 no examples, R302 examples of one kind only, R303 a phrase that can never match, R304 an `unless:` that cannot overlap a match,
/// R305 a source's name that another one has, R306 an alternative that another one covers, R307 a phrase that is tried in most
/// sentences, R308 a list that nothing uses. All are warnings, in the order of the rules.
std::vector<Diagnostic> lint(const RulePack& pack);

/// Whether the engine or the compiler asks for the list by its name.
bool is_engine_list(std::string_view name);

}  // namespace sayso
