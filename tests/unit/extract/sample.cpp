#include "tests/unit/extract/sample.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/extract/extract.h"
#include "engine/extract/numbers.h"
#include "engine/rulepack/load.h"
#include "engine/rulepack/shipped.h"

namespace sayso::test {

const RulePack& core_pack() {
  static const std::shared_ptr<const RulePack> pack = [] {
    std::vector<RuleInput> files;
    for (const ShippedPack& shipped : shipped_packs()) {
      if (shipped.name.starts_with("core/") || shipped.name.starts_with("text/"))
        files.push_back({.path = std::string(shipped.name), .bytes = std::string(shipped.bytes), .image = shipped.image});
    }
    OpenImport open = [&](std::string_view name, const RuleInput&) -> std::optional<RuleInput> {
      auto at = std::find_if(files.begin(), files.end(), [&](const RuleInput& file) { return file.path == name; });
      return at == files.end() ? std::nullopt : std::optional(*at);
    };
    Outcome<Rules> rules = load_rules(files, open, {});
    return compile(std::move(rules.value)).value;
  }();
  return *pack;
}

std::string numbers_in(const std::string& text) {
  const RulePack& pack = core_pack();
  Document document({.id = "a"}, text);
  TokenizedText tokens = tokenize(document, pack.text_index());
  Scan scan(pack);
  scan.start(document.bytes(), tokens, {.first = 0, .last = static_cast<std::uint32_t>(tokens.tokens.size())});
  std::string out;
  for (const Number& n : find_numbers(pack, scan)) {
    out += fmt::format("{}{}{}{}{}", out.empty() ? "" : ", ", n.value, n.vague ? " vague" : "", n.year ? " year" : "",
                       n.negative ? " negative" : "");
  }
  return out;
}

std::string quantities_in(const std::string& text) {
  const RulePack& pack = core_pack();
  Document document({.id = "a", .published = "2024-03-23"}, text);
  TokenizedText tokens = tokenize(document, pack.text_index());
  Extraction found = Extractor(pack).run(document, tokens);
  std::string out;
  for (const QuantityMention& q : found.quantities.rows()) {
    if (q.negative) continue;
    std::string kind = !q.quantity.unit.empty() ? " " + q.quantity.unit : q.counts ? "" : " no count";
    out += fmt::format("{}{} {} \"{}\"{}", out.empty() ? "" : ", ", print_interval(q.quantity), name_of(q.quantity.bound),
                       document.text(tokens.bytes_of(q.tokens)), kind);
  }
  return out;
}

std::string dates_in(const std::string& text, const std::string& published) {
  const RulePack& pack = core_pack();
  Document document({.id = "a", .published = published}, text);
  TokenizedText tokens = tokenize(document, pack.text_index());
  Extraction found = Extractor(pack).run(document, tokens);
  std::string out;
  for (const DateMention& d : found.dates) {
    std::string from = print_from(d.when);
    std::string to = print_to(d.when);
    out += fmt::format("{}{}={}{}", out.empty() ? "" : ", ", document.text(tokens.bytes_of(d.tokens)), from,
                       d.day ? "" : ".." + to);
  }
  return out;
}

}  // namespace sayso::test
