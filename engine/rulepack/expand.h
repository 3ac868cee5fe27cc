/// expand: a phrase's tree → its linear forms. Alternatives of single words become one class of words; alternatives of several words,
/// and optional groups, multiply the forms; their number is bounded. Private to compile().
///
///     expand(tree, text, vocabulary, captures, diagnostics)   // "(a b|c)? $x" → 3 forms
#pragma once

#include <string>
#include <vector>

#include "engine/rulepack/form.h"
#include "engine/rulepack/phrase.h"
#include "engine/rulepack/vocabulary.h"

namespace sayso {

constexpr std::size_t kMaxForms = 256;
constexpr std::size_t kMaxAlternatives = 256;

/// Names of captures; the first are BuiltinCapture.
class CaptureNames {
 public:
  CaptureNames();
  std::uint16_t of(const std::string& name);
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
};

/// Forms without rule and trigger. Nothing when the phrase has errors (told): R108 more than kMaxForms readings, R109 more than
/// kMaxItems items, R110 "+" on a group, R111 unknown verb, noun or form, R201 unknown slot or list, R112 nothing but optional parts, R113 too many slots,
/// R114 more than kMaxAlternatives alternatives.
std::vector<Form> expand(const RuleText& phrase, Vocabulary& vocabulary, CaptureNames& captures,
                         std::vector<Diagnostic>& diagnostics);

}  // namespace sayso
