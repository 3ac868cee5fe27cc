/// RuleWords: says in words what a compiled pack holds: the words behind an atom, the expressions behind a slot, a form as people
/// write phrases. For people only; made when somebody asks, as a pack keeps keys in the stead of words.
///
///     RuleWords words(pack);   words.shown(form) == "$quantity  $people?  (was|were)  killed"
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rulepack/rulepack.h"
#include "engine/rulepack/word_choices.h"

namespace sayso {

/// How phrases name what the engine itself fills: "quantity"; "word".
std::string_view name_of(BuiltinSlot slot);
std::string_view name_of(BuiltinAtom atom);

class RuleWords {
 public:
  explicit RuleWords(const RulePack& pack);

  /// "$people?", "~be", "killed", "(die|died|dies|dying)", "..4". Long alternatives are cut: the class says what it holds.
  std::string shown(const Item& item) const;
  /// The items two blanks apart, "^" where the form is tied to an end of the sentence, $content where it stands.
  std::string shown(const Form& form) const;
  /// The list or slot that the item's class is, as "people"; empty where it is none.
  std::string class_name(const Item& item) const;
  /// All words and expressions of an item, sorted; nothing for what the engine itself fills.
  std::vector<std::string> members(const Item& item) const;
  /// Those of a list; "cue" and "population" are lists too.
  std::vector<std::string> members(std::string_view list) const;

 private:
  using Words = std::set<std::string>;

  void learn(std::string_view word);
  void learn_spellings();
  void learn_lists();
  void learn_inflected();
  /// Goes through each list that is named once.
  void add_members(const std::vector<RuleText>& members, Words& out, std::set<const WordList*>& seen);
  void add_member(const std::string& text, Words& out, std::set<const WordList*>& seen);
  void add_expressions(const WordChoices& parts, Words& out);
  void learn_expression(const std::vector<std::string>& words, const std::string& joined);
  Words words_of(const Item& item) const;
  std::string without_marks(const Item& item) const;

  const RulePack& pack_;
  std::map<std::uint64_t, std::string> spelling_;
  std::map<Atom, Words> words_;
  std::map<Slot, Words> expressions_;
  std::map<std::string, Words, std::less<>> lists_;
  std::map<Words, std::string> list_names_;  ///< of equal lists the first one
  std::map<Words, std::string> inflected_;   ///< the words of "~die" and of "~die:past"
};

}  // namespace sayso
