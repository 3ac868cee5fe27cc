/// NounPhrases: how far the words reach that name whoever speaks, told from what stands beside a cue and from the words that never
/// stand inside such a name (lists of the rule pack). No grammar: a walk to the left from a verb, or to the right from "according to".
/// Private to extract/.
///
///     "In May, a spokesman for the Health Ministry told us"  →  before(told): "a spokesman for the Health Ministry"
///     "said Colin Clarke, an analyst at the Soufan Group."    →  after(said): "Colin Clarke, an analyst at the Soufan Group"
#pragma once

#include <cstddef>
#include <optional>

#include "engine/extract/sentence_stages.h"

namespace sayso {

/// Token positions in the sentence. `head` is the phrase without what follows it ("for the Health Ministry", ", an analyst").
struct NounPhrase {
  std::size_t begin;
  std::size_t end;
  std::size_t head_begin;
  std::size_t head_end;
  bool loose = false;  ///< with an aside that has no shape of its own: "Smith, in a speech last week,"
};

class NounPhrases {
 public:
  explicit NounPhrases(const SentenceWork& work);

  /// The phrase that ends at `end`, before the verb.
  std::optional<NounPhrase> before(std::size_t end) const;
  /// The phrase that begins at `begin`, after the verb; `with_aside`: with the apposition that follows it.
  std::optional<NounPhrase> after(std::size_t begin, bool with_aside = true) const;

 private:
  bool mark(std::size_t at, char c) const;
  bool inside(std::size_t at) const;
  bool apostrophe(std::size_t at) const;
  bool clause_start(std::size_t at) const;
  bool starts(std::size_t at) const;
  std::size_t bare_begin(std::size_t end) const;
  std::size_t bare_end(std::size_t begin) const;
  bool aside(std::size_t first, std::size_t close) const;
  std::optional<NounPhrase> plain_before(std::size_t end) const;
  std::optional<NounPhrase> loose_before(std::size_t close) const;
  std::size_t with_links(std::size_t end, bool named) const;

  const Scan& scan_;
};

}  // namespace sayso
