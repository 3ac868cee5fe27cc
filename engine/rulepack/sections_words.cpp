#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include "engine/rulepack/sections.h"

namespace sayso {
namespace {

void add_words(Fields& fields, std::string_view key, std::vector<std::string>& out) {
  for (const YamlNode* node : fields.scalars(key)) out.push_back(node->text);
}

using Worths = std::map<std::string, double, std::less<>>;

/// A map of word → number.
void add_worths(Fields& fields, std::string_view key, Worths& out, SectionContext& context) {
  for (const YamlEntry& entry : fields.entries(key)) {
    YamlNode row;
    row.kind = YamlNode::Kind::Map;
    row.mark = entry.value.mark;
    row.entries.push_back(entry);
    Fields one(row, key, context.report);
    if (auto worth = one.number(entry.key.text)) out[entry.key.text] = *worth;
  }
}

bool ends_with(std::string_view word, std::string_view ending) { return word.size() > ending.size() && word.ends_with(ending); }

/// The pattern of the longest ending that the word has; null where there is none.
template <class Pattern>
const Pattern* pattern_for(const std::string& word, const std::vector<Pattern>& patterns) {
  const Pattern* best = nullptr;
  for (const Pattern& pattern : patterns) {
    if (ends_with(word, pattern.ending) && (best == nullptr || pattern.ending.size() > best->ending.size())) best = &pattern;
  }
  return best;
}

/// "announce" → announces, announced, announcing, by the pack's own patterns.
VerbForms inflect(const std::string& base, const std::vector<VerbPattern>& patterns) {
  VerbForms forms{.base = {base}};
  const VerbPattern* best = pattern_for(base, patterns);
  if (best == nullptr) return forms;
  std::string stem = base.substr(0, base.size() - best->ending.size());
  forms.third = {stem + best->third};
  forms.past = {stem + best->past};
  forms.participle = {stem + best->past};
  forms.gerund = {stem + best->gerund};
  return forms;
}

/// "city" → cities.
NounForms inflect(const std::string& singular, const std::vector<NounPattern>& patterns) {
  NounForms forms{.singular = {singular}};
  const NounPattern* best = pattern_for(singular, patterns);
  if (best != nullptr) forms.plural = {singular.substr(0, singular.size() - best->ending.size()) + best->plural};
  return forms;
}

/// Spellings apart by "/": "learned/learnt".
std::vector<std::string> spellings(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t bar = std::min(text.find('/', at), text.size());
    if (bar > at) out.push_back(text.substr(at, bar - at));
    at = bar + 1;
  }
  return out;
}

bool is_list_of(std::size_t count, const YamlNode& node) {
  return node.is(YamlNode::Kind::Sequence) && node.items.size() == count &&
         std::all_of(node.items.begin(), node.items.end(), [](const YamlNode& n) { return n.is(YamlNode::Kind::Scalar); });
}

/// {say: [says, said, said, saying]}
void add_irregular_verb(const YamlEntry& entry, SectionContext& context) {
  const std::vector<YamlNode>& forms = entry.value.items;
  if (!is_list_of(4, entry.value)) {
    context.report.error("R028", entry.value.mark, fmt::format("verb \"{}\" needs four forms", entry.key.text),
                         "write [third person, past, participle, gerund], spellings apart by \"/\"");
    return;
  }
  context.rules.verbs[entry.key.text] = {.base = {entry.key.text},
                                         .third = spellings(forms[0].text),
                                         .past = spellings(forms[1].text),
                                         .participle = spellings(forms[2].text),
                                         .gerund = spellings(forms[3].text)};
}

/// {child: [children]}
void add_irregular_noun(const YamlEntry& entry, SectionContext& context) {
  if (!is_list_of(1, entry.value)) {
    context.report.error("R028", entry.value.mark, fmt::format("noun \"{}\" needs one form", entry.key.text),
                         "write [plural], spellings apart by \"/\"");
    return;
  }
  context.rules.nouns[entry.key.text] = {.singular = {entry.key.text}, .plural = spellings(entry.value.items[0].text)};
}

/// What is said of a section of inflected words that cannot be read.
struct InflectedSection {
  std::string_view key;
  const char* example;
  const char* member;
};

/// A list of regular words, and of maps of irregular ones and their forms.
template <class Forms, class Pattern>
void read_inflected(const YamlNode& node, const InflectedSection& said, Forms& words, const std::vector<Pattern>& patterns,
                    void (*add_irregular)(const YamlEntry&, SectionContext&), SectionContext& context) {
  if (!node.is(YamlNode::Kind::Sequence)) {
    context.report.error("R013", node.mark, fmt::format("\"{}\" is a list", said.key), said.example);
    return;
  }
  for (const YamlNode& item : node.items) {
    if (item.is(YamlNode::Kind::Scalar)) {
      words[item.text] = inflect(item.text, patterns);
    } else if (item.is(YamlNode::Kind::Map)) {
      for (const YamlEntry& entry : item.entries) add_irregular(entry, context);
    } else {
      context.report.error("R013", item.mark, said.member);
    }
  }
}

std::vector<RuleText> texts_of(const YamlNode& node, SectionContext& context, std::string_view what) {
  std::vector<RuleText> out;
  if (node.is(YamlNode::Kind::Scalar)) out.push_back(text_of(node, context));
  if (node.is(YamlNode::Kind::Map))
    context.report.error("R013", node.mark, fmt::format("{} is a map, a list of words is expected", what));
  for (const YamlNode& item : node.items) {
    if (item.is(YamlNode::Kind::Scalar)) {
      out.push_back(text_of(item, context));
    } else {
      context.report.error("R013", item.mark, fmt::format("a member of {} is no word or phrase", what),
                           "put phrases with \": \" or \"[\" into quotation marks");
    }
  }
  return out;
}

}  // namespace

void read_text(const YamlNode& node, SectionContext& context) {
  Fields fields(node, "text", context.report);
  TextRules& text = context.rules.text;
  add_words(fields, "abbreviations", text.abbreviations);
  add_words(fields, "abbreviations-at-end", text.abbreviations_at_end);
  add_words(fields, "number-abbreviations", text.number_abbreviations);
  add_words(fields, "sentence-starters", text.sentence_starters);
  add_words(fields, "never-final-marks", text.never_final_marks);
  fields.done();
}

void read_numbers(const YamlNode& node, SectionContext& context) {
  Fields fields(node, "numbers", context.report);
  NumberWords& numbers = context.rules.numbers;
  add_worths(fields, "units", numbers.units, context);
  add_worths(fields, "tens", numbers.tens, context);
  add_worths(fields, "multipliers", numbers.multipliers, context);
  add_worths(fields, "suffixes", numbers.suffixes, context);
  add_worths(fields, "vague", numbers.vague, context);
  add_worths(fields, "fractions", numbers.fractions, context);
  add_worths(fields, "ordinals", numbers.ordinals, context);
  add_worths(fields, "parts", numbers.parts, context);
  add_worths(fields, "collectives", numbers.collectives, context);
  add_worths(fields, "vague-collectives", numbers.vague_collectives, context);
  add_words(fields, "articles", numbers.articles);
  add_words(fields, "joiners", numbers.joiners);
  add_words(fields, "links", numbers.links);
  add_words(fields, "points", numbers.points);
  add_words(fields, "minuses", numbers.minuses);
  add_words(fields, "negatives", numbers.negatives);
  fields.done();
}

void read_dates(const YamlNode& node, SectionContext& context) {
  Fields fields(node, "dates", context.report);
  add_worths(fields, "months", context.rules.dates.months, context);
  add_worths(fields, "weekdays", context.rules.dates.weekdays, context);
  add_worths(fields, "relative", context.rules.dates.relative, context);
  fields.done();
}

void read_inflection(const YamlNode& node, SectionContext& context) {
  Fields fields(node, "inflection", context.report);
  for (const YamlNode& item : fields.items("verbs")) {
    Fields row(item, "verb pattern", context.report);
    VerbPattern pattern{
        .ending = row.text("ending"), .third = row.text("third"), .past = row.text("past"), .gerund = row.text("gerund")};
    row.done();
    context.rules.verb_patterns.push_back(std::move(pattern));
  }
  for (const YamlNode& item : fields.items("nouns")) {
    Fields row(item, "noun pattern", context.report);
    NounPattern pattern{.ending = row.text("ending"), .plural = row.text("plural")};
    row.done();
    context.rules.noun_patterns.push_back(std::move(pattern));
  }
  fields.done();
}

void read_verbs(const YamlNode& node, SectionContext& context) {
  const InflectedSection said{.key = "verbs",
                              .example = "write - announce, or - see: [sees, saw, seen, seeing]",
                              .member = "a verb is a word or a map of its forms"};
  read_inflected(node, said, context.rules.verbs, context.rules.verb_patterns, add_irregular_verb, context);
}

void read_nouns(const YamlNode& node, SectionContext& context) {
  const InflectedSection said{.key = "nouns",
                              .example = "write - soldier, or - child: [children]",
                              .member = "a noun is a word or a map of its plural"};
  read_inflected(node, said, context.rules.nouns, context.rules.noun_patterns, add_irregular_noun, context);
}

/// A list of an importing file adds to the imported one; {add: […], remove: […]} tunes it.
void read_lists(const YamlNode& node, SectionContext& context) {
  if (!node.is(YamlNode::Kind::Map)) {
    context.report.error("R013", node.mark, "\"lists\" is a map of name and words");
    return;
  }
  std::vector<WordList>& lists = context.rules.lists;
  lists.reserve(lists.size() + node.entries.size());  // names stay where they are
  boost::unordered_flat_map<std::string_view, std::size_t> known;
  for (std::size_t i = 0; i < lists.size(); ++i) known.emplace(lists[i].name, i);
  for (const YamlEntry& entry : node.entries) {
    const auto [index, fresh] = known.try_emplace(entry.key.text, lists.size());
    if (fresh) lists.push_back({.name = entry.key.text, .place = text_of(entry.key, context).place});
    WordList& list = lists[index->second];
    std::vector<RuleText> added;
    if (entry.value.is(YamlNode::Kind::Map)) {
      Fields fields(entry.value, "list", context.report);
      if (const YamlNode* add = fields.node("add")) added = texts_of(*add, context, entry.key.text);
      boost::unordered_flat_set<std::string_view> removed;
      for (const YamlNode* word : fields.scalars("remove")) removed.insert(word->text);
      std::erase_if(list.members, [&](const RuleText& member) { return removed.count(member.text) != 0; });
      fields.done();
    } else {
      added = texts_of(entry.value, context, entry.key.text);
    }
    list.members.insert(list.members.end(), added.begin(), added.end());
  }
}

void read_cues(const YamlNode& node, SectionContext& context) {
  if (!node.is(YamlNode::Kind::Map)) {
    context.report.error("R013", node.mark, "\"cues\" is a map of stance and words");
    return;
  }
  for (const YamlEntry& entry : node.entries) {
    std::vector<RuleText>& cues = context.rules.cues[entry.key.text];
    std::vector<RuleText> added = texts_of(entry.value, context, entry.key.text);
    cues.insert(cues.end(), added.begin(), added.end());
  }
}

}  // namespace sayso
