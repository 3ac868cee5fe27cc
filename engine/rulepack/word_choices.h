/// word_choices: which words may stand in each place of an expression that is made of words, ~verbs and (alternatives) alone, as
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

/// The spellings that "~verb:form" stands for; all where no form is named. "tensed" is third person and past.
std::vector<std::string> spellings(const VerbForms& verb, std::string_view form);

/// Nothing where something else stands in it, or a verb or form that no pack has.
std::optional<WordChoices> word_choices(const Rules& rules, const PhraseNode& tree);

}  // namespace sayso
