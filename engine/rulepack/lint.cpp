#include "engine/rulepack/lint.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "engine/rulepack/phrase.h"
#include "engine/rulepack/vocabulary.h"

namespace sayso {
namespace {

using Kind = PhraseNode::Kind;
using Words = std::set<std::uint64_t>;

/// Slots that are filled after the rules of a kind have been matched.
bool is_found_later(std::string_view slot, RuleKind kind) {
  if (kind != RuleKind::Quantity) return false;
  return slot == "quantity" || slot == "source" || slot == "date" || slot == "name";
}

template <class Visit>
void walk(const PhraseNode& node, const Visit& visit) {
  visit(node);
  for (const PhraseNode& child : node.children) walk(child, visit);
}

class Linter {
 public:
  explicit Linter(const RulePack& pack) : pack_(pack), rules_(pack.rules()), words_(rules_, ignored_) {
    std::vector<RuleText> cues;
    for (const auto& [stance, members] : rules_.cues) cues.insert(cues.end(), members.begin(), members.end());
    words_.define("cue", cues, 0);
    std::vector<RuleText> populations;
    for (const PopulationRule& rule : rules_.populations)
      populations.insert(populations.end(), rule.words.begin(), rule.words.end());
    words_.define("population", populations, 0);
  }

  std::vector<Diagnostic> run() {
    sort_forms();
    for (std::uint32_t rule = 0; rule < pack_.refs().size(); ++rule) {
      const RuleRef& ref = pack_.refs()[rule];
      const RuleHead& head = pack_.head(ref);
      check_examples(name_of(ref.kind), head, ref.kind);
      for (const RuleText& phrase : head.match) check_phrase(phrase, head, ref.kind);
      for (const RuleText& phrase : head.unless) check_phrase(phrase, head, ref.kind);
      check_unless(head);
      check_triggers(rule, head);
    }
    for (const CheckRule& check : rules_.checks) check_examples("check", check.head, std::nullopt);
    check_names();
    check_lists();
    return std::move(out_);
  }

 private:
  void sort_forms() {
    match_forms_.resize(pack_.refs().size());
    for (const Form& form : pack_.forms()) {
      if (!form.unless) match_forms_[form.rule].push_back(&form);
    }
  }

  void check_examples(std::string_view kind, const RuleHead& head, std::optional<RuleKind> matching) {
    const std::string rule = fmt::format("{} \"{}\"", kind, head.id);
    if (head.examples.empty()) {
      return tell("R301", head.place, rule + " has no examples", "give it one that must match, and one that must not");
    }
    const auto finds = [&](const RuleExample& e) {
      return matching ? !e.expect.empty() : !e.verdict.empty() && e.verdict != "none";
    };
    const auto found = std::count_if(head.examples.begin(), head.examples.end(), finds);
    const auto size = static_cast<std::ptrdiff_t>(head.examples.size());
    // a number is found in any case: what a quantity rule must not make of it is an example of its own
    const bool both = found > 0 && (found < size || (matching == RuleKind::Quantity && size > 1));
    if (both) return;
    tell("R302", head.place, fmt::format("{} has no example of what it must {}", rule, found > 0 ? "not match" : "match"),
         found > 0 ? "add one with \"expect: none\"" : "add one with the fields that it must give");
  }

  void check_phrase(const RuleText& phrase, const RuleHead& head, RuleKind kind) {
    const PhraseResult parsed = parse_phrase(phrase.text);
    if (!parsed.errors.empty()) return;
    walk(parsed.tree, [&](const PhraseNode& node) {
      if (node.kind == Kind::Slot) used_.insert(node.text);
      if (node.kind == Kind::Choice) check_alternatives(phrase, node);
      if (node.kind == Kind::Slot && !node.optional) check_slot(phrase, node, kind);
    });
    const bool is_match = &phrase >= head.match.data() && &phrase < head.match.data() + head.match.size();
    const auto same = [&](const RuleText& other) { return &other < &phrase && other.text == phrase.text; };
    const std::vector<RuleText>& among = is_match ? head.match : head.unless;
    if (std::any_of(among.begin(), among.end(), same))
      tell("R306", phrase, 0, phrase.text.size(), "the same phrase stands above", "take it out");
    const auto equal = [&](const RuleText& other) { return other.text == phrase.text; };
    if (is_match && std::any_of(head.unless.begin(), head.unless.end(), equal))
      tell("R303", phrase, 0, phrase.text.size(), "this phrase can never match: \"unless:\" has the same one");
  }

  void check_slot(const RuleText& phrase, const PhraseNode& slot, RuleKind kind) {
    if (is_found_later(slot.text, kind)) {
      return tell("R303", phrase, slot.offset, slot.width,
                  fmt::format("this can never match: ${} is found after the numbers", slot.text),
                  "quantities are made of $number and words");
    }
    const auto term = words_.term(slot.text);
    const bool list =
        std::any_of(rules_.lists.begin(), rules_.lists.end(), [&](const WordList& l) { return l.name == slot.text; });
    if (list && term && term->atom == Atom::None && term->slot == Slot::None)
      tell("R303", phrase, slot.offset, slot.width, fmt::format("this can never match: the list \"{}\" is empty", slot.text));
  }

  /// The words of an alternative that is a single word, verb or noun.
  std::optional<Words> words_of(const PhraseNode& alternative) {
    if (alternative.children.size() != 1) return std::nullopt;
    const PhraseNode& only = alternative.children.front();
    if (only.optional || only.repeated) return std::nullopt;
    std::optional<Atom> atom;
    if (only.kind == Kind::Word) atom = words_.word(only.text);
    if (only.kind == Kind::Inflected) atom = words_.inflected(only.text, only.detail);
    const Words* keys = atom ? words_.keys(*atom) : nullptr;
    return keys == nullptr ? std::nullopt : std::optional(*keys);
  }

  void check_alternatives(const RuleText& phrase, const PhraseNode& group) {
    std::vector<std::optional<Words>> seen;
    std::set<std::string> texts;
    for (const PhraseNode& child : group.children) {
      std::optional<Words> mine = words_of(child);
      const bool covered = mine && std::any_of(seen.begin(), seen.end(), [&](const std::optional<Words>& other) {
                             return other && std::includes(other->begin(), other->end(), mine->begin(), mine->end());
                           });
      const bool repeated = !texts.insert(trimmed(phrase.text.substr(child.offset, child.width))).second;
      if (covered || repeated)
        tell("R306", phrase, child.offset, child.width, "this alternative is never reached: one before it covers it",
             "take it out");
      seen.push_back(std::move(mine));
    }
  }

  static std::string trimmed(std::string text) {
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
  }

  /// The words of a phrase; nothing where it holds a gap, a slot or a shape, which may stand for any.
  std::optional<Words> all_words(const RuleText& phrase) {
    const PhraseResult parsed = parse_phrase(phrase.text);
    Words out;
    bool known = parsed.errors.empty();
    walk(parsed.tree, [&](const PhraseNode& node) {
      std::optional<Atom> atom;
      if (node.kind == Kind::Word) atom = words_.word(node.text);
      if (node.kind == Kind::Inflected) atom = words_.inflected(node.text, node.detail);
      const Words* keys = atom ? words_.keys(*atom) : nullptr;
      if (keys != nullptr) out.insert(keys->begin(), keys->end());
      const bool open = node.kind == Kind::Gap || node.kind == Kind::Slot || (node.kind == Kind::Inflected && keys == nullptr);
      known = known && !open;
    });
    return known ? std::optional(out) : std::nullopt;
  }

  void check_unless(const RuleHead& head) {
    if (!head.regex.empty() || head.match.empty()) return;
    std::vector<std::optional<Words>> matches;
    for (const RuleText& phrase : head.match) matches.push_back(all_words(phrase));
    for (const RuleText& phrase : head.unless) {
      const std::optional<Words> mine = all_words(phrase);
      const bool meets = std::any_of(matches.begin(), matches.end(), [&](const std::optional<Words>& match) {
        if (!mine || !match) return true;
        return std::any_of(match->begin(), match->end(), [&](std::uint64_t key) { return mine->count(key) != 0; });
      });
      if (!meets)
        tell("R304", phrase, 0, phrase.text.size(), "this can overlap no match: it shares no word with any of them",
             "\"unless:\" drops a match that it overlaps; name a word of the match in it");
    }
  }

  void check_triggers(std::uint32_t rule, const RuleHead& head) {
    std::set<std::uint32_t> told;
    for (const Form* form : match_forms_[rule]) {
      if (form->items.empty() || !is_everywhere(form->items[form->trigger]) || !told.insert(form->phrase).second) continue;
      tell("R307", head.match[form->phrase], 0, head.match[form->phrase].text.size(),
           "slow: this phrase has to be tried in most sentences", "it needs a word, verb, list or number of its own");
    }
  }

  /// Shapes of tokens, and names.
  static bool is_everywhere(const Item& item) {
    const bool shape = item.atom != Atom::None && index_of(item.atom) < static_cast<std::size_t>(BuiltinAtom::Count) &&
                       item.atom != atom_of(BuiltinAtom::Digits);
    const bool name = item.slot == slot_of(BuiltinSlot::Source) || item.slot == slot_of(BuiltinSlot::Name);
    return shape || name;
  }

  void check_names() {
    std::map<std::string, const SourceRule*> owners;
    for (const SourceRule& source : rules_.sources) {
      for (const RuleText& name : source.names) {
        const auto [at, fresh] = owners.try_emplace(name.text, &source);
        if (fresh) continue;
        tell("R305", name, 0, name.text.size(),
             at->second == &source ? fmt::format("\"{}\" stands here twice", name.text)
                                   : fmt::format("\"{}\" is a name of \"{}\" already", name.text, at->second->id),
             "the first source that has a name keeps it");
      }
    }
  }

  void use_members(const std::vector<RuleText>& members) {
    for (const RuleText& member : members) {
      walk(parse_phrase(member.text).tree, [&](const PhraseNode& node) {
        if (node.kind == Kind::Slot) used_.insert(node.text);
      });
    }
  }

  void check_lists() {
    for (const WordList& list : rules_.lists) use_members(list.members);
    for (const auto& [stance, members] : rules_.cues) use_members(members);
    for (const PopulationRule& rule : rules_.populations) use_members(rule.words);
    for (const std::string& name : pack_.capture_names()) used_.insert(name);  // groups of regexes
    for (const WordList& list : rules_.lists) {
      if (used_.contains(list.name) || is_engine_list(list.name)) continue;
      tell("R308", list.place, fmt::format("nothing uses the list \"{}\"", list.name),
           fmt::format("${} names it in a phrase", list.name));
    }
  }

  void tell(std::string_view code, const RuleText& at, std::size_t offset, std::size_t width, std::string message,
            std::string hint = {}) {
    out_.push_back(rule_diagnostic(code, Severity::Warning, at, offset, width, std::move(message), std::move(hint)));
  }

  void tell(std::string_view code, const Place& place, std::string message, std::string hint = {}) {
    out_.push_back({.code = std::string(code),
                    .severity = Severity::Warning,
                    .place = place,
                    .message = std::move(message),
                    .hint = std::move(hint)});
  }

  const RulePack& pack_;
  const Rules& rules_;
  std::vector<Diagnostic> ignored_;  ///< told when the pack was compiled
  Vocabulary words_;
  std::vector<std::vector<const Form*>> match_forms_;
  std::set<std::string> used_;
  std::vector<Diagnostic> out_;
};

}  // namespace

std::vector<Diagnostic> lint(const RulePack& pack) { return Linter(pack).run(); }

}  // namespace sayso
