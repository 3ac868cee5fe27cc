#include "engine/engine.h"

#include <algorithm>

#include "engine/check/catalogue.h"
#include "engine/extract/extract.h"
#include "engine/rulepack/shipped.h"
#include "engine/text/tokenize.h"

namespace sayso {
namespace {

/// "desk/rules.yaml" and "../core.yaml" → "core.yaml", without touching a file system.
std::string beside(std::string_view from, std::string_view name) {
  std::size_t slash = from.rfind('/');
  std::string path(slash == std::string_view::npos ? std::string_view() : from.substr(0, slash + 1));
  while (name.starts_with("./")) name.remove_prefix(2);
  return path + std::string(name);
}

}  // namespace

Outcome<std::shared_ptr<const Engine>> Engine::make(std::span<const RuleInput> files) {
  std::vector<RuleInput> all;
  for (const ShippedPack& pack : shipped_packs())
    all.push_back({.path = std::string(pack.name), .bytes = std::string(pack.bytes), .image = pack.image});
  all.insert(all.end(), files.begin(), files.end());
  OpenImport open = [&](std::string_view name, std::string_view from) -> std::optional<RuleInput> {
    for (const RuleInput& file : all) {
      if (file.path == name || file.path == beside(from, name)) return file;
    }
    return std::nullopt;
  };
  std::vector<std::string_view> types;
  for (const CheckKind& kind : check_kinds()) types.push_back(kind.name);
  Outcome<Rules> rules = load_rules(all, open, types);
  auto compiled = compile(std::move(rules.value));
  Outcome<std::shared_ptr<const Engine>> out{.value = std::shared_ptr<const Engine>(new Engine(std::move(compiled.value))),
                                             .diagnostics = std::move(rules.diagnostics)};
  out.diagnostics.insert(out.diagnostics.end(), compiled.diagnostics.begin(), compiled.diagnostics.end());
  add_source_lines(out.diagnostics, all);
  return out;
}

DocumentClaims Engine::read_claims(const Document& document, Explanation* explanation, Purpose purpose) const {
  Reading reading = read_document(*pack_, *extractors_.borrow(), document, purpose);
  if (explanation != nullptr) explain_reading(*pack_, document, reading, *explanation);
  return std::move(reading.claims);
}

std::vector<QuantityRow> Engine::read_quantities(const Document& document) const {
  TokenizedText text = tokenize(document, pack_->text_index());
  Extraction found = extractors_.borrow()->run(document, text);
  std::vector<QuantityRow> rows;
  for (const QuantityMention& q : found.quantities.rows()) {
    if (q.negative) continue;
    Span span = text.bytes_of(q.tokens);
    rows.push_back({.span = span, .text = std::string(document.text(span)), .quantity = q.quantity});
  }
  return rows;
}

std::vector<SentenceRow> Engine::read_sentences(const Document& document) const {
  TokenizedText text = tokenize(document, pack_->text_index());
  std::vector<SentenceRow> rows;
  for (const Sentence& s : text.sentences) {
    Span span = text.bytes_of(s.tokens);
    rows.push_back({.span = span, .text = std::string(document.text(span))});
  }
  return rows;
}

}  // namespace sayso
