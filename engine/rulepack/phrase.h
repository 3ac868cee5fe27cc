/// Phrase: the syntax tree of one `match:` line, before anything is looked up. Parsed by parse_phrase().
///
///     "$source <~say:past> that? ..4 (dead|killed)"
///
///     word        that word, in any case (punctuation is a word)
///     ~say        any form of the verb; ~say:past one of base, third, past, participle, gerund
///     ~child      any form of the noun; ~child:plural one of singular, plural
///     $name       a slot or a list; $name:low captures it as "low"
///     x?          may be missing           x+       one to four of it
///     (a b|c)     alternatives             ..4      up to four units in between
///     <a b>       marks the cue            ^        start or end of the sentence
///     \x          the character x itself
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/rulepack/form.h"

namespace sayso {

/// One node; `children` are the alternatives of Choice or the parts of Sequence and Cue.
struct PhraseNode {
  enum class Kind : std::uint8_t { Word, Inflected, Slot, Gap, Choice, Sequence, Cue, Start, End };

  Kind kind = Kind::Sequence;
  std::string text = {};    ///< the word or name
  std::string detail = {};  ///< of Inflected the form, of Slot the capture's name
  int gap = 0;              ///< of Gap: the most units
  bool optional = false;
  bool repeated = false;   ///< one to kMaxRepeat
  std::size_t offset = 0;  ///< into the phrase, for diagnostics
  std::size_t width = 0;
  std::vector<PhraseNode> children = {};
};

constexpr int kMaxPhraseDepth = 8;

/// What is wrong with a phrase: a code of the R1xx family and where in its text.
struct PhraseError {
  std::string_view code;
  std::size_t offset;
  std::size_t width;
  std::string message;
  std::string hint = {};
};

/// The tree is a Sequence; on an error it holds what could be read. R101 unclosed or stray bracket, R102 bad gap, R103 nothing to
/// repeat or make optional, R104 empty phrase or alternative, R105 nested too deep, R106 "^" inside, R107 bad name.
struct PhraseResult {
  PhraseNode tree;
  std::vector<PhraseError> errors;
};
PhraseResult parse_phrase(std::string_view text);

}  // namespace sayso
