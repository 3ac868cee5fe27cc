#include "engine/report/rule_rows.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/report/json_row.h"
#include "engine/report/quote_view.h"
#include "engine/selftest/examples.h"

namespace sayso {
namespace {

class Rows {
 public:
  explicit Rows(const RulePack& pack) : pack_(pack), forms_(pack.refs().size()) {
    for (const Form& form : pack.forms()) ++forms_[form.rule];
  }

  std::vector<RuleRow> run() {
    for (std::uint32_t i = 0; i < pack_.refs().size(); ++i) {
      const RuleRef& ref = pack_.refs()[i];
      RuleRow row = of_head(name_of(ref.kind), pack_.head(ref));
      row.scope = name_of(pack_.head(ref).scope);
      row.forms = forms_[i];
      out_.push_back(std::move(row));
    }
    const Rules& rules = pack_.rules();
    for (const CheckRule& rule : rules.checks) {
      RuleRow row = of_head("check", rule.head);
      row.severity = rule.enabled ? name_of(rule.severity) : "off";
      out_.push_back(std::move(row));
    }
    for (const WordList& list : rules.lists) out_.push_back({.kind = "list", .id = list.name, .pack = {}, .place = list.place});
    add("population", rules.populations);
    add("source", rules.sources);
    add("place", rules.places);
    return std::move(out_);
  }

 private:
  static RuleRow of_head(std::string_view kind, const RuleHead& head) {
    return {.kind = std::string(kind),
            .id = head.id,
            .pack = head.pack,
            .place = head.place,
            .status = std::string(name_of(head.status)),
            .examples = head.examples.size()};
  }

  void add(std::string_view kind, const auto& rules) {
    for (const auto& rule : rules)
      out_.push_back({.kind = std::string(kind), .id = rule.id, .pack = rule.pack, .place = rule.place});
  }

  const RulePack& pack_;
  std::vector<std::uint64_t> forms_;
  std::vector<RuleRow> out_;
};

/// Columns wider than this are not filled up: one long name must not move all others.
constexpr std::uint32_t kWidest = 30;

std::string padded(std::string_view text, std::uint32_t columns) {
  std::uint32_t size = count_characters(text);
  return std::string(text) + std::string(columns > size ? columns - size : 0, ' ');
}

}  // namespace

std::vector<RuleRow> rule_rows(const RulePack& pack) { return Rows(pack).run(); }

std::string line_of(const Place& place) { return place.line > 0 ? fmt::format("{}:{}", place.path, place.line) : place.path; }

std::string text_of_rules(const std::vector<RuleRow>& rows, const Paint& paint) {
  std::uint32_t id = 0;
  std::uint32_t pack = 0;
  for (const RuleRow& row : rows) {
    id = std::max(id, std::min(count_characters(row.id), kWidest));
    pack = std::max(pack, std::min(count_characters(row.pack), kWidest));
  }
  std::string out = paint(Ink::Dim, fmt::format("{:<12} {} {} {:<8}  {:<12}  place", "kind", padded("id", id),
                                                padded("pack", pack), "severity", "status")) +
                    "\n";
  for (const RuleRow& row : rows) {
    out += fmt::format("{:<12} {} {} {:<8}  {:<12}  {}\n", row.kind, paint(Ink::Bold, padded(row.id, id)),
                       padded(row.pack, pack), row.severity, row.status, paint(Ink::Dim, line_of(row.place)));
  }
  return out;
}

std::string json_of(const RuleRow& row) {
  std::string out;
  JsonRow json(out);
  json.open('{').member("kind", "rule").member("section", row.kind).member("id", row.id).member_or_null("pack", row.pack);
  json.member_or_null("severity", row.severity)
      .member_or_null("status", row.status)
      .member_or_null("scope", row.scope)
      .member("forms", row.forms)
      .member("examples", row.examples);
  json.member("path", row.place.path).member("line", row.place.line).member("column", row.place.column).close('}');
  return out;
}

}  // namespace sayso
