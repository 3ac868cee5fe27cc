/// The commands, each in a file of its own. Each gives the exit status.
#pragma once

#include "tools/sayso/options.h"

namespace sayso {

int run_check(const Options& options);
int run_extract(const Options& options);
int run_events(const Options& options);
int run_explain(const Options& options);
int run_rules_list(const Options& options);
int run_rules_validate(const Options& options);
int run_rules_test(const Options& options);
int run_ledger_add(const Options& options);
int run_ledger_check(const Options& options);
int run_ledger_remove(const Options& options);
int run_ledger_verify(const Options& options);
int run_ledger_export(const Options& options);
int run_ledger_import(const Options& options);
int run_ledger_prune(const Options& options);
int run_baseline_write(const Options& options);
/// The tables of docs/figures.md.
int run_rules_figures(const Options& options);
int run_rules_explain(const Options& options);
int run_rules_profile(const Options& options);
int run_rules_schema(const Options& options);

}  // namespace sayso
