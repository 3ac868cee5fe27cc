#include "engine/rulepack/rulepack.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "engine/rulepack/expand.h"
#include "engine/rulepack/lint.h"
#include "engine/rulepack/regex.h"
#include "engine/rulepack/signatures.h"
#include "engine/rulepack/triggers.h"
#include "engine/rulepack/vocabulary.h"

namespace sayso {
namespace {

/// Names of EngineList in packs.
constexpr std::string_view kEngineLists[] = {
    "function-words", "name-connectors", "title",         "people",           "definites",   "demonstratives",
    "content-stops",  "content-openers", "gap-stops",     "noun-phrase-ends", "cue",         "helper",
    "source-openers", "phrase-stops",    "phrase-starts", "phrase-links",     "close-links", "phrase-joins",
    "relatives",      "content-tails",   "person",        "people-modifier",  "one-more",    "group-pronouns",
    "group-helpers"};
/// Names of lists that compiling itself asks for.
constexpr std::string_view kNotCue = "not-cue";
constexpr std::string_view kCommon = "common";
/// Asked for when figures are compared.
constexpr std::string_view kPlainPopulations = "plain-populations";

/// A form takes half a kilobyte.
constexpr std::size_t kMaxAllForms = 100'000;
/// Words, verbs, lists and groups of these. Atom and Slot count to 65,535, and one phrase may add a few thousand.
constexpr std::size_t kMaxAllWords = 40'000;

static_assert(std::size(kEngineLists) == static_cast<std::size_t>(EngineList::Count));

}  // namespace

bool is_engine_list(std::string_view name) {
  return name == kNotCue || name == kCommon || name == kPlainPopulations ||
         std::find(std::begin(kEngineLists), std::end(kEngineLists), name) != std::end(kEngineLists);
}

std::string_view name_of(RuleKind kind) {
  switch (kind) {
    case RuleKind::Quantity: return "quantity";
    case RuleKind::Mention: return "mention";
    case RuleKind::Attribution: return "attribution";
    case RuleKind::Measure: return "measure";
    case RuleKind::Event: return "event";
    case RuleKind::Mark: return "mark";
  }
  return "";
}

RulePack::RulePack(Rules rules) : rules_(std::move(rules)), text_index_(rules_.text) {}

const RuleHead& RulePack::head(const RuleRef& ref) const {
  switch (ref.kind) {
    case RuleKind::Quantity: return rules_.quantities[ref.index].head;
    case RuleKind::Mention: return rules_.mentions[ref.index].head;
    case RuleKind::Attribution: return rules_.attributions[ref.index].head;
    case RuleKind::Measure: return rules_.measures[ref.index].head;
    case RuleKind::Event: return rules_.events[ref.index].head;
    case RuleKind::Mark: return rules_.marks[ref.index].head;
  }
  return rules_.quantities[ref.index].head;
}

/// Turns Rules into a RulePack; one use.
class Compiler {
 public:
  Compiler(Rules rules, std::vector<Diagnostic>& diagnostics)
      : pack_(std::shared_ptr<RulePack>(new RulePack(std::move(rules)))),
        rules_(pack_->rules_),
        diagnostics_(diagnostics),
        vocabulary_(rules_, diagnostics) {}

  std::shared_ptr<const RulePack> run() {
    add_cues();
    add_populations();
    for (const WordList& list : rules_.lists) vocabulary_.term(list.name);
    pack_->places_ = PlaceIndex(rules_.places, diagnostics_);
    pack_->units_ = UnitIndex(rules_.units);
    add_registry();
    add_number_words();
    add_date_words();
    add_family(rules_.quantities, RuleKind::Quantity);
    add_family(rules_.mentions, RuleKind::Mention);
    add_family(rules_.attributions, RuleKind::Attribution);
    add_family(rules_.measures, RuleKind::Measure);
    add_family(rules_.events, RuleKind::Event);
    add_family(rules_.marks, RuleKind::Mark);
    pack_->units_.for_each_word([&](std::uint64_t word) { vocabulary_.lexicon().set_in_units(word); });
    find_cues();
    find_engine_lists();
    if (vocabulary_.is_full())
      tell_too_large(
          {}, fmt::format("{} words, lists and groups of words, or to {} words in all of these", kMostClasses, kMostMembers));
    pack_->capture_names_ = captures_.names();
    pack_->atom_count_ = vocabulary_.atom_count();
    pack_->slot_count_ = vocabulary_.slot_count();
    Frequencies frequencies(rules_, vocabulary_);
    choose_triggers(pack_->forms_, frequencies);
    SignatureBits bits(pack_->forms_);
    note_needs(bits);
    index_triggers(bits, frequencies);
    note_paragraphs();
    return pack_;
  }

 private:
  /// $cue is all cues; the stances have lists of their own, "cue-asserts".
  void add_cues() {
    std::vector<RuleText> all;
    for (const auto& [stance, members] : rules_.cues) {
      Term term = vocabulary_.define("cue-" + stance, members, 0);
      pack_->stances_.push_back({.stance = stance, .atom = term.atom, .slot = term.slot});
      all.insert(all.end(), members.begin(), members.end());
    }
    vocabulary_.define("cue", all, 0);
  }

  void add_populations() {
    std::vector<RuleText> all;
    for (const PopulationRule& rule : rules_.populations) {
      Term term = vocabulary_.define("population-" + rule.id, rule.words, 0);
      pack_->populations_.push_back({.id = rule.id, .atom = term.atom, .slot = term.slot});
      all.insert(all.end(), rule.words.begin(), rule.words.end());
    }
    vocabulary_.define("population", all, 0);
  }

  void add_names(const std::vector<RuleText>& names, BuiltinSlot slot, std::uint32_t value) {
    for (const RuleText& text : names) {
      Name name{.slot = slot_of(slot), .value = value, .cased = true};
      for (const Token& token : tokenize_words(text.text)) {
        name.keys.push_back(token.key);
        name.words.emplace_back(token.span().of(text.text));
      }
      if (!name.keys.empty()) vocabulary_.lexicon().add_name(std::move(name));
    }
  }

  void add_registry() {
    for (std::uint32_t i = 0; i < rules_.sources.size(); ++i) add_names(rules_.sources[i].names, BuiltinSlot::Registry, i);
    for (std::uint32_t i = 0; i < rules_.places.size(); ++i) add_names(rules_.places[i].names, BuiltinSlot::Place, i);
  }

  void add_number(const std::map<std::string, double, std::less<>>& words, NumberRole role) {
    for (const auto& [word, worth] : words) vocabulary_.lexicon().set_number(word_key(word), role, worth);
  }

  void add_number_words() {
    const NumberWords& n = rules_.numbers;
    add_number(n.units, NumberRole::Unit);
    add_number(n.tens, NumberRole::Ten);
    add_number(n.multipliers, NumberRole::Multiplier);
    add_number(n.vague, NumberRole::Vague);
    add_number(n.ordinals, NumberRole::Ordinal);
    add_number(n.parts, NumberRole::Part);
    add_number(n.collectives, NumberRole::Collective);
    add_number(n.vague_collectives, NumberRole::VagueCollective);
    add_number(n.fractions, NumberRole::Fraction);
    auto mark = [&](const std::vector<std::string>& words, NumberRole role) {
      for (const std::string& word : words) vocabulary_.lexicon().set_number(word_key(word), role, 0);
    };
    mark(n.articles, NumberRole::Article);
    mark(n.joiners, NumberRole::Joiner);
    mark(n.links, NumberRole::Link);
    mark(n.points, NumberRole::Point);
    mark(n.minuses, NumberRole::Minus);
    mark(n.negatives, NumberRole::Negative);
    for (const auto& [word, worth] : n.suffixes) vocabulary_.lexicon().set_suffix(word_key(word), worth);
  }

  void add_date(const std::map<std::string, double, std::less<>>& words, DateRole role) {
    for (const auto& [word, value] : words) vocabulary_.lexicon().set_date(word_key(word), role, value);
  }

  void add_date_words() {
    add_date(rules_.dates.months, DateRole::Month);
    add_date(rules_.dates.weekdays, DateRole::Weekday);
    add_date(rules_.dates.relative, DateRole::Relative);
  }

  template <class Rule>
  void add_family(const std::vector<Rule>& rules, RuleKind kind) {
    for (std::uint32_t i = 0; i < rules.size(); ++i) add_rule(rules[i].head, kind, i);
  }

  void add_rule(const RuleHead& head, RuleKind kind, std::uint32_t index) {
    auto rule = static_cast<std::uint32_t>(pack_->refs_.size());
    std::vector<Form> forms;
    const bool room = add_phrases(head.match, rule, false, forms);
    bool compound = std::any_of(forms.begin(), forms.end(), [](const Form& form) {
      return std::any_of(form.items.begin(), form.items.end(),
                         [](const Item& item) { return item.slot == slot_of(BuiltinSlot::Source); });
    });
    std::vector<Regex> regexes = compile_regexes(head);
    compound = compound || std::any_of(regexes.begin(), regexes.end(), [](const Regex& regex) { return regex.has_source(); });
    pack_->refs_.push_back({.kind = kind,
                            .index = index,
                            .stage = head.scope.paragraph ? Stage::Paragraphs : stage_of(kind, compound),
                            .zone = head.scope.zone});
    pack_->has_zones_ = pack_->has_zones_ || head.scope.zone.has_value();
    add_regexes(std::move(regexes), rule);
    if (!room || !add_phrases(head.unless, rule, true, forms))
      return tell_too_large(head, fmt::format("{} different words and groups of words", kMaxAllWords));
    if (pack_->forms_.size() + forms.size() > kMaxAllForms) return tell_too_large(head, fmt::format("{} forms", kMaxAllForms));
    std::move(forms.begin(), forms.end(), std::back_inserter(pack_->forms_));
  }

  void tell_too_large(const RuleHead& head, std::string_view much) {
    if (!std::exchange(too_large_, true)) {
      diagnostics_.push_back({.code = "R115",
                              .severity = Severity::Error,
                              .place = head.place,
                              .message = fmt::format("all rules together come to more than {}", much),
                              .hint = "put single words into lists: alternatives of several words multiply the forms"});
    }
  }

  std::vector<Regex> compile_regexes(const RuleHead& head) {
    std::vector<Regex> out;
    for (const RuleText& pattern : head.regex) {
      if (auto regex = Regex::compile(pattern, vocabulary_, captures_, diagnostics_)) out.push_back(std::move(*regex));
    }
    return out;
  }

  /// A form without items stands for each; its phrase is counted on from those of `match:`.
  void add_regexes(std::vector<Regex> regexes, std::uint32_t rule) {
    const RuleRef& ref = pack_->refs_[rule];
    auto phrase = static_cast<std::uint32_t>(pack_->head(ref).match.size());
    for (Regex& regex : regexes) {
      auto form = static_cast<std::uint32_t>(pack_->forms_.size());
      pack_->forms_.push_back({.rule = rule, .phrase = phrase++});
      pack_->regexes_[static_cast<std::size_t>(ref.stage)].push_back(
          {.form = form, .regex = std::make_shared<const Regex>(std::move(regex))});
    }
  }

  static Stage stage_of(RuleKind kind, bool compound) {
    switch (kind) {
      case RuleKind::Quantity: return Stage::Quantities;
      case RuleKind::Mention: return compound ? Stage::CompoundMentions : Stage::Mentions;
      case RuleKind::Attribution:
      case RuleKind::Measure:
      case RuleKind::Event:
      case RuleKind::Mark: return Stage::Claims;
    }
    return Stage::Claims;
  }

  /// False where there are too many words already.
  bool add_phrases(const std::vector<RuleText>& phrases, std::uint32_t rule, bool unless, std::vector<Form>& out) {
    for (std::uint32_t i = 0; i < phrases.size(); ++i) {
      if (std::max(vocabulary_.atom_count(), vocabulary_.slot_count()) > kMaxAllWords) return false;
      for (Form& form : expand(phrases[i], vocabulary_, captures_, diagnostics_)) {
        form.rule = rule;
        form.phrase = i;
        form.unless = unless;
        out.push_back(std::move(form));
      }
    }
    return true;
  }

  /// Where no <…> marks the cue: the longest run of literals, without the pack's not-cue words at its ends.
  void find_cues() {
    Term not_cue = vocabulary_.term(kNotCue).value_or(Term{});
    for (Form& form : pack_->forms_) {
      bool wanted = pack_->refs_[form.rule].kind == RuleKind::Attribution && !form.unless;
      bool marked = std::any_of(form.captures.begin(), form.captures.end(),
                                [](const Capture& c) { return c.name == static_cast<std::uint16_t>(BuiltinCapture::Cue); });
      if (wanted && !marked) add_cue(form, not_cue.atom);
    }
  }

  bool is_not_cue(const Item& item, Atom not_cue) const {
    const auto* words = vocabulary_.keys(item.atom);
    const auto* stop = vocabulary_.keys(not_cue);
    if (words == nullptr || stop == nullptr) return false;
    return std::all_of(words->begin(), words->end(), [&](std::uint64_t key) { return stop->count(key) != 0; });
  }

  void add_cue(Form& form, Atom not_cue) const {
    std::size_t best_first = 0;
    std::size_t best_last = 0;
    for (std::size_t i = 0; i < form.items.size();) {
      if (!form.items[i].literal) {
        ++i;
        continue;
      }
      std::size_t first = i;
      while (i < form.items.size() && form.items[i].literal) ++i;
      std::size_t last = i;
      while (first < last && is_not_cue(form.items[first], not_cue)) ++first;
      while (last > first && is_not_cue(form.items[last - 1], not_cue)) --last;
      if (last - first > best_last - best_first) {
        best_first = first;
        best_last = last;
      }
    }
    if (best_last == best_first) return;
    form.captures.push_back({.name = static_cast<std::uint16_t>(BuiltinCapture::Cue),
                             .first = static_cast<std::uint8_t>(best_first),
                             .last = static_cast<std::uint8_t>(best_last)});
  }

  void find_engine_lists() {
    for (std::size_t i = 0; i < std::size(kEngineLists); ++i) {
      Term term = vocabulary_.term(kEngineLists[i]).value_or(Term{});
      pack_->engine_slots_[i] = term.slot;
      const auto* words = vocabulary_.keys(term.atom);
      if (words == nullptr) continue;
      for (std::uint64_t key : *words) vocabulary_.lexicon().add_to_list(key, static_cast<EngineList>(i));
    }
  }

  std::vector<AtomUse> uses_of_atoms() const {
    std::vector<AtomUse> uses(pack_->atom_count_ + 1);  // the last one for Atom::None
    auto use = [&](Atom atom) -> AtomUse& { return uses[std::min(index_of(atom), pack_->atom_count_)]; };
    for (const Form& form : pack_->forms_) {
      for (const Item& item : form.items) use(item.atom).asked = true;
      if (is_tried(form)) use(form.items[form.trigger].atom).triggers = true;
    }
    for (const auto& row : pack_->stances_) use(row.atom).looked_up = true;
    for (const auto& row : pack_->populations_) use(row.atom).looked_up = true;
    uses.pop_back();
    return uses;
  }

  /// What a sentence is to note of the words and slots that it holds.
  void note_needs(const SignatureBits& bits) {
    std::vector<AtomUse> uses = uses_of_atoms();
    pack_->fulfilled_by_slot_.resize(pack_->slot_count_);
    bits.mark(uses, pack_->fulfilled_by_slot_);
    for (std::size_t i = 0; i < pack_->slot_count_; ++i) pack_->slot_needs_.push_back(bits.need_of(static_cast<Slot>(i)));
    pack_->lexicon_ = vocabulary_.finish(uses);
    for (std::size_t i = 0; i < pack_->shapes_.size(); ++i) {
      auto shape = static_cast<BuiltinAtom>(i);
      RulePack::Shape& out = pack_->shapes_[i];
      out.atoms = vocabulary_.followers(shape);
      out.atoms.push_back(atom_of(shape));
      for (Atom atom : out.atoms) out.fulfils.add(uses[index_of(atom)].fulfils);
    }
  }

  void index_triggers(const SignatureBits& bits, const Frequencies& frequencies) {
    std::size_t stages = static_cast<std::size_t>(Stage::Count);
    Rows by_atom(stages * pack_->atom_count_);
    Rows by_slot(stages * pack_->slot_count_);
    Rows unless(pack_->refs_.size());
    for (std::uint32_t i = 0; i < pack_->forms_.size(); ++i) {
      const Form& form = pack_->forms_[i];
      if (form.items.empty()) continue;
      std::size_t stage = static_cast<std::size_t>(pack_->refs_[form.rule].stage);
      const Item& item = form.items[form.trigger];
      // an item of words and of expressions has two triggers: the matcher drops what it finds twice
      FormRow row{.needs = bits.needs_of(form),
                  .rare = rare_needs(form, frequencies, pack_->lexicon_, pack_->always()),
                  .pair = neighbours(form, frequencies),
                  .form = i,
                  .count = static_cast<std::uint8_t>(form.items.size()),
                  .at_start = form.at_start,
                  .trigger = form.trigger};
      if (form.unless) {
        unless[form.rule].push_back(row);
        continue;
      }
      if (item.atom != Atom::None) by_atom[stage * pack_->atom_count_ + index_of(item.atom)].push_back(row);
      if (item.slot != Slot::None) by_slot[stage * pack_->slot_count_ + index_of(item.slot)].push_back(row);
    }
    flatten(by_atom, pack_->atom_count_, pack_->by_atom_);
    flatten(by_slot, pack_->slot_count_, pack_->by_slot_);
    pack_->unless_begin_ = append(unless, pack_->unless_);
    gather_items({&pack_->by_atom_.forms, &pack_->by_slot_.forms, &pack_->unless_});
  }

  /// Lays the items of all rows side by side.
  void gather_items(std::initializer_list<std::vector<FormRow>*> tables) {
    std::vector<Item>& items = pack_->items_;
    std::size_t count = 0;
    for (const std::vector<FormRow>* rows : tables) {
      for (const FormRow& row : *rows) count += row.count;
    }
    items.reserve(count);  // the rows point into it
    for (std::vector<FormRow>* rows : tables) {
      for (FormRow& row : *rows) {
        row.first = items.data() + items.size();
        const std::vector<Item>& own = pack_->forms_[row.form].items;
        items.insert(items.end(), own.begin(), own.end());
      }
    }
  }

  /// A regex may name any slot.
  void note_paragraphs() {
    for (const Form& form : pack_->forms_) {
      if (pack_->refs_[form.rule].stage != Stage::Paragraphs) continue;
      pack_->has_paragraphs_ = true;
      if (form.items.empty()) pack_->paragraphs_ask_ = 0xFFFF;
      for (const Item& item : form.items) {
        if (index_of(item.slot) < static_cast<std::size_t>(BuiltinSlot::Count))
          pack_->paragraphs_ask_ = static_cast<std::uint16_t>(pack_->paragraphs_ask_ | 1u << index_of(item.slot));
      }
    }
  }

  Neighbours neighbours(const Form& form, const Frequencies& frequencies) const {
    auto pair = rarest_pair(form, frequencies);
    if (!pair) return {pack_->always(), pack_->no_slot(), pack_->always(), pack_->no_slot()};
    auto atom = [&](const Item& item) { return item.atom == Atom::None ? pack_->never() : item.atom; };
    auto slot = [&](const Item& item) { return item.slot == Slot::None ? pack_->no_slot() : item.slot; };
    const Item& first = form.items[*pair];
    const Item& second = form.items[*pair + 1];
    return {atom(first), slot(first), atom(second), slot(second)};
  }

  using Rows = std::vector<std::vector<FormRow>>;
  /// Where each row of rows begins, and one more.
  static std::vector<std::uint32_t> append(const Rows& rows, std::vector<FormRow>& out) {
    std::vector<std::uint32_t> begin;
    for (const std::vector<FormRow>& row : rows) {
      begin.push_back(static_cast<std::uint32_t>(out.size()));
      out.insert(out.end(), row.begin(), row.end());
    }
    begin.push_back(static_cast<std::uint32_t>(out.size()));
    return begin;
  }

  void flatten(const Rows& rows, std::size_t count, RulePack::Index& index) const {
    index.count = count;
    index.stages.assign(count, 0);
    index.begin = append(rows, index.forms);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      index.asks.push_back(slots_asked_by(rows[row]));
      if (!rows[row].empty()) index.stages[row % count] |= static_cast<std::uint8_t>(1u << (row / count));
    }
  }

  /// The builtin slots that some form needs, a bit each.
  std::uint16_t slots_asked_by(std::span<const FormRow> rows) const {
    unsigned out = 0;
    for (const FormRow& row : rows) {
      for (const Item& item : pack_->forms_[row.form].items) {
        bool builtin = index_of(item.slot) < static_cast<std::size_t>(BuiltinSlot::Count);
        if (builtin && is_needed(item)) out |= 1u << index_of(item.slot);
      }
    }
    return static_cast<std::uint16_t>(out);
  }

  std::shared_ptr<RulePack> pack_;
  const Rules& rules_;
  std::vector<Diagnostic>& diagnostics_;
  Vocabulary vocabulary_;
  CaptureNames captures_;
  bool too_large_ = false;  ///< told already
};

Outcome<std::shared_ptr<const RulePack>> compile(Rules rules) {
  Outcome<std::shared_ptr<const RulePack>> out;
  out.value = Compiler(std::move(rules), out.diagnostics).run();
  return out;
}

}  // namespace sayso
