#include "tests/source/cplusplus.h"

#include <algorithm>
#include <cctype>

namespace sayso::source {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

class Reader {
 public:
  explicit Reader(const std::string& text) : text_(text) {}

  std::vector<Literal> run() {
    while (at_ < text_.size()) step();
    return std::move(literals_);
  }

 private:
  void step() {
    if (starts("//")) return skip_to(text_.find('\n', at_));
    if (starts("/*")) return skip_to(text_.find("*/", at_), 2);
    if (text_[at_] == '#' && text_.find("include", at_) == text_.find_first_not_of(" \t", at_ + 1))
      return skip_to(text_.find('\n', at_));
    if (text_[at_] == '"') return raw() ? raw_literal() : literal();
    // 1'000 is a number, u8'a' does not occur
    if (text_[at_] == '\'' && (at_ == 0 || !is_word(text_[at_ - 1]))) return skip_to(end_of_quoted('\''), 1);
    ++at_;
  }

  bool starts(const char* what) const { return text_.compare(at_, 2, what) == 0; }
  void skip_to(std::size_t to, std::size_t more = 0) { at_ = to == std::string::npos ? text_.size() : to + more; }

  /// R"…, u8R"…
  bool raw() const {
    return at_ > 0 && text_[at_ - 1] == 'R' && (at_ == 1 || !is_word(text_[at_ - 2]) || text_[at_ - 2] == '8');
  }

  std::size_t end_of_quoted(char mark) const {
    std::size_t at = at_ + 1;
    while (at < text_.size() && text_[at] != mark && text_[at] != '\n') at += text_[at] == '\\' ? 2 : 1;
    return std::min(at, text_.size());
  }

  void literal() {
    std::size_t end = end_of_quoted('"');
    add(at_ + 1, end);
    skip_to(end, 1);
  }

  void raw_literal() {
    std::size_t open = text_.find('(', at_);
    std::string close = ")" + text_.substr(at_ + 1, open - at_ - 1) + "\"";
    std::size_t end = text_.find(close, open);
    add(open + 1, end);
    skip_to(end, close.size());
  }

  void add(std::size_t from, std::size_t to) {
    auto breaks = std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n');
    literals_.push_back({.line = static_cast<std::size_t>(breaks) + 1, .text = text_.substr(from, to - from)});
  }

  const std::string& text_;
  std::size_t at_ = 0;
  std::vector<Literal> literals_;
};

}  // namespace

std::vector<Literal> string_literals(const std::string& text) { return Reader(text).run(); }

}  // namespace sayso::source
