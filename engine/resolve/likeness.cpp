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
/// Its rarest words come first; with so many partners the commoner ones are not asked any more.
constexpr std::size_t kEnough = 64;

}  // namespace

Likeness::Likeness(std::span<const EventMention* const> mentions) {
  add_vectors(mentions);
  add_keys();
}

void Likeness::add_vectors(std::span<const EventMention* const> mentions) {
  std::unordered_map<std::uint64_t, std::uint32_t> index;
  begins_.push_back(0);
  for (const EventMention* mention : mentions) {
    for (const ArticleTerm& term : mention->terms) {
      auto [at, fresh] = index.try_emplace(term.key, static_cast<std::uint32_t>(articles_.size()));
      if (fresh) {
        articles_.push_back(0);
        common_.push_back(0);
      }
      articles_[at->second] += 1;
      common_[at->second] = std::max(common_[at->second], term.common);
      weights_.push_back({.term = at->second, .weight = term.weight});
    }
    begins_.push_back(weights_.size());
  }
  const double all = static_cast<double>(mentions.size()) + kSeenBefore;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    std::span<Weighted> vector(weights_.data() + begins_[m], weights_.data() + begins_[m + 1]);
    double square = 0;
    for (Weighted& w : vector) {
      w.weight *= static_cast<float>(std::log(all / (articles_[w.term] + static_cast<double>(common_[w.term]))));
      square += static_cast<double>(w.weight) * static_cast<double>(w.weight);
    }
    auto length = static_cast<float>(std::sqrt(square));
    for (Weighted& w : vector) w.weight /= length;
    std::sort(vector.begin(), vector.end(), [](const Weighted& a, const Weighted& b) { return a.term < b.term; });
  }
}

void Likeness::add_keys() {
  holders_.resize(articles_.size());
  key_begins_.push_back(0);
  std::vector<Weighted> shared;
  for (std::uint32_t m = 0; m + 1 < begins_.size(); ++m) {
    shared.clear();
    for (const Weighted& w : vector(m)) {
      if (articles_[w.term] > 1) shared.push_back(w);
    }
    auto heavier = [](const Weighted& a, const Weighted& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
    };
    std::size_t n = std::min(shared.size(), kKeys);
    std::partial_sort(shared.begin(), shared.begin() + static_cast<std::ptrdiff_t>(n), shared.end(), heavier);
    for (std::size_t i = 0; i < n; ++i) {
      auto& row = holders_[shared[i].term];
      keys_.push_back({.term = shared[i].term, .place = static_cast<std::uint32_t>(row.size())});
      row.push_back(m);
    }
    key_begins_.push_back(keys_.size());
  }
}

void Likeness::add_partners(std::uint32_t mention, std::vector<std::uint32_t>& out) const {
  for (std::size_t k = key_begins_[mention]; k < key_begins_[mention + 1] && out.size() < kEnough; ++k) {
    const auto& row = holders_[keys_[k].term];
    std::size_t first = keys_[k].place + std::size_t{1};
    std::size_t last = std::min(row.size(), first + kReach);
    out.insert(out.end(), row.begin() + static_cast<std::ptrdiff_t>(first), row.begin() + static_cast<std::ptrdiff_t>(last));
  }
}

double Likeness::of(std::uint32_t a, std::uint32_t b) const {
  double sum = 0;
  std::span<const Weighted> one = vector(a);
  std::span<const Weighted> other = vector(b);
  const Weighted* x = one.data();
  const Weighted* y = other.data();
  const Weighted* x_end = x + one.size();
  const Weighted* y_end = y + other.size();
  while (x != x_end && y != y_end) {
    if (x->term == y->term) sum += static_cast<double>(x->weight) * static_cast<double>(y->weight);
    bool left = x->term <= y->term;
    bool right = y->term <= x->term;
    if (left) ++x;
    if (right) ++y;
  }
  return sum;
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

double LikenessSum::dot(std::span<const Likeness::Weighted> vector) const {
  double out = 0;
  for (const Likeness::Weighted& w : vector) {
    auto at = sum_.find(w.term);
    if (at != sum_.end()) out += static_cast<double>(w.weight) * static_cast<double>(at->second);
  }
  return out;
}

}  // namespace sayso
