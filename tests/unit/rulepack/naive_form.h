/// NaiveForm: all readings of a form, tried one by one from each position. Slow, and too simple to be wrong: what the matcher is held against.
///
///     NaiveForm(scan, form).matches();   // {(begin, end), …}, at least one for each match there is
#pragma once

#include <set>
#include <utility>

#include "engine/rulepack/match.h"

namespace sayso::test {

class NaiveForm {
 public:
  NaiveForm(const Scan& scan, const Form& form) : scan_(scan), form_(form) {}

  std::set<std::pair<std::size_t, std::size_t>> matches() const {
    std::set<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t begin = 0; begin <= scan_.size(); ++begin) {
      if (form_.at_start && begin != scan_.body_begin()) continue;
      for (std::size_t end : run(begin)) {
        bool fits = !form_.at_end || end == scan_.body_end() || end == scan_.size();
        if (fits && end > begin) out.emplace(begin, end);
      }
    }
    return out;
  }

 private:
  using Positions = std::set<std::size_t>;

  Positions run(std::size_t begin) const {
    Positions here{begin};
    for (const Item& item : form_.items) {
      Positions next;
      for (std::size_t at : here) {
        Positions step = item.gap > 0 ? over_gap(item, at) : over_item(item, at);
        next.insert(step.begin(), step.end());
      }
      here = std::move(next);
    }
    return here;
  }

  /// A gap may end within the unit that begins where it has come to.
  void add_inner(std::size_t at, Positions& out) const {
    for (++at; at <= scan_.size() && scan_.inside_units().has(at); ++at) out.insert(at);
  }

  Positions over_gap(const Item& item, std::size_t at) const {
    Positions out{at};
    add_inner(at, out);
    for (int i = 0; i < item.gap && at < scan_.size() && !scan_.barrier().has(at); ++i) {
      ++at;
      while (scan_.inside_units().has(at)) ++at;
      out.insert(at);
      add_inner(at, out);
    }
    return out;
  }

  Positions over_one(const Item& item, std::size_t at) const {
    Positions out;
    if (at < scan_.size() && scan_.has(item.atom, at)) out.insert(at + 1);
    for (const SpanHit& hit : scan_.spans(item.slot)) {
      if (hit.begin == at) out.insert(hit.end);
    }
    return out;
  }

  Positions over_item(const Item& item, std::size_t at) const {
    Positions out;
    if (item.optional) out.insert(at);
    Positions here{at};
    for (int i = 0; i < (item.repeated ? kMaxRepeat : 1); ++i) {
      Positions next;
      for (std::size_t p : here) {
        Positions one = over_one(item, p);
        next.insert(one.begin(), one.end());
      }
      out.insert(next.begin(), next.end());
      here = std::move(next);
    }
    return out;
  }

  const Scan& scan_;
  const Form& form_;
};

}  // namespace sayso::test
