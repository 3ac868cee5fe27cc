/// DocumentClaims: all that one article claims, self-contained: what checks compare, what a ledger keeps, what `extract` prints.
/// Made from a Document by read_claims(); holds no reference to it.
///
///     claims.claims[0].attribution->source.name == "CNN";  claims.claims[0].figures[0].measure == "deaths"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "engine/base/span.h"
#include "engine/base/time_range.h"
#include "engine/extract/quantity.h"
#include "engine/text/document.h"

namespace sayso {

/// How it is known who a source is. Unresolved ones keep their candidates.
enum class Basis : std::uint8_t { Named, Alias, Pronoun, Description, Carried, Unresolved };
std::string_view name_of(Basis basis);

enum class Polarity : std::uint8_t { Asserted, Negated, Denied, Feared };
std::string_view name_of(Polarity polarity);

enum class Status : std::uint8_t { None, Confirmed, Unconfirmed, Estimated, Retracted };
std::string_view name_of(Status status);

/// Whether a figure counts all, a part of another figure, or what was added to one.
enum class Role : std::uint8_t { Total, Part, Increment };
std::string_view name_of(Role role);

/// What an as-of time rests on: the article's own date, a date on the cue or the count, or nothing.
enum class AsOfBasis : std::uint8_t { Published, Updated, Said, Given, Unknown };
std::string_view name_of(AsOfBasis basis);

struct AsOf {
  std::optional<TimeRange> when = {};
  AsOfBasis basis = AsOfBasis::Unknown;
};

struct Source {
  Span span = {};
  std::string text = {};   ///< the words in the article
  std::string id = {};     ///< of the registry, or empty
  std::string name = {};   ///< full name as far as known, else the words
  std::string kind = {};   ///< "outlet", "agency", "person", …; "unspecified"
  std::string owner = {};  ///< of the registry, or empty
  Basis basis = Basis::Unresolved;
  std::vector<std::string> candidates = {};  ///< names, where it could not be told
};

/// One who relayed a claim: "reported", "published", "platform".
struct Relay {
  Span span = {};
  std::string text = {};
  std::string id = {};
  std::string role = {};
};

struct Cue {
  Span span = {};
  std::string text = {};
  std::string stance = {};  ///< "asserts", "denies", …
};

/// Words between quotation marks that an attribution gives to its source.
struct QuotedWords {
  Span span = {};  ///< without the marks
  std::string text = {};
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// Few words are torn into more than two pieces by the cue and the source.
using ContentSpans = boost::container::small_vector<Span, 2>;

struct Attribution {
  std::string rule = {};
  Cue cue = {};
  Source source = {};
  ContentSpans content = {};
  std::vector<Relay> via = {};           ///< innermost first
  std::vector<QuotedWords> quoted = {};  ///< sentences and the like, where claims were read to be compared; no single words
};

/// Key of the event that a figure or claim is about: "main", or a slug for a recalled one.
inline constexpr std::string_view kMainEvent = "main";

struct Figure {
  std::string id = {};  ///< unique over all documents: "DOCUMENT@BEGIN:MEASURE"
  Span span = {};       ///< the number with its qualifier
  std::string text = {};
  std::string measure = {};
  Quantity quantity = {};
  std::string population = "total";
  Role role = Role::Total;
  bool implied = false;      ///< no number stands there: "a woman was killed"; compared with nothing
  bool others = false;       ///< those beside somebody told of before: "seven others"
  bool with_event = false;   ///< its sentence names the kind of event that its article is about: "the blast killed 12"
  bool doubtful = false;     ///< may be of some only, or of another event: contradicts nothing
  std::string part_of = {};  ///< id of the whole, where role is Part and the whole is known
  bool of_other = false;     ///< the whole is of another measure, of its own these are all: "three were hurt, one of whom died"
  Polarity polarity = Polarity::Asserted;
  Status status = Status::None;
  std::string event = std::string(kMainEvent);
  std::vector<std::string> places = {};  ///< named beside the number: the place and what holds it
  std::vector<std::string> names = {};   ///< of a measure that goes by names: those of its sentence, the nearest first
  AsOf as_of = {};
  std::string rule = {};
  std::uint32_t line = 0;  ///< from 1, in the bytes of the document
  std::uint32_t column = 0;
};

struct Claim {
  std::string id = {};  ///< "DOCUMENT@BEGIN" of the cue, or of the sentence
  Span span = {};
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  Zone zone = Zone::Body;
  std::string event = std::string(kMainEvent);
  std::optional<Attribution> attribution = {};  ///< nothing: the article speaks in its own voice
  std::vector<Figure> figures = {};
  std::string quote = {};  ///< the sentence or sentences of the figures; kept where there are some
  Span quote_span = {};    ///< where they stand
};

/// A word by which an event can be told from others: see terms.h.
struct ArticleTerm {
  std::uint64_t key = 0;
  float weight = 0;  ///< in its article
  float common = 1;  ///< in how many of 500 articles about anything it is thought to stand
};

/// An event as one article tells of it. The first row is its main event; recalled ones follow.
struct EventMention {
  std::string key = std::string(kMainEvent);
  std::string trigger = {};              ///< kind of the trigger: "attack", "earthquake"; may be empty
  std::vector<std::string> places = {};  ///< names, most specific first
  std::optional<TimeRange> when = {};
  std::int64_t days = 3;                ///< how far apart two articles' dates of it may lie
  bool exact_place = false;             ///< the first place is a building or the like, not a town or country
  bool dated = false;                   ///< `when` is said in the article, beside the trigger; else it is the article's own day
  std::vector<ArticleTerm> terms = {};  ///< of a main event: by key
  std::string name = {};                ///< of a main event that has one of its own: "Hurricane Maria"
  std::string explicit_key = {};        ///< `event:` of the front matter
};

/// An article as records name it.
struct DocumentRef {
  std::string id = {};
  std::string path = {};
  std::string publisher = {};
  std::string published = {};
  std::string headline = {};
  std::uint32_t record = 0;  ///< line of the file, for JSON Lines
};

struct DocumentClaims {
  DocumentRef document = {};
  std::vector<Claim> claims = {};         ///< by position
  std::vector<Claim> headline = {};       ///< of a headline that is not part of the text: spans count in it; figures only
  std::vector<EventMention> events = {};  ///< main first; empty only for an empty text
};

}  // namespace sayso
