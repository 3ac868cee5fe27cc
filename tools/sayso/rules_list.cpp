#include <unistd.h>

#include <iostream>

#include "engine/report/rule_rows.h"
#include "tools/sayso/commands.h"
#include "tools/sayso/run.h"

namespace sayso {

int run_rules_list(const Options& options) {
  auto engine = load_engine_or_tell(options);
  if (!engine) return exit_status::kUsage;
  std::vector<RuleRow> rows = rule_rows(engine->pack());
  if (options.row_format == RowFormat::Text) {
    std::cout << text_of_rules(rows, Paint(wants_colour(options.colour, STDOUT_FILENO)));
  } else {
    for (const RuleRow& row : rows) std::cout << json_of(row) << '\n';
  }
  return exit_status::kGood;
}

}  // namespace sayso
