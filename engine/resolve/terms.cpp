#include "engine/resolve/terms.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace sayso {
namespace {

/// Words that are no names count near the top only, and for less.
constexpr std::uint32_t kTopTokens = 110;
constexpr float kPlainWeight = 0.5F;
constexpr std::uint32_t kShortestName = 3;
constexpr std::uint32_t kShortestPlain = 4;
/// Of a very long article the names that it repeats most are kept.
constexpr std::size_t kMostTerms = 160;
/// Keeps a name apart from the same word among the plain ones.
constexpr std::uint64_t kPlainSalt = 0x9E3779B97F4A7C15;

class TermCounter {
 public:
  explicit TermCounter(const RulePack& pack) : pack_(pack) {}

  void add_text(const TokenizedText& text) {
    for (const Sentence& sentence : text.sentences) {
      for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
        const Token& token = text.tokens[t];
        if (t < kTopTokens) add_plain(token);
        if (token.kind != TokenKind::Word || token.end - token.begin < kShortestName) continue;
        if (!token.is(kCapital)) {
          if (t < kTopTokens * 4) note_small(token);
        } else if (!idle(token)) {
          bool opening = t == sentence.tokens.first || text.tokens[t - 1].kind == TokenKind::Quote;
          Name& name = names_[token.key];
          (opening ? name.opening : name.inside) += 1;
        }
      }
    }
  }

  void add_headline(const TokenizedText& text) {
    for (const Token& token : text.tokens) add_plain(token);
  }

  /// What is common outside of these articles too: a country, an agency.
  void mark_common(const TokenizedText& text, TokenRange range, float commonness) {
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      float& known = common_[text.tokens[t].key];
      known = std::max(known, commonness);
    }
  }

  std::vector<ArticleTerm> take() const {
    std::vector<ArticleTerm> out;
    for (const auto& [key, name] : names_) {
      // a word that opens sentences is a name where it is never written small
      bool sure = name.inside > 0 || small_.find(key) == small_.end();
      if (!sure) continue;
      auto common = common_.find(key);
      out.push_back(
          {.key = key, .weight = weight(name.inside + name.opening), .common = common == common_.end() ? 1 : common->second});
    }
    for (const auto& [key, count] : plain_)
      out.push_back({.key = key ^ kPlainSalt, .weight = kPlainWeight * weight(count), .common = kPlainCommon});
    if (out.size() > kMostTerms) {
      std::sort(out.begin(), out.end(), [](const ArticleTerm& a, const ArticleTerm& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.key < b.key;
      });
      out.resize(kMostTerms);
    }
    std::sort(out.begin(), out.end(), [](const ArticleTerm& a, const ArticleTerm& b) { return a.key < b.key; });
    return out;
  }

 private:
  static constexpr float kPlainCommon = 12;
  struct Name {
    std::uint32_t inside = 0;
    std::uint32_t opening = 0;
  };

  static float weight(std::uint32_t count) { return 1 + std::log(static_cast<float>(count)); }

  /// Says nothing of what happened: a function word, a month, a number.
  bool idle(const Token& token) const {
    const WordInfo& word = pack_.lexicon().find(token.key);
    return word.in(EngineList::FunctionWords) || word.in(EngineList::Titles) || word.date_role != DateRole::None ||
           word.number_role != NumberRole::None;
  }

  void add_plain(const Token& token) {
    if (token.kind == TokenKind::Word && token.end - token.begin >= kShortestPlain && !idle(token)) plain_[token.key] += 1;
  }
  void note_small(const Token& token) { small_[token.key] += 1; }

  const RulePack& pack_;
  std::unordered_map<std::uint64_t, Name> names_;
  std::unordered_map<std::uint64_t, std::uint32_t> plain_;
  std::unordered_map<std::uint64_t, std::uint32_t> small_;
  std::unordered_map<std::uint64_t, float> common_;
};

constexpr float kPlaceCommon = 6;
constexpr float kCountryCommon = 50;
constexpr float kSourceCommon = 40;

}  // namespace

std::vector<ArticleTerm> terms_of(const RulePack& pack, const TokenizedText& text, const Extraction& found,
                                  const TokenizedText* headline) {
  TermCounter counter(pack);
  counter.add_text(text);
  if (headline != nullptr) counter.add_headline(*headline);
  for (const PlaceMention& place : found.places) {
    bool country = pack.places().depth(place.place) == 0;
    counter.mark_common(text, place.tokens, country ? kCountryCommon : kPlaceCommon);
  }
  for (TokenRange name : found.registered) counter.mark_common(text, name, kSourceCommon);
  return counter.take();
}

}  // namespace sayso
