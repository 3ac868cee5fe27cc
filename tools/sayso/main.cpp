// sayso: the command line.
#include <iostream>

#include "tools/sayso/commands.h"
#include "tools/sayso/large_pages.h"

namespace {

int dispatch(const sayso::Options& options) {
  using sayso::Command;
  switch (options.command) {
    case Command::Check: return sayso::run_check(options);
    case Command::Extract: return sayso::run_extract(options);
    case Command::Events: return sayso::run_events(options);
    case Command::Explain: return sayso::run_explain(options);
    case Command::RulesList: return sayso::run_rules_list(options);
    case Command::RulesValidate: return sayso::run_rules_validate(options);
    case Command::RulesTest: return sayso::run_rules_test(options);
    case Command::LedgerAdd: return sayso::run_ledger_add(options);
    case Command::LedgerCheck: return sayso::run_ledger_check(options);
    case Command::LedgerRemove: return sayso::run_ledger_remove(options);
    case Command::LedgerVerify: return sayso::run_ledger_verify(options);
    case Command::LedgerExport: return sayso::run_ledger_export(options);
    case Command::LedgerImport: return sayso::run_ledger_import(options);
    case Command::LedgerPrune: return sayso::run_ledger_prune(options);
    case Command::BaselineWrite: return sayso::run_baseline_write(options);
    case Command::RulesFigures: return sayso::run_rules_figures(options);
    case Command::RulesExplain: return sayso::run_rules_explain(options);
    case Command::RulesProfile: return sayso::run_rules_profile(options);
    case Command::RulesSchema: return sayso::run_rules_schema(options);
  }
  return sayso::exit_status::kUsage;
}

}  // namespace

int main(int argc, char** argv) {
  sayso::ask_for_large_pages();
  std::ios::sync_with_stdio(false);
  sayso::ParsedOptions parsed = sayso::parse_options(argc, argv);
  return parsed.options ? dispatch(*parsed.options) : parsed.exit_status;
}
