// The rules that ship: they load without a word, their examples pass, and each rule says what it is for and what it is not.
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/engine.h"
#include "engine/selftest/coverage.h"

using namespace sayso;

namespace {

const Outcome<std::shared_ptr<const Engine>>& shipped() {
  static const Outcome<std::shared_ptr<const Engine>> made = Engine::make({});
  return made;
}

std::string where(const Place& place) { return fmt::format("{}:{}:{}", place.path, place.line, place.column); }

}  // namespace

TEST_CASE("the shipped rules load without a diagnostic") {
  for (const Diagnostic& d : shipped().diagnostics) FAIL_CHECK(render(d));
  REQUIRE(shipped().value != nullptr);
}

TEST_CASE("the examples of the shipped rules pass") {
  std::size_t run = 0;
  for (const ExampleResult& r : run_examples(*shipped().value)) {
    ++run;
    if (!r.passed && r.todo.empty()) FAIL_CHECK(where(r.place) << " " << r.rule << ": " << told_on_a_line(r));
    if (r.passed && !r.todo.empty())
      FAIL_CHECK(where(r.place) << " " << r.rule << ": passes now; drop \"todo: " << r.todo << "\"");
  }
  CHECK(run > 100);
}

TEST_CASE("each rule has an example of what it must match, and one of what it must not") {
  for (const RuleCoverage& rule : coverage(shipped().value->pack())) {
    if (!rule.whole()) FAIL_CHECK(where(rule.place) << " " << rule.kind << " " << rule.rule << ": needs an example of each");
  }
}

TEST_CASE("every phrase comes to a form with a trigger") {
  const RulePack& pack = shipped().value->pack();
  for (const Form& form : pack.forms()) {
    if (form.items.empty()) continue;  // a regex
    const Item& trigger = form.items[form.trigger];
    if (trigger.optional || trigger.gap > 0)
      FAIL_CHECK(where(pack.head(form).place) << " " << pack.head(form).id << ", phrase " << form.phrase + 1);
  }
}
