/// Rules as data: what the sections of rule files say, merged over all packs, before they are compiled. Plain rows with the place
/// they were written at; loaded by load_rules(), compiled by compile().
///
///     rules.measures[0].head.id == "deaths";  rules.measures[0].grows == true
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/text/document.h"
#include "engine/text/text_rules.h"

namespace sayso {

/// A piece of text of a rule file and where it stands: a phrase, a list's word, an example's text.
struct RuleText {
  std::string text = {};
  Place place = {};
};

/// One wanted row of an example: field → value, as written ("measure" → "deaths", "low" → "40").
using ExpectedRow = std::map<std::string, std::string, std::less<>>;

/// An example that stands in a rule. `text` for one sentence or article; `articles` for checks, each an article.
struct RuleExample {
  RuleText text = {};
  std::vector<RuleText> articles = {};
  std::vector<ExpectedRow> expect = {};  ///< for one text: rows that must be there; empty: nothing of this rule may be
  std::string verdict = {};              ///< for articles: the verdict expected, or "none"
  std::string todo = {};                 ///< reason of a known gap
};

/// How far a rule or pack is to be relied on. Findings of an experimental check are warnings at most.
enum class RuleStatus : std::uint8_t { Stable, Experimental, Deprecated };
/// "stable", as `status:` has it.
std::string_view name_of(RuleStatus status);

/// How much of an article the phrases of a rule are held against at once, and where in it the rule counts.
struct RuleScope {
  bool paragraph = false;         ///< a paragraph at once, not a sentence
  std::optional<Zone> zone = {};  ///< the only zone in which the rule counts
};
/// "sentence", "paragraph", "headline": as `scope:` has it.
std::string_view name_of(const RuleScope& scope);

/// What rules of every kind have.
struct RuleHead {
  std::string id = {};
  std::string pack = {};
  RuleStatus status = RuleStatus::Stable;
  Place place = {};
  std::vector<RuleText> match = {};
  std::vector<RuleText> unless = {};
  std::vector<RuleText> regex = {};
  std::int64_t priority = 0;
  RuleScope scope = {};
  std::vector<RuleExample> examples = {};
};

/// "$quantity …": hedges. The number words that it holds become a quantity of this bound.
struct QuantityRule {
  RuleHead head = {};
  std::string bound = {};    ///< name of a Bound; empty: as the number itself
  std::string combine = {};  ///< of two numbers: "ratio" and "quotient" divide, "power"; empty: an interval
  std::string unit = {};     ///< "percent", "USD", "km"; empty: that of the number itself
  bool counts = true;        ///< may count people or things; no for ages, times, ranks
  bool number = true;        ///< no: what matches holds no number at all ("the one", "2nd")
};

/// "3 km", "$40": what stands behind a number, or before it, and makes it an amount.
struct UnitRule {
  std::string id = {};  ///< "USD", "km", "percent"
  std::string pack = {};
  Place place = {};
  std::string kind = {};                ///< "money", "length", …
  std::vector<RuleText> names = {};     ///< behind the number
  std::vector<RuleText> symbols = {};   ///< behind it or before it
  std::vector<RuleText> shorts = {};    ///< behind it, and only as a part: "5 ft 2 in"
  std::vector<RuleText> millions = {};  ///< behind it, and a million times the unit: "30 MUSD"
  std::string of = {};                  ///< id of the unit that it is a part of: "30 cents" of "10 dollars 30 cents"
  double per = 0;                       ///< how many of it make one of `of`
};

/// How a source may be named when no registry knows it: "police", "a spokesman for X", a person's name with a title.
struct MentionRule {
  RuleHead head = {};
  std::string kind = {};   ///< of the source
  std::string basis = {};  ///< "named", "pronoun", "description"
  bool identity = false;   ///< it is the registry's source that it ends in: "the state-run TASS", "a report from TASS"
};

/// A source of the registry.
struct SourceRule {
  std::string id = {};
  std::string pack = {};
  Place place = {};
  std::vector<RuleText> names = {};  ///< the first is how it is printed
  std::string kind = {};
  std::string country = {};
  std::string owner = {};
};

/// Where the content of an attribution lies.
enum class ContentPlace : std::uint8_t { Captured, Before, After, Clause, Sentence, Quote, None };

struct AttributionRule {
  RuleHead head = {};
  ContentPlace content = ContentPlace::Clause;
  std::string stance = {};   ///< empty: the cue's own (from `cues:`)
  bool owns_figures = true;  ///< "claimed responsibility for the attack that killed 40" owns none
  std::string relay = {};    ///< role when this attribution only relays an inner one; empty: "reported"
};

/// In a measure's `units:`: numbers without one.
inline constexpr std::string_view kPlainUnit = "none";

struct MeasureRule {
  RuleHead head = {};
  bool grows = false;                ///< a later, higher count is an update
  bool people = true;                ///< counts people: no fractions, not below zero
  std::vector<RuleText> units = {};  ///< ids or kinds of units: only amounts in these; empty: plain counts
  std::optional<double> least = {};  ///< what lies below is no figure of this measure
  std::optional<double> most = {};   ///< what lies above is none
  bool piecemeal = false;  ///< told of one hospital or town after the other: compared where an article tells one number alone
  bool per_name = false;   ///< of somebody with a name, one's votes: compared where that is the same
  std::int64_t growth_days = 14;  ///< how long after the event another origin's higher count is an update
};

/// What a phrase near a figure says of it: that it is a part, an increment, feared, retracted …; or of a sentence: that it recalls
/// another event. A captured $quantity limits it to that one.
struct MarkRule {
  RuleHead head = {};
  std::string mark = {};  ///< part, others, increment, negated, feared, confirmed, unconfirmed, estimated, retracted, recalled
};

/// A group of people that a count may be limited to: "children".
struct PopulationRule {
  std::string id = {};
  std::string pack = {};
  Place place = {};
  std::vector<RuleText> words = {};
};

/// What happened: words that name an event of one kind ("shooting", "~open fire").
struct EventRule {
  RuleHead head = {};
  std::string kind = {};  ///< trigger kind: events of different kinds are not linked
  std::int64_t days = 3;  ///< how far apart two articles' event dates may lie
};

/// A place and what it lies in.
struct PlaceRule {
  std::string id = {};
  std::string pack = {};
  Place place = {};
  std::vector<RuleText> names = {};
  std::string within = {};  ///< id of the place that holds it
  bool person = false;      ///< a name of people too: it counts only where no other capitalised word follows
};

/// Slack of about, nearly, vague and rounded numbers: they contradict where the gap of the nearest ends is over
/// max(absolute, relative × the larger end).
struct Tolerance {
  double absolute = 0;
  double relative = 0.05;
};

/// What a filter makes of a check's findings in which one of its sources takes part.
struct SourceFilter {
  std::vector<std::string> sources = {};  ///< ids of the registry
  bool off = false;                       ///< they are not reported; else the severity is theirs
  std::optional<Severity> severity = {};
  std::string reason = {};
};

struct CheckRule {
  RuleHead head = {};
  std::string type = {};                   ///< of the catalogue: "conflict", …
  std::vector<std::string> measures = {};  ///< empty: all
  Tolerance tolerance = {};
  Severity severity = Severity::Error;
  std::string message = {};  ///< with $a.source, $a.figure, $b.source, $b.figure, $measure
  bool enabled = true;
  std::vector<SourceFilter> by_source = {};  ///< the last one that fits holds
};

/// Number words and what they are worth.
struct NumberWords {
  std::map<std::string, double, std::less<>> units = {};              ///< "one" … "nineteen"
  std::map<std::string, double, std::less<>> tens = {};               ///< "twenty" … "ninety"
  std::map<std::string, double, std::less<>> multipliers = {};        ///< "hundred", "thousand", "million", "dozen"
  std::map<std::string, double, std::less<>> suffixes = {};           ///< glued to digits: "m", "bn", "k"
  std::map<std::string, double, std::less<>> vague = {};              ///< "dozens" → floor
  std::map<std::string, double, std::less<>> fractions = {};          ///< "half"
  std::map<std::string, double, std::less<>> ordinals = {};           ///< "third": one of them after "one" or "a" is a fraction
  std::map<std::string, double, std::less<>> parts = {};              ///< "thirds": a fraction after any number
  std::map<std::string, double, std::less<>> collectives = {};        ///< after an article: "a couple"
  std::map<std::string, double, std::less<>> vague_collectives = {};  ///< after an article: "a handful" → floor
  std::vector<std::string> articles = {};                             ///< before a multiplier worth one: "a", "an"
  std::vector<std::string> joiners = {};                              ///< within a number: "and"
  std::vector<std::string> negatives = {};                            ///< "no", "none": zero
  std::vector<std::string> links = {};                                ///< between a fraction and what it is of: "of"
  std::vector<std::string> points = {};                               ///< between whole and decimals: "point"
  std::vector<std::string> minuses = {};                              ///< before a number below zero: "minus"
};

struct DateWords {
  std::map<std::string, double, std::less<>> months = {};    ///< 1 … 12
  std::map<std::string, double, std::less<>> weekdays = {};  ///< 0 is Sunday
  std::map<std::string, double, std::less<>> relative = {};  ///< days from the article's: "yesterday" → -1
};

/// A verb's forms. Each may have several spellings.
struct VerbForms {
  std::vector<std::string> base = {};
  std::vector<std::string> third = {};
  std::vector<std::string> past = {};
  std::vector<std::string> participle = {};
  std::vector<std::string> gerund = {};
};

/// How a regular verb's forms are spelled: the ending of the base is replaced. The longest ending that fits is taken.
struct VerbPattern {
  std::string ending = {};  ///< "e", "y", "" for any
  std::string third = {};
  std::string past = {};
  std::string gerund = {};
};

/// A noun's forms. Each may have several spellings.
struct NounForms {
  std::vector<std::string> singular = {};
  std::vector<std::string> plural = {};
};

/// How a regular noun's plural is spelled: the ending of the singular is replaced. The longest ending that fits is taken.
struct NounPattern {
  std::string ending = {};  ///< "y", "" for any
  std::string plural = {};
};

/// A named list of words and phrases. Members may name another list ("$people"), a verb or a noun ("~say").
struct WordList {
  std::string name = {};
  Place place = {};
  std::vector<RuleText> members = {};
};

struct PackHead {
  std::string id = {};
  std::string version = {};
  std::string language = {};
};

/// Everything, merged in the order of loading.
struct Rules {
  std::vector<PackHead> packs = {};
  TextRules text = {};
  NumberWords numbers = {};
  DateWords dates = {};
  std::vector<VerbPattern> verb_patterns = {};
  std::map<std::string, VerbForms, std::less<>> verbs = {};
  std::vector<NounPattern> noun_patterns = {};
  std::map<std::string, NounForms, std::less<>> nouns = {};
  std::vector<WordList> lists = {};
  std::map<std::string, std::vector<RuleText>, std::less<>> cues = {};  ///< stance → verbs and phrases
  std::vector<UnitRule> units = {};
  std::vector<QuantityRule> quantities = {};
  std::vector<MentionRule> mentions = {};
  std::vector<SourceRule> sources = {};
  std::vector<AttributionRule> attributions = {};
  std::vector<MeasureRule> measures = {};
  std::vector<MarkRule> marks = {};
  std::vector<PopulationRule> populations = {};
  std::vector<EventRule> events = {};
  std::vector<PlaceRule> places = {};
  std::vector<CheckRule> checks = {};
};

}  // namespace sayso
