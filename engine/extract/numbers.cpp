#include "engine/extract/numbers.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <string>

#include "engine/extract/number_reader.h"

namespace sayso {
namespace {

/// The digits between commas: threes, or twos and a three at the end, the first of them shorter or not.
bool grouped_well(std::span<const std::size_t> groups) {
  if (groups.size() < 2) return true;
  if (groups.back() != 3 || groups.front() == 0 || groups.front() > 3) return false;
  std::size_t inner = groups.size() > 2 ? groups[1] : 3;
  if (inner != 3 && (inner != 2 || groups.front() > 2)) return false;
  return std::all_of(groups.begin() + 1, groups.end() - 1, [&](std::size_t size) { return size == inner; });
}

/// Finds signs and units around the numbers of a sentence.
class NumberFinder {
 public:
  NumberFinder(const RulePack& pack, const Scan& scan, Numbers& out) : pack_(pack), scan_(scan), out_(out) {}

  void run() {
    for (std::size_t at = scan_.next(Interest::Number, 0); at < scan_.size();)
      at = scan_.next(Interest::Number, std::max(read(at), at + 1));
  }

 private:
  NumberRole role(std::size_t at) const { return at < scan_.size() ? scan_.info(at).number_role : NumberRole::None; }

  /// The position behind what was read.
  std::size_t read(std::size_t at) {
    if (role(at) == NumberRole::Negative) {
      // "no one" is one word in two; "no two" is not
      bool nobody = role(at + 1) == NumberRole::Unit && scan_.worth(at + 1).number == 1;
      std::size_t end = at + (nobody ? 2 : 1);
      out_.push_back({.begin = static_cast<std::uint16_t>(at), .end = static_cast<std::uint16_t>(end), .negative = true});
      return end;
    }
    std::size_t first = role(at) == NumberRole::Minus ? at + 1 : at;
    NumberReader reader(scan_, first);
    if (!reader.read()) return reader.end();
    Number number{.begin = static_cast<std::uint16_t>(first),
                  .end = static_cast<std::uint16_t>(reader.end()),
                  .value = reader.value(),
                  .scale = reader.scale(),
                  .vague = reader.vague(),
                  .year = reader.year()};
    if (first > at) {
      number.begin = static_cast<std::uint16_t>(at);
      number.value = -number.value;
    } else {
      take_minus(number);
    }
    take_symbol(number);
    take_unit(number);
    if (number.unit) number.year = false;
    std::size_t end = number.end;
    if (!join(number)) out_.push_back(number);
    return end;
  }

  /// "-5": a hyphen that belongs to nothing before it.
  void take_minus(Number& number) const {
    std::size_t at = number.begin;
    bool sign = at > 0 && scan_.is('-', at - 1) && scan_.token(at).is(kGlued) && scan_.token(at).kind == TokenKind::Number;
    if (!sign || scan_.has(EngineList::People, number.end)) return;
    bool free = at == 1 || !scan_.token(at - 1).is(kGlued) || scan_.token(at - 2).kind == TokenKind::Mark;
    bool between = at > 1 && scan_.token(at - 2).kind == TokenKind::Number;
    if (!free || between) return;
    --number.begin;
    number.value = -number.value;
  }

  bool stands(const UnitName& name, std::size_t at) const {
    if (at + name.keys.size() > scan_.size()) return false;
    for (std::size_t i = 0; i < name.keys.size(); ++i) {
      if (scan_.token(at + i).key != name.keys[i]) return false;
    }
    return true;
  }

  /// "$40", "US$40"; then "m" may stand apart: "$40 m".
  void take_symbol(Number& number) const {
    if (number.begin == 0 || !scan_.info(number.begin - 1u).in_units) return;
    for (const UnitName& name : pack_.units().before(scan_.token(number.begin - 1u).key)) {
      if (name.keys.size() > number.begin || !stands(name, number.begin - name.keys.size())) continue;
      if (!out_.empty() && out_.back().end > number.begin - name.keys.size()) continue;  // "10 $ 30 cents"
      number.begin = static_cast<std::uint16_t>(number.begin - name.keys.size());
      number.unit = name.unit;
      double suffix = number.end < scan_.size() && number.scale == 1 ? scan_.worth(number.end).suffix : 0;
      if (suffix == 0) return;
      number.value *= suffix;
      number.scale = suffix;
      ++number.end;
      return;
    }
  }

  /// "3 km", "3-inch"
  void take_unit(Number& number) const {
    if (take_suffixed(number)) return;
    std::size_t at = number.end;
    if (scan_.is('-', at) && at + 1 < scan_.size()) ++at;
    if (at >= scan_.size() || !scan_.info(at).in_units) return;
    for (const UnitName& name : pack_.units().behind(scan_.token(at).key)) {
      if (!stands(name, at) || (name.part_only && !follows(number, name.unit))) continue;
      // "$5 a share" stays dollars; "$5 Canadian dollars" does not
      bool same = number.unit && !name.symbol && pack_.rules().units[*number.unit].kind == pack_.rules().units[name.unit].kind;
      if (number.unit && !same) continue;
      set_unit(number, name, at);
      return;
    }
  }

  static void set_unit(Number& number, const UnitName& name, std::size_t at) {
    number.unit = name.unit;
    number.value *= name.scale;
    number.end = static_cast<std::uint16_t>(at + name.keys.size());
  }

  /// "30m high": the letter was taken for a multiplier, but here it is a unit.
  bool take_suffixed(Number& number) const {
    std::size_t at = number.end - 1u;
    if (at <= number.begin || number.unit || scan_.worth(at).suffix != number.scale) return false;
    for (const UnitName& name : pack_.units().behind(scan_.token(at).key)) {
      if (name.keys.size() < 2 || !stands(name, at)) continue;
      number.value /= number.scale;
      number.scale = 1;
      set_unit(number, name, at);
      return true;
    }
    return false;
  }

  /// The number stands right behind an amount in the unit that this one is a part of.
  bool follows(const Number& number, std::uint32_t unit) const {
    auto whole = pack_.units().whole(unit);
    if (!whole || out_.empty() || out_.back().unit != whole) return false;
    std::size_t between = out_.back().end;
    return between == number.begin || (between + 1 == number.begin && role(between) == NumberRole::Joiner);
  }

  /// "5 feet 2 inches", "ten dollars and thirty cents", at the end also "ten dollars and 30": one amount.
  bool join(const Number& number) {
    std::optional<std::uint32_t> unit = number.unit;
    if (!unit && !out_.empty() && out_.back().unit && number.end >= scan_.body_end() && number.value >= 10) {
      unit = pack_.units().part(*out_.back().unit);
      if (unit && number.value >= pack_.rules().units[*unit].per) unit.reset();
    }
    if (!unit || !follows(number, *unit)) return false;
    out_.back().value += number.value / pack_.rules().units[*unit].per;
    out_.back().end = number.end;
    return true;
  }

  const RulePack& pack_;
  const Scan& scan_;
  Numbers& out_;
};

}  // namespace

std::optional<double> parse_digits(std::string_view text) {
  std::string plain;
  boost::container::small_vector<std::size_t, 8> groups(1, 0);
  bool fraction = false;
  for (char c : text) {
    if (c == ',') {
      if (fraction) return std::nullopt;
      groups.push_back(0);
      continue;
    }
    if (c == '.') {
      if (fraction) return std::nullopt;
      fraction = true;
    }
    plain += c;
    groups.back() += fraction ? 0 : 1;
  }
  if (!grouped_well(groups)) return std::nullopt;
  double value = 0;
  auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size() || value > kLargestNumber) return std::nullopt;
  return value;
}

Numbers find_numbers(const RulePack& pack, const Scan& scan) {
  Numbers out;
  NumberFinder(pack, scan, out).run();
  return out;
}

}  // namespace sayso
