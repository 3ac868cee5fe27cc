#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "engine/resolve/event.h"
#include "engine/resolve/likeness.h"
#include "engine/resolve/nearness.h"
#include "engine/text/token.h"

namespace sayso {
namespace {

/// So much of what it takes: they may be of one event, which is not enough to compare them.
constexpr double kMaybe = 0.7;
/// How much alike articles of one event are; more where nothing is known of the time.
constexpr double kAlike = 0.20;
constexpr double kAlikeUntimed = 0.315;
/// Articles of one event are the less alike, the longer they lie apart: down to 1/e in so many days.
constexpr double kFadeDays = 60;
/// What is left where kinds or all places differ.
constexpr double kOtherKind = 0.8;
constexpr double kOtherPlace = 0.6;
constexpr double kOtherDay = 0.4;
/// Two days that are said to be the event's are two events' when they lie further apart: "overnight" is either day.
constexpr std::int64_t kSlipDays = 1;

/// What has a name of its own is told of for so long without a pause.
constexpr std::int64_t kNamedDays = 400;

/// A year says too little of when a recalled event was.
constexpr std::int64_t kMonth = 31 * kMinutesPerDay;

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
    join_named(groups);
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
    std::uint32_t first;  ///< the only one while the size is 1; then the sum is not made up yet
    LikenessSum sum;
    std::uint32_t size = 1;
    std::uint32_t timed = 0;
    double time = 0;  ///< sum of days
  };

  /// Main events without a key of their own, in the order of time: those that may be alike lie near each other.
  std::vector<std::uint32_t> unkeyed_mains() const {
    std::vector<std::uint32_t> mains;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].event == 0 && mention(nodes_[i]).explicit_key.empty()) mains.push_back(i);
    }
    auto time = [&](std::uint32_t i) {
      const auto& when = mention(nodes_[i]).when;
      return when ? when->from : std::numeric_limits<std::int64_t>::min();
    };
    std::stable_sort(mains.begin(), mains.end(), [&](std::uint32_t a, std::uint32_t b) { return time(a) < time(b); });
    return mains;
  }

  /// A storm is called by its name for as long as it is told of, and another one by the same name years later only.
  void join_named(Groups& groups) const {
    std::map<std::uint64_t, std::uint32_t> last;
    for (std::uint32_t i : unkeyed_mains()) {
      const EventMention& m = mention(nodes_[i]);
      if (m.name.empty() || !m.when) continue;
      auto [at, fresh] = last.try_emplace(word_key(m.name), i);
      if (!fresh && days_between(*mention(nodes_[at->second]).when, *m.when) <= kNamedDays) groups.join(at->second, i);
      at->second = i;
    }
  }

  /// The most alike first; two groups become one where they are alike on the whole.
  void join_alike(Groups& groups) {
    std::vector<std::uint32_t> mains = unkeyed_mains();
    std::vector<const EventMention*> mentions;
    mentions.reserve(mains.size());
    for (std::uint32_t i : mains) mentions.push_back(&mention(nodes_[i]));
    Likeness likeness(mentions);
    PlaceBlocks blocks(mentions);
    std::vector<Link> links = find_links(likeness, blocks, mains, mentions);
    std::vector<Cluster> clusters;
    clusters.reserve(mains.size());
    for (std::uint32_t m = 0; m < mains.size(); ++m) {
      const auto& when = mentions[m]->when;
      clusters.push_back({.first = m,
                          .sum = {},
                          .timed = when ? 1U : 0U,
                          .time = when ? static_cast<double>(when->from) / kMinutesPerDay : 0});
    }
    Groups local(mains.size());
    for (const Link& link : links) {
      std::uint32_t a = local.root(link.a);
      std::uint32_t b = local.root(link.b);
      if (a == b) continue;
      double extra = blocks.bonus(*mentions[link.a], *mentions[link.b]);
      if (!alike_on_the_whole(likeness, clusters[a], clusters[b], extra)) continue;
      local.join(a, b);
      merge(likeness, clusters[std::min(a, b)], clusters[std::max(a, b)]);
      groups.join(mains[link.a], mains[link.b]);
    }
  }

  /// Pairs that are alike enough, the most alike first. Those that nearly are become weak ones.
  std::vector<Link> find_links(const Likeness& likeness, const PlaceBlocks& blocks, const std::vector<std::uint32_t>& mains,
                               const std::vector<const EventMention*>& mentions) {
    const std::vector<Brief> briefs = briefs_of(mentions);
    std::vector<Link> links;
    std::vector<std::uint32_t> partners;
    for (std::uint32_t a = 0; a < mains.size(); ++a) {
      partners.clear();
      likeness.add_partners(a, partners);
      blocks.add_partners(a, partners);
      std::sort(partners.begin(), partners.end());
      partners.erase(std::unique(partners.begin(), partners.end()), partners.end());
      for (std::uint32_t b : partners) {
        double needed = threshold(briefs[a], briefs[b]);
        bool blank = likeness.blank(a) || likeness.blank(b);
        double alike = blank ? 0 : faded(likeness.of(a, b), briefs[a], briefs[b]);
        bool near = may_share_place(briefs[a], briefs[b]);
        if (!blank && alike + (near ? kPlaceBonus : 0) < kMaybe * needed) continue;  // most pairs: nothing below could help
        double extra = near ? blocks.bonus(*mentions[a], *mentions[b]) : 0;
        // articles of which no words are known are told apart by place and time alone
        alike = blank ? (extra > 0 ? 1 : 0) : weakened(alike, *mentions[a], *mentions[b]) + extra;
        if (alike >= needed) links.push_back({.likeness = alike, .a = a, .b = b});
        if (alike >= kMaybe * needed) weak_.push_back({mains[a], mains[b]});
      }
    }
    std::sort(links.begin(), links.end(), [](const Link& x, const Link& y) {
      return x.likeness != y.likeness ? x.likeness > y.likeness : std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
    return links;
  }

  static void merge(const Likeness& likeness, Cluster& into, Cluster& from) {
    for (Cluster* cluster : {&into, &from}) {
      if (cluster->size == 1) cluster->sum.add(likeness.vector(cluster->first));
    }
    if (into.sum.size() < from.sum.size()) std::swap(into.sum, from.sum);
    into.sum.add(from.sum);
    from.sum = {};
    into.size += from.size;
    into.timed += from.timed;
    into.time += from.time;
  }

  static double sum_of_likenesses(const Likeness& likeness, const Cluster& a, const Cluster& b) {
    if (a.size == 1 && b.size == 1) return likeness.of(a.first, b.first);
    if (a.size == 1) return b.sum.dot(likeness.vector(a.first));
    return b.size == 1 ? a.sum.dot(likeness.vector(b.first)) : a.sum.dot(b.sum);
  }

  static bool alike_on_the_whole(const Likeness& likeness, const Cluster& a, const Cluster& b, double extra) {
    if (likeness.blank(a.first) || likeness.blank(b.first)) return true;
    double alike = sum_of_likenesses(likeness, a, b) / (static_cast<double>(a.size) * b.size);
    bool timed = a.timed > 0 && b.timed > 0;
    if (timed) alike *= std::exp(-std::abs(a.time / a.timed - b.time / b.timed) / kFadeDays);
    return alike + extra >= (timed ? kAlike : kAlikeUntimed);
  }

  /// What is asked of every pair, by itself: most need no more.
  struct Brief {
    std::optional<TimeRange> when;
    std::uint32_t kind;  ///< number of the trigger's kind; 0: none
    bool dated;
    bool placed;
    bool exact;  ///< the place is a building
  };

  static std::vector<Brief> briefs_of(const std::vector<const EventMention*>& mentions) {
    std::map<std::string_view, std::uint32_t> kinds = {{"", 0}};
    std::vector<Brief> out;
    out.reserve(mentions.size());
    for (const EventMention* m : mentions) {
      auto kind = kinds.try_emplace(m->trigger, static_cast<std::uint32_t>(kinds.size())).first->second;
      out.push_back({.when = m->when, .kind = kind, .dated = m->dated, .placed = !m->places.empty(), .exact = m->exact_place});
    }
    return out;
  }

  /// Whether kind and place could add to the likeness of the two.
  static bool may_share_place(const Brief& a, const Brief& b) {
    bool alike = (a.kind != 0 && a.kind == b.kind) || (a.exact && b.exact);
    return alike && a.placed && b.placed && a.when && b.when;
  }

  static double threshold(const Brief& a, const Brief& b) { return a.when && b.when ? kAlike : kAlikeUntimed; }

  static double faded(double alike, const Brief& a, const Brief& b) {
    if (!a.when || !b.when) return alike;
    std::int64_t days = days_between(*a.when, *b.when);
    if (days > 0) alike *= std::exp(-static_cast<double>(days) / kFadeDays);
    return a.dated && b.dated && days >= kSlipDays ? alike * kOtherDay : alike;
  }

  static double weakened(double alike, const EventMention& a, const EventMention& b) {
    if (!a.trigger.empty() && !b.trigger.empty() && a.trigger != b.trigger) alike *= kOtherKind;
    if (!a.places.empty() && !b.places.empty() && common_place(a, b) == nullptr) alike *= kOtherPlace;
    return alike;
  }

  // --- recalled events

  /// Main events of one kind and place, or of one group, by the begin of their times.
  struct Block {
    std::vector<std::uint32_t> nodes;
    std::int64_t longest = 0;  ///< minutes that the longest of the times takes
  };
  using Blocks = std::map<std::pair<std::string, std::string>, Block>;

  /// Stands for a place where an event has none: what else its article's main event is joined with.
  std::string place_of_group(std::uint32_t node) const { return fmt::format("#{}", group_of_[node]); }

  Blocks blocks_of_mains() const {
    Blocks out;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const EventMention& m = mention(nodes_[i]);
      if (nodes_[i].event != 0 || m.trigger.empty() || !m.when) continue;
      auto add = [&](const std::string& place) {
        Block& block = out[{m.trigger, place}];
        block.nodes.push_back(i);
        block.longest = std::max(block.longest, m.when->to - m.when->from);
      };
      for (const std::string& place : m.places) add(place);
      add(place_of_group(i));
    }
    for (auto& [key, block] : out) {
      std::stable_sort(block.nodes.begin(), block.nodes.end(),
                       [&](std::uint32_t a, std::uint32_t b) { return begin_of(a) < begin_of(b); });
    }
    return out;
  }
  std::int64_t begin_of(std::uint32_t node) const { return mention(nodes_[node]).when->from; }

  using Held = std::set<std::pair<std::uint32_t, std::uint32_t>>;  // root and document

  /// The groups of main events that a recalled one may be of; no more than two, as two are too many.
  std::set<std::uint32_t> fitting(const Block& block, std::uint32_t node, const Held& held) const {
    const EventMention& m = mention(nodes_[node]);
    const std::int64_t window = m.days * kMinutesPerDay;
    auto at = std::partition_point(block.nodes.begin(), block.nodes.end(), [&](std::uint32_t main) {
      return begin_of(main) < m.when->from - window - kMinutesPerDay - block.longest;
    });
    std::set<std::uint32_t> out;
    for (; at != block.nodes.end() && out.size() < 2 && begin_of(*at) <= m.when->to + window + kMinutesPerDay; ++at) {
      std::uint32_t group = group_of_[*at];
      // what an article recalls is not what it is about
      if (!apart(m, mention(nodes_[*at])) && !held.contains({group, nodes_[node].document})) out.insert(group);
    }
    return out;
  }

  /// A recalled event meets the one group of main events of its kind, place and time; and those recalled in the same way.
  void join_recalled(Groups& groups) {
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) group_of_.push_back(groups.root(i));
    const Blocks mains = blocks_of_mains();
    std::map<std::tuple<std::string, std::string, std::int64_t, std::int64_t>, std::uint32_t> alone;
    Held held;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) held.insert({group_of_[i], nodes_[i].document});
    std::vector<std::uint32_t> placeless;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const EventMention& m = mention(nodes_[i]);
      if (nodes_[i].event == 0 || m.trigger.empty() || !m.when) continue;
      if (m.places.empty()) {
        placeless.push_back(i);
        continue;
      }
      auto block = mains.find({m.trigger, m.places.front()});
      std::set<std::uint32_t> roots = block == mains.end() ? std::set<std::uint32_t>() : fitting(block->second, i, held);
      if (roots.size() == 1) {
        groups.join(*roots.begin(), i);
        held.insert({*roots.begin(), nodes_[i].document});
      } else if (roots.empty() && m.when->to - m.when->from <= kMonth) {
        auto [at, fresh] = alone.try_emplace({m.trigger, m.places.front(), m.when->from, m.when->to}, i);
        if (!fresh) groups.join(at->second, i);
      }
    }
    join_placeless(groups, mains, placeless);
  }

  /// Whether another article's main event was on the day of the recalled one.
  bool holds_day_of(const Block& block, std::uint32_t node) const {
    const TimeRange& when = *mention(nodes_[node]).when;
    const std::int64_t slip = kSlipDays * kMinutesPerDay;
    auto at = std::partition_point(block.nodes.begin(), block.nodes.end(),
                                   [&](std::uint32_t main) { return begin_of(main) < when.from - slip - block.longest; });
    for (; at != block.nodes.end() && begin_of(*at) < when.to + slip; ++at) {
      bool met = days_between(*mention(nodes_[*at]).when, when) <= kSlipDays;
      if (met && nodes_[*at].document != nodes_[node].document) return true;
    }
    return false;
  }

  /// "The five were shot on 29 September" in an article about a trial, which is joined with those about the shooting: theirs.
  ///
  void join_placeless(Groups& groups, const Blocks& mains, const std::vector<std::uint32_t>& placeless) {
    std::map<std::pair<std::string, std::string>, std::vector<std::uint32_t>> alone;
    std::map<std::uint32_t, std::uint32_t> main_of;  // of each document that recalls one
    for (std::uint32_t i : placeless) main_of.emplace(nodes_[i].document, i);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      auto of = main_of.find(nodes_[i].document);
      if (nodes_[i].event == 0 && of != main_of.end()) of->second = i;
    }
    for (std::uint32_t i : placeless) {
      const EventMention& m = mention(nodes_[i]);
      std::uint32_t main = main_of.at(nodes_[i].document);
      if (m.when->to - m.when->from > kMonth) continue;
      std::string group = place_of_group(main);
      auto block = mains.find({m.trigger, group});
      if (block != mains.end() && holds_day_of(block->second, i)) {
        groups.join(main, i);
        continue;
      }
      std::vector<std::uint32_t>& others = alone[{m.trigger, std::move(group)}];
      auto met = std::find_if(others.begin(), others.end(), [&](std::uint32_t other) {
        const TimeRange& when = *mention(nodes_[other]).when;
        return nodes_[other].document != nodes_[i].document && !when.before(*m.when) && !m.when->before(when);
      });
      if (met != others.end()) groups.join(*met, i);
      others.push_back(i);
    }
  }

  std::vector<Event> collect(Groups& groups) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> members;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) members[groups.root(i)].push_back(i);
    std::vector<Event> events;
    std::vector<std::uint32_t> event_of(nodes_.size());
    for (const auto& [root, nodes] : members) {
      Event event = describe(nodes);
      for (std::uint32_t i : nodes) {
        event_of[i] = static_cast<std::uint32_t>(events.size());
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
  void add_maybe(std::vector<Event>& events, const std::vector<std::uint32_t>& event_of) const {
    for (auto [a, b] : weak_) {
      if (event_of[a] == event_of[b]) continue;
      events[event_of[a]].maybe.push_back(event_of[b]);
      events[event_of[b]].maybe.push_back(event_of[a]);
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

  void add_figures(std::vector<Event>& events, const std::vector<std::uint32_t>& event_of) const {
    std::vector<std::vector<std::uint32_t>> nodes(documents_.size());
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) nodes[nodes_[i].document].push_back(i);
    for (std::uint32_t d = 0; d < documents_.size(); ++d) {
      for (std::uint32_t c = 0; c < documents_[d].claims.size(); ++c) {
        const Claim& claim = documents_[d].claims[c];
        for (std::uint32_t f = 0; f < claim.figures.size(); ++f) {
          auto at = std::find_if(nodes[d].begin(), nodes[d].end(),
                                 [&](std::uint32_t i) { return mention(nodes_[i]).key == claim.figures[f].event; });
          if (at != nodes[d].end()) events[event_of[*at]].figures.push_back({.document = d, .claim = c, .figure = f});
        }
      }
    }
  }

  std::span<const DocumentClaims> documents_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> group_of_;                        ///< of each node, the root before recalled events are joined
  std::vector<std::pair<std::uint32_t, std::uint32_t>> weak_;  ///< nodes
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
