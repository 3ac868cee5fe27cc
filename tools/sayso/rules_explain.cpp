#include <unistd.h>

#include <iostream>

#include "engine/report/text_rule.h"
#include "tools/sayso/commands.h"
#include "tools/sayso/run.h"

namespace sayso {

int run_rules_explain(const Options& options) {
  auto engine = load_engine_or_tell(options);
  if (!engine) return exit_status::kUsage;
  TextStyle style{.paint = Paint(wants_colour(options.colour, STDOUT_FILENO)), .columns = terminal_columns()};
  std::vector<RuleRow> rows = rule_rows(engine->pack());
  bool all_known = true;
  bool first = true;
  for (const std::string& name : options.names) {
    std::vector<RuleRow> named = rows_named(rows, name);
    if (named.empty()) {
      std::cerr << "sayso: there is no rule \"" << name << "\"" << meant(rows, name) << "\n";
      all_known = false;
    }
    for (const RuleRow& row : named) {
      std::cout << (first ? "" : "\n") << text_of_rule(engine->pack(), row, options.all, style);
      first = false;
    }
  }
  return all_known ? exit_status::kGood : exit_status::kUsage;
}

}  // namespace sayso
