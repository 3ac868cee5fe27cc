#include "engine/rulepack/rule_shape.h"

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

#include "engine/rulepack/sections.h"

namespace sayso {
namespace {

/// A map of each sort that the loader reads; what is in them matters only so far as all keys get asked for.
constexpr std::string_view kOneOfEverything = R"(schema: 1
pack: {id: one-of-everything, version: 1.0.0, language: en}
requires: 0.1.0
text: {abbreviations: [Dr.]}
numbers: {units: {one: 1}}
dates: {months: {May: 5}}
inflection: {verbs: [{ending: "", third: s, past: ed, gerund: ing}], nouns: [{ending: "", plural: s}]}
verbs: [wander, {go: [goes, went, gone, going]}]
nouns: [herd, {ox: [oxen]}]
lists: {animals: {add: [cow], remove: [cat]}}
cues: {asserts: [~go]}
populations: [{id: cows, words: [cows]}, {extends: cows, words: [cow]}]
places: [{id: Here, names: [Here]}]
sources: [{id: gazette, names: [Gazette], kind: outlet}, {extends: gazette, names: [The Gazette]}]
units: [{id: bushel, kind: volume, names: [bushel]}]
quantities: [{id: q, match: over $number, examples: [{text: Over 40., expect: {low: 40}}]}, {extends: q, match: above $number}]
mentions: [{id: m, kind: person, match: the herder, examples: [{text: The herder., expect: {kind: person}}]}, {extends: m, match: the drover}]
attributions: [{id: a, match: in the words of $source, examples: [{text: It fell., expect: none}]}, {extends: a, match: as $source has it}]
measures: [{id: f, match: $quantity cows, examples: [{text: 40 cows., expect: {low: 40}}]}, {extends: f, match: $quantity oxen}]
events: [{id: e, match: a stampede, examples: [{text: A stampede., expect: {kind: e}}]}, {extends: e, match: a panic}]
marks: [{id: k, mark: part, match: among them $quantity, examples: [{text: Nothing., expect: none}]}, {extends: k, match: of them $quantity}]
checks: [{id: c, type: conflict, tolerance: {relative: 5%}, examples: [{articles: [One., Two.], text: One., expect: none}]}]
filters: [{rule: c, off: true, source: gazette, until: 2100-01-01, reason: it is a sample}]
)";

/// A map that was read, while its file is being loaded.
struct Seen {
  const YamlNode* map;
  std::shared_ptr<MapShape> shape;
  bool of_the_file = false;  ///< not made up by the loader, which may be gone by now
};

class Recorder : public FieldListener {
 public:
  void asked(const YamlNode& map, std::string_view what, const Asked& key) override {
    MapShape& shape = shape_of(map, what);
    if (shape.find(key.key) != nullptr) return;
    shape.keys.push_back({.key = std::string(key.key),
                          .type = key.type,
                          .required = key.need == Need::Required,
                          .words = {key.words.begin(), key.words.end()}});
  }

  /// When all has been read; the first map is the file. Items of one list that hold other keys (`extends:`) are one sort of map, of
  /// which a key must be there if it must in all.
  MapShape take() {
    std::map<std::pair<MapShape*, std::string>, MapShape*> known;
    for (const Link& link : links_) {
      auto [first, fresh] = known.try_emplace({link.holder.get(), link.key}, link.child.get());
      if (!fresh) {
        merge(*first->second, *link.child);
        continue;
      }
      for (KeyShape& key : link.holder->keys) {
        if (key.key != link.key) continue;
        key.place = link.place;
        key.child = link.child;
      }
    }
    return seen_.empty() ? MapShape() : *seen_.front().shape;
  }

 private:
  struct Link {
    std::shared_ptr<MapShape> holder;
    std::string key;
    ChildPlace place;
    std::shared_ptr<MapShape> child;
  };

  static void merge(MapShape& into, const MapShape& other) {
    for (KeyShape& key : into.keys) {
      const KeyShape* same = other.find(key.key);
      key.required = key.required && same != nullptr && same->required;
    }
    for (const KeyShape& key : other.keys) {
      if (into.find(key.key) != nullptr) continue;
      into.keys.push_back(key);
      into.keys.back().required = false;
    }
  }

  MapShape& shape_of(const YamlNode& map, std::string_view what) {
    auto at = std::find_if(seen_.begin(), seen_.end(), [&](const Seen& seen) { return seen.map == &map; });
    if (at != seen_.end()) return *at->shape;
    Seen fresh{.map = &map, .shape = std::make_shared<MapShape>(MapShape{.what = std::string(what)})};
    fresh.of_the_file = seen_.empty() || link(map, fresh.shape);
    seen_.push_back(std::move(fresh));
    return *seen_.back().shape;
  }

  /// Finds the key of an earlier map that holds this one.
  bool link(const YamlNode& map, const std::shared_ptr<MapShape>& shape) {
    for (const Seen& holder : seen_) {
      if (!holder.of_the_file) continue;
      for (const YamlEntry& entry : holder.map->entries) {
        ChildPlace place = place_in(entry.value, map);
        if (place == ChildPlace::None) continue;
        links_.push_back({.holder = holder.shape, .key = entry.key.text, .place = place, .child = shape});
        return true;
      }
    }
    return false;
  }

  static ChildPlace place_in(const YamlNode& value, const YamlNode& map) {
    if (&value == &map) return ChildPlace::Value;
    auto is_it = [&](const YamlNode& item) { return &item == &map; };
    if (std::any_of(value.items.begin(), value.items.end(), is_it)) return ChildPlace::Item;
    bool among = std::any_of(value.entries.begin(), value.entries.end(), [&](const YamlEntry& e) { return is_it(e.value); });
    return among ? ChildPlace::EntryValue : ChildPlace::None;
  }

  std::deque<Seen> seen_;
  std::vector<Link> links_;
};

}  // namespace

const KeyShape* MapShape::find(std::string_view key) const {
  auto at = std::find_if(keys.begin(), keys.end(), [&](const KeyShape& shape) { return shape.key == key; });
  return at == keys.end() ? nullptr : &*at;
}

std::string_view one_of_everything() { return kOneOfEverything; }

MapShape shape_of_rule_files(CheckTypes check_types) {
  Recorder recorder;
  RuleInput file{.path = "one-of-everything.yaml", .bytes = std::string(kOneOfEverything)};
  load_rules_heard({&file, 1}, nullptr, check_types, {}, &recorder);
  return recorder.take();
}

}  // namespace sayso
