/// Table: append-only rows with typed indices. An Id<Row> belongs to one Table<Row> and is its only index.
///
///     Id<Rule> id = rules.add({.name = "deaths"});   rules[id].name == "deaths"
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace sayso {

/// Index of a row. Made by Table::add only; `index` is for printing and for arrays kept beside a table.
template <class Row>
struct Id {
  std::uint32_t index;
  friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

template <class Row>
class Table {
 public:
  Id<Row> add(Row row) {
    rows_.push_back(std::move(row));
    return Id<Row>{static_cast<std::uint32_t>(rows_.size() - 1)};
  }
  void reserve(std::size_t rows) { rows_.reserve(rows); }
  /// Ids of the rows that were are void.
  void clear() { rows_.clear(); }
  const Row& operator[](Id<Row> id) const { return rows_[id.index]; }
  Row& edit(Id<Row> id) { return rows_[id.index]; }
  std::span<const Row> rows() const { return rows_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(rows_.size()); }
  bool empty() const { return rows_.empty(); }

 private:
  std::vector<Row> rows_;
};

}  // namespace sayso
