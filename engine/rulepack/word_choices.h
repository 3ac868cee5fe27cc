/// word_choices: which words may stand in each place of an expression that is made of words, ~verbs, ~nouns and (alternatives) alone, as
/// members of lists are. Private to this folder.
///
///     word_choices(rules, parse_phrase("(air|sea) ~raid:past").tree) == {{"air", "sea"}, {"raided"}}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rulepack/phrase.h"
#include "engine/rulepack/rules.h"

namespace sayso {

/// For each place the words that may stand there, as the rules spell them.
using WordChoices = std::vector<std::vector<std::string>>;

/// The spellings that "~word:form" stands for, each once; all of verb and noun where no form is named. "tensed" is third person and
/// past. Empty where no pack has the word or form.
std::vector<std::string> spellings(const Rules& rules, std::string_view word, std::string_view form);

/// The words that "~" may stand before: verbs and nouns, in order.
std::vector<std::string> inflected_words(const Rules& rules);

/// Nothing where something else stands in it, or a word or form that no pack has.
std::optional<WordChoices> word_choices(const Rules& rules, const PhraseNode& tree);

}  // namespace sayso
