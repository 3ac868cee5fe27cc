#include <iostream>

#include <fmt/format.h>

#include "tools/sayso/commands.h"
#include "tools/sayso/run.h"
#include "tools/sayso/with_page.h"

namespace sayso {
int run_rules_validate(const Options& options) {
  auto loaded = load_engine(options);
  std::size_t errors = 0, warnings = 0;
  for (const Diagnostic& d : loaded.diagnostics) {
    ++(d.severity == Severity::Error ? errors : warnings);
    if (!options.quiet || options.strict || d.severity == Severity::Error) std::cout << with_page(d) << '\n';
  }
  std::cout << fmt::format("{} error{}, {} warning{}\n", errors, errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
  return errors > 0 || (options.strict && warnings > 0) ? exit_status::kUsage : exit_status::kGood;
}

}  // namespace sayso
