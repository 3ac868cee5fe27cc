#include "engine/rulepack/regex.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <re2/re2.h>

namespace sayso {
namespace {

constexpr std::int64_t kMaxMemory = 1 << 20;

/// What a named group that is no slot itself may stand for, in this order: (?P<low>…) is a number.
constexpr std::array kUsualSlots = {BuiltinSlot::Quantity, BuiltinSlot::Number, BuiltinSlot::Source};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Where the class that opens at `at` ends: behind its "]".
std::size_t after_class(std::string_view pattern, std::size_t at) {
  ++at;
  if (at < pattern.size() && pattern[at] == '^') ++at;
  if (at < pattern.size() && pattern[at] == ']') ++at;
  while (at < pattern.size() && pattern[at] != ']') {
    bool named = pattern.substr(at, 2) == "[:";
    std::size_t close = named ? pattern.find(":]", at + 2) : std::string_view::npos;
    at = close != std::string_view::npos ? close + 2 : at + (pattern[at] == '\\' ? 2 : 1);
  }
  return std::min(at + 1, pattern.size());
}

/// Behind an escape of letters or digits: "\d", "\pL", "\x{263a}", "\101".
std::size_t after_escape(std::string_view pattern, std::size_t at) {
  char c = pattern[at + 1];
  std::size_t end = at + 2;
  if (c == 'p' || c == 'P' || c == 'x') {
    if (end < pattern.size() && pattern[end] == '{') return std::min(pattern.find('}', end), pattern.size() - 1) + 1;
    return std::min(end + (c == 'x' ? 2 : 1), pattern.size());
  }
  while (is_digit(c) && end < pattern.size() && end < at + 4 && is_digit(pattern[end])) ++end;
  return end;
}

/// Walks a pattern, and the groups of it that must be there, and keeps the longest stretch of plain bytes.
class LiteralFinder {
 public:
  explicit LiteralFinder(std::string_view pattern, bool any_case = false) : pattern_(pattern), any_case_(any_case) {}

  RegexLiteral run() {
    while (at_ < pattern_.size()) {
      if (pattern_[at_] == '|') return {};
      step();
    }
    cut();
    return std::move(best_);
  }

 private:
  void step() {
    switch (char c = pattern_[at_]) {
      case '(': return group();
      case '[':
        cut();
        at_ = after_class(pattern_, at_);
        return;
      case '\\': return escape();
      case '*':
      case '?':
      case '{': return repeated();
      case '+':
      case '.':
      case '^':
      case '$':
      case ')':
        cut();
        ++at_;
        return;
      default: run_ += c; ++at_;
    }
  }

  /// Where the group that opens at `at_` ends: behind its ")".
  std::size_t after_group() const {
    int depth = 0;
    for (std::size_t at = at_; at < pattern_.size();) {
      char c = pattern_[at];
      if (c == '[') {
        at = after_class(pattern_, at);
        continue;
      }
      at += c == '\\' ? 2 : 1;
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) return std::min(at, pattern_.size());
    }
    return pattern_.size();
  }

  /// "(?i)" counts for all that comes after; of "(…)", "(?P<name>…)" and "(?i:…)" what is inside may hold the literal.
  void group() {
    cut();
    std::size_t begin = at_ + 1;
    std::size_t end = after_group();
    at_ = end;
    bool any_case = any_case_;
    if (pattern_.substr(begin, 3) == "?P<") {
      begin = std::min(pattern_.find('>', begin), end) + 1;
    } else if (pattern_.substr(begin, 1) == "?") {
      std::size_t close = std::min(pattern_.find_first_of(":)", begin), end);
      any_case = any_case || pattern_.substr(begin, close - begin).find('i') != std::string_view::npos;
      if (close + 1 >= end) any_case_ = any_case;
      begin = close + 1;
    }
    bool closed = end > begin && pattern_[end - 1] == ')';
    bool optional = end < pattern_.size() && std::string_view("*?{").find(pattern_[end]) != std::string_view::npos;
    if (closed && !optional) keep(LiteralFinder(pattern_.substr(begin, end - 1 - begin), any_case).run());
  }

  void escape() {
    if (at_ + 1 >= pattern_.size()) {
      ++at_;
      return;
    }
    char c = pattern_[at_ + 1];
    if (!is_letter(c) && !is_digit(c)) {
      run_ += c;
      at_ += 2;
      return;
    }
    cut();
    if (c == 'Q') {
      std::size_t end = std::min(pattern_.find("\\E", at_), pattern_.size());
      run_ = pattern_.substr(at_ + 2, end - at_ - 2);
      cut();
      at_ = std::min(end + 2, pattern_.size());
      return;
    }
    at_ = after_escape(pattern_, at_);
  }

  /// "x*": the character before it may be missing.
  void repeated() {
    while (!run_.empty() && is_continuation(run_.back())) run_.pop_back();
    if (!run_.empty()) run_.pop_back();
    cut();
    bool braces = pattern_[at_] == '{';
    at_ = braces ? std::min(pattern_.find('}', at_), pattern_.size() - 1) + 1 : at_ + 1;
  }

  void cut() {
    keep({.text = run_, .any_case = any_case_});
    run_.clear();
  }
  void keep(RegexLiteral literal) {
    if (literal.text.size() > best_.text.size()) best_ = std::move(literal);
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  bool any_case_;
  std::string run_;
  RegexLiteral best_;
};

std::size_t letters_in(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_letter));
}

/// The long s and the Kelvin sign, which (?i) takes for s and k, are not looked for.
bool holds(std::string_view text, const RegexLiteral& literal) {
  if (!literal.any_case) return text.find(literal.text) != std::string_view::npos;
  return std::search(text.begin(), text.end(), literal.text.begin(), literal.text.end(),
                     [](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

struct Foreign {
  std::string_view text;
  std::string_view message;
  std::string_view hint;
};
constexpr Foreign kForeignGroups[] = {
    {"(?=", "look-ahead", "match the words themselves, and name the part that matters: (?P<content>…)"},
    {"(?!", "negative look-ahead", "put what must not be there under \"unless:\""},
    {"(?<=", "look-behind", "match the words themselves, and name the part that matters: (?P<content>…)"},
    {"(?<!", "negative look-behind", "put what must not be there under \"unless:\""},
    {"(?>", "a possessive group", "write a plain (?:…): nothing is ever tried again here"},
    {"(?P=", "a back-reference", "write the words out that may be repeated, or capture both and compare in a check"},
    {"(?<", "a group named in this way", "write (?P<name>…)"},
};
constexpr Foreign kBackReference = {"", "a back-reference",
                                    "write the words out that may be repeated, or capture both and compare in a check"};
constexpr Foreign kPossessive = {"", "a possessive repeat", "drop the \"+\": nothing is ever tried again here"};

RegexFault fault(const Foreign& row, std::size_t offset, std::size_t width) {
  return {.offset = offset,
          .width = width,
          .message = fmt::format("{} is not known to this kind of regex", row.message),
          .hint = std::string(row.hint)};
}

/// Positions in a sentence of the tokens that bytes touch.
SpanHit tokens_of(const Scan& scan, const char* begin, const char* end) {
  auto size = static_cast<std::uint16_t>(scan.size());
  auto ends_by = [&](std::uint16_t at) { return scan.word(at).data() + scan.word(at).size() <= begin; };
  SpanHit hit{.begin = 0, .end = size};
  std::uint16_t high = size;
  while (hit.begin < high) {
    auto middle = static_cast<std::uint16_t>((hit.begin + high) / 2);
    if (ends_by(middle)) {
      hit.begin = static_cast<std::uint16_t>(middle + 1);
    } else {
      high = middle;
    }
  }
  hit.end = hit.begin;
  while (hit.end < size && scan.word(hit.end).data() < end) ++hit.end;
  return hit;
}

/// The span of the slot with just these tokens, else the least one around them.
const SpanHit* span_around(const Scan& scan, Slot slot, const SpanHit& words) {
  const SpanHit* best = nullptr;
  for (const SpanHit& span : scan.spans(slot)) {
    bool around = span.begin <= words.begin && words.end <= span.end;
    if (around && (best == nullptr || span.end - span.begin < best->end - best->begin)) best = &span;
  }
  return best;
}

}  // namespace

RegexLiteral required_literal(std::string_view pattern) { return LiteralFinder(pattern).run(); }

std::optional<RegexFault> foreign_syntax(std::string_view pattern) {
  for (std::size_t at = 0; at < pattern.size();) {
    char c = pattern[at];
    if (c == '[') {
      at = after_class(pattern, at);
      continue;
    }
    if (c == '\\') {
      std::string_view next = pattern.substr(at + 1, 2);
      bool octal = next.size() == 2 && next[1] >= '0' && next[1] <= '7';
      if (!next.empty() && ((next[0] >= '1' && next[0] <= '9' && !octal) || next[0] == 'k'))
        return fault(kBackReference, at, 2);
      at += 2;
      continue;
    }
    for (const Foreign& row : kForeignGroups) {
      if (pattern.substr(at).starts_with(row.text)) return fault(row, at, row.text.size());
    }
    bool repeat = c == '*' || c == '+' || c == '?' || c == '}';
    if (repeat && at > 0 && pattern.substr(at + 1, 1) == "+") return fault(kPossessive, at, 2);
    ++at;
  }
  return std::nullopt;
}

std::optional<Regex> Regex::compile(const RuleText& pattern, Vocabulary& vocabulary, CaptureNames& captures,
                                    std::vector<Diagnostic>& diagnostics) {
  auto tell = [&](std::string_view code, std::size_t offset, std::size_t width, std::string message, std::string hint) {
    diagnostics.push_back(rule_diagnostic(code, Severity::Error, pattern, offset, width, std::move(message), std::move(hint)));
    return std::nullopt;
  };
  if (auto foreign = foreign_syntax(pattern.text))
    return tell("R122", foreign->offset, foreign->width, foreign->message, foreign->hint);
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMaxMemory);
  Regex out;
  out.program_ = std::make_shared<const re2::RE2>(pattern.text, options);
  if (!out.program_->ok()) {
    const std::string& part = out.program_->error_arg();
    std::size_t at = part.empty() ? std::string::npos : pattern.text.find(part);
    bool found = at != std::string::npos;
    return tell("R120", found ? at : 0, found ? part.size() : pattern.text.size(),
                fmt::format("bad regex: {}", out.program_->error()), "the syntax is RE2's");
  }
  out.literal_ = required_literal(pattern.text);
  if (letters_in(out.literal_.text) < kMinRegexLiteral) {
    return tell(
        "R121", 0, pattern.text.size(), "no literal to start from",
        fmt::format("every match has to hold {} letters in a row that is no alternative; write a line for each alternative",
                    kMinRegexLiteral));
  }
  for (const auto& [name, index] : out.program_->NamedCapturingGroups()) {
    auto term = vocabulary.term(name);
    out.groups_.push_back({.name = captures.of(name), .slot = term ? term->slot : Slot::None, .index = index});
  }
  std::sort(out.groups_.begin(), out.groups_.end(), [](const Group& a, const Group& b) { return a.index < b.index; });
  if (out.groups_.size() > kMaxCaptures) {
    return tell("R113", 0, pattern.text.size(), fmt::format("the regex catches more than {} groups", kMaxCaptures),
                "use (?:…) where nothing needs to be caught");
  }
  return out;
}

bool Regex::has_source() const {
  return std::any_of(groups_.begin(), groups_.end(),
                     [](const Group& group) { return group.slot == slot_of(BuiltinSlot::Source); });
}

CaptureHit Regex::caught(const Scan& scan, const Group& group, const SpanHit& words) {
  auto is = [&](BuiltinCapture name) { return group.name == static_cast<std::uint16_t>(name); };
  CaptureHit hit{.name = group.name, .begin = words.begin, .end = words.end};
  auto take = [&](Slot slot) {
    const SpanHit* span = span_around(scan, slot, words);
    if (span != nullptr) hit = {.name = group.name, .begin = span->begin, .end = span->end, .slot = slot, .value = span->value};
    return span != nullptr;
  };
  if (group.slot != Slot::None) {
    take(group.slot);
  } else if (!is(BuiltinCapture::Content) && !is(BuiltinCapture::Cue)) {
    std::any_of(kUsualSlots.begin(), kUsualSlots.end(), [&](BuiltinSlot slot) { return take(slot_of(slot)); });
  }
  return hit;
}

void Regex::run(const Scan& scan, std::uint32_t form, std::uint32_t rule, std::vector<Match>& out) const {
  if (scan.size() == 0) return;
  std::string_view last = scan.word(scan.size() - 1);
  const char* begin = scan.word(0).data();
  std::string_view sentence(begin, static_cast<std::size_t>(last.data() + last.size() - begin));
  std::vector<re2::StringPiece> parts(static_cast<std::size_t>(program_->NumberOfCapturingGroups()) + 1);
  std::size_t at = 0;
  for (int i = 0; i < kMaxRegexMatches && holds(sentence.substr(at), literal_); ++i) {
    bool found = program_->Match({sentence.data(), sentence.size()}, at, sentence.size(), re2::RE2::UNANCHORED, parts.data(),
                                 static_cast<int>(parts.size()));
    if (!found) return;
    SpanHit whole = tokens_of(scan, parts[0].data(), parts[0].data() + parts[0].size());
    Match match{.form = form, .rule = rule, .begin = whole.begin, .end = whole.end};
    for (const Group& group : groups_) {
      const re2::StringPiece& part = parts[static_cast<std::size_t>(group.index)];
      SpanHit words = tokens_of(scan, part.data(), part.data() + part.size());
      if (part.empty() || words.begin == words.end) continue;
      CaptureHit hit = caught(scan, group, words);
      match.begin = std::min(match.begin, hit.begin);
      match.end = std::max(match.end, hit.end);
      match.captures.push_back(hit);
    }
    out.push_back(std::move(match));
    at = static_cast<std::size_t>(parts[0].data() + parts[0].size() - begin);  // never empty: the literal is in it
  }
}

}  // namespace sayso
