#include "engine/check/finding_parts.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace sayso {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The words on one line.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (!is_blank(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

/// Without the capital that they had at the start of a sentence.
std::string plain_words(std::string_view text) {
  std::string out = on_one_line(text);
  bool capitalised = out.size() > 1 && out[0] >= 'A' && out[0] <= 'Z' && out[1] >= 'a' && out[1] <= 'z';
  if (capitalised) out[0] = static_cast<char>(out[0] - 'A' + 'a');
  return out;
}

/// A comma before the closing mark belongs to the sentence around it.
std::string quoted_words(std::string_view text) {
  std::string out = on_one_line(text);
  if (out.ends_with(',')) out.pop_back();
  return out;
}

/// Words like "no one" or "a" do not stand before a noun for the measure.
bool number_hidden(const Figure& figure) {
  const Quantity& q = figure.quantity;
  bool digits = std::any_of(figure.text.begin(), figure.text.end(), is_digit);
  return !digits && q.bound == Bound::Exact && q.low && *q.low < 2;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

}  // namespace

Anchor anchor_of(const Side& side) {
  Anchor anchor{.document = side.document->document,
                .span = side.figure->span,
                .line = side.figure->line,
                .column = side.figure->column,
                .text = side.figure->text,
                .headline = side.apart,
                .figure = *side.figure,
                .origin = side.origin.name,
                .origin_id = side.origin.id,
                .quote = side.claim->quote,
                .quote_span = side.claim->quote_span};
  if (side.claim->attribution) {
    anchor.source = side.claim->attribution->source;
    anchor.via = side.claim->attribution->via;
  }
  return anchor;
}

RankedFinding finding_of(const CheckContext& context, std::uint32_t event, const CheckRule& rule, Verdict verdict,
                         const Side& a, const Side& b, std::vector<std::string> reasons) {
  bool alone = &a == &b;
  RankedFinding out{.finding = {.id = alone ? fmt::format("{}:{}", rule.head.id, a.figure->id)
                                            : fmt::format("{}:{}~{}", rule.head.id, a.figure->id, b.figure->id),
                                .check = rule.head.id,
                                .verdict = verdict,
                                .severity = rule.severity,
                                .measure = a.figure->measure,
                                .event = context.events()[event].id,
                                .message = fill_message(rule.message, a, b),
                                .reasons = std::move(reasons),
                                .fingerprint = fingerprint_of(rule.head.id, a, b),
                                .primary = anchor_of(a)},
                    .independent = independent(a.origin, b.origin)};
  if (!alone) out.finding.related.push_back(anchor_of(b));
  return out;
}

std::string told_figure(const Figure& figure) {
  std::string words = plain_words(figure.text);
  std::string out = number_hidden(figure) ? fmt::format("\"{}\" ({}: {})", words, figure.measure, *figure.quantity.low)
                                          : fmt::format("{} {}", words, figure.measure);
  if (figure.population != "total") out += fmt::format(" ({})", figure.population);
  return out;
}

std::string fill_message(std::string_view pattern, const Side& a, const Side& b) {
  const std::array<std::pair<std::string_view, std::string>, 5> slots = {{{"$a.source", a.origin.name},
                                                                          {"$a.figure", told_figure(*a.figure)},
                                                                          {"$b.source", b.origin.name},
                                                                          {"$b.figure", told_figure(*b.figure)},
                                                                          {"$measure", a.figure->measure}}};
  std::string out(pattern.empty() ? kPairMessage : pattern);
  for (const auto& [slot, value] : slots) replace_all(out, slot, value);
  return out;
}

std::string fill_quotes(std::string_view pattern, const QuotedBy& a, const QuotedBy& b) {
  std::string out(pattern);
  replace_all(out, "$a.source", a.source);
  replace_all(out, "$b.source", b.source);
  replace_all(out, "$a.quote", quoted_words(a.words));
  replace_all(out, "$b.quote", quoted_words(b.words));
  return out;
}

std::string fingerprint_of(std::string_view check, const Side& a, const Side& b) {
  auto key = [](const Side& side) {
    return ContentKey{.document = side.document->document.id, .words = side.figure->text, .origin = side.origin.name};
  };
  return fingerprint_of(fmt::format("{}\x1e{}", check, a.figure->measure), key(a), key(b));
}

std::string fingerprint_of(std::string_view check, const ContentKey& a, const ContentKey& b) {
  auto told = [](const ContentKey& k) { return fmt::format("{}\x1f{}\x1f{}", k.document, k.words, k.origin); };
  std::string first = told(a);
  std::string second = told(b);
  if (second < first) std::swap(first, second);
  std::string all = fmt::format("{}\x1e{}\x1e{}", check, first, second);
  return fmt::format("{:016x}", XXH3_64bits(all.data(), all.size()));
}

}  // namespace sayso
