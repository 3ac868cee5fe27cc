#include <unistd.h>

#include <iostream>

#include <fmt/format.h>

#include "engine/report/paint.h"
#include "tools/sayso/commands.h"
#include "tools/sayso/run.h"
#include "tools/sayso/with_page.h"

namespace sayso {
namespace {

std::string told(const Place& place) { return place.line > 0 ? fmt::format("{}:{}", place.path, place.line) : place.path; }

void list(std::string_view section, const std::string& id, const std::string& pack, const Place& place) {
  std::cout << fmt::format("{:<12} {:<28} {:<18} {}\n", section, id, pack, told(place));
}

template <class Rule>
void list_heads(std::string_view section, const std::vector<Rule>& rules) {
  for (const Rule& rule : rules) list(section, rule.head.id, rule.head.pack, rule.head.place);
}

template <class Rule>
void list_plain(std::string_view section, const std::vector<Rule>& rules) {
  for (const Rule& rule : rules) list(section, rule.id, rule.pack, rule.place);
}

void tell(const ExampleResult& result, const Paint& paint) {
  bool gap = !result.todo.empty();
  if (!result.passed && !gap) {
    std::cout << fmt::format("{} {}: {}: {}\n", paint(Ink::Red, "failed"), told(result.place), result.rule, result.message);
  } else if (result.passed && gap) {
    std::cout << fmt::format("{} {}: {}: passes now, take the todo away ({})\n", paint(Ink::Yellow, "todo"), told(result.place),
                             result.rule, result.todo);
  }
}

}  // namespace

int run_rules_list(const Options& options) {
  auto engine = load_engine_or_tell(options);
  if (!engine) return exit_status::kUsage;
  const Rules& rules = engine->rules();
  list_heads("quantity", rules.quantities);
  list_heads("mention", rules.mentions);
  list_plain("source", rules.sources);
  list_heads("attribution", rules.attributions);
  list_heads("measure", rules.measures);
  list_plain("population", rules.populations);
  list_heads("event", rules.events);
  list_plain("place", rules.places);
  list_heads("check", rules.checks);
  return exit_status::kGood;
}

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

int run_rules_test(const Options& options) {
  auto engine = load_engine_or_tell(options);
  if (!engine) return exit_status::kUsage;
  Paint paint(wants_colour(options.colour, STDOUT_FILENO));
  std::size_t passed = 0, failed = 0, gaps = 0;
  for (const ExampleResult& result : run_examples(*engine)) {
    tell(result, paint);
    ++(result.passed ? passed : result.todo.empty() ? failed : gaps);
  }
  std::cout << fmt::format("{} examples pass, {} fail, {} known gaps\n", passed, failed, gaps);
  return failed > 0 ? exit_status::kFindings : exit_status::kGood;
}

}  // namespace sayso
