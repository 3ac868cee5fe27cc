/// match: runs the forms of one stage over a Scan. Linear in the sentence for each form: a few shifts and ands for each item.
///
///     for (const Match& m : matcher.run(scan, Stage::Claims)) …
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <boost/container/static_vector.hpp>

#include "engine/rulepack/scan.h"

namespace sayso {

/// What a capture caught: positions, and the value of the slot's span where the capture is one slot.
struct CaptureHit {
  std::uint16_t name = 0;
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
  Slot slot = Slot::None;
  std::uint32_t value = 0;
};

struct Match {
  std::uint32_t form = 0;
  std::uint32_t rule = 0;  ///< of the form
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
  boost::container::static_vector<CaptureHit, kMaxCaptures> captures = {};

  const CaptureHit* find(BuiltinCapture name) const;
};

/// Scratch memory of one thread.
class Matcher {
 public:
  explicit Matcher(const RulePack& pack) : pack_(pack), candidates_(pack.row_count() + 1) {}

  /// In which zone the sentences lie that run() gets from now on: rules of another one do not match.
  void enter(Zone zone) { zone_ = zone; }

  /// All matches of the stage's rules, by rule and then position; those that an `unless` of their rule overlaps are left out.
  /// At most one match for each form and place of its pivot.
  std::span<const Match> run(const Scan& scan, Stage stage);

  /// Whether a form of the stage that asks for the slot could match here if the slot had a span: no saves filling the slot.
  bool wants(const Scan& scan, Stage stage, BuiltinSlot slot) const;

  /// One form, by its index, without trigger or unless; for tests and explanations. Appends to `out`.
  void try_form(const Scan& scan, std::uint32_t index, std::vector<Match>& out) const;

 private:
  void choose_rows(const Scan& scan, std::span<const FormRow> rows);
  /// Those that were chosen; appends to `out`.
  void try_candidates(const Scan& scan, std::vector<Match>& out);
  template <std::size_t n>
  void try_candidates(const Scan& scan, std::vector<Match>& out);
  void try_all(const Scan& scan, Stage stage);
  void order_found();
  bool vetoed(const Scan& scan, const Match& match);

  struct Order {
    std::uint64_t place = 0;
    std::uint32_t form = 0;
    std::uint32_t index = 0;
  };

  const RulePack& pack_;
  std::vector<const FormRow*> candidates_;  ///< room for all rows, so that adding needs no question
  std::size_t candidates_count_ = 0;
  std::vector<Match> found_;
  std::vector<Order> order_;
  std::vector<Match> matches_;
  std::vector<Match> vetoes_;
  Zone zone_ = Zone::Body;
  std::uint32_t vetoes_of_ = 0;
  bool vetoes_known_ = false;
};

}  // namespace sayso
