/// Sections: one function for each top-level key of a rule file; each adds what it reads to Rules. Private to load_rules().
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "engine/rulepack/filters.h"
#include "engine/rulepack/load.h"
#include "engine/rulepack/rules.h"
#include "engine/yaml/fields.h"

namespace sayso {

/// What all sections of one file share.
struct SectionContext {
  Rules& rules;
  YamlReport& report;
  std::string pack;                                ///< id of the file's pack
  RuleStatus status;                               ///< of the pack
  std::vector<FilterRule>& filters;                ///< of all files
  std::set<std::string, std::less<>>& deprecated;  ///< "kind/id" of rules
  std::set<std::string, std::less<>>& experimental;
  CheckTypes check_types;
  std::set<std::string, std::less<>>& ids;  ///< "kind/id" of everything loaded so far
  std::size_t& rule_count;                  ///< of all files
};

/// More would not be written by people.
constexpr std::size_t kMaxRules = 20'000;

/// `status:`, or the fallback.
RuleStatus read_status(Fields& fields, RuleStatus fallback);

/// load_rules() with a listener that is told of every key that is asked for; null: nobody is.
Outcome<Rules> load_rules_heard(std::span<const RuleInput> files, const OpenImport& open, CheckTypes check_types,
                                std::string_view today, FieldListener* listener);

/// A scalar with its place; quotation marks are stepped over.
RuleText text_of(const YamlNode& node, const SectionContext& context);

Place place_of(const YamlMark& mark, const SectionContext& context);

/// False, and told (R024), where the id stands twice; false for an empty one.
bool claim_id(std::string_view kind, const std::string& id, const YamlMark& mark, SectionContext& context);

template <class Read>
void each(const YamlNode& node, std::string_view what, SectionContext& context, const Read& read) {
  if (!node.is(YamlNode::Kind::Sequence)) {
    context.report.error("R013", node.mark, fmt::format("a list of {}s is expected", what), "begin each with \"- \"");
    return;
  }
  for (const YamlNode& item : node.items) {
    Fields fields(item, what, context.report);
    if (!fields.is_map()) continue;
    read(fields);
    fields.done();
  }
}

/// Keys of a rule that all kinds share: id, status, match, unless, regex, priority, examples. False when the id is missing or used already.
bool read_head(Fields& fields, std::string_view kind, RuleHead& head, SectionContext& context);

void read_text(const YamlNode& node, SectionContext& context);
void read_numbers(const YamlNode& node, SectionContext& context);
void read_dates(const YamlNode& node, SectionContext& context);
void read_inflection(const YamlNode& node, SectionContext& context);
void read_verbs(const YamlNode& node, SectionContext& context);
void read_nouns(const YamlNode& node, SectionContext& context);
void read_lists(const YamlNode& node, SectionContext& context);
void read_cues(const YamlNode& node, SectionContext& context);
void read_units(const YamlNode& node, SectionContext& context);
void read_quantities(const YamlNode& node, SectionContext& context);
void read_mentions(const YamlNode& node, SectionContext& context);
void read_sources(const YamlNode& node, SectionContext& context);
void read_attributions(const YamlNode& node, SectionContext& context);
void read_measures(const YamlNode& node, SectionContext& context);
void read_marks(const YamlNode& node, SectionContext& context);
void read_populations(const YamlNode& node, SectionContext& context);
void read_events(const YamlNode& node, SectionContext& context);
void read_places(const YamlNode& node, SectionContext& context);
void read_checks(const YamlNode& node, SectionContext& context);
void read_filters(const YamlNode& node, SectionContext& context);

}  // namespace sayso
