/// SentenceInspector: one sentence as the rules of the last stage see it, for those who ask why one of them does not match.
///
///     SentenceInspector inspector(pack);   near_misses(pack, inspector.read(document, text, 3));
#pragma once

#include <cstdint>

#include "engine/rulepack/match.h"
#include "engine/rulepack/scan.h"
#include "engine/text/document.h"
#include "engine/text/tokenize.h"

namespace sayso {

class SentenceInspector {
 public:
  explicit SentenceInspector(const RulePack& pack) : pack_(pack), scan_(pack), matcher_(pack) {}

  /// Until the next call: the sentence with the spans that all stages found in it.
  const Scan& read(const Document& document, const TokenizedText& text, std::uint32_t sentence);
  /// The same for the rules that look at paragraphs: the one around the sentence, of a long one the window that the sentence begins in.
  const Scan& read_paragraph(const Document& document, const TokenizedText& text, std::uint32_t sentence);

 private:
  const RulePack& pack_;
  Scan scan_;
  Matcher matcher_;
};

}  // namespace sayso
