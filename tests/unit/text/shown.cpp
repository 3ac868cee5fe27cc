#include "tests/unit/text/shown.h"

#include <algorithm>

namespace sayso::test {
namespace {

std::string one_line(std::string_view text) {
  std::string out(text);
  std::ranges::replace(out, '\n', ' ');
  return out;
}

std::string shown(std::string_view bytes, TokenKind kind) {
  switch (kind) {
    case TokenKind::Word: return std::string(bytes);
    case TokenKind::Number: return "#" + std::string(bytes);
    case TokenKind::Mark: return "<" + std::string(bytes) + ">";
    case TokenKind::Quote: return "{" + std::string(bytes) + "}";
  }
  return "";
}

std::string letters_of(const Token& token) {
  struct Letter {
    TokenShape bit;
    char letter;
  };
  constexpr Letter letters[] = {{kCapital, 'C'},   {kAllCapitals, 'A'},    {kGlued, 'g'},      {kAbbreviation, 'b'},
                                {kLineStart, 'l'}, {kParagraphStart, 'p'}, {kOpensQuote, '('}, {kClosesQuote, ')'}};
  std::string out;
  for (const Letter& l : letters) {
    if (token.is(l.bit)) out += l.letter;
  }
  return out;
}

}  // namespace

const TextIndex& index() {
  static const TextIndex made(TextRules{.abbreviations = {"mr", "gov", "sen", "rep", "col", "lt", "vs", "e.g"},
                                        .abbreviations_at_end = {"inc", "co", "jr", "st", "jan", "etc", "ph.d"},
                                        .number_abbreviations = {"no", "p", "n°"},
                                        .sentence_starters = {"the", "he", "she", "it", "we", "they", "did", "how", "but"},
                                        .never_final_marks = {"yahoo!"}});
  return made;
}

Document document(std::string_view text, Zone zone) {
  Document out({.id = "a.txt"}, std::string(text));
  out.set_zones({{.span = {.begin = 0, .end = static_cast<std::uint32_t>(text.size())}, .zone = zone}});
  return out;
}

std::string tokens(const Document& document) {
  std::string out;
  for (const Token& t : tokenize(document, index()).tokens) {
    out += (out.empty() ? "" : "|") + shown(document.text(t.span()), t.kind);
  }
  return out;
}

std::string tokens(std::string_view text) { return tokens(document(text)); }

std::string shapes(const Document& document) {
  std::string out;
  for (const Token& t : tokenize(document, index()).tokens) {
    out += (out.empty() ? "" : " ") + std::string(document.text(t.span())) + "/" + letters_of(t);
  }
  return out;
}

std::string shapes(std::string_view text) { return shapes(document(text)); }

std::string sentences(const Document& document) {
  const TokenizedText text = tokenize(document, index());
  std::string out;
  std::uint32_t paragraph = 0;
  for (const Sentence& s : text.sentences) {
    if (!out.empty()) out += s.paragraph == paragraph ? " | " : " ¶ ";
    out += one_line(document.text(text.bytes_of(s.tokens)));
    paragraph = s.paragraph;
  }
  return out;
}

std::string sentences(std::string_view text) { return sentences(document(text)); }

std::string paragraphs(std::string_view text) {
  const Document doc = document(text);
  const TokenizedText cut = tokenize(doc, index());
  std::string out;
  for (const Paragraph& p : cut.paragraphs) {
    if (!out.empty()) out += " ¶ ";
    out += one_line(doc.text(cut.bytes_of(p.tokens)));
  }
  return out;
}

std::string quotations(std::string_view text) {
  const Document doc = document(text);
  const TokenizedText cut = tokenize(doc, index());
  std::string out;
  for (const Quotation& q : cut.quotations) {
    if (!out.empty()) out += " | ";
    out += std::to_string(q.level) + (q.closed ? "" : ">") + (q.continues_previous ? "<" : "") + " ";
    out += one_line(doc.text(cut.bytes_of(q.tokens)));
  }
  return out;
}

}  // namespace sayso::test
