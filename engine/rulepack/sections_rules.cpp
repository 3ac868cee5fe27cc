#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "engine/rulepack/example_fields.h"
#include "engine/rulepack/sections.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, 9> kBounds = {"exact", "at-least", "more-than", "at-most", "less-than",
                                                     "range", "about",    "nearly",    "vague"};
constexpr std::array<std::string_view, 3> kBases = {"named", "pronoun", "description"};
constexpr std::array<std::string_view, 6> kContents = {"clause", "clause-before", "clause-after", "sentence", "quote", "none"};
constexpr std::array<std::string_view, 21> kMarks = {
    "same",    "passing",   "count-end",   "part",      "others",    "increment", "negated",
    "feared",  "confirmed", "unconfirmed", "estimated", "retracted", "recalled",  "doubtful",
    "another", "incident",  "besides",     "located",   "named",     "compared",  "link"};
constexpr std::array<std::string_view, 3> kSeverities = {"error", "warning", "note"};
constexpr std::array<std::string_view, 3> kStatuses = {"stable", "experimental", "deprecated"};

/// What a rule's phrases are held against; then the zones that an article's file tells, in which a rule may count alone.
constexpr std::string_view kSentence = "sentence";
constexpr std::array<Zone, 4> kZones = {Zone::Headline, Zone::Body, Zone::Caption, Zone::List};
constexpr std::string_view kParagraph = "paragraph";
constexpr std::array<std::string_view, 6> kScopes = {kSentence, kParagraph, "headline", "body", "caption", "list"};

constexpr std::string_view kNone = "none";
constexpr std::string_view kAsks = "?";
/// The kind of rule that matches no text.
constexpr std::string_view kCheck = "check";

/// One row of fields, each of which rules of the kind must have.
void read_row(const YamlNode& map, std::string_view kind, RuleExample& example, SectionContext& context) {
  if (!map.is(YamlNode::Kind::Map)) {
    context.report.error("R013", map.mark, "\"expect\" is \"none\", a map of fields, or a list of such maps");
    return;
  }
  std::vector<std::string> known;
  for (const ExampleField& field : example_fields(kind)) known.emplace_back(field.name);
  ExpectedRow row;
  for (const YamlEntry& entry : map.entries) {
    if (std::find(known.begin(), known.end(), entry.key.text) == known.end()) {
      auto nearest = did_you_mean(entry.key.text, known);
      context.report.error("R012", entry.key.mark,
                           fmt::format("expect: a {} has no field \"{}\"{}", kind, entry.key.text,
                                       nearest ? fmt::format("; did you mean \"{}\"?", *nearest) : ""),
                           fmt::format("known: {}", fmt::join(known, ", ")));
    }
    row[entry.key.text] = entry.value.text;
  }
  example.expect.push_back(std::move(row));
}

void read_expected(const YamlNode& node, std::string_view kind, RuleExample& example, SectionContext& context) {
  if (node.is(YamlNode::Kind::Scalar)) {
    example.verdict = node.text;
    bool known = node.text == kNone || node.text == kAsks || !example.articles.empty();
    if (!known) {
      context.report.error("R014", node.mark, fmt::format("expect: unknown word \"{}\"", node.text),
                           "none, a map of fields such as {low: 40}, or \"?\" to be told");
    }
  } else if (node.is(YamlNode::Kind::Sequence)) {
    for (const YamlNode& item : node.items) read_row(item, kind, example, context);
  } else {
    read_row(node, kind, example, context);
  }
}

void read_examples(Fields& fields, std::string_view kind, RuleHead& head, SectionContext& context) {
  for (const YamlNode& item : fields.items("examples")) {
    Fields row(item, "example", context.report);
    if (!row.is_map()) continue;
    RuleExample example{.text = {.place = place_of(item.mark, context)}};
    if (row.has("text")) {
      for (const YamlNode* text : row.scalars("text")) example.text = text_of(*text, context);
    }
    for (const YamlNode* article : row.scalars("articles")) example.articles.push_back(text_of(*article, context));
    example.todo = row.text("todo");
    if (const YamlNode* expect = row.node("expect", Need::Required)) read_expected(*expect, kind, example, context);
    row.done();
    head.examples.push_back(std::move(example));
  }
}

std::vector<RuleText> texts(Fields& fields, std::string_view key, const SectionContext& context) {
  std::vector<RuleText> out;
  for (const YamlNode* node : fields.scalars(key)) out.push_back(text_of(*node, context));
  return out;
}

/// The rule that `extends:` names; told where there is none.
template <class Rule>
Rule* extended(Fields& fields, std::string_view kind, std::vector<Rule>& rules, SectionContext& context) {
  const std::string id = fields.text("extends", Need::Required);
  const YamlNode* node = fields.node("extends");
  const auto id_of = [](const Rule& rule) -> const std::string& {
    if constexpr (requires { rule.head; }) {
      return rule.head.id;
    } else {
      return rule.id;
    }
  };
  const auto at = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return id_of(rule) == id; });
  if (at != rules.end()) {
    if (context.deprecated.contains(fmt::format("{}/{}", kind, id)))
      context.report.warning("R310", node->mark, fmt::format("{} \"{}\" is deprecated", kind, id));
    return &*at;
  }
  std::vector<std::string> known;
  known.reserve(rules.size());
  for (const Rule& rule : rules) known.push_back(id_of(rule));
  const auto near = did_you_mean(id, known);
  if (!id.empty()) {
    context.report.error(
        "R030", node->mark,
        fmt::format("no {} \"{}\" to extend{}", kind, id, near ? fmt::format("; did you mean \"{}\"?", *near) : ""),
        "a rule can be extended by a file that is loaded after it: import its pack");
  }
  return nullptr;
}

template <class T>
void append(std::vector<T>& to, std::vector<T> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// `extends: deaths` adds phrases and examples to a rule that is there. False where the item is a rule of its own.
template <class Rule>
bool extend(Fields& fields, std::string_view kind, std::vector<Rule>& rules, SectionContext& context) {
  if (!fields.has("extends")) return false;
  Rule* rule = extended(fields, kind, rules, context);
  RuleHead more;
  more.match = texts(fields, "match", context);
  more.unless = texts(fields, "unless", context);
  more.regex = texts(fields, "regex", context);
  read_examples(fields, kind, more, context);
  if (rule == nullptr) return true;
  append(rule->head.match, std::move(more.match));
  append(rule->head.unless, std::move(more.unless));
  append(rule->head.regex, std::move(more.regex));
  append(rule->head.examples, std::move(more.examples));
  return true;
}

/// The kinds that look at a whole paragraph where a rule asks for it. What the others find in a sentence is asked for by all rules.
constexpr std::array<std::string_view, 3> kParagraphKinds = {"measure", "event", "mark"};

RuleScope read_scope(Fields& fields, std::string_view kind, SectionContext& context) {
  const auto word = fields.choice("scope", kScopes);
  if (word == kParagraph) {
    if (std::find(kParagraphKinds.begin(), kParagraphKinds.end(), kind) != kParagraphKinds.end()) return {.paragraph = true};
    context.report.error("R037", fields.node("scope")->mark,
                         fmt::format("rules of the kind {} look at one sentence at a time", kind),
                         "measures, events and marks may have the scope paragraph");
  }
  const auto* const zone = std::find_if(kZones.begin(), kZones.end(), [&](Zone z) { return word && name_of(z) == *word; });
  return zone == kZones.end() ? RuleScope{} : RuleScope{.zone = *zone};
}

/// Called when all other keys have been asked for. An unknown key is told instead: "mach" is one mistake, not two.
void need_phrase(const Fields& fields, const RuleHead& head, SectionContext& context) {
  if (head.match.empty() && head.regex.empty() && !fields.has_unknown()) {
    context.report.error("R026", fields.mark(), fmt::format("rule \"{}\" has nothing to match", head.id),
                         "give it \"match:\" with at least one phrase");
  }
}

std::optional<Severity> read_severity(Fields& fields) {
  const auto word = fields.choice("severity", kSeverities);
  if (!word) return std::nullopt;
  return *word == "error" ? Severity::Error : *word == "warning" ? Severity::Warning : Severity::Note;
}

/// "5%" or "0.05".
double relative_of(Fields& fields, SectionContext& context) {
  double fallback = Tolerance{}.relative;
  for (const YamlNode* node : fields.scalars("relative")) {
    std::string_view text = node->text;
    double scale = 1;
    if (text.ends_with('%')) {
      text.remove_suffix(1);
      scale = 0.01;
    }
    double value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size() && value >= 0) return value * scale;
    context.report.error("R027", node->mark, fmt::format("\"{}\" is no share", node->text), "write 5% or 0.05");
  }
  return fallback;
}

}  // namespace

Place place_of(const YamlMark& mark, const SectionContext& context) {
  return {.path = context.report.path(), .line = mark.line, .column = mark.column, .width = mark.width};
}

/// Tells an id that stands twice.
bool claim_id(std::string_view kind, const std::string& id, const YamlMark& mark, SectionContext& context) {
  if (id.empty()) return false;
  if (context.ids.insert(fmt::format("{}/{}", kind, id)).second) return true;
  context.report.error("R024", mark, fmt::format("{} \"{}\" is defined already", kind, id), "choose another id");
  return false;
}

RuleText text_of(const YamlNode& node, const SectionContext& context) {
  Place place = place_of(node.mark, context);
  if (!node.plain) ++place.column;
  if (place.width > 2 && !node.plain) place.width -= 2;
  return {.text = node.text, .place = std::move(place)};
}

std::string_view name_of(RuleStatus status) { return kStatuses[static_cast<std::size_t>(status)]; }

RuleStatus read_status(Fields& fields, RuleStatus fallback) {
  const auto word = fields.choice("status", kStatuses);
  if (!word) return fallback;
  return static_cast<RuleStatus>(std::find(kStatuses.begin(), kStatuses.end(), *word) - kStatuses.begin());
}

std::string_view name_of(const RuleScope& scope) {
  return scope.paragraph ? kParagraph : scope.zone ? name_of(*scope.zone) : kSentence;
}

bool read_head(Fields& fields, std::string_view kind, RuleHead& head, SectionContext& context) {
  head.id = fields.text("id", Need::Required);
  head.status = read_status(fields, context.status);
  if (head.status == RuleStatus::Deprecated) context.deprecated.insert(fmt::format("{}/{}", kind, head.id));
  if (head.status == RuleStatus::Experimental) context.experimental.insert(fmt::format("{}/{}", kind, head.id));
  head.pack = context.pack;
  head.place = place_of(fields.mark(), context);
  head.match = texts(fields, "match", context);
  head.unless = texts(fields, "unless", context);
  head.regex = texts(fields, "regex", context);
  head.priority = fields.integer("priority").value_or(0);
  if (kind != kCheck) head.scope = read_scope(fields, kind, context);
  read_examples(fields, kind, head, context);
  if (++context.rule_count > kMaxRules) {
    if (context.rule_count == kMaxRules + 1)
      context.report.error("R034", fields.mark(), fmt::format("more than {} rules", kMaxRules), "the rest is not loaded");
    return false;
  }
  return claim_id(kind, head.id, fields.mark(), context);
}

void read_units(const YamlNode& node, SectionContext& context) {
  each(node, "unit", context, [&](Fields& fields) {
    UnitRule rule{.id = fields.text("id", Need::Required), .pack = context.pack, .place = place_of(fields.mark(), context)};
    rule.kind = fields.text("kind", Need::Required);
    rule.names = texts(fields, "names", context);
    rule.symbols = texts(fields, "symbols", context);
    rule.shorts = texts(fields, "shorts", context);
    rule.millions = texts(fields, "mega", context);
    rule.of = fields.text("of");
    rule.per = fields.number("per").value_or(0);
    if (claim_id("unit", rule.id, fields.mark(), context)) context.rules.units.push_back(std::move(rule));
  });
}

void read_quantities(const YamlNode& node, SectionContext& context) {
  each(node, "quantity", context, [&](Fields& fields) {
    if (extend(fields, "quantity", context.rules.quantities, context)) return;
    QuantityRule rule;
    bool fresh = read_head(fields, "quantity", rule.head, context);
    rule.bound = fields.choice("bound", kBounds).value_or("");
    rule.unit = fields.text("unit");
    constexpr std::array<std::string_view, 3> kCombine = {"ratio", "quotient", "power"};
    rule.combine = fields.choice("combine", kCombine).value_or("");
    rule.counts = fields.flag("counts").value_or(rule.unit.empty());
    rule.number = fields.flag("number").value_or(true);
    need_phrase(fields, rule.head, context);
    if (fresh) context.rules.quantities.push_back(std::move(rule));
  });
}

void read_mentions(const YamlNode& node, SectionContext& context) {
  each(node, "mention", context, [&](Fields& fields) {
    if (extend(fields, "mention", context.rules.mentions, context)) return;
    MentionRule rule;
    bool fresh = read_head(fields, "mention", rule.head, context);
    rule.kind = fields.text("kind", Need::Required);
    rule.basis = fields.choice("basis", kBases).value_or("description");
    rule.identity = fields.flag("identity").value_or(false);
    need_phrase(fields, rule.head, context);
    if (fresh) context.rules.mentions.push_back(std::move(rule));
  });
}

void read_sources(const YamlNode& node, SectionContext& context) {
  each(node, "source", context, [&](Fields& fields) {
    if (fields.has("extends")) {
      SourceRule* known = extended(fields, "source", context.rules.sources, context);
      std::vector<RuleText> names = texts(fields, "names", context);
      if (known != nullptr) append(known->names, std::move(names));
      return;
    }
    SourceRule rule{.id = fields.text("id", Need::Required), .pack = context.pack, .place = place_of(fields.mark(), context)};
    for (const YamlNode* name : fields.scalars("names", Need::Required)) rule.names.push_back(text_of(*name, context));
    rule.kind = fields.text("kind", Need::Required);
    rule.country = fields.text("country");
    rule.owner = fields.text("owner");
    if (claim_id("source", rule.id, fields.mark(), context) && !rule.names.empty())
      context.rules.sources.push_back(std::move(rule));
  });
}

void read_attributions(const YamlNode& node, SectionContext& context) {
  each(node, "attribution", context, [&](Fields& fields) {
    if (extend(fields, "attribution", context.rules.attributions, context)) return;
    AttributionRule rule;
    bool fresh = read_head(fields, "attribution", rule.head, context);
    constexpr std::array<ContentPlace, 6> kPlaces = {ContentPlace::Clause,   ContentPlace::Before, ContentPlace::After,
                                                     ContentPlace::Sentence, ContentPlace::Quote,  ContentPlace::None};
    if (auto content = fields.choice("content", kContents)) {
      rule.content =
          kPlaces[static_cast<std::size_t>(std::find(kContents.begin(), kContents.end(), *content) - kContents.begin())];
    }
    rule.stance = fields.text("stance");
    rule.owns_figures = fields.flag("owns-figures").value_or(true);
    rule.relay = fields.text("relay");
    need_phrase(fields, rule.head, context);
    if (fresh) context.rules.attributions.push_back(std::move(rule));
  });
}

void read_measures(const YamlNode& node, SectionContext& context) {
  each(node, "measure", context, [&](Fields& fields) {
    if (extend(fields, "measure", context.rules.measures, context)) return;
    MeasureRule rule;
    bool fresh = read_head(fields, "measure", rule.head, context);
    rule.grows = fields.flag("grows").value_or(false);
    rule.piecemeal = fields.flag("piecemeal").value_or(false);
    rule.per_name = fields.flag("per-name").value_or(false);
    rule.people = fields.flag("people").value_or(true);
    for (const YamlNode* unit : fields.scalars("units"))
      rule.units.push_back({.text = unit->text, .place = place_of(unit->mark, context)});
    rule.least = fields.number("least");
    rule.most = fields.number("most");
    rule.growth_days = fields.integer("growth-days").value_or(rule.growth_days);
    need_phrase(fields, rule.head, context);
    if (fresh) context.rules.measures.push_back(std::move(rule));
  });
}

void read_marks(const YamlNode& node, SectionContext& context) {
  each(node, "mark", context, [&](Fields& fields) {
    if (extend(fields, "mark", context.rules.marks, context)) return;
    MarkRule rule;
    bool fresh = read_head(fields, "mark", rule.head, context);
    rule.mark = fields.choice("mark", kMarks, Need::Required).value_or("");
    need_phrase(fields, rule.head, context);
    if (fresh) context.rules.marks.push_back(std::move(rule));
  });
}

void read_populations(const YamlNode& node, SectionContext& context) {
  each(node, "population", context, [&](Fields& fields) {
    if (fields.has("extends")) {
      PopulationRule* known = extended(fields, "population", context.rules.populations, context);
      std::vector<RuleText> words = texts(fields, "words", context);
      if (known != nullptr) append(known->words, std::move(words));
      return;
    }
    PopulationRule rule{
        .id = fields.text("id", Need::Required), .pack = context.pack, .place = place_of(fields.mark(), context)};
    rule.words = texts(fields, "words", context);
    if (claim_id("population", rule.id, fields.mark(), context)) context.rules.populations.push_back(std::move(rule));
  });
}

void read_events(const YamlNode& node, SectionContext& context) {
  each(node, "event", context, [&](Fields& fields) {
    if (extend(fields, "event", context.rules.events, context)) return;
    EventRule rule;
    bool fresh = read_head(fields, "event", rule.head, context);
    rule.kind = fields.text("kind");
    if (rule.kind.empty()) rule.kind = rule.head.id;
    rule.days = fields.integer("days").value_or(rule.days);
    need_phrase(fields, rule.head, context);
    if (fresh) context.rules.events.push_back(std::move(rule));
  });
}

void read_checks(const YamlNode& node, SectionContext& context) {
  each(node, "check", context, [&](Fields& fields) {
    if (extend(fields, "check", context.rules.checks, context)) return;
    CheckRule rule;
    bool fresh = read_head(fields, "check", rule.head, context);
    if (auto type = fields.choice("type", context.check_types, Need::Required)) rule.type = *type;
    for (const YamlNode* measure : fields.scalars("measures")) rule.measures.push_back(measure->text);
    fields.deprecated("between", "checks compare sources: take the key out");
    fields.deprecated("within", "checks compare within an event: take the key out");
    if (const YamlNode* tolerance = fields.node("tolerance")) {
      Fields row(*tolerance, "tolerance", context.report);
      rule.tolerance.relative = relative_of(row, context);
      rule.tolerance.absolute = row.number("absolute").value_or(0);
      row.done();
    }
    rule.severity = read_severity(fields).value_or(rule.severity);
    if (context.experimental.contains("check/" + rule.head.id)) rule.severity = std::min(rule.severity, Severity::Warning);
    rule.message = fields.text("message");
    rule.enabled = fields.flag("enabled").value_or(true);
    if (fresh && !rule.type.empty()) context.rules.checks.push_back(std::move(rule));
  });
}

void read_filters(const YamlNode& node, SectionContext& context) {
  each(node, "filter", context, [&](Fields& fields) {
    const auto one = [&](std::string_view key, Need need) {
      const std::string text = fields.text(key, need);
      const YamlNode* found = fields.node(key);
      return text.empty() ? RuleText{} : text_of(*found, context);
    };
    FilterRule filter;
    filter.rule = one("rule", Need::Required);
    filter.off = fields.flag("off").value_or(false);
    filter.severity = read_severity(fields);
    filter.sources = texts(fields, "source", context);
    filter.until = one("until", Need::Optional);
    filter.reason = fields.text("reason", Need::Required);
    if (!filter.off && !filter.severity && !fields.has_unknown())
      context.report.error("R032", fields.mark(), "a filter that changes nothing", "give it \"off: true\" or a \"severity:\"");
    if (!filter.rule.text.empty()) context.filters.push_back(std::move(filter));
  });
}

}  // namespace sayso
