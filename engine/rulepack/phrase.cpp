#include "engine/rulepack/phrase.h"

#include <utility>

#include <fmt/format.h>

#include "engine/text/tokenize.h"

namespace sayso {
namespace {

using Kind = PhraseNode::Kind;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }
bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool ends_literal(char c) {
  return is_blank(c) || c == '(' || c == ')' || c == '|' || c == '<' || c == '>' || c == '?' || c == '+';
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  PhraseResult run() {
    PhraseResult result;
    result.tree = sequence(0);
    while (at_ < text_.size()) {  // a closing bracket without an opening one ends the sequence early
      error("R101", at_, 1, fmt::format("\"{}\" closes nothing", text_[at_]));
      ++at_;
      PhraseNode rest = sequence(0);
      for (PhraseNode& child : rest.children) result.tree.children.push_back(std::move(child));
    }
    if (result.tree.children.empty() && errors_.empty()) error("R104", 0, text_.size(), "the phrase is empty");
    check_ends(result.tree);
    result.errors = std::move(errors_);
    return result;
  }

 private:
  PhraseNode sequence(int depth) {
    PhraseNode out{.kind = Kind::Sequence, .offset = at_};
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (is_blank(c)) {
        ++at_;
        continue;
      }
      if (c == ')' || c == '|' || c == '>') break;
      std::size_t before = out.children.size();
      item(out.children, depth);
      postfix(out.children, before);
    }
    out.width = at_ - out.offset;
    return out;
  }

  void item(std::vector<PhraseNode>& out, int depth) {
    char c = text_[at_];
    char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (c == '(' || c == '<') return group(out, depth);
    if (c == '$' && is_letter(next)) return out.push_back(slot());
    if (c == '~' && is_letter(next)) return out.push_back(inflected());
    if (c == '.' && next == '.' && at_ + 2 < text_.size() && is_digit(text_[at_ + 2])) return out.push_back(gap());
    if (c == '^') {
      out.push_back({.kind = at_ == 0 || out.empty() ? Kind::Start : Kind::End, .offset = at_, .width = 1});
      ++at_;
      return;
    }
    if (c == '?' || c == '+') {
      error("R103", at_, 1, fmt::format("nothing before \"{}\"", c), "write \\? or \\+ for the mark itself");
      ++at_;
      return;
    }
    literal(out);
  }

  void group(std::vector<PhraseNode>& out, int depth) {
    char close = text_[at_] == '(' ? ')' : '>';
    PhraseNode node{.kind = close == ')' ? Kind::Choice : Kind::Cue, .offset = at_};
    if (depth >= kMaxPhraseDepth) {
      error("R105", at_, 1, fmt::format("brackets are nested more than {} deep", kMaxPhraseDepth));
      stopped_ = true;  // what is not read closes nothing
      at_ = text_.size();
      return;
    }
    ++at_;
    for (;;) {
      node.children.push_back(sequence(depth + 1));
      if (node.children.back().children.empty())
        error("R104", node.offset, at_ - node.offset + 1, "an alternative is empty", "make the group optional with \"?\"");
      if (at_ >= text_.size() || text_[at_] != '|' || close != ')') break;
      ++at_;
    }
    if (at_ < text_.size() && text_[at_] == close) {
      ++at_;
    } else {
      error("R101", node.offset, 1, fmt::format("\"{}\" is not closed", close == ')' ? '(' : '<'));
    }
    node.width = at_ - node.offset;
    out.push_back(std::move(node));
  }

  std::string name() {
    std::size_t begin = at_;
    while (at_ < text_.size() && is_name_char(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  /// ":name" after a slot, verb or noun.
  std::string detail() {
    if (at_ + 1 >= text_.size() || text_[at_] != ':' || !is_letter(text_[at_ + 1])) return {};
    ++at_;
    return name();
  }

  PhraseNode slot() {
    PhraseNode node{.kind = Kind::Slot, .offset = at_++};
    node.text = name();
    node.detail = detail();
    node.width = at_ - node.offset;
    char last = text_[at_ - 1];
    if (last == '-' || last == '_')
      error("R107", node.offset, node.width, fmt::format("a name that ends in \"{}\"", last), "put a blank before the mark");
    return node;
  }

  PhraseNode inflected() {
    PhraseNode node{.kind = Kind::Inflected, .offset = at_++};
    std::size_t begin = at_;
    while (at_ < text_.size() && (is_letter(text_[at_]) || text_[at_] == '-')) ++at_;
    node.text = std::string(text_.substr(begin, at_ - begin));
    node.detail = detail();
    node.width = at_ - node.offset;
    return node;
  }

  PhraseNode gap() {
    PhraseNode node{.kind = Kind::Gap, .offset = at_};
    at_ += 2;
    int most = 0;
    while (at_ < text_.size() && is_digit(text_[at_])) most = most < 1000 ? most * 10 + (text_[at_++] - '0') : (++at_, most);
    node.gap = most;
    node.width = at_ - node.offset;
    if (most < 1 || most > kMaxGap) {
      error("R102", node.offset, node.width, fmt::format("a gap of {} units", most),
            fmt::format("a gap holds 1 to {}", kMaxGap));
      node.gap = most < 1 ? 1 : kMaxGap;
    }
    return node;
  }

  /// As an article is cut. The "'s" of "$name 's aide" stands behind a word there, and is no quotation mark that opens.
  static std::vector<std::string> cut(const std::string& literal) {
    auto words_of = [](const std::string& text) {
      std::vector<std::string> words;
      for (const Token& token : tokenize_words(text)) words.emplace_back(token.span().of(text));
      return words;
    };
    if (literal.size() > 1 && literal.front() == '\'') {
      std::vector<std::string> behind = words_of("x" + literal);
      if (behind.size() == 2 && behind.back() == literal) return {behind.back()};
    }
    return words_of(literal);
  }

  /// A run of characters up to a blank or bracket, cut into words as an article is; they stay one group for "?" and "+".
  void literal(std::vector<PhraseNode>& out) {
    std::size_t begin = at_;
    std::string word;
    while (at_ < text_.size() && !ends_literal(text_[at_])) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      word += text_[at_++];
    }
    std::vector<std::string> words = cut(word);
    PhraseNode group{.kind = Kind::Sequence, .offset = begin, .width = at_ - begin};
    for (std::string& text : words)
      group.children.push_back({.kind = Kind::Word, .text = std::move(text), .offset = begin, .width = at_ - begin});
    if (group.children.size() == 1) {
      out.push_back(std::move(group.children[0]));
    } else if (!group.children.empty()) {
      out.push_back(std::move(group));
    }
  }

  void postfix(std::vector<PhraseNode>& out, std::size_t before) {
    while (at_ < text_.size() && (text_[at_] == '?' || text_[at_] == '+')) {
      bool fits =
          out.size() > before && out.back().kind != Kind::Gap && out.back().kind != Kind::Start && out.back().kind != Kind::End;
      if (!fits) {
        error("R103", at_, 1, fmt::format("\"{}\" after what cannot be repeated or missing", text_[at_]));
      } else if (text_[at_] == '?') {
        out.back().optional = true;
      } else {
        out.back().repeated = true;
      }
      ++at_;
    }
  }

  void check_ends(const PhraseNode& tree) {
    for (std::size_t i = 0; i < tree.children.size(); ++i) {
      const PhraseNode& child = tree.children[i];
      bool wrong = (child.kind == Kind::Start && i != 0) || (child.kind == Kind::End && i + 1 != tree.children.size());
      if (wrong) error("R106", child.offset, 1, "\"^\" stands at the start or the end of a phrase only");
    }
  }

  void error(std::string_view code, std::size_t offset, std::size_t width, std::string message, std::string hint = {}) {
    if (stopped_) return;
    errors_.push_back({.code = code,
                       .offset = offset,
                       .width = width == 0 ? 1 : width,
                       .message = std::move(message),
                       .hint = std::move(hint)});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool stopped_ = false;
  std::vector<PhraseError> errors_;
};

}  // namespace

PhraseResult parse_phrase(std::string_view text) { return Parser(text).run(); }

}  // namespace sayso
