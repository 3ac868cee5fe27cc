/// TextRules: the little that cutting a text into sentences has to know of its language, as plain data. A rule pack fills it in.
///
///     TextRules rules;  rules.abbreviations = {"mr", "gov", "jan"};
#pragma once

#include <string>
#include <vector>

namespace sayso {

/// Words are in lower case, without the period.
struct TextRules {
  std::vector<std::string> abbreviations = {};  ///< a period after one never ends a sentence: "mr", "gov"
  std::vector<std::string> abbreviations_at_end =
      {};  ///< may end one, if a sentence starter follows: "inc", "co", "jr", "p.m", "u.s"
  std::vector<std::string> number_abbreviations = {};  ///< belong to a number that follows: "no", "p", "art"
  std::vector<std::string> sentence_starters = {};     ///< capitalised after an abbreviation they start a sentence: "the", "he"
  std::vector<std::string> never_final_marks = {};     ///< words that hold a "!" or "?": "yahoo!"
};

}  // namespace sayso
