/// Extractor: runs all stages of extraction over an article, sentence by sentence. Owns the scratch memory of one thread.
///
///     Extractor extractor(pack);   Extraction found = extractor.run(document, text);   …   extractor.take_back(std::move(found));
#pragma once

#include <memory>
#include <vector>

#include "engine/extract/extraction.h"
#include "engine/rulepack/match.h"
#include "engine/rulepack/scan.h"
#include "engine/text/document.h"

namespace sayso {

class ParagraphStage;

class Extractor {
 public:
  explicit Extractor(const RulePack& pack);
  Extractor(const Extractor&) = delete;
  Extractor(Extractor&&) = delete;
  Extractor& operator=(const Extractor&) = delete;
  Extractor& operator=(Extractor&&) = delete;
  ~Extractor();

  Extraction run(const Document& document, const TokenizedText& text);

  /// Of a result that is done with: its memory serves the next one, while it is still in a near cache.
  void take_back(Extraction&& found);

 private:
  const RulePack& pack_;
  Scan scan_;
  Matcher matcher_;
  std::unique_ptr<ParagraphStage> paragraphs_;  ///< none where no rule looks at paragraphs
  std::vector<Extraction> spare_;               ///< empty tables
};

}  // namespace sayso
