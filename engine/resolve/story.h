/// Story: which event each sentence of an article is about: its main one, or one that it recalls ("the 2004 siege", "in January").
///
///     Story story = read_story(pack, document, text, found, &headline);
///     story.events[story.of_sentence[12]].key == "bombing-iran-2024-01"
#pragma once

#include <cstdint>
#include <vector>

#include "engine/extract/extraction.h"
#include "engine/resolve/document_claims.h"
#include "engine/rulepack/rulepack.h"

namespace sayso {

/// What an article begins with, by any words, is its own matter.
inline constexpr std::uint32_t kLedeBytes = 600;

/// Within a sentence, where it goes over to another event: "killed 42, surpassing the 29 of 1933".
struct Turn {
  std::uint32_t sentence;
  std::uint32_t token;   ///< from here on the sentence's event holds
  std::uint32_t before;  ///< index into events: what is told before it
};

struct Story {
  std::vector<EventMention> events;        ///< main first
  std::vector<std::uint32_t> of_sentence;  ///< index into events, for each sentence
  std::vector<Turn> turns = {};            ///< by sentence

  const EventMention& event_at(std::uint32_t sentence, std::uint32_t token) const;
};

/// `headline` is what was found in a headline that is not part of the text; may be null.
Story read_story(const RulePack& pack, const Document& document, const TokenizedText& text, const Extraction& found,
                 const Extraction* headline);

}  // namespace sayso
