#include "engine/resolve/story.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "engine/resolve/by_sentence.h"
#include "engine/resolve/named_events.h"
#include "engine/resolve/nearness.h"

namespace sayso {
namespace {

/// The lede: sentences that tell what an article is about.
constexpr std::uint32_t kLede = 4;
/// A date this much older than the main event is another event's.
constexpr std::int64_t kFarDays = 6;
/// Trials and the like look back so far; what lies further back is mentioned in passing.
constexpr std::int64_t kLookBackDays = 400;
/// A month or less tells when an event was.
constexpr std::int64_t kMonth = 31 * kMinutesPerDay;
constexpr std::int64_t kLeastOfAMonth = 28 * kMinutesPerDay;
/// A place so few tokens behind a trigger is where it was: "the shooting at a school in Connecticut".
constexpr std::uint32_t kPlaceToTrigger = 5;
/// A day so few tokens behind a cue is when it was said: "said on Tuesday".
constexpr std::uint32_t kCueToDay = 1;
/// Country, town, building: a place so deep is one building.
constexpr std::size_t kExactDepth = 2;
/// Smaller numbers are told of many events.
constexpr double kTelling = 3;
/// A mark of recalling belongs to a trigger that stands no more tokens away.
constexpr std::uint32_t kMarkReach = 8;

class StoryReader {
 public:
  StoryReader(const RulePack& pack, const Document& document, const TokenizedText& text, const Extraction& found,
              const Extraction* headline)
      : pack_(pack),
        document_(document),
        text_(text),
        found_(found),
        headline_(headline),
        triggers_(found.triggers, text.sentences.size()),
        dates_(found.dates, text.sentences.size()),
        places_(found.places, text.sentences.size()),
        figures_(found.figures, text.sentences.size()),
        attributions_(found.attributions, text.sentences.size()),
        marks_(found.marks, text.sentences.size()),
        names_(pack, text, found),
        published_(parse_time(document.info().published)) {}

  Story run() {
    story_.of_sentence.assign(text_.sentences.size(), 0);
    story_.events.push_back(main_event());
    adopt_far_date();
    if (const Mark* name = names_.subject()) story_.events.front().name = document_.text(text_.bytes_of(name->tokens));
    for (std::uint32_t s = 0; s < text_.sentences.size(); ++s) {
      story_.of_sentence[s] = event_of(s);
      add_turn(s);
    }
    return std::move(story_);
  }

 private:
  const EventRule& rule(const Trigger& trigger) const { return pack_.rules().events[trigger.rule]; }
  /// May be null.
  const Trigger* first_trigger(std::uint32_t s) const { return triggers_[s].empty() ? nullptr : &triggers_[s].front(); }
  template <class Row, class Test>
  static bool any_of(std::span<const Row> rows, Test test) {
    return std::any_of(rows.begin(), rows.end(), test);
  }

  // --- the main event

  EventMention main_event() {
    EventMention main;
    main.explicit_key = document_.info().event;
    main.trigger = main_trigger();
    main.places = main_places();
    main.days = days_of(main.trigger);
    main.exact_place = !main.places.empty() && is_exact(main.places.front());
    main.when = main_date(main.trigger);
    main.dated = main.when.has_value();
    if (!main.when) main.when = published_;
    return main;
  }

  std::string main_trigger() const {
    if (headline_ != nullptr && !headline_->triggers.empty()) return rule(headline_->triggers.front()).kind;
    std::map<std::string, int> weights;
    for (const Trigger& t : found_.triggers) weights[rule(t).kind] += t.sentence < kLede ? 3 : 1;
    std::string best;
    int weight = 0;
    for (const Trigger& t : found_.triggers) {  // in the order of the text: the first of equals
      if (weights[rule(t).kind] > weight) {
        weight = weights[rule(t).kind];
        best = rule(t).kind;
      }
    }
    return best;
  }

  std::int64_t days_of(const std::string& kind) const {
    std::int64_t days = 3;
    for (const EventRule& rule : pack_.rules().events) {
      if (rule.kind == kind) days = std::max(days, rule.days);
    }
    return days;
  }

  bool is_exact(const std::string& id) const {
    auto place = pack_.places().find(id);
    return place && pack_.places().depth(*place) >= kExactDepth;
  }

  /// Ids of the places, most specific first, each with what holds it.
  std::vector<std::string> chain(std::span<const std::uint32_t> named) const {
    std::vector<std::uint32_t> places(named.begin(), named.end());
    std::stable_sort(places.begin(), places.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return pack_.places().depth(a) > pack_.places().depth(b); });
    std::vector<std::string> out;
    auto add = [&](std::uint32_t place) {
      const std::string& id = pack_.rules().places[place].id;
      if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    };
    for (std::uint32_t place : places) add(place);
    for (std::uint32_t place : places) {
      for (auto up = pack_.places().holder(place); up; up = pack_.places().holder(*up)) add(*up);
    }
    return out;
  }

  /// A place of another country that a later sentence names is none of the event's: "by comparison, the storm in Louisiana".
  bool goes_with(const std::vector<std::uint32_t>& places, const PlaceMention& place) const {
    if (places.empty() || place.sentence == 0) return true;
    return std::any_of(places.begin(), places.end(),
                       [&](std::uint32_t p) { return pack_.places().root(p) == pack_.places().root(place.place); });
  }

  std::vector<std::string> main_places() const {
    std::vector<std::uint32_t> places;
    if (headline_ != nullptr) {
      for (const PlaceMention& p : headline_->places) places.push_back(p.place);
    }
    for (const PlaceMention& p : found_.places) {
      if (p.sentence < kLede && places.size() < 3 && goes_with(places, p)) places.push_back(p.place);
    }
    if (places.empty() && !found_.places.empty()) places.push_back(found_.places.front().place);
    return chain(places);
  }

  /// "Charged with the shooting of 3 May": an article that gives no day for its event near the top, and one day for triggers of
  /// its kind further down, looks back on it.
  void adopt_far_date() {
    EventMention& main = story_.events.front();
    if (main.dated || !main.when || main.trigger.empty()) return;
    std::optional<TimeRange> only;
    for (const DateMention& date : found_.dates) {
      bool long_ago = date.when.to + kLookBackDays * kMinutesPerDay < main.when->from;
      if (long_ago || date.when.to - date.when.from > kMonth || date.when.to + kFarDays * kMinutesPerDay > main.when->from ||
          said_on(date))
        continue;
      if (!has_trigger(date.sentence, main.trigger) && !has_figure(date.sentence)) continue;
      if (only && *only != date.when) return;
      only = date.when;
    }
    if (!only) return;
    main.when = only;
    main.dated = true;
  }

  /// A day named near the top beside a trigger of the kind, or beside one of any kind or a figure in the lede; not the day on which
  /// something was said. Of two in one sentence the one nearer to the trigger.
  std::optional<TimeRange> main_date(const std::string& kind) const {
    std::optional<TimeRange> best;
    std::uint32_t sentence = 0;
    std::uint32_t least = 0;
    for (const DateMention& date : found_.dates) {
      if (date.sentence > kLede * 2 || (best && date.sentence != sentence)) break;
      if (!may_be_main(date, kind)) continue;
      std::uint32_t apart = trigger_distance(date);
      if (best && apart >= least) continue;
      best = date.when;
      sentence = date.sentence;
      least = apart;
    }
    return best;
  }

  bool may_be_main(const DateMention& date, const std::string& kind) const {
    if (said_on(date) || ends_a_count(date)) return false;
    bool past = !published_ || date.when.from <= published_->to;
    bool recent = published_ && date.when.from + kFarDays * kMinutesPerDay >= published_->from;
    // "a year after the earthquake of January 2010": what the article is about, unless it has begun with another one
    bool first = date.sentence == 0 || (date.sentence == 1 && !has_trigger(0, kind));
    bool beside = has_trigger(date.sentence, kind);
    if (beside && past && ((date.day && (recent || date.sentence < kLede)) || first)) return true;
    bool about = has_trigger(date.sentence, {}) || has_figure(date.sentence);
    return about && past && recent && date.day && date.sentence < kLede;
  }

  std::uint32_t trigger_distance(const DateMention& date) const {
    std::uint32_t least = kMaxSentenceTokens;
    for (const Trigger& t : triggers_[date.sentence]) least = std::min(least, gap_between(date.tokens, t.tokens));
    return least;
  }

  static std::uint32_t gap_between(TokenRange a, TokenRange b) {
    if (a.overlaps(b)) return 0;
    return a.first >= b.last ? a.first - b.last : b.first - a.last;
  }

  /// Of any kind where none is named.
  bool has_trigger(std::uint32_t sentence, const std::string& kind) const {
    return any_of(triggers_[sentence], [&](const Trigger& t) { return kind.empty() || rule(t).kind == kind; });
  }
  bool has_figure(std::uint32_t sentence) const { return !figures_[sentence].empty(); }

  /// "police said Tuesday": the day stands behind a cue.
  bool said_on(const DateMention& date) const {
    return any_of(attributions_[date.sentence], [&](const AttributionMention& a) {
      return date.tokens.first >= a.cue.last && date.tokens.first <= a.cue.last + kCueToDay;
    });
  }

  // --- events with names of their own: "the Camp Fire", "Hurricane Maria"

  const Mark* named(std::uint32_t s, bool main) const { return names_.first(s, main); }

  std::uint32_t named_event(std::uint32_t s, const Mark& mark) {
    last_named_ = recalled(s, first_trigger(s), std::nullopt, text_of(mark));
    named_paragraph_ = text_.sentences[s].paragraph;
    return last_named_;
  }

  /// What follows in the paragraph of a named event and the next one is of it until an event is told of again.
  bool names_none_anew(std::uint32_t s) const {
    return triggers_[s].empty() && text_.sentences[s].paragraph <= named_paragraph_ + 1;
  }

  std::string text_of(const Mark& mark) const {
    std::string slug;
    for (std::uint32_t at = mark.tokens.first; at < mark.tokens.last; ++at)
      slug += "-" + std::string(document_.text(text_.tokens[at].span()));
    return slug;
  }

  /// "Killed 42, far surpassing the 29 of 1933"; "the Camp Fire killed 42, the Woolsey Fire two".
  void add_turn(std::uint32_t s) {
    if (marks_[s].empty()) return;
    std::uint32_t before = s > 0 ? story_.of_sentence[s - 1] : 0;
    for (const Mark& mark : marks_[s]) {
      if (is(mark, "incident") && story_.of_sentence[s] == incident_ && incident_ != 0) {
        if (auto stop = stop_before(s, mark.tokens.first)) {
          story_.turns.push_back({.sentence = s, .token = *stop, .before = before});
          incident_ = 0;
          return;
        }
      }
      if (!is(mark, "compared") || story_.of_sentence[s] == 0 || mark.tokens.first == first_of(s)) continue;
      story_.turns.push_back({.sentence = s, .token = mark.tokens.first, .before = named(s, true) != nullptr ? 0 : before});
      return;
    }
    const Mark* main = named(s, true);
    const Mark* other = named(s, false);
    if (main == nullptr || other == nullptr || main->tokens.first >= other->tokens.first || story_.of_sentence[s] != 0) return;
    story_.of_sentence[s] = named_event(s, *other);
    story_.turns.push_back({.sentence = s, .token = other->tokens.first, .before = 0});
  }

  /// "A woman was killed; a man died in another shooting": the semicolon between them.
  std::optional<std::uint32_t> stop_before(std::uint32_t s, std::uint32_t token) const {
    for (std::uint32_t at = token; at > first_of(s); --at) {
      if (pack_.lexicon().find(text_.tokens[at - 1].key).in(EngineList::ContentStops)) return at;
    }
    return std::nullopt;
  }

  std::uint32_t first_of(std::uint32_t s) const { return text_.sentences[s].tokens.first; }
  bool is(const Mark& mark, std::string_view what) const { return pack_.rules().marks[mark.rule].mark == what; }

  // --- the event of a sentence

  std::uint32_t event_of(std::uint32_t s) {
    std::uint32_t before = s > 0 ? story_.of_sentence[s - 1] : 0;
    bool plain = triggers_[s].empty() && figures_[s].empty() && marks_[s].empty();
    if (plain && before == 0) return 0;  // nothing in it leads away from the main event
    const Mark* name = named(s, false);
    bool main = named(s, true) != nullptr || (name == nullptr && names_.told_short(s));
    if (main && !has_mark(s, "compared")) return 0;
    if (name != nullptr && named(s, true) == nullptr && s >= kLede && !has_mark(s, "compared")) return named_event(s, *name);
    if (s > 0 && begins_incident(s)) return incident(s);
    if (before != 0 && before == last_named_ && names_none_anew(s)) return before;
    const Trigger* trigger = first_trigger(s);
    auto far = far_date(s);
    if (trigger != nullptr && (far || (!opens_the_story(s) && is_recalled(s, trigger->tokens))))
      return recalled(s, trigger, far);
    // "two years ago a gunman killed 13 there": a figure tells of an event as well as its name does
    if (trigger == nullptr && has_figure(s) && (far || is_recalled(s, figures_[s].front().tokens)))
      return recalled(s, nullptr, far);
    if (goes_on(s, before, trigger != nullptr)) return before;
    if (trigger != nullptr && s >= kLede && happened_elsewhere(s)) return recalled(s, trigger, std::nullopt);
    if (auto again = told_of(s); again && *again != 0 && s >= kLede) return *again;
    bool same_paragraph = s > 0 && text_.sentences[s].paragraph == text_.sentences[s - 1].paragraph;
    if (before != 0 && s > 0) {
      if (trigger != nullptr && points_back(*trigger, before) && !names_main_place(s, before)) return before;
      if (trigger == nullptr && same_paragraph && !names_main_date(s)) return before;
    }
    return 0;
  }

  /// "Police seek a witness of last month's shooting": what an article begins with is what it is about, however long ago.
  bool opens_the_story(std::uint32_t s) const {
    const std::string& kind = story_.events.front().trigger;
    auto first =
        std::find_if(found_.triggers.begin(), found_.triggers.end(), [&](const Trigger& t) { return rule(t).kind == kind; });
    return first != found_.triggers.end() && first->sentence == s && s < kLede;
  }

  std::optional<TimeRange> far_date(std::uint32_t s) const {
    const std::optional<TimeRange>& main = story_.events[0].when;
    for (const DateMention& date : dates_[s]) {
      const TimeRange& when = date.when;
      // an article without a date writes the year of other events, not of its own
      bool far = main ? when.to + kFarDays * kMinutesPerDay <= main->from : s >= kLede && when.to - when.from >= kLeastOfAMonth;
      if (far && !ends_a_count(date)) return when;
    }
    return std::nullopt;
  }

  /// "Calculated 985 through October": until when was counted, not when it happened.
  bool ends_a_count(const DateMention& date) const {
    return any_of(marks_[date.sentence], [&](const Mark& m) { return m.tokens.overlaps(date.tokens) && is(m, "count-end"); });
  }

  bool names_main_date(std::uint32_t s) const {
    const std::optional<TimeRange>& main = story_.events[0].when;
    return any_of(dates_[s], [&](const DateMention& date) {
      return main && date.day && date.when.to + kFarDays * kMinutesPerDay > main->from;
    });
  }

  bool is_recalled(std::uint32_t s, TokenRange trigger) const {
    return any_of(marks_[s], [&](const Mark& m) {
      // what opens a sentence holds for all of it: "That same year, in a village nearby, …"
      bool opens = m.tokens.first <= text_.sentences[s].tokens.first + 1;
      bool near = opens || (m.tokens.first <= trigger.last + kMarkReach && trigger.first <= m.tokens.last + kMarkReach);
      return near && is(m, "recalled");
    });
  }

  /// "The shooting at a school in Connecticut" of an article about Boston.
  bool happened_elsewhere(std::uint32_t s) const {
    const std::vector<std::string>& main = story_.events.front().places;
    if (main.empty()) return false;
    bool elsewhere = false;
    for (const PlaceMention& place : places_[s]) {
      if (lies_near(chain(std::span<const std::uint32_t>(&place.place, 1)), main)) return false;
      for (const Trigger& t : triggers_[s]) {
        elsewhere = elsewhere || (place.tokens.first >= t.tokens.last && place.tokens.first <= t.tokens.last + kPlaceToTrigger);
      }
    }
    return elsewhere;
  }

  /// "The strike in Kerman", which is the main event's place and not the other's.
  bool names_main_place(std::uint32_t s, std::uint32_t other) const {
    const std::vector<std::string>& main = story_.events.front().places;
    if (main.empty() || (!story_.events[other].places.empty() && story_.events[other].places.front() == main.front()))
      return false;
    return any_of(places_[s], [&](const PlaceMention& p) { return pack_.rules().places[p.place].id == main.front(); });
  }

  /// "The third incident happened …", "meanwhile, a strike on a park": a sentence that begins another event.
  bool begins_incident(std::uint32_t s) const {
    // "a strike" where an article begins is its own; further down its own is "the strike"
    bool further_down = text_.bytes_of(text_.sentences[s].tokens).begin >= kLedeBytes;
    return has_mark(s, "incident") || (further_down && has_mark(s, "another") && !tells_again(s));
  }

  /// "Days after a shooting that killed nine people" where the nine were told of before: the main event, called "a shooting" again.
  bool tells_again(std::uint32_t s) const { return told_of(s) == 0; }

  /// The event of which a number of the sentence was told before; the main one rather than others.
  std::optional<std::uint32_t> told_of(std::uint32_t s) const {
    std::optional<std::uint32_t> event;
    for (const FigureMention& figure : figures_[s]) {
      const Quantity& q = found_.quantities[figure.quantity].quantity;
      if (!q.low || *q.low < kTelling) continue;
      for (const FigureMention& before : found_.figures) {
        if (before.sentence == s) break;
        bool same = before.measure == figure.measure && found_.quantities[before.quantity].quantity == q;
        if (same && (!event || story_.of_sentence[before.sentence] == 0)) event = story_.of_sentence[before.sentence];
      }
    }
    return event;
  }

  bool has_mark(std::uint32_t s, std::string_view mark) const {
    return any_of(marks_[s], [&](const Mark& m) { return is(m, mark); });
  }

  /// It has neither place nor time, so that it meets no other article's.
  std::uint32_t incident(std::uint32_t s) {
    story_.events.push_back(
        {.key = fmt::format("incident-{}", story_.events.size()), .trigger = story_.events.front().trigger});
    incident_ = static_cast<std::uint32_t>(story_.events.size() - 1);
    incident_paragraph_ = text_.sentences[s].paragraph;
    listed_ = has_mark(s, "incident");
    return incident_;
  }

  /// What follows in its paragraph and the next one is of it; of one that is no item of a list, only until something is named again.
  bool goes_on(std::uint32_t s, std::uint32_t before, bool triggered) const {
    if (before == 0 || before != incident_ || text_.sentences[s].paragraph > incident_paragraph_ + 1) return false;
    return listed_ || !triggered || text_.sentences[s].paragraph == incident_paragraph_;
  }

  /// "these bombings" after a sentence about them.
  bool points_back(const Trigger& trigger, std::uint32_t event) const {
    return rule(trigger).kind == story_.events[event].trigger && trigger.tokens.first > 0 &&
           demonstrative(trigger.tokens.first);
  }
  bool demonstrative(std::uint32_t token) const {
    for (std::uint32_t at = token; at > 0 && token - at < 2; --at) {
      if (pack_.lexicon().find(text_.tokens[at - 1].key).in(EngineList::Demonstratives)) return true;
    }
    return false;
  }

  /// Places of the sentence, the one nearest to any of its triggers first.
  std::vector<std::uint32_t> places_near_triggers(std::uint32_t s) const {
    auto apart = [&](const PlaceMention& place) {
      std::uint32_t least = kMaxSentenceTokens;
      for (const Trigger& t : triggers_[s]) least = std::min(least, gap_between(place.tokens, t.tokens));
      return least;
    };
    std::vector<PlaceMention> rows(places_[s].begin(), places_[s].end());
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const PlaceMention& a, const PlaceMention& b) { return apart(a) < apart(b); });
    std::vector<std::uint32_t> out;
    out.reserve(rows.size());
    for (const PlaceMention& row : rows) out.push_back(row.place);
    return out;
  }

  /// Without a trigger it is an event of the main one's kind.
  std::uint32_t recalled(std::uint32_t s, const Trigger* trigger, const std::optional<TimeRange>& when,
                         const std::string& name = {}) {
    const std::string& kind = trigger != nullptr ? rule(*trigger).kind : story_.events.front().trigger;
    std::vector<std::uint32_t> places = places_near_triggers(s);
    std::span<const std::uint32_t> nearest(places.data(), std::min<std::size_t>(places.size(), 1));
    EventMention event{.trigger = kind, .places = chain(nearest), .when = when, .days = days_of(kind)};
    event.key = event.trigger.empty() ? "recalled" : event.trigger;
    if (!event.places.empty()) event.key += "-" + event.places.front();
    if (when) event.key += "-" + print_minute(when->from).substr(0, 7);
    event.key += name;
    for (std::uint32_t i = 1; i < story_.events.size(); ++i) {
      if (story_.events[i].key == event.key) return i;
    }
    story_.events.push_back(std::move(event));
    return static_cast<std::uint32_t>(story_.events.size() - 1);
  }

  const RulePack& pack_;
  const Document& document_;
  const TokenizedText& text_;
  const Extraction& found_;
  const Extraction* headline_;
  BySentence<Trigger> triggers_;
  BySentence<DateMention> dates_;
  BySentence<PlaceMention> places_;
  BySentence<FigureMention> figures_;
  BySentence<AttributionMention> attributions_;
  BySentence<Mark> marks_;
  NamedEvents names_;
  std::optional<TimeRange> published_;
  Story story_;
  std::uint32_t incident_ = 0;  ///< the last of a list; 0: none
  std::uint32_t incident_paragraph_ = 0;
  bool listed_ = false;
  std::uint32_t last_named_ = 0;  ///< 0: none
  std::uint32_t named_paragraph_ = 0;
};

}  // namespace

const EventMention& Story::event_at(std::uint32_t sentence, std::uint32_t token) const {
  auto turn = std::find_if(turns.begin(), turns.end(), [&](const Turn& t) { return t.sentence == sentence; });
  return events[turn != turns.end() && token < turn->token ? turn->before : of_sentence[sentence]];
}

Story read_story(const RulePack& pack, const Document& document, const TokenizedText& text, const Extraction& found,
                 const Extraction* headline) {
  return StoryReader(pack, document, text, found, headline).run();
}

}  // namespace sayso
