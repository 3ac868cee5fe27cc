#include <iostream>

#include "engine/report/rule_schema.h"
#include "tools/sayso/commands.h"

namespace sayso {

int run_rules_schema(const Options&) {
  std::cout << rule_schema();
  return exit_status::kGood;
}

}  // namespace sayso
