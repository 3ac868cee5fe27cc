#include "engine/rulepack/filters.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "engine/base/time_range.h"
#include "engine/yaml/fields.h"

namespace sayso {
namespace {

class Filters {
 public:
  Filters(Rules& rules, std::string_view today, std::vector<Diagnostic>& diagnostics)
      : rules_(rules), today_(parse_time(today)), diagnostics_(diagnostics) {}

  void run(std::span<const FilterRule> filters) {
    for (const FilterRule& filter : filters) {
      if (is_running(filter)) apply(filter);
    }
  }

 private:
  bool is_running(const FilterRule& filter) {
    if (filter.until.text.empty()) return true;
    const auto until = parse_time(filter.until.text);
    if (!until) {
      tell("R033", Severity::Error, filter.until, fmt::format("\"{}\" is no date", filter.until.text), "write 2026-06-30");
      return false;
    }
    if (!today_ || today_->from < until->to) return true;
    tell("R309", Severity::Warning, filter.until, fmt::format("the filter has expired: {}", filter.reason),
         "take it out, or give it a later day");
    return false;
  }

  void apply(const FilterRule& filter) {
    known_.clear();
    const bool check = apply_to_checks(filter);
    bool other = false;
    other |= erase(filter, "quantity", rules_.quantities);
    other |= erase(filter, "mention", rules_.mentions);
    other |= erase(filter, "attribution", rules_.attributions);
    other |= erase(filter, "measure", rules_.measures);
    other |= erase(filter, "mark", rules_.marks);
    other |= erase(filter, "event", rules_.events);
    if (other && !check && filter.severity) {
      return tell("R032", Severity::Error, filter.rule,
                  fmt::format("\"{}\" is no check: it can only be switched off", filter.rule.text),
                  "only findings have a severity");
    }
    if (other && !check && !filter.sources.empty()) {
      return tell("R032", Severity::Error, filter.sources.front(),
                  fmt::format("\"{}\" is no check: it can only be switched off for all sources", filter.rule.text),
                  "who speaks is known when all rules have matched; a check's findings can be filtered by source");
    }
    if (check || other) return;
    const auto near = are_many(diagnostics_) ? std::nullopt : did_you_mean(filter.rule.text, known_);
    tell("R031", Severity::Error, filter.rule, fmt::format("no rule \"{}\" to filter", filter.rule.text),
         near ? fmt::format("did you mean \"{}\"?", *near) : "sayso rules list has them all");
  }

  /// "deaths" and "measure/deaths".
  bool names(const FilterRule& filter, std::string_view kind, const std::string& id) {
    known_.push_back(id);
    return filter.rule.text == id || filter.rule.text == fmt::format("{}/{}", kind, id);
  }

  bool apply_to_checks(const FilterRule& filter) {
    bool found = false;
    for (CheckRule& check : rules_.checks) {
      if (!names(filter, "check", check.head.id)) continue;
      found = true;
      if (!filter.sources.empty()) {
        add_by_source(filter, check);
      } else if (filter.off) {
        check.enabled = false;
      } else if (filter.severity) {
        check.severity = *filter.severity;
      }
    }
    return found;
  }

  void add_by_source(const FilterRule& filter, CheckRule& check) {
    SourceFilter added{.off = filter.off, .severity = filter.severity, .reason = filter.reason};
    for (const RuleText& source : filter.sources) {
      if (is_registered(source)) added.sources.push_back(source.text);
    }
    check.by_source.push_back(std::move(added));
  }

  bool is_registered(const RuleText& source) {
    std::vector<std::string> ids;
    for (const SourceRule& rule : rules_.sources) {
      if (rule.id == source.text) return true;
      ids.push_back(rule.id);
    }
    const auto near = are_many(diagnostics_) ? std::nullopt : did_you_mean(source.text, ids);
    tell("R036", Severity::Error, source, fmt::format("no source \"{}\" in the registry", source.text),
         near ? fmt::format("did you mean \"{}\"?", *near) : "sayso rules list has them all");
    return false;
  }

  /// Whether a rule of the kind has the name; it goes where the filter says no more than that it is off.
  template <class Rule>
  bool erase(const FilterRule& filter, std::string_view kind, std::vector<Rule>& rules) {
    const auto meant = [&](const Rule& rule) { return names(filter, kind, rule.head.id); };
    const auto at = std::find_if(rules.begin(), rules.end(), meant);
    if (at == rules.end()) return false;
    if (filter.off && filter.sources.empty()) rules.erase(at);
    return true;
  }

  void tell(std::string_view code, Severity severity, const RuleText& at, std::string message, std::string hint) {
    diagnostics_.push_back({.code = std::string(code),
                            .severity = severity,
                            .place = at.place,
                            .message = std::move(message),
                            .hint = std::move(hint)});
  }

  Rules& rules_;
  std::optional<TimeRange> today_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<std::string> known_;
};

}  // namespace

void apply_filters(std::span<const FilterRule> filters, Rules& rules, std::string_view today,
                   std::vector<Diagnostic>& diagnostics) {
  if (!filters.empty()) Filters(rules, today, diagnostics).run(filters);
}

}  // namespace sayso
