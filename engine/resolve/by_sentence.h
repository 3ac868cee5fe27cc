/// BySentence: the rows of a table that stand in a sentence. Most sentences have none of most tables: that is told without a search.
///
///     BySentence marks(found.marks, text.sentences.size());
///     for (const Mark& mark : marks[12]) …
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <boost/container/small_vector.hpp>

namespace sayso {

/// Refers to the rows, which are in the order of their sentences.
template <class Row>
class BySentence {
 public:
  BySentence(const std::vector<Row>& rows, std::size_t sentences) : rows_(rows), begins_(sentences + 1) {
    std::uint32_t at = 0;
    for (std::uint32_t sentence = 0; sentence <= sentences; ++sentence) {
      while (at < rows.size() && rows[at].sentence < sentence) ++at;
      begins_[sentence] = at;
    }
  }
  std::span<const Row> operator[](std::uint32_t sentence) const {
    return rows_.subspan(begins_[sentence], begins_[sentence + 1] - begins_[sentence]);
  }

 private:
  std::span<const Row> rows_;
  boost::container::small_vector<std::uint32_t, 64> begins_;  ///< of each sentence, the first row that is not of an earlier one
};

}  // namespace sayso
