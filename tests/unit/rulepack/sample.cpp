#include "tests/unit/rulepack/sample.h"

#include <array>
#include <utility>

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace sayso::test {
namespace {

constexpr std::array<std::string_view, 2> kCheckTypes = {"conflict", "stale"};

}  // namespace

Outcome<Rules> rules_of(const std::string& sections) {
  RuleInput file{.path = "pack.yaml", .bytes = "schema: 1\npack: {id: test}\n" + sections};
  return load_rules({&file, 1}, {}, kCheckTypes);
}

Pack pack_of(const std::string& sections) {
  Outcome<Rules> rules = rules_of(sections);
  CHECK(shown(rules.diagnostics) == "");
  auto pack = compile(std::move(rules.value));
  CHECK(shown(pack.diagnostics) == "");
  return pack.value;
}

std::string shown(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    out += fmt::format("{}{} {}:{} {}", out.empty() ? "" : "\n", d.code, d.place.line, d.place.column, d.message);
  }
  return out;
}

Scanned::Scanned(const RulePack& pack, std::string text, bool with_slots)
    : pack_(pack), document_({.id = "a"}, std::move(text)), text_(tokenize(document_, pack.text_index())), scan(pack) {
  auto size = static_cast<std::uint32_t>(text_.tokens.size());
  scan.start(document_.bytes(), text_, {.first = 0, .last = size});
  if (with_slots) add_slots();
}

void Scanned::add_slots() {
  std::uint32_t value = 0;
  for (std::size_t at = 0; at < scan.size(); ++at) {
    auto begin = static_cast<std::uint16_t>(at);
    const Token& token = scan.token(at);
    if (token.kind == TokenKind::Number) {
      SpanHit hit{.begin = begin, .end = static_cast<std::uint16_t>(at + 1), .value = value++};
      scan.add(slot_of(BuiltinSlot::Number), hit);
      scan.add(slot_of(BuiltinSlot::Quantity), hit);
    } else if (token.is(kCapital)) {
      while (at + 1 < scan.size() && scan.token(at + 1).is(kCapital)) ++at;
      scan.add(slot_of(BuiltinSlot::Source), {.begin = begin, .end = static_cast<std::uint16_t>(at + 1), .value = value++});
    }
  }
}

std::string Scanned::words(std::size_t begin, std::size_t end) const {
  if (begin >= end) return {};
  return std::string(
      document_.text(text_.bytes_of({.first = static_cast<std::uint32_t>(begin), .last = static_cast<std::uint32_t>(end)})));
}

std::string Scanned::shown(std::span<const Match> matches) const {
  std::string out;
  for (const Match& match : matches) {
    out += (out.empty() ? "" : " / ") + words(match.begin, match.end);
    for (const CaptureHit& hit : match.captures) {
      out += fmt::format("; {}={}{}", pack_.capture_names()[hit.name], words(hit.begin, hit.end),
                         hit.slot == Slot::None ? "" : "*");
    }
  }
  return out;
}

}  // namespace sayso::test
