#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "engine/resolve/event.h"

namespace sayso {
namespace {

/// A building sees two events of one kind more seldom than a town.
constexpr std::int64_t kExactPlaceFactor = 16;
/// Names that two articles without a common place must share.
constexpr std::size_t kSharedNames = 3;

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
    join_by_place(groups);
    return collect(groups);
  }

 private:
  const EventMention& mention(const Node& n) const { return documents_[n.document].events[n.event]; }
  std::tuple<const std::string&, const std::string&, std::uint32_t> key(const Node& n) const {
    return {documents_[n.document].document.id, mention(n).key, n.event};
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

  /// Blocks of one trigger kind and place, in order of time: only neighbours within the window are joined.
  void join_by_place(Groups& groups) {
    std::map<std::pair<std::string, std::string>, std::vector<std::uint32_t>> blocks;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const EventMention& m = mention(nodes_[i]);
      if (!m.when || !m.explicit_key.empty()) continue;
      if (m.exact_place) blocks[{std::string(), m.places.front()}].push_back(i);
      if (m.trigger.empty()) continue;
      for (const std::string& place : m.places) blocks[{m.trigger, place}].push_back(i);
    }
    for (auto& [block, members] : blocks) {
      std::stable_sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) {
        return mention(nodes_[a]).when->from < mention(nodes_[b]).when->from;
      });
      for (std::size_t i = 1; i < members.size(); ++i) {
        const EventMention& a = mention(nodes_[members[i - 1]]);
        const EventMention& b = mention(nodes_[members[i]]);
        if (b.when->from <= a.when->to + window(a, b) && (specific(a, b, block.second) || shared_names(a, b) >= kSharedNames))
          groups.join(members[i - 1], members[i]);
      }
    }
  }

  static std::int64_t window(const EventMention& a, const EventMention& b) {
    bool building = a.exact_place && b.exact_place && a.places.front() == b.places.front();
    return std::max(a.days, b.days) * kMinutesPerDay * (building ? kExactPlaceFactor : 1);
  }

  /// The common place is the most exact one that at least one of them gives.
  static bool specific(const EventMention& a, const EventMention& b, const std::string& place) {
    return a.places.front() == place || b.places.front() == place;
  }

  static std::size_t shared_names(const EventMention& a, const EventMention& b) {
    std::vector<std::string> both;
    std::set_intersection(a.names.begin(), a.names.end(), b.names.begin(), b.names.end(), std::back_inserter(both));
    return both.size();
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
    return events;
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
};

}  // namespace

std::vector<Event> link_events(std::span<const DocumentClaims> documents) { return Linker(documents).run(); }

}  // namespace sayso
