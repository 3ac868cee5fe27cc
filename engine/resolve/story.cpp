#include "engine/resolve/story.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <fmt/format.h>

namespace sayso {
namespace {

/// The lede: sentences that tell what an article is about.
constexpr std::uint32_t kLede = 4;
/// A date this much older than the main event is another event's.
constexpr std::int64_t kFarDays = 6;
/// Country, town, building: a place so deep is one building.
constexpr std::size_t kExactDepth = 2;
/// A mark of recalling belongs to a trigger that stands no more tokens away.
constexpr std::uint32_t kMarkReach = 8;
/// Names kept to tell one event from another.
constexpr std::size_t kMaxNames = 24;

class StoryReader {
 public:
  StoryReader(const RulePack& pack, const Document& document, const TokenizedText& text, const Extraction& found,
              const Extraction* headline)
      : pack_(pack),
        document_(document),
        text_(text),
        found_(found),
        headline_(headline),
        published_(parse_time(document.info().published)) {}

  Story run() {
    story_.of_sentence.assign(text_.sentences.size(), 0);
    story_.events.push_back(main_event());
    for (std::uint32_t s = 0; s < text_.sentences.size(); ++s) story_.of_sentence[s] = event_of(s);
    return std::move(story_);
  }

 private:
  const EventRule& rule(const Trigger& trigger) const { return pack_.rules().events[trigger.rule]; }

  template <class Row>
  static std::pair<std::size_t, std::size_t> rows_of(const std::vector<Row>& rows, std::uint32_t sentence) {
    auto low =
        std::lower_bound(rows.begin(), rows.end(), sentence, [](const Row& r, std::uint32_t s) { return r.sentence < s; });
    auto high = low;
    while (high != rows.end() && high->sentence == sentence) ++high;
    return {static_cast<std::size_t>(low - rows.begin()), static_cast<std::size_t>(high - rows.begin())};
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
    main.names = rare_names();
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
    for (std::uint32_t i = 0; i < pack_.rules().places.size(); ++i) {
      if (pack_.rules().places[i].id == id) return depth(i) >= kExactDepth;
    }
    return false;
  }

  std::size_t depth(std::uint32_t place) const {
    std::size_t n = 0;
    std::string within = pack_.rules().places[place].within;
    while (!within.empty() && n < 8) {
      ++n;
      auto up = std::find_if(pack_.rules().places.begin(), pack_.rules().places.end(),
                             [&](const PlaceRule& p) { return p.id == within; });
      within = up == pack_.rules().places.end() ? std::string() : up->within;
    }
    return n;
  }

  /// Ids of the places, most specific first, each with what holds it.
  std::vector<std::string> chain(std::vector<std::uint32_t> places) const {
    std::stable_sort(places.begin(), places.end(), [&](std::uint32_t a, std::uint32_t b) { return depth(a) > depth(b); });
    std::vector<std::string> out;
    auto add = [&](const std::string& id) {
      if (!id.empty() && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    };
    for (std::uint32_t place : places) add(pack_.rules().places[place].id);
    for (std::uint32_t place : places) add(pack_.rules().places[place].within);
    return out;
  }

  std::vector<std::string> main_places() const {
    std::vector<std::uint32_t> places;
    if (headline_ != nullptr) {
      for (const PlaceMention& p : headline_->places) places.push_back(p.place);
    }
    for (const PlaceMention& p : found_.places) {
      if (p.sentence < kLede && places.size() < 3) places.push_back(p.place);
    }
    if (places.empty() && !found_.places.empty()) places.push_back(found_.places.front().place);
    return chain(std::move(places));
  }

  /// A day named beside a trigger of the kind near the top; else the article's own day.
  std::optional<TimeRange> main_date(const std::string& kind) const {
    for (const DateMention& date : found_.dates) {
      if (date.sentence > kLede * 2) break;
      auto [low, high] = rows_of(found_.triggers, date.sentence);
      bool beside = std::any_of(found_.triggers.begin() + static_cast<std::ptrdiff_t>(low),
                                found_.triggers.begin() + static_cast<std::ptrdiff_t>(high),
                                [&](const Trigger& t) { return rule(t).kind == kind; });
      bool past = !published_ || date.when.from <= published_->to;
      bool recent = published_ && date.when.from + kFarDays * kMinutesPerDay >= published_->from;
      bool first = date.sentence < 2;  // "a year after the earthquake of January 2010": what the article is about
      if (beside && past && ((date.day && (recent || date.sentence < kLede)) || first)) return date.when;
    }
    return published_;
  }

  std::vector<std::string> rare_names() const {
    std::set<std::string> names;
    for (TokenRange range : found_.names) {
      if (range.size() >= 2 && names.size() < kMaxNames) names.emplace(document_.text(text_.bytes_of(range)));
    }
    return {names.begin(), names.end()};
  }

  // --- the event of a sentence

  std::uint32_t event_of(std::uint32_t s) {
    std::uint32_t before = s > 0 ? story_.of_sentence[s - 1] : 0;
    auto [trigger_low, trigger_high] = rows_of(found_.triggers, s);
    bool triggered = trigger_low < trigger_high;
    auto far = far_date(s);
    if (triggered && (far || is_recalled(s, found_.triggers[trigger_low].tokens)))
      return recalled(s, found_.triggers[trigger_low], far);
    bool same_paragraph = s > 0 && text_.sentences[s].paragraph == text_.sentences[s - 1].paragraph;
    if (before != 0 && s > 0) {
      if (triggered && points_back(found_.triggers[trigger_low], before)) return before;
      if (!triggered && same_paragraph && !names_main_date(s)) return before;
    }
    return 0;
  }

  std::optional<TimeRange> far_date(std::uint32_t s) const {
    const std::optional<TimeRange>& main = story_.events[0].when;
    auto [low, high] = rows_of(found_.dates, s);
    for (std::size_t i = low; i < high; ++i) {
      if (main && found_.dates[i].when.to + kFarDays * kMinutesPerDay <= main->from) return found_.dates[i].when;
    }
    return std::nullopt;
  }

  bool names_main_date(std::uint32_t s) const {
    const std::optional<TimeRange>& main = story_.events[0].when;
    auto [low, high] = rows_of(found_.dates, s);
    for (std::size_t i = low; i < high; ++i) {
      if (main && found_.dates[i].day && found_.dates[i].when.to + kFarDays * kMinutesPerDay > main->from) return true;
    }
    return false;
  }

  bool is_recalled(std::uint32_t s, TokenRange trigger) const {
    auto [low, high] = rows_of(found_.marks, s);
    return std::any_of(found_.marks.begin() + static_cast<std::ptrdiff_t>(low),
                       found_.marks.begin() + static_cast<std::ptrdiff_t>(high), [&](const Mark& m) {
                         bool near = m.tokens.first <= trigger.last + kMarkReach && trigger.first <= m.tokens.last + kMarkReach;
                         return near && pack_.rules().marks[m.rule].mark == "recalled";
                       });
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
    auto [low, high] = rows_of(found_.places, s);
    auto triggers = rows_of(found_.triggers, s);  // a pair: clang 14 captures no structured binding
    auto apart = [&](const PlaceMention& place) {
      std::uint32_t least = kMaxSentenceTokens;
      for (std::size_t t = triggers.first; t < triggers.second; ++t) {
        TokenRange trigger = found_.triggers[t].tokens;
        least =
            std::min(least, place.tokens.first >= trigger.last ? place.tokens.first - trigger.last
                                                               : trigger.first - std::min(trigger.first, place.tokens.last));
      }
      return least;
    };
    std::vector<PlaceMention> rows(found_.places.begin() + static_cast<std::ptrdiff_t>(low),
                                   found_.places.begin() + static_cast<std::ptrdiff_t>(high));
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const PlaceMention& a, const PlaceMention& b) { return apart(a) < apart(b); });
    std::vector<std::uint32_t> out;
    for (const PlaceMention& row : rows) out.push_back(row.place);
    return out;
  }

  std::uint32_t recalled(std::uint32_t s, const Trigger& trigger, const std::optional<TimeRange>& when) {
    std::vector<std::uint32_t> places = places_near_triggers(s);
    if (places.size() > 1) places.resize(1);
    EventMention event{.trigger = rule(trigger).kind, .places = chain(places), .when = when, .days = rule(trigger).days};
    event.key = event.trigger;
    if (!event.places.empty()) event.key += "-" + event.places.front();
    if (when) event.key += "-" + print_minute(when->from).substr(0, 7);
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
  std::optional<TimeRange> published_;
  Story story_;
};

}  // namespace

Story read_story(const RulePack& pack, const Document& document, const TokenizedText& text, const Extraction& found,
                 const Extraction* headline) {
  return StoryReader(pack, document, text, found, headline).run();
}

}  // namespace sayso
