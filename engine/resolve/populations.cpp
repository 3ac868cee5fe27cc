#include "engine/resolve/populations.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "engine/resolve/story.h"

namespace sayso {
namespace {

/// Populations that say who people are, not why they are counted.
constexpr std::string_view kPlain = "plain-populations";
constexpr std::string_view kEveryone = "total";
/// Others are counted beside somebody that one of so many sentences before told of.
constexpr std::uint32_t kBefore = 2;

bool is_plain(const RulePack& pack, std::string_view population) {
  const std::vector<WordList>& lists = pack.rules().lists;
  return std::any_of(lists.begin(), lists.end(), [&](const WordList& list) {
    auto named = [&](const RuleText& word) { return word.text == population; };
    return list.name == kPlain && std::any_of(list.members.begin(), list.members.end(), named);
  });
}

std::optional<double> least_said(const Quantity& q) { return q.low ? q.low : q.high; }

bool is_all(const Figure& f) { return f.role == Role::Total && f.population == kEveryone && !f.implied; }

/// The figures of an article, of which one is looked at.
class Populations {
 public:
  Populations(const RulePack& pack, std::vector<ToldFigure>& figures) : pack_(pack), figures_(figures) {}

  void run() {
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      Figure& row = figures_[i].row;
      if (row.implied || row.role == Role::Increment) continue;
      take_over(i);
      if (row.others && is_all(row) && !set_against(i) && (told_before(i) || outnumbered(i) || in_pieces(row))) {
        row.population = kOthers;
        row.role = Role::Part;
      }
      if (figures_[i].located && is_all(row) && (outnumbered(i) || (in_pieces(row) && told_otherwise(i))))
        row.role = Role::Part;
      bool plain = row.role == Role::Part && !figures_[i].marked && is_plain(pack_, row.population);
      if (plain && (opens(row) || told_of_all(i)) && !outnumbered(i) && !others_beside(i)) {
        row.population = kEveryone;
        row.role = Role::Total;
      }
    }
  }

 private:
  /// "Killed 828 villagers and left 5,200 hurt": a bare number counts those whom the one before it did, unless that says only who
  /// they are.
  void take_over(std::size_t i) {
    if (i == 0 || !figures_[i].bare || !is_all(figures_[i].row)) return;
    const ToldFigure& before = figures_[i - 1];
    auto several = [](const Figure& f) { return !f.implied && least_said(f.quantity).value_or(0) > 1; };
    if (before.sentence != figures_[i].sentence || before.row.measure == figures_[i].row.measure || before.marked) return;
    if (before.row.role != Role::Part || before.row.others || before.row.population == kEveryone) return;
    if (!several(before.row) || !several(figures_[i].row) || is_plain(pack_, before.row.population)) return;
    figures_[i].row.population = before.row.population;
    figures_[i].row.role = Role::Part;
  }

  template <class Is>
  bool any_of_kind(std::size_t i, Is is) const {
    const Figure& row = figures_[i].row;
    for (std::size_t j = 0; j < figures_.size(); ++j) {
      const Figure& other = figures_[j].row;
      if (j != i && other.measure == row.measure && other.event == row.event && is(figures_[j], j)) return true;
    }
    return false;
  }

  static bool opens(const Figure& row) { return row.span.begin < kLedeBytes; }

  bool in_pieces(const Figure& row) const {
    return std::any_of(pack_.rules().measures.begin(), pack_.rules().measures.end(),
                       [&](const MeasureRule& rule) { return rule.head.id == row.measure && rule.piecemeal; });
  }

  /// The number is that of all.
  bool told_of_all(std::size_t i) const {
    return any_of_kind(i, [&](const ToldFigure& other, std::size_t) {
      return is_all(other.row) && other.row.quantity == figures_[i].row.quantity;
    });
  }

  /// A number of all is larger.
  bool outnumbered(std::size_t i) const {
    auto least = least_said(figures_[i].row.quantity);
    return any_of_kind(i, [&](const ToldFigure& other, std::size_t) {
      auto more = least_said(other.row.quantity);
      return is_all(other.row) && !other.row.others && least && more && *more > *least;
    });
  }

  /// Somebody of another kind is counted in the same sentence, or right before: "two men and a woman".
  bool others_beside(std::size_t i) const {
    return any_of_kind(i, [&](const ToldFigure& other, std::size_t j) {
      bool beside = other.sentence == figures_[i].sentence || (j < i && other.sentence + 1 == figures_[i].sentence);
      return beside && other.row.population != figures_[i].row.population && !is_all(other.row);
    });
  }

  bool told_otherwise(std::size_t i) const {
    return any_of_kind(i, [&](const ToldFigure& other, std::size_t) { return other.row.quantity != figures_[i].row.quantity; });
  }

  /// "One was killed and three others were hurt": others than those of another measure.
  bool set_against(std::size_t i) const {
    for (std::size_t j = i; j-- > 0 && figures_[j].sentence == figures_[i].sentence;) {
      // "three others with wounds turned up at a hospital" are one number of two measures
      if (figures_[j].row.measure != figures_[i].row.measure && figures_[j].row.span != figures_[i].row.span) return true;
    }
    return false;
  }

  /// Some are counted already.
  bool told_before(std::size_t i) const {
    return any_of_kind(i, [&](const ToldFigure& other, std::size_t j) {
      return j < i && other.sentence + kBefore >= figures_[i].sentence && other.row.quantity != figures_[i].row.quantity;
    });
  }

  const RulePack& pack_;
  std::vector<ToldFigure>& figures_;
};

}  // namespace

void settle_populations(const RulePack& pack, std::vector<ToldFigure>& figures) { Populations(pack, figures).run(); }

}  // namespace sayso
