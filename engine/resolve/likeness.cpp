#include "engine/resolve/likeness.h"

#include <algorithm>
#include <cmath>

namespace sayso {
namespace {

/// Articles about anything, as if they had been seen before: keeps a small collection from taking every word for a rare one.
constexpr double kSeenBefore = 500;
/// The words of an article by which others are looked for: its rarest.
constexpr std::size_t kKeys = 16;
/// How many articles of one word, the nearest in time, an article is set against.
constexpr std::size_t kReach = 24;

}  // namespace

Likeness::Likeness(std::span<const EventMention* const> mentions) : mentions_(mentions), vectors_(mentions.size()) {
  std::unordered_map<std::uint64_t, std::uint32_t> index;
  std::vector<float> common;
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    for (const ArticleTerm& term : mentions[m]->terms) {
      auto [at, fresh] = index.try_emplace(term.key, static_cast<std::uint32_t>(articles_.size()));
      if (fresh) {
        articles_.push_back(0);
        common.push_back(0);
      }
      articles_[at->second] += 1;
      common[at->second] = std::max(common[at->second], term.common);
      vectors_[m].push_back({.term = at->second, .weight = term.weight});
    }
  }
  const double all = static_cast<double>(mentions.size()) + kSeenBefore;
  for (auto& vector : vectors_) {
    double square = 0;
    for (Weighted& w : vector) {
      w.weight *= static_cast<float>(std::log(all / (articles_[w.term] + static_cast<double>(common[w.term]))));
      square += static_cast<double>(w.weight) * static_cast<double>(w.weight);
    }
    auto length = static_cast<float>(std::sqrt(square));
    for (Weighted& w : vector) w.weight /= length;
    std::sort(vector.begin(), vector.end(), [](const Weighted& a, const Weighted& b) { return a.term < b.term; });
  }
}

double Likeness::of(std::uint32_t a, std::uint32_t b) const {
  double sum = 0;
  auto x = vectors_[a].begin();
  auto y = vectors_[b].begin();
  while (x != vectors_[a].end() && y != vectors_[b].end()) {
    if (x->term == y->term) sum += static_cast<double>(x->weight) * static_cast<double>(y->weight);
    bool left = x->term <= y->term;
    bool right = y->term <= x->term;
    if (left) ++x;
    if (right) ++y;
  }
  return sum;
}

std::vector<MentionPair> Likeness::candidates() const {
  std::vector<std::vector<std::uint32_t>> holders(articles_.size());
  std::vector<Weighted> keys;
  for (std::uint32_t m = 0; m < vectors_.size(); ++m) {
    keys.clear();
    for (const Weighted& w : vectors_[m]) {
      if (articles_[w.term] > 1) keys.push_back(w);
    }
    std::sort(keys.begin(), keys.end(), [](const Weighted& a, const Weighted& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
    });
    if (keys.size() > kKeys) keys.resize(kKeys);
    for (const Weighted& w : keys) holders[w.term].push_back(m);
  }
  auto time = [&](std::uint32_t m) { return mentions_[m]->when ? mentions_[m]->when->from : 0; };
  std::vector<MentionPair> pairs;
  for (auto& row : holders) {
    std::stable_sort(row.begin(), row.end(), [&](std::uint32_t a, std::uint32_t b) { return time(a) < time(b); });
    for (std::size_t i = 0; i < row.size(); ++i) {
      for (std::size_t j = i + 1; j < row.size() && j <= i + kReach; ++j) pairs.push_back(std::minmax(row[i], row[j]));
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

void LikenessSum::add(std::span<const Likeness::Weighted> vector) {
  for (const Likeness::Weighted& w : vector) sum_[w.term] += w.weight;
}

void LikenessSum::add(const LikenessSum& other) {
  for (const auto& [term, weight] : other.sum_) sum_[term] += weight;
}

double LikenessSum::dot(const LikenessSum& other) const {
  if (other.sum_.size() < sum_.size()) return other.dot(*this);
  double out = 0;
  for (const auto& [term, weight] : sum_) {
    auto at = other.sum_.find(term);
    if (at != other.sum_.end()) out += static_cast<double>(weight) * static_cast<double>(at->second);
  }
  return out;
}

}  // namespace sayso
