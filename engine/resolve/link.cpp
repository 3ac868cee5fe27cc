#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "engine/resolve/event.h"
#include "engine/resolve/likeness.h"

namespace sayso {
namespace {

/// A building sees two events of one kind more seldom than a town.
constexpr std::int64_t kExactPlaceFactor = 16;
/// So much of what it takes: they may be of one event, which is not enough to compare them.
constexpr double kMaybe = 0.7;
/// How much alike articles of one event are; more where nothing is known of the time.
constexpr double kAlike = 0.20;
constexpr double kAlikeUntimed = 0.315;
/// Articles of one event are the less alike, the longer they lie apart: down to 1/e in so many days.
constexpr double kFadeDays = 60;
/// What a common kind, place and time add.
constexpr double kPlaceBonus = 0.13;
/// So many articles of one kind and place may well be about one event; with ten times as many the two say nothing any more.
constexpr double kFewOfAPlace = 4;
/// What is left where kinds or all places differ.
constexpr double kOtherKind = 0.8;
constexpr double kOtherPlace = 0.6;
constexpr double kOtherDay = 0.4;
/// Two days that are said to be the event's are two events' when they lie further apart: "overnight" is either day.
constexpr std::int64_t kSlipDays = 1;

/// A year says too little of when a recalled event was.
constexpr std::int64_t kMonth = 31 * kMinutesPerDay;
/// How many of one kind and place, the next in time, an article is set against.
constexpr std::size_t kNeighbours = 24;

struct Node {
  std::uint32_t document;
  std::uint32_t event;  ///< index into its DocumentClaims::events
};

/// Union-find with the smallest index as the root: the same groups for any order of joins.
class Groups {
 public:
  explicit Groups(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0u); }
  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

class Linker {
 public:
  explicit Linker(std::span<const DocumentClaims> documents) : documents_(documents) {
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
      for (std::uint32_t e = 0; e < documents[d].events.size(); ++e) nodes_.push_back({.document = d, .event = e});
    }
    // by what the nodes are, not by where they came in
    std::sort(nodes_.begin(), nodes_.end(), [&](const Node& a, const Node& b) { return key(a) < key(b); });
  }

  std::vector<Event> run() {
    Groups groups(nodes_.size());
    join_explicit(groups);
    join_alike(groups);
    join_recalled(groups);
    return collect(groups);
  }

 private:
  const EventMention& mention(const Node& n) const { return documents_[n.document].events[n.event]; }
  std::tuple<const std::string&, const std::string&, std::uint32_t, std::uint32_t> key(const Node& n) const {
    const DocumentRef& document = documents_[n.document].document;
    return {document.id, document.path, document.record, n.event};
  }

  void join_explicit(Groups& groups) {
    std::map<std::string, std::uint32_t> first;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const std::string& explicit_key = mention(nodes_[i]).explicit_key;
      if (explicit_key.empty()) continue;
      auto [at, fresh] = first.try_emplace(explicit_key, i);
      if (!fresh) groups.join(at->second, i);
    }
  }

  // --- main events

  struct Link {
    double likeness;
    std::uint32_t a, b;  ///< nodes
  };
  struct Cluster {
    LikenessSum sum;
    std::uint32_t size = 0;
    std::uint32_t timed = 0;
    double time = 0;  ///< sum of days
  };

  /// The most alike first; two groups become one where they are alike on the whole.
  void join_alike(Groups& groups) {
    std::vector<std::uint32_t> mains;
    std::vector<const EventMention*> mentions;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].event != 0 || !mention(nodes_[i]).explicit_key.empty()) continue;
      mains.push_back(i);
      mentions.push_back(&mention(nodes_[i]));
    }
    Likeness likeness(mentions);
    std::vector<MentionPair> candidates = likeness.candidates();
    add_place_candidates(mentions, candidates);
    std::vector<Link> links;
    for (auto [a, b] : candidates) {
      double alike = evidence(likeness, a, b, *mentions[a], *mentions[b]);
      double needed = threshold(*mentions[a], *mentions[b]);
      if (alike >= needed) links.push_back({.likeness = alike, .a = a, .b = b});
      if (alike >= needed * kMaybe) weak_.push_back({mains[a], mains[b]});
    }
    std::sort(links.begin(), links.end(), [](const Link& x, const Link& y) {
      return x.likeness != y.likeness ? x.likeness > y.likeness : std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
    std::vector<Cluster> clusters(mains.size());
    for (std::uint32_t m = 0; m < mains.size(); ++m) start(clusters[m], likeness, m, *mentions[m]);
    Groups local(mains.size());
    for (const Link& link : links) {
      std::uint32_t a = local.root(link.a);
      std::uint32_t b = local.root(link.b);
      if (a == b || !alike_on_the_whole(clusters[a], clusters[b], bonus(*mentions[link.a], *mentions[link.b]))) continue;
      local.join(a, b);
      merge(clusters[std::min(a, b)], clusters[std::max(a, b)]);
      groups.join(mains[link.a], mains[link.b]);
    }
  }

  static void start(Cluster& cluster, const Likeness& likeness, std::uint32_t m, const EventMention& mention) {
    cluster.sum.add(likeness.vector(m));
    cluster.size = 1;
    cluster.timed = mention.when ? 1 : 0;
    if (mention.when) cluster.time = static_cast<double>(mention.when->from) / kMinutesPerDay;
  }
  static void merge(Cluster& into, Cluster& from) {
    if (into.sum.size() < from.sum.size()) std::swap(into.sum, from.sum);
    into.sum.add(from.sum);
    from.sum = {};
    into.size += from.size;
    into.timed += from.timed;
    into.time += from.time;
  }

  static bool alike_on_the_whole(const Cluster& a, const Cluster& b, double extra) {
    if (a.sum.size() == 0 || b.sum.size() == 0) return true;
    double alike = a.sum.dot(b.sum) / (static_cast<double>(a.size) * b.size);
    bool timed = a.timed > 0 && b.timed > 0;
    if (timed) alike *= std::exp(-std::abs(a.time / a.timed - b.time / b.timed) / kFadeDays);
    return alike + extra >= (timed ? kAlike : kAlikeUntimed);
  }

  static double threshold(const EventMention& a, const EventMention& b) { return a.when && b.when ? kAlike : kAlikeUntimed; }

  double evidence(const Likeness& likeness, std::uint32_t i, std::uint32_t j, const EventMention& a,
                  const EventMention& b) const {
    // articles of which no words are known are told apart by place and time alone
    if (likeness.blank(i) || likeness.blank(j)) return bonus(a, b) > 0 ? 1 : 0;
    double alike = likeness.of(i, j);
    if (alike + kPlaceBonus < kMaybe * kAlike) return alike;  // most pairs: nothing below could help
    if (a.when && b.when) {
      alike *= std::exp(-static_cast<double>(days_between(*a.when, *b.when)) / kFadeDays);
      if (a.dated && b.dated && days_between(*a.when, *b.when) >= kSlipDays) alike *= kOtherDay;
    }
    if (!a.trigger.empty() && !b.trigger.empty() && a.trigger != b.trigger) alike *= kOtherKind;
    if (!a.places.empty() && !b.places.empty() && common_place(a, b) == nullptr) alike *= kOtherPlace;
    return alike + bonus(a, b);
  }

  static std::int64_t days_between(const TimeRange& a, const TimeRange& b) {
    return std::max<std::int64_t>(0, std::max(a.from - b.to, b.from - a.to)) / kMinutesPerDay;
  }
  static bool apart(const EventMention& a, const EventMention& b) {
    return days_between(*a.when, *b.when) * kMinutesPerDay > window(a, b);
  }

  /// Kind, a place that is more than what both lie in, and time agree.
  double bonus(const EventMention& a, const EventMention& b) const {
    if (!a.when || !b.when || apart(a, b)) return 0;
    bool kind = !a.trigger.empty() && a.trigger == b.trigger;
    bool building = a.exact_place && b.exact_place && a.places.front() == b.places.front();
    if (!kind && !building) return 0;
    const std::string* place = common_place(a, b);
    if (place == nullptr || !specific(a, b, *place)) return 0;
    auto articles = of_place_.find({building ? std::string() : a.trigger, *place});
    if (articles == of_place_.end()) return 0;
    return kPlaceBonus * std::clamp(1 - std::log10(static_cast<double>(articles->second) / kFewOfAPlace), 0.0, 1.0);
  }

  static const std::string* common_place(const EventMention& a, const EventMention& b) {
    for (const std::string& place : a.places) {
      if (std::find(b.places.begin(), b.places.end(), place) != b.places.end()) return &place;
    }
    return nullptr;
  }

  /// Neighbours in time of one kind and place.
  void add_place_candidates(std::span<const EventMention* const> mentions, std::vector<MentionPair>& candidates) {
    std::map<std::pair<std::string, std::string>, std::vector<std::uint32_t>> blocks;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
      const EventMention& m = *mentions[i];
      if (!m.when) continue;
      if (m.exact_place) blocks[{std::string(), m.places.front()}].push_back(i);
      if (m.trigger.empty()) continue;
      for (const std::string& place : m.places) blocks[{m.trigger, place}].push_back(i);
    }
    for (auto& [block, members] : blocks) {
      of_place_[block] = members.size();
      std::stable_sort(members.begin(), members.end(),
                       [&](std::uint32_t a, std::uint32_t b) { return mentions[a]->when->from < mentions[b]->when->from; });
      for (std::size_t i = 0; i < members.size(); ++i) {
        for (std::size_t j = i + 1; j < members.size() && j <= i + kNeighbours; ++j) {
          if (!apart(*mentions[members[i]], *mentions[members[j]])) candidates.push_back(std::minmax(members[i], members[j]));
        }
      }
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  }

  static std::int64_t window(const EventMention& a, const EventMention& b) {
    bool building = a.exact_place && b.exact_place && a.places.front() == b.places.front();
    return std::max(a.days, b.days) * kMinutesPerDay * (building ? kExactPlaceFactor : 1);
  }

  /// The common place is the most exact one that at least one of them gives.
  static bool specific(const EventMention& a, const EventMention& b, const std::string& place) {
    return a.places.front() == place || b.places.front() == place;
  }

  // --- recalled events

  /// A recalled event meets the one group of main events of its kind, place and time; and those recalled in the same way.
  void join_recalled(Groups& groups) {
    std::map<std::pair<std::string, std::string>, std::vector<std::uint32_t>> mains;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const EventMention& m = mention(nodes_[i]);
      if (nodes_[i].event != 0 || m.trigger.empty() || !m.when) continue;
      for (const std::string& place : m.places) mains[{m.trigger, place}].push_back(i);
    }
    std::map<std::tuple<std::string, std::string, std::int64_t, std::int64_t>, std::uint32_t> alone;
    std::set<std::pair<std::uint32_t, std::uint32_t>> holds;  // root and document
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) holds.insert({groups.root(i), nodes_[i].document});
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const EventMention& m = mention(nodes_[i]);
      if (nodes_[i].event == 0 || m.trigger.empty() || m.places.empty() || !m.when) continue;
      auto block = mains.find({m.trigger, m.places.front()});
      std::set<std::uint32_t> fitting;
      if (block != mains.end()) {
        for (std::uint32_t main : block->second) {
          std::uint32_t root = groups.root(main);
          // what an article recalls is not what it is about
          if (!apart(m, mention(nodes_[main])) && !holds.contains({root, nodes_[i].document})) fitting.insert(root);
        }
      }
      if (fitting.size() == 1) {
        groups.join(*fitting.begin(), i);
        holds.insert({groups.root(i), nodes_[i].document});
      } else if (fitting.empty() && m.when->to - m.when->from <= kMonth) {
        auto [at, fresh] = alone.try_emplace({m.trigger, m.places.front(), m.when->from, m.when->to}, i);
        if (!fresh) groups.join(at->second, i);
      }
    }
  }

  std::vector<Event> collect(Groups& groups) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> members;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) members[groups.root(i)].push_back(i);
    std::vector<Event> events;
    std::map<std::pair<std::uint32_t, std::string>, std::size_t> event_of;
    for (const auto& [root, nodes] : members) {
      Event event = describe(nodes);
      for (std::uint32_t i : nodes) {
        event_of[{nodes_[i].document, mention(nodes_[i]).key}] = events.size();
        if (nodes_[i].event == 0) event.main_documents.push_back(nodes_[i].document);
      }
      std::sort(event.main_documents.begin(), event.main_documents.end());
      events.push_back(std::move(event));
    }
    add_figures(events, event_of);
    add_maybe(events, event_of);
    return events;
  }

  /// Pairs of articles that are alike, but not enough, and were not joined by others either.
  void add_maybe(std::vector<Event>& events,
                 const std::map<std::pair<std::uint32_t, std::string>, std::size_t>& event_of) const {
    auto event = [&](std::uint32_t node) {
      return static_cast<std::uint32_t>(event_of.find({nodes_[node].document, mention(nodes_[node]).key})->second);
    };
    for (auto [a, b] : weak_) {
      if (event(a) == event(b)) continue;
      events[event(a)].maybe.push_back(event(b));
      events[event(b)].maybe.push_back(event(a));
    }
    for (Event& e : events) {
      std::sort(e.maybe.begin(), e.maybe.end());
      e.maybe.erase(std::unique(e.maybe.begin(), e.maybe.end()), e.maybe.end());
    }
  }

  Event describe(const std::vector<std::uint32_t>& nodes) const {
    // the first main event tells best what it is; a group of recalled ones has none
    auto best = std::find_if(nodes.begin(), nodes.end(), [&](std::uint32_t i) { return nodes_[i].event == 0; });
    const Node& node = nodes_[best == nodes.end() ? nodes.front() : *best];
    const EventMention& m = mention(node);
    Event event{.trigger = m.trigger, .place = m.places.empty() ? "" : m.places.front(), .when = m.when};
    for (std::uint32_t i : nodes) {
      const auto& when = mention(nodes_[i]).when;
      if (when && (!event.when || when->from < event.when->from)) event.when = when;
    }
    event.id = !m.explicit_key.empty() ? m.explicit_key : documents_[node.document].document.id + "#" + m.key;
    return event;
  }

  void add_figures(std::vector<Event>& events,
                   const std::map<std::pair<std::uint32_t, std::string>, std::size_t>& event_of) const {
    for (std::uint32_t d = 0; d < documents_.size(); ++d) {
      for (std::uint32_t c = 0; c < documents_[d].claims.size(); ++c) {
        const Claim& claim = documents_[d].claims[c];
        for (std::uint32_t f = 0; f < claim.figures.size(); ++f) {
          auto at = event_of.find({d, claim.figures[f].event});
          if (at != event_of.end()) events[at->second].figures.push_back({.document = d, .claim = c, .figure = f});
        }
      }
    }
  }

  std::span<const DocumentClaims> documents_;
  std::vector<Node> nodes_;
  std::vector<MentionPair> weak_;                                        ///< nodes
  std::map<std::pair<std::string, std::string>, std::size_t> of_place_;  ///< how many main events of a kind and place
};

}  // namespace

std::vector<Diagnostic> find_equal_ids(std::span<const DocumentClaims> documents) {
  std::map<std::string_view, std::vector<const DocumentRef*>> by_id;
  for (const DocumentClaims& document : documents) by_id[document.document.id].push_back(&document.document);
  std::vector<Diagnostic> out;
  for (auto& [id, same] : by_id) {
    // told in one order, whichever came first
    std::sort(same.begin(), same.end(), [](const DocumentRef* a, const DocumentRef* b) {
      return std::tie(a->path, a->record) < std::tie(b->path, b->record);
    });
    for (std::size_t i = 1; i < same.size(); ++i) {
      const DocumentRef& first = *same.front();
      std::string where = first.record > 0 ? fmt::format("{}:{}", first.path, first.record) : first.path;
      Diagnostic& told = out.emplace_back();
      told.code = "D014";
      told.severity = Severity::Warning;
      told.place.path = same[i]->path;
      told.place.line = same[i]->record;
      told.message = fmt::format("\"{}\" is the id of another article too: {}", id, where);
      told.hint = "findings name both alike; give each an id of its own";
    }
  }
  return out;
}

std::vector<Event> link_events(std::span<const DocumentClaims> documents) { return Linker(documents).run(); }

}  // namespace sayso
