/// The kinds of check. `type:` of a rule names one; a new kind is a file and a line of the table in catalogue.cpp.
///
///     find_check_kind("conflict")->on_by_default == true
///
/// A kind that is on by default runs for all measures unless rules of that kind say what to run.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/check/finding.h"
#include "engine/check/statement.h"

namespace sayso {

/// A finding with what it is ranked by.
struct RankedFinding {
  Finding finding;
  bool independent = true;  ///< the sides are neither one origin nor of one owner
  double size =
      0;  ///< of the disagreement: 0 … 1, the gap in proportion to the larger number, less for hearsay and for other times
  Severity at_most = Severity::Error;  ///< whatever rules and filters say: of what is disclosed or in doubt
  bool off = false;                    ///< a filter says that it is not to be reported
};

using CheckFunction = void (*)(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                               std::vector<RankedFinding>& out);

struct CheckKind {
  std::string_view name;
  CheckFunction run;
  std::string_view about;    ///< one line for help
  std::string_view message;  ///< where the rule gives none
  Severity severity;         ///< of a run without a rule of the kind
  bool on_by_default;
};

std::span<const CheckKind> check_kinds();
/// Nothing where there is no such kind.
const CheckKind* find_check_kind(std::string_view name);

}  // namespace sayso
