#include "engine/check/quotes.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "engine/check/finding_parts.h"
#include "engine/text/token.h"

namespace sayso {
namespace {

/// Quotations that share so many words in a row are looked at.
constexpr std::size_t kRun = 4;

bool in_word(char c) {
  auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Typographic quotation marks and dashes are bytes of words here; both articles' are alike mostly, and a difference is none of words.
std::vector<std::uint64_t> keys_of(std::string_view text) {
  std::vector<std::uint64_t> keys;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    if (end > at) keys.push_back(word_key(text.substr(at, end - at)));
    at = std::max(end, at + 1);
  }
  return keys;
}

bool was_cut(std::string_view text) {
  constexpr std::string_view kEllipsis = "\u2026";
  return text.find("...") != std::string_view::npos || text.find('[') != std::string_view::npos ||
         text.find(kEllipsis) != std::string_view::npos;
}

bool is_within(const std::vector<std::uint64_t>& inner, const std::vector<std::uint64_t>& outer) {
  return std::search(outer.begin(), outer.end(), inner.begin(), inner.end()) != outer.end();
}

double share_of_words(std::vector<std::uint64_t> a, std::vector<std::uint64_t> b) {
  std::size_t longer = std::max(a.size(), b.size());
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  std::vector<std::uint64_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(longer);
}

Anchor anchor_of(const Quote& quote) {
  return {.document = quote.document->document,
          .span = quote.words->span,
          .line = quote.words->line,
          .column = quote.words->column,
          .text = quote.words->text,
          .source = quote.claim->attribution->source,
          .via = quote.claim->attribution->via,
          .origin = quote.origin.name,
          .origin_id = quote.origin.id,
          .quote = quote.words->text,
          .quote_span = quote.words->span};
}

}  // namespace

Quotes::Quotes(const CheckContext& context, std::uint32_t event) {
  std::vector<std::uint32_t> documents = context.events()[event].main_documents;
  std::sort(documents.begin(), documents.end(),
            [&](std::uint32_t a, std::uint32_t b) { return context.rank(a) < context.rank(b); });
  for (std::uint32_t d : documents) {
    const DocumentClaims& document = context.documents()[d];
    std::set<Span> seen;  // two cues may share a quotation; the first is nearer to it
    for (const Claim& claim : document.claims) {
      if (!claim.attribution) continue;
      for (const QuotedWords& words : claim.attribution->quoted) {
        if (!seen.insert(words.span).second) continue;
        quotes_.push_back({.document = &document,
                           .claim = &claim,
                           .words = &words,
                           .origin = context.origins().of(document.document, claim),
                           .keys = keys_of(words.text),
                           .cut = was_cut(words.text)});
      }
    }
  }
}

std::vector<QuotePair> Quotes::pairs() const {
  std::map<std::vector<std::uint64_t>, std::vector<std::uint32_t>> runs;
  for (std::uint32_t q = 0; q < quotes_.size(); ++q) {
    const auto& keys = quotes_[q].keys;
    for (std::size_t i = 0; i + kRun <= keys.size(); ++i) {
      auto& holders =
          runs[{keys.begin() + static_cast<std::ptrdiff_t>(i), keys.begin() + static_cast<std::ptrdiff_t>(i + kRun)}];
      if (holders.empty() || holders.back() != q) holders.push_back(q);
    }
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  std::vector<QuotePair> out;
  for (const auto& [run, holders] : runs) {
    for (std::size_t i = 0; i < holders.size(); ++i) {
      for (std::size_t j = i + 1; j < holders.size(); ++j) seen.insert({holders[i], holders[j]});
    }
  }
  for (auto [i, j] : seen) {
    const Quote& a = quotes_[i];
    const Quote& b = quotes_[j];
    if (a.document == b.document) continue;
    bool within = a.keys.size() <= b.keys.size() ? is_within(a.keys, b.keys) : is_within(b.keys, a.keys);
    out.push_back({.a = &a, .b = &b, .within = within, .alike = share_of_words(a.keys, b.keys)});
  }
  return out;
}

RankedFinding finding_of(const CheckContext& context, std::uint32_t event, const CheckRule& rule, Verdict verdict,
                         const QuotePair& pair, std::vector<std::string> reasons) {
  const Quote& a = *pair.a;
  const Quote& b = *pair.b;
  auto place = [](const Quote& q) { return fmt::format("{}@{}", q.document->document.id, q.words->span.begin); };
  return {.finding = {.id = fmt::format("{}:{}~{}", rule.head.id, place(a), place(b)),
                      .check = rule.head.id,
                      .verdict = verdict,
                      .severity = rule.severity,
                      .event = context.events()[event].id,
                      .message = fill_quotes(rule.message, {a.origin.name, a.words->text}, {b.origin.name, b.words->text}),
                      .reasons = std::move(reasons),
                      .fingerprint = fingerprint_of(rule.head.id, {a.document->document.id, a.words->text, a.origin.name},
                                                    {b.document->document.id, b.words->text, b.origin.name}),
                      .primary = anchor_of(a),
                      .related = {anchor_of(b)}},
          .independent = independent(a.origin, b.origin),
          .size = 1 - pair.alike};
}

}  // namespace sayso
