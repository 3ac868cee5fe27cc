/// Likeness: how much two articles' main events are alike by the words that tell events apart. A word weighs the more, the fewer
/// articles have it; in a small collection what is known to be common weighs little from the start.
///
///     Likeness likeness(mentions);
///     likeness.of(0, 1)                 // 0 … 1, the cosine of the two
///     likeness.add_partners(0, out)     // those after it that share one of its rare words
///
/// Of a word that many articles have, only those next in time are partners: their number grows linearly with the number of
/// articles. As the rows lie in the order of time, partners lie near each other in memory too.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "engine/resolve/document_claims.h"

namespace sayso {

class Likeness {
 public:
  /// In the order of their times; where these are equal, in one that does not depend on the input's: sums of floats do.
  explicit Likeness(std::span<const EventMention* const> mentions);

  double of(std::uint32_t a, std::uint32_t b) const;
  bool blank(std::uint32_t mention) const { return vector(mention).empty(); }
  /// Later ones than `mention`; some of them more than once.
  void add_partners(std::uint32_t mention, std::vector<std::uint32_t>& out) const;

  struct Weighted {
    std::uint32_t term;
    float weight;
  };
  std::span<const Weighted> vector(std::uint32_t mention) const {
    return {weights_.data() + begins_[mention], weights_.data() + begins_[mention + 1]};
  }

 private:
  struct Key {
    std::uint32_t term;
    std::uint32_t place;  ///< in the row of those that have the term as a key
  };
  void add_vectors(std::span<const EventMention* const> mentions);
  void add_keys();

  std::vector<Weighted> weights_;        ///< of one mention after the other, by term, of length 1
  std::vector<std::size_t> begins_;      ///< where each begins, and the end
  std::vector<std::uint32_t> articles_;  ///< how many have the term
  std::vector<float> common_;            ///< of the term, as articles tell it
  std::vector<Key> keys_;
  std::vector<std::size_t> key_begins_;
  std::vector<std::vector<std::uint32_t>> holders_;  ///< of each term those that have it as a key
};

/// The sum of the vectors of several articles: what an event is like on the whole.
class LikenessSum {
 public:
  void add(std::span<const Likeness::Weighted> vector);
  void add(const LikenessSum& other);
  double dot(const LikenessSum& other) const;
  double dot(std::span<const Likeness::Weighted> vector) const;
  std::size_t size() const { return sum_.size(); }

 private:
  std::unordered_map<std::uint32_t, float> sum_;
};

}  // namespace sayso
