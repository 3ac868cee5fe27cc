/// Extractor: runs all stages of extraction over an article, sentence by sentence. Owns the scratch memory of one thread.
///
///     Extractor extractor(pack);   Extraction found = extractor.run(document, text);
#pragma once

#include "engine/extract/extraction.h"
#include "engine/rulepack/match.h"
#include "engine/rulepack/scan.h"
#include "engine/text/document.h"

namespace sayso {

class Extractor {
 public:
  explicit Extractor(const RulePack& pack);

  Extraction run(const Document& document, const TokenizedText& text);

 private:
  const RulePack& pack_;
  Scan scan_;
  Matcher matcher_;
};

}  // namespace sayso
