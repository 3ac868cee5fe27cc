/// sentence_stops: whether a stop ends its sentence, by the words on both sides of it.
/// Private to text/.
///
///     "Gov. Smith" no;  "the U.S. Government" no;  "the U.S. The" yes;  "at 6 p.m. \"We" yes;  "\"Why?\" she" no
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/text/text_index.h"
#include "engine/text/token.h"

namespace sayso {

/// The paragraph that is being cut.
struct StopContext {
  std::string_view text;
  const TextIndex::Words& words;
  const std::vector<Token>& tokens;
  TokenRange paragraph;
  bool all_capitals;  ///< a capital says nothing then
  bool headline;      ///< capitals and starters say little: "U.S. In Talks"
};

/// A stop with what belongs to it: "?!", ". . .", and the marks that close something after it.
struct Stop {
  std::uint32_t first;
  std::uint32_t after_stops;
  std::uint32_t after_closers;
  bool asks;        ///< holds "!" or "?"
  bool trails_off;  ///< dots only, more than one
  bool cuts_in;     ///< "left. . . . The rest": a full stop, and the dots open the next sentence
};

/// The sentence that the stop may end.
struct SentenceSoFar {
  std::uint32_t first;
  bool quoted;  ///< all of it stands in one quotation, which may have begun before it
};

/// A mark or an abbreviation that could end a sentence.
bool is_stop(const StopContext& context, std::uint32_t token);

Stop stop_at(const StopContext& context, std::uint32_t token);

/// False too where nothing follows in the paragraph.
bool ends_sentence(const StopContext& context, const Stop& stop, SentenceSoFar sentence);

}  // namespace sayso
