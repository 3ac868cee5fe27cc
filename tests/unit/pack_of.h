/// pack_of: a rule file's text as a compiled pack, for tests that need a few rules of their own. What is wrong with it fails the test.
///
///     static const auto pack = test::pack_of("schema: 1\npack: {id: test}\nevents: [{id: fire, match: fire}]\n");
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

#include "engine/rulepack/load.h"
#include "engine/rulepack/rulepack.h"

namespace sayso::test {

inline std::shared_ptr<const RulePack> pack_of(std::string_view yaml) {
  RuleInput file{.path = "test", .bytes = std::string(yaml)};
  Outcome<Rules> rules = load_rules({&file, 1}, {}, {});
  for (const Diagnostic& d : rules.diagnostics) FAIL_CHECK(render(d));
  auto compiled = compile(std::move(rules.value));
  for (const Diagnostic& d : compiled.diagnostics) FAIL_CHECK(render(d));
  return compiled.value;
}

}  // namespace sayso::test
