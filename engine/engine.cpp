#include "engine/engine.h"

#include <algorithm>

#include "engine/check/catalogue.h"
#include "engine/extract/extract.h"
#include "engine/rulepack/import_path.h"
#include "engine/rulepack/lint.h"
#include "engine/rulepack/shipped.h"
#include "engine/text/tokenize.h"

namespace sayso {
namespace {

/// What imports may name: the packs that ship, by their names; the files that were given; and, in its own folder, what a file imports.
class RuleFiles {
 public:
  RuleFiles(std::span<const RuleInput> files, const OpenRuleFile& open) : open_(open) {
    for (const ShippedPack& pack : shipped_packs())
      all_.push_back({.path = std::string(pack.name), .bytes = std::string(pack.bytes), .image = pack.image});
    all_.insert(all_.end(), files.begin(), files.end());
  }

  std::span<const RuleInput> all() const { return all_; }

  std::optional<RuleInput> import(std::string_view name, const RuleInput& from) {
    const std::string path = import_path(from.path, name);
    for (const RuleInput& file : all_) {
      if (file.path == name || normal_path(file.path) == path) return file;
    }
    const std::string folder = from.folder.value_or(folder_of(from.path));
    if (!open_ || !is_below(path, folder)) return std::nullopt;
    auto bytes = open_(path, folder);
    if (!bytes) return std::nullopt;
    opened_.push_back({.path = path, .bytes = std::move(*bytes), .folder = folder});
    return opened_.back();
  }

  void add_source_lines(std::vector<Diagnostic>& diagnostics) const {
    sayso::add_source_lines(diagnostics, all_);
    sayso::add_source_lines(diagnostics, opened_);
  }

 private:
  const OpenRuleFile& open_;
  std::vector<RuleInput> all_;
  std::vector<RuleInput> opened_;
};

}  // namespace

Outcome<std::shared_ptr<const Engine>> Engine::make(std::span<const RuleInput> files, const EngineOptions& options) {
  RuleFiles rule_files(files, options.open);
  OpenImport open = [&](std::string_view name, const RuleInput& from) { return rule_files.import(name, from); };
  std::vector<std::string_view> types;
  for (const CheckKind& kind : check_kinds()) types.push_back(kind.name);
  Outcome<Rules> rules = load_rules(rule_files.all(), open, types, options.today);
  auto compiled = compile(std::move(rules.value));
  Outcome<std::shared_ptr<const Engine>> out{.value = std::shared_ptr<const Engine>(new Engine(std::move(compiled.value))),
                                             .diagnostics = std::move(rules.diagnostics)};
  out.diagnostics.insert(out.diagnostics.end(), compiled.diagnostics.begin(), compiled.diagnostics.end());
  if (options.lint && !has_errors(out.diagnostics)) {
    std::vector<Diagnostic> warnings = lint(out.value->pack());
    out.diagnostics.insert(out.diagnostics.end(), warnings.begin(), warnings.end());
  }
  keep_most(out.diagnostics);
  rule_files.add_source_lines(out.diagnostics);
  return out;
}

DocumentClaims Engine::read_claims(const Document& document, Explanation* explanation, Purpose purpose) const {
  auto extractor = extractors_.borrow();
  Reading reading = read_document(*pack_, *extractor, document, purpose);
  if (explanation != nullptr) explain_reading(*pack_, document, reading, *explanation);
  extractor->take_back(std::move(reading.found));
  return std::move(reading.claims);
}

std::vector<QuantityRow> Engine::read_quantities(const Document& document) const {
  TokenizedText text = tokenize(document, pack_->text_index());
  Extraction found = extractors_.borrow()->run(document, text);
  std::vector<QuantityRow> rows;
  for (const QuantityMention& q : found.quantities.rows()) {
    if (q.negative || q.implied) continue;
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
