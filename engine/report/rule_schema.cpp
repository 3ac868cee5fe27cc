#include "engine/report/rule_schema.h"

#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <boost/json.hpp>

#include "engine/check/catalogue.h"
#include "engine/check/finding.h"
#include "engine/rulepack/example_fields.h"
#include "engine/rulepack/rule_shape.h"

namespace sayso {
namespace {

namespace json = boost::json;

struct About {
  std::string_view path;  ///< "measures.grows"; "*.match" for all sections
  std::string_view words;
};
constexpr About kAbout[] = {
    {"schema", "The version of the language of rule files: 1."},
    {"pack", "What this file is part of."},
    {"pack.id", "The name of the pack, as imports and messages give it."},
    {"pack.version", "The pack's own version."},
    {"pack.language", "The language of the articles: en."},
    {"imports", "Packs that ship, by name (core/words), or files by their path from this one. They are loaded before it."},
    {"requires", "The least version of the program, or a map of packs and versions."},
    {"filters", "Rules of other packs that are switched off, or whose findings are more or less grave here."},
    {"filters.rule", "Id of the rule: deaths, or check/deaths."},
    {"filters.off", "true: it does not run."},
    {"filters.severity", "Of its findings; checks only."},
    {"filters.source", "Ids of sources: only findings in which one of them takes part; checks only."},
    {"filters.until", "The day up to which the filter holds: 2026-06-30."},
    {"filters.reason", "Why."},
    {"text", "Words that tell where sentences end."},
    {"text.abbreviations", "Abbreviations that end no sentence."},
    {"text.abbreviations-at-end", "Abbreviations that may end one."},
    {"text.number-abbreviations", "Abbreviations that end no sentence before a number."},
    {"text.sentence-starters", "Words that begin a sentence after an abbreviation."},
    {"text.never-final-marks", "Words whose mark at the end is part of them."},
    {"numbers", "Number words and what they are worth."},
    {"numbers.units", "Word and worth, below twenty."},
    {"numbers.tens", "Word and worth: twenty to ninety."},
    {"numbers.multipliers", "Word and worth of those that multiply."},
    {"numbers.suffixes", "Glued to digits: 5m."},
    {"numbers.vague", "Word and the least that it stands for."},
    {"numbers.fractions", "Word and worth: half."},
    {"numbers.articles", "Words before a multiplier that then is worth one."},
    {"numbers.joiners", "Words inside a number."},
    {"numbers.negatives", "Zero: no, none."},
    {"numbers.ordinals", "Word and worth of those that are no number alone: third, in one third."},
    {"numbers.parts", "Word and worth: thirds, in two thirds."},
    {"numbers.collectives", "Word and worth behind an article: a couple."},
    {"numbers.vague-collectives", "Word and the least behind an article: a handful."},
    {"numbers.links", "Words between a fraction and what it is of."},
    {"numbers.points", "Words inside one point five: point."},
    {"numbers.minuses", "Words before a number below zero: minus."},
    {"dates", "Words of dates."},
    {"dates.months", "Name and number, 1 to 12."},
    {"dates.weekdays", "Name and number, 0 to 6."},
    {"dates.relative", "Word and days from the article's date: the day before is -1."},
    {"inflection", "How regular verbs and nouns are spelled."},
    {"inflection.verbs", "Endings of the base form; the longest that fits is replaced."},
    {"inflection.verbs.ending", "Of the base form."},
    {"inflection.verbs.third", "What stands in its place in the third person."},
    {"inflection.verbs.past", "… in past and participle."},
    {"inflection.verbs.gerund", "… in the gerund."},
    {"inflection.nouns", "Endings of the singular; the longest that fits is replaced."},
    {"inflection.nouns.ending", "Of the singular."},
    {"inflection.nouns.plural", "What stands in its place in the plural."},
    {"verbs", "Verbs that phrases may name as ~verb: a regular one by its base, another one with its forms."},
    {"nouns", "Nouns that phrases may name as ~noun: a regular one by its singular, another one with its plural."},
    {"lists", "Words and expressions under a name that phrases may give as $name. A list that is there already is added to."},
    {"lists.add", "Words to add to the list."},
    {"lists.remove", "Words to take out of it."},
    {"cues", "Verbs and expressions by the stance that they tell: asserts, denies …"},
    {"populations", "Groups that a count may be limited to."},
    {"populations.words", "Words for those who belong to it."},
    {"places", "Places, and what they lie in."},
    {"places.names", "Its names; the id is how it is printed."},
    {"places.in", "Id of the place that holds it."},
    {"sources", "Who may speak, by name."},
    {"sources.names", "The first is how it is printed. Capitals must be as written."},
    {"sources.kind", "person, outlet, agency, organisation, document, group …"},
    {"sources.country", "Where it is at home."},
    {"sources.owner", "Sources of one owner are not independent."},
    {"units", "Amounts: what a number may be of, beside a count."},
    {"units.kind", "Units of one kind may be compared: money, length."},
    {"units.names", "Words behind the number."},
    {"units.symbols", "Before or behind the number: $, km."},
    {"units.shorts", "Names that count only for a part behind its whole: 5 ft 2 in."},
    {"units.mega", "Behind the number, and 10^6 of the unit: MUSD."},
    {"units.of", "The unit that it is a part of."},
    {"units.per", "How many make one of the unit that it is a part of."},
    {"quantities", "How numbers are put: at least, about."},
    {"quantities.bound", "Which interval the words make of the number; without, the number's own."},
    {"quantities.unit", "percent, USD, km …; without, a plain number."},
    {"quantities.combine", "What is made of $number:low and $number:high: one in five is a ratio."},
    {"quantities.number", "false: what matches holds no number at all."},
    {"quantities.counts", "Whether it may count people or things: no for ages, times, ranks."},
    {"mentions", "Who may speak though no registry knows them: by title, role, pronoun."},
    {"mentions.kind", "Of the source: person, organisation …"},
    {"mentions.basis", "How it is known who that is."},
    {"mentions.identity", "It is the registered source that its words end in."},
    {"attributions", "How something is attributed to a source."},
    {"attributions.content", "Where the words that are attributed lie, if the phrase has no $content."},
    {"attributions.stance", "What the speaker does: asserts, denies, doubts …; without, as its cue has it."},
    {"attributions.owns-figures", "false: figures inside are not the source's."},
    {"attributions.relay", "The role of the source in a chain: reported, published, platform."},
    {"measures", "What is counted."},
    {"measures.grows", "true: a later, higher figure is an update, no conflict."},
    {"measures.growth-days", "For how many days after the event that holds between different sources."},
    {"measures.piecemeal", "true: told of one place after the other; compared only where an article tells one number of it."},
    {"measures.per-name", "true: each is that of somebody or something with a name; compared only where the name is the same."},
    {"measures.units", "Ids or kinds of units that it is told in: money, percent; without, plain counts."},
    {"measures.least", "What is less is no figure of it."},
    {"measures.most", "What is more is no figure of it."},
    {"measures.people", "true: it counts people, so that up to 40 is 0 to 40."},
    {"events", "What happened: words that name an event."},
    {"events.kind", "Only events of one kind can be one event; without, the id."},
    {"events.days", "How far the dates of two articles may lie apart."},
    {"marks", "What else an article tells of a figure, or of a sentence."},
    {"marks.mark", "What that is: a part, an increment, feared, retracted …"},
    {"checks", "What is compared and reported."},
    {"checks.type", "The kind of check."},
    {"checks.measures", "Ids of the measures that it is about; without, all."},
    {"checks.tolerance", "The slack of numbers that do not claim to be precise. Two exact numbers have none."},
    {"checks.tolerance.relative", "A share of the larger number: 5% or 0.05."},
    {"checks.tolerance.absolute", "A number."},
    {"checks.severity", "How grave its findings are."},
    {"checks.message", "With $a.source, $a.figure, $b.source, $b.figure, $measure."},
    {"checks.enabled", "false switches it off."},
    {"*.extends", "Id of a rule that is loaded already: what stands here is added to it."},
    {"*.status", "stable, experimental or deprecated."},
    {"*.id", "The name of the rule; once for each kind."},
    {"*.match", "Phrases to look for: words, ~verbs, ~nouns, $lists and $slots, x?, (a|b), ..4."},
    {"*.regex",
     "Regular expressions (RE2) over one sentence; named groups are slots. At least three letters must always be there."},
    {"*.unless", "Phrases: a match that one of them overlaps does not count."},
    {"*.priority", "The higher one wins where two matches are equally long."},
    {"*.scope",
     "What the phrases are looked for in: every sentence (the default), every paragraph, or only in headline, body, caption or "
     "list."},
    {"*.examples", "What the rule must match and what it must not: sayso rules test runs them."},
    {"*.examples.text", "A sentence or an article."},
    {"*.examples.articles", "Of a check: articles about one event, each of a publisher of its own."},
    {"*.examples.todo", "The reason of a known gap: it fails nothing, and is told when it starts to pass."},
    {"*.examples.expect", "none, the fields that the rule must give, or \"?\" to be told by sayso rules test --update."},
};

constexpr std::string_view kVersion = "http://json-schema.org/draft-07/schema#";

/// "a.b.c" without its first part.
std::string_view below_section(std::string_view path) {
  std::size_t dot = path.find('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
}

std::string_view about(std::string_view path) {
  std::string of_all = "*." + std::string(below_section(path));
  std::string_view found;
  for (const About& row : kAbout) {
    if (row.path == path) return row.words;
    if (row.path == of_all) found = row.words;
  }
  return found;
}

json::object object(std::initializer_list<std::pair<std::string_view, json::value>> members) {
  json::object out;
  for (const auto& [key, value] : members) out[key] = value;
  return out;
}

/// What the loader takes for a text: all that YAML may take for a number or a truth value, too.
json::object scalar() { return object({{"type", json::array{"string", "number", "boolean"}}}); }

json::object any_of(std::initializer_list<json::value> choices) {
  json::array out;
  for (const json::value& choice : choices) out.push_back(choice);
  return object({{"anyOf", std::move(out)}});
}

json::object list_of(json::value items) { return object({{"type", "array"}, {"items", std::move(items)}}); }
json::object map_of(json::value values) { return object({{"type", "object"}, {"additionalProperties", std::move(values)}}); }
json::object texts() { return any_of({scalar(), list_of(scalar())}); }

json::object words(const auto& all) {
  json::array out;
  for (const auto& word : all) out.push_back(json::string(std::string_view(word)));
  return object({{"enum", std::move(out)}});
}

std::vector<std::string_view> check_names() {
  std::vector<std::string_view> out;
  for (const CheckKind& kind : check_kinds()) out.push_back(kind.name);
  return out;
}

/// How messages call the rules of a section.
std::string_view kind_of_section(std::string_view section) {
  if (section == "quantities") return "quantity";
  section.remove_suffix(1);
  return section;
}

json::object expectation(std::string_view section) {
  if (section == "checks") {
    std::vector<std::string_view> verdicts{"none", "?"};
    for (int i = 0; i <= static_cast<int>(Verdict::SpeakerMismatch); ++i) verdicts.push_back(name_of(static_cast<Verdict>(i)));
    return words(verdicts);
  }
  json::object fields;
  for (const ExampleField& field : example_fields(kind_of_section(section))) fields[field.name] = scalar();
  json::object row = object({{"type", "object"}, {"properties", std::move(fields)}, {"additionalProperties", false}});
  return any_of({words(std::vector<std::string_view>{"none", "?"}), row, list_of(row)});
}

class SchemaMaker {
 public:
  /// Null: only the paths are wanted.
  json::object map(const MapShape& shape, const std::string& path) {
    json::object properties;
    json::array required;
    for (const KeyShape& key : shape.keys) {
      std::string at = path.empty() ? key.key : path + "." + key.key;
      paths_.insert(at);
      json::object value = value_of(key, at);
      if (std::string_view said = about(at); !said.empty()) value["description"] = said;
      properties[key.key] = std::move(value);
      if (key.required) required.push_back(json::string(key.key));
    }
    json::object out = object({{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}});
    if (!required.empty()) out["required"] = std::move(required);
    return out;
  }

  const std::set<std::string>& paths() const { return paths_; }

 private:
  json::object value_of(const KeyShape& key, const std::string& path) {
    switch (key.type) {
      case FieldType::Text: return scalar();
      case FieldType::Number: return object({{"type", "number"}});
      case FieldType::Integer: return object({{"type", "integer"}});
      case FieldType::Flag: return object({{"type", "boolean"}});
      case FieldType::Choice: return words(key.words);
      case FieldType::Texts: return texts();
      case FieldType::Entries: return map_of(object({{"type", "number"}}));
      case FieldType::Node:
      case FieldType::Items: break;
    }
    return structure(key, path);
  }

  /// What the loader takes apart by itself: beside the map that it reads inside, the short ways of writing it.
  json::object structure(const KeyShape& key, const std::string& path) {
    json::object inner = key.child ? map(*key.child, path) : json::object();
    if (path.ends_with(".expect")) return expectation(std::string_view(path).substr(0, path.find('.')));
    if (path == "verbs" || path == "nouns") {
      json::object forms = list_of(scalar());
      forms["minItems"] = forms["maxItems"] = path == "verbs" ? 4 : 1;
      return list_of(any_of({scalar(), map_of(forms)}));
    }
    if (path == "requires") return any_of({scalar(), map_of(scalar())});
    if (path == "cues") return map_of(texts());
    if (path == "lists") return map_of(any_of({scalar(), list_of(scalar()), inner}));
    if (path == "lists.add") return texts();
    if (path == "places") return any_of({object({{"type", "string"}}), list_of(inner)});
    if (key.place == ChildPlace::Item) return list_of(inner);
    if (key.place == ChildPlace::EntryValue) return map_of(inner);
    return inner;
  }

  std::set<std::string> paths_;
};

constexpr std::size_t kLineBytes = 120;

/// A value that fits stays on its line; else its members or items get a line each.
void print(const json::value& value, std::size_t depth, std::string& out) {
  std::string line = json::serialize(value);
  const json::object* map = value.if_object();
  const json::array* list = value.if_array();
  if ((map == nullptr && list == nullptr) || line.size() + depth * 2 < kLineBytes) {
    out += line;
    return;
  }
  std::string begin = fmt::format("\n{:{}}", "", depth * 2 + 2);
  std::string_view between;
  out += map != nullptr ? '{' : '[';
  if (map != nullptr) {
    for (const auto& member : *map) {
      out += fmt::format("{}{}{}: ", std::exchange(between, ","), begin, json::serialize(json::value(member.key())));
      print(member.value(), depth + 1, out);
    }
  } else {
    for (const json::value& item : *list) {
      out += fmt::format("{}{}", std::exchange(between, ","), begin);
      print(item, depth + 1, out);
    }
  }
  out += fmt::format("\n{:{}}{}", "", depth * 2, map != nullptr ? '}' : ']');
}

}  // namespace

std::string rule_schema() {
  json::object schema = object({{"$schema", json::string(kVersion)}, {"title", "sayso rule file"}});
  for (auto& member : SchemaMaker().map(shape_of_rule_files(check_names()), "")) schema[member.key()] = member.value();
  std::string out;
  print(schema, 0, out);
  return out + "\n";
}

std::vector<std::string> undescribed_keys() {
  SchemaMaker maker;
  maker.map(shape_of_rule_files(check_names()), "");
  std::vector<std::string> out;
  std::set<std::string_view> used;
  for (const std::string& path : maker.paths()) {
    std::string_view said = about(path);
    if (said.empty()) out.push_back(path);
    used.insert(said);
  }
  for (const About& row : kAbout) {
    if (!used.contains(row.words)) out.push_back("no such key: " + std::string(row.path));
  }
  return out;
}

}  // namespace sayso
