/// Quotes: what several articles about one event quote, as words, and which quotations are of one sentence.
/// Private to check/.
///
///     Quotes quotes(context, event);
///     for (const QuotePair& pair : quotes.pairs()) …   // of two articles, sharing a run of words
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/check/catalogue.h"

namespace sayso {

struct Quote {
  const DocumentClaims* document;
  const Claim* claim;
  const QuotedWords* words;
  Origin origin;
  std::vector<std::uint64_t> keys = {};  ///< of the words, without marks and case
  bool cut = false;                      ///< the article says that it left words out, or put some in
};

/// `a` stands before `b` in the order of articles and places.
struct QuotePair {
  const Quote* a;
  const Quote* b;
  bool within = false;  ///< one is a run of words of the other, or the same
  double alike = 0;     ///< words that both have, as a share of the longer one's
};

class Quotes {
 public:
  Quotes(const CheckContext& context, std::uint32_t event);
  std::vector<QuotePair> pairs() const;

 private:
  std::vector<Quote> quotes_;
};

RankedFinding finding_of(const CheckContext& context, std::uint32_t event, const CheckRule& rule, Verdict verdict,
                         const QuotePair& pair, std::vector<std::string> reasons);

}  // namespace sayso
