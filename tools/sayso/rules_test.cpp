#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "engine/report/text_example.h"
#include "engine/rulepack/shipped.h"
#include "engine/selftest/coverage.h"
#include "engine/selftest/update.h"
#include "tools/sayso/commands.h"
#include "tools/sayso/explain_rules.h"
#include "tools/sayso/run.h"

namespace sayso {
namespace {

/// What is told of one file, or of all that ship together.
struct Tally {
  std::size_t examples = 0, pass = 0, fail = 0, gaps = 0, ask = 0;
  std::size_t rules = 0, whole = 0;
};

constexpr std::string_view kShippedRules = "shipped rules";

class RulesTest {
 public:
  RulesTest(const Options& options, const Engine& engine)
      : engine_(engine), style_{.paint = Paint(wants_colour(options.colour, STDOUT_FILENO)), .columns = terminal_columns()} {}

  /// Writes the answers into the files that ask. False where one cannot be written, which is told.
  bool update() const {
    std::map<std::string, std::vector<ExampleResult>> asking;
    for (const ExampleResult& result : run_examples(engine_)) {
      if (result.asks && group(result.place) != kShippedRules) asking[result.place.path].push_back(result);
    }
    bool written = true;
    for (const auto& [path, asked] : asking) {
      if (!write(path, asked)) {
        std::cerr << "sayso: cannot write " << path << "\n";
        written = false;
        continue;
      }
      for (const ExampleResult& result : asked) {
        std::cout << fmt::format("{}:{}:{}: {}: {} {}: {}\n", path, result.place.line, result.place.column,
                                 style_.paint(Ink::Green, "written"), result.kind, style_.paint(Ink::Bold, result.rule),
                                 answer(result));
      }
    }
    return written;
  }

  int run() {
    std::vector<ExampleResult> results = run_examples(engine_);
    std::stable_sort(results.begin(), results.end(), [](const ExampleResult& a, const ExampleResult& b) {
      return std::tie(a.place.path, a.place.line) < std::tie(b.place.path, b.place.line);
    });
    for (const ExampleResult& result : results) tell(result);
    for (const RuleCoverage& rule : coverage(engine_.pack())) tell(rule);
    std::size_t bad = 0;
    for (const auto& [name, tally] : tallies_) {
      // that the shipped rules still hold beside one's own is told where they do not
      bool asked = name != kShippedRules || tallies_.size() == 1 || tally.fail > 0;
      if (asked) tell(name, tally);
      bad += tally.fail + tally.ask;
    }
    return bad > 0 ? exit_status::kFindings : exit_status::kGood;
  }

 private:
  /// The file's path; those inside the program count as one.
  std::string group(const Place& place) const {
    auto packs = shipped_packs();
    bool shipped = std::any_of(packs.begin(), packs.end(), [&](const ShippedPack& pack) { return pack.name == place.path; });
    return std::string(shipped ? kShippedRules : place.path);
  }

  void tell(const ExampleResult& result) {
    Tally& tally = tallies_[group(result.place)];
    ++tally.examples;
    switch (result.outcome()) {
      case ExampleOutcome::Passes:
      case ExampleOutcome::GapIsClosed: ++tally.pass; break;
      case ExampleOutcome::Fails: ++tally.fail; break;
      case ExampleOutcome::KnownGap: ++tally.gaps; break;
      case ExampleOutcome::Asks: ++tally.ask; break;
    }
    std::cout << text_of_example(result, style_);
    if (result.outcome() == ExampleOutcome::Fails && result.extracted.empty() && result.kind != "check")
      tell_nearest(engine_, Document({.id = "example"}, result.texts.front()), result.kind + "/" + result.rule, style_);
  }

  void tell(const RuleCoverage& rule) {
    Tally& tally = tallies_[group(rule.place)];
    ++tally.rules;
    if (rule.whole()) {
      ++tally.whole;
      return;
    }
    std::string missing = rule.matches ? "an example that it must not match" : "an example that it must match";
    if (!rule.matches && !rule.abstains) missing += ", and one that it must not";
    std::cout << fmt::format("{}:{}:{}: {}: {} {} needs {}\n", rule.place.path, rule.place.line, rule.place.column,
                             style_.paint(Ink::Yellow, "untested"), rule.kind, style_.paint(Ink::Bold, rule.rule), missing);
  }

  static std::string counted(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
  }

  void tell(const std::string& name, const Tally& tally) const {
    std::string line = fmt::format("{}: {}", name, counted(tally.examples, "example"));
    std::string told;
    auto add = [&](std::size_t count, Ink ink, std::string_view word) {
      if (count > 0)
        told += fmt::format("{}{}", told.empty() ? "" : ", ", style_.paint(ink, fmt::format("{} {}", count, word)));
    };
    add(tally.pass, Ink::Green, tally.pass == 1 ? "passes" : "pass");
    add(tally.fail, Ink::Red, tally.fail == 1 ? "fails" : "fail");
    add(tally.ask, Ink::Blue, tally.ask == 1 ? "asks (--update answers)" : "ask (--update answers)");
    add(tally.gaps, Ink::Plain, tally.gaps == 1 ? "known gap" : "known gaps");
    if (!told.empty()) line += ": " + told;
    std::string whole =
        tally.whole == tally.rules ? "every rule has" : fmt::format("{} of {} rules have", tally.whole, tally.rules);
    if (tally.rules > 0) line += fmt::format("; {} examples of both kinds", whole);
    std::cout << line << '\n';
  }

  static bool write(const std::string& path, const std::vector<ExampleResult>& asked) {
    if (path == kStandardInput) return false;
    auto bytes = read_file(path);
    if (!bytes.value) return false;
    std::string answered = with_answers(path, *bytes.value, asked);
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << answered;
    out.close();
    return out.good();
  }

  const Engine& engine_;
  TextStyle style_;
  std::map<std::string, Tally> tallies_;
};

}  // namespace

int run_rules_test(const Options& options) {
  auto engine = load_engine_or_tell(options);
  if (!engine) return exit_status::kUsage;
  if (options.update) {
    if (!RulesTest(options, *engine).update()) return exit_status::kUnread;
    engine = load_engine_or_tell(options);  // as it is written now
    if (!engine) return exit_status::kUsage;
  }
  return RulesTest(options, *engine).run();
}

}  // namespace sayso
