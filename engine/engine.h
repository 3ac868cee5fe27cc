/// Engine: the public interface of the library. Compiled rules; immutable, shared by all threads. Does no I/O.
///
///     auto made = sayso::Engine::make({});                        // the shipped rules
///     sayso::Document article({.id = "a"}, "At least 40 people were killed, CNN reported.");
///     sayso::DocumentClaims claims = made.value->read_claims(article);
///     std::vector<sayso::Event> events = sayso::link_events({&claims, 1});
///     sayso::CheckResult result = sayso::run_checks({&claims, 1}, events, made.value->rules());
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/check/check.h"
#include "engine/extract/extractor_pool.h"
#include "engine/resolve/document_claims.h"
#include "engine/resolve/event.h"
#include "engine/resolve/read_claims.h"
#include "engine/rulepack/load.h"
#include "engine/rulepack/rulepack.h"
#include "engine/selftest/examples.h"
#include "engine/text/document.h"

namespace sayso {

/// A number of an article, whatever it counts.
struct QuantityRow {
  Span span;
  std::string text;
  Quantity quantity;
};

struct SentenceRow {
  Span span;
  std::string text;
};

/// Opens a file that a rule file imports: `path` lies below `folder`, by its name. Whoever reads it sees to it that no link leads out.
using OpenRuleFile = std::function<std::optional<std::string>(const std::string& path, const std::string& folder)>;

struct EngineOptions {
  OpenRuleFile open = {};  ///< without, imports find only what is given and what ships
  std::string today = {};  ///< ISO 8601: what filters of rules expire by; without, none does
  bool lint = false;       ///< warn of what is most likely not meant, too; where there are no errors
};

class Engine {
 public:
  /// Compiles the shipped packs and the given files, in this order. Files may import shipped packs by name ("core/words"), one another
  /// by path, and what `open` finds in their folder; what is wrong is told, and the rest works. The value is null only when nothing
  /// could be compiled at all.
  static Outcome<std::shared_ptr<const Engine>> make(std::span<const RuleInput> files, const EngineOptions& options = {});

  const Rules& rules() const { return pack_->rules(); }
  const RulePack& pack() const { return *pack_; }

  DocumentClaims read_claims(const Document& document, Explanation* explanation = nullptr,
                             Purpose purpose = Purpose::Linking) const;
  std::vector<QuantityRow> read_quantities(const Document& document) const;
  std::vector<SentenceRow> read_sentences(const Document& document) const;

 private:
  explicit Engine(std::shared_ptr<const RulePack> pack) : pack_(std::move(pack)), extractors_(*pack_) {}
  std::shared_ptr<const RulePack> pack_;
  mutable ExtractorPool extractors_;  ///< scratch memory; guarded by itself
};

/// Runs the examples of all rules.
inline std::vector<ExampleResult> run_examples(const Engine& engine) { return run_examples(engine.pack()); }

}  // namespace sayso
