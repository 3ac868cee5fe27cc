/// tokenize: cuts a Document into tokens, paragraphs, sentences and quotations. The only pass over an article's bytes.
///
///     TokenizedText text = tokenize(document, TextIndex(rules));
#pragma once

#include <memory>

#include "engine/text/document.h"
#include "engine/text/text_rules.h"
#include "engine/text/token.h"

namespace sayso {

/// TextRules made ready for look-up by word key. Built once per rule pack, shared by all threads.
class TextIndex {
 public:
  explicit TextIndex(const TextRules& rules);
  ~TextIndex();
  TextIndex(TextIndex&&) noexcept;
  TextIndex& operator=(TextIndex&&) noexcept;
  TextIndex(const TextIndex&) = delete;
  TextIndex& operator=(const TextIndex&) = delete;

  struct Words;
  const Words& words() const { return *words_; }

 private:
  std::unique_ptr<const Words> words_;
};

TokenizedText tokenize(const Document& document, const TextIndex& index);

/// The tokens alone, of any piece of text: what phrases of rules are cut with. Nothing but `tokens` is filled in.
std::vector<Token> tokenize_words(std::string_view text);

}  // namespace sayso
