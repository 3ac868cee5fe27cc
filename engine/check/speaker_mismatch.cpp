#include <algorithm>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "engine/check/kinds.h"
#include "engine/check/quotes.h"

namespace sayso {
namespace {

/// "Clarke" and "Colin P Clarke" may be one.
bool may_be_one(const std::string& a, const std::string& b) {
  auto words = [](const std::string& name) {
    std::istringstream in(name);
    std::set<std::string> out;
    for (std::string word; in >> word;) out.insert(word);
    return out;
  };
  std::set<std::string> x = words(a), y = words(b);
  return std::any_of(x.begin(), x.end(), [&](const std::string& word) { return y.contains(word); });
}

}  // namespace

void check_speaker_mismatch(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                            std::vector<RankedFinding>& out) {
  Quotes quotes(context, figures.event);
  for (const QuotePair& pair : quotes.pairs()) {
    const Origin& a = pair.a->origin;
    const Origin& b = pair.b->origin;
    bool named = a.voice == Voice::Named && b.voice == Voice::Named && a.key != b.key;
    if (!named || !pair.within || may_be_one(a.name, b.name)) continue;
    out.push_back(finding_of(context, figures.event, rule, Verdict::SpeakerMismatch, pair,
                             {fmt::format("two speakers: {} and {}", a.name, b.name), "the same words in a row"}));
  }
}

}  // namespace sayso
