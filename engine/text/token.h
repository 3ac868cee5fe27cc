/// Token: one word, number or mark of a text, and the tables of tokens, sentences, paragraphs and quotations that a text is
/// cut into. Values; they refer to the Document's bytes by Span.
///
///     "Russia's 1,200"  →  Word "Russia", Word "'s", Number "1,200"
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/span.h"
#include "engine/text/document.h"

namespace sayso {

enum class TokenKind : std::uint8_t {
  Word,  ///< letters, with digits and apostrophes inside; "U.S." with its periods; "'s" on its own
  Number,  ///< digits with grouping commas and a decimal point: "1,200", "5.6"; letters after it are a token of their own ("3" "m")
  Mark,   ///< punctuation and symbols, one each, but runs of periods and hyphens are one ("...", "--")
  Quote,  ///< a mark that may open or close a quotation
};

/// What a token looks like; several may hold.
enum TokenShape : std::uint8_t {
  kCapital = 1,          ///< its first letter is upper case
  kAllCapitals = 2,      ///< two letters or more, all upper case
  kGlued = 4,            ///< no blank between it and the token before
  kLineStart = 8,        ///< first of its line
  kParagraphStart = 16,  ///< first of its paragraph or zone
  kAbbreviation = 32,    ///< letters with periods between: "U.S.", "a.m.", "U.S"
  kOpensQuote = 64,      ///< the mark before a Quotation
  kClosesQuote = 128,    ///< the mark after a Quotation
};

struct Token {
  std::uint64_t key;  ///< word_key() of its bytes
  std::uint32_t begin;
  std::uint32_t end;
  TokenKind kind;
  std::uint8_t shape;

  Span span() const { return {.begin = begin, .end = end}; }
  bool is(TokenShape bit) const { return (shape & bit) != 0; }
};

/// Half-open range of token indices.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  std::uint32_t size() const { return last - first; }
  bool empty() const { return first >= last; }
  bool contains(std::uint32_t token) const { return first <= token && token < last; }
  bool contains(TokenRange inner) const { return first <= inner.first && inner.last <= last; }
  bool overlaps(TokenRange other) const { return first < other.last && other.first < last; }
  friend constexpr auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

/// A sentence has at most kMaxSentenceTokens; a longer one is cut.
constexpr std::uint32_t kMaxSentenceTokens = 500;

struct Sentence {
  TokenRange tokens;
  std::uint32_t paragraph;
  Zone zone;
};

/// A run of sentences between blank lines.
struct Paragraph {
  TokenRange tokens;
};

/// Words between quotation marks. `tokens` holds what is inside, without the marks. A quotation that goes on in the next
/// paragraph is one row for each paragraph, each but the last without `closed`.
struct Quotation {
  TokenRange tokens;
  std::uint8_t level;       ///< 0 outermost
  bool closed;              ///< a closing mark stands at tokens.last
  bool continues_previous;  ///< the paragraph before ended inside this quotation
};

/// All that is known of a text before any rule is asked. One per Document.
struct TokenizedText {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Paragraph> paragraphs;
  std::vector<Quotation> quotations;  ///< by their first token

  /// Bytes from the first to the last token of a non-empty range.
  Span bytes_of(TokenRange range) const { return {.begin = tokens[range.first].begin, .end = tokens[range.last - 1].end}; }
};

/// The key by which tokens are told apart: a 64-bit hash of the word in lower case, typographic apostrophes made plain and
/// soft hyphens left out. Equal for "Said", "said" and "SAID".
std::uint64_t word_key(std::string_view word);

}  // namespace sayso
