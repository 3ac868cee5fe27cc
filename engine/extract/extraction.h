/// Extraction: what the rules find in one article, as tables of spans: quantities, mentions, figures, attributions, triggers. Nothing is
/// resolved yet: who "he" is and which event is meant is resolve/'s matter. Refers to the Document's tokens by TokenRange.
///
///     Extraction found = extractor.run(document, text);   found.figures[0].measure
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "engine/base/table.h"
#include "engine/base/time_range.h"
#include "engine/extract/quantity.h"
#include "engine/text/token.h"

namespace sayso {

/// A number with its hedge.
struct QuantityMention {
  TokenRange tokens;
  Quantity quantity;
  bool counts = true;     ///< may count people or things: no year, age, time, share
  bool negative = false;  ///< "no", "none"
  bool implied =
      false;  ///< no number stands there: "a woman", "the gunman"; in the table behind those of its sentence that are said
  std::uint32_t sentence = 0;
};

/// Someone or something that may be a source.
struct Mention {
  TokenRange tokens;
  TokenRange name = {};                      ///< the proper name inside, if there is one
  std::optional<std::uint32_t> source = {};  ///< index into Rules::sources
  std::optional<std::uint32_t> rule = {};    ///< index into Rules::mentions
  std::uint32_t sentence = 0;
  bool whole = false;    ///< its ends were found by walking from a cue: better than a rule's
  TokenRange head = {};  ///< who is meant, where an aside of any shape follows: "Smith" of "Smith, in a speech last week,"
};

struct DateMention {
  TokenRange tokens;
  TimeRange when;
  bool day = false;  ///< names a day, not a month or year
  std::uint32_t sentence = 0;
};

struct PlaceMention {
  TokenRange tokens;
  std::uint32_t place;  ///< index into Rules::places
  std::uint32_t sentence = 0;
};

/// Words that name an event.
struct Trigger {
  TokenRange tokens;
  std::uint32_t rule;  ///< index into Rules::events
  std::uint32_t sentence = 0;
};

/// A quantity of a measure, as one rule read it.
struct FigureMention {
  Id<QuantityMention> quantity;
  TokenRange tokens;      ///< of the whole match
  std::uint32_t measure;  ///< index into Rules::measures
  std::uint32_t sentence = 0;
  std::string population = {};  ///< id, or empty for the total
};

/// The words that are said, mostly in one piece.
using Contents = boost::container::small_vector<TokenRange, 2>;

/// "according to CNN": cue, source and content in one sentence, and what a quotation adds to it in the next ones.
struct AttributionMention {
  std::uint32_t rule;  ///< index into Rules::attributions
  TokenRange tokens;   ///< of the whole match
  TokenRange cue;
  std::optional<Id<Mention>> source = {};
  Contents content = {};
  std::string_view stance = {};  ///< of the rule pack
  std::uint32_t sentence = 0;
  bool open = false;   ///< ends in a colon: what is said follows
  bool inner = false;  ///< a part of what another says: a claim of its own only where it holds a figure
};

/// What a `marks:` rule says of a quantity or a sentence.
struct Mark {
  std::uint32_t rule;  ///< index into Rules::marks
  TokenRange tokens;
  std::optional<Id<QuantityMention>> quantity = {};
  std::uint32_t sentence = 0;
};

/// Rows are in the order of the text. `names` are capitalised names, whether or not they are anyone's source; `registered` those of
/// the registry, wherever they stand.
struct Extraction {
  Table<QuantityMention> quantities;
  Table<Mention> mentions;
  std::vector<TokenRange> names;
  std::vector<TokenRange> registered;
  std::vector<DateMention> dates;
  std::vector<PlaceMention> places;
  std::vector<Trigger> triggers;
  std::vector<FigureMention> figures;
  std::vector<AttributionMention> attributions;
  std::vector<Mark> marks;

  /// All rows go, their memory stays.
  void clear();
};

}  // namespace sayso
