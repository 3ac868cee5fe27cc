/// Likeness: how much two articles' main events are alike by the words that tell events apart. A word weighs the more, the fewer
/// articles have it; in a small collection what is known to be common weighs little from the start.
///
///     Likeness likeness(mentions);
///     likeness.of(0, 1)                 // 0 … 1, the cosine of the two
///     for (auto [a, b] : likeness.candidates()) …
///
/// Candidates share a rare word; of a word that many articles have, only those near in time are: their number grows linearly with
/// the number of articles.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/resolve/document_claims.h"

namespace sayso {

using MentionPair = std::pair<std::uint32_t, std::uint32_t>;

class Likeness {
 public:
  /// In an order that does not depend on the input's: sums of floats do.
  explicit Likeness(std::span<const EventMention* const> mentions);

  double of(std::uint32_t a, std::uint32_t b) const;
  bool blank(std::uint32_t mention) const { return vectors_[mention].empty(); }
  std::vector<MentionPair> candidates() const;

  struct Weighted {
    std::uint32_t term;
    float weight;
  };
  std::span<const Weighted> vector(std::uint32_t mention) const { return vectors_[mention]; }

 private:
  std::span<const EventMention* const> mentions_;
  std::vector<std::vector<Weighted>> vectors_;  ///< by term, of length 1
  std::vector<std::uint32_t> articles_;         ///< how many have the term
};

/// The sum of the vectors of several articles: what an event is like on the whole.
class LikenessSum {
 public:
  void add(std::span<const Likeness::Weighted> vector);
  void add(const LikenessSum& other);
  double dot(const LikenessSum& other) const;
  std::size_t size() const { return sum_.size(); }

 private:
  std::unordered_map<std::uint32_t, float> sum_;
};

}  // namespace sayso
