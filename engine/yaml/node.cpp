#include "engine/yaml/node.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <sstream>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "engine/yaml/accidents.h"
#include "engine/yaml/lines.h"
#include "engine/yaml/utf8.h"

namespace sayso {
namespace {

constexpr std::size_t kMaxTold = 200;

/// Ends the parse from inside a callback; caught in parse_yaml(). yaml-cpp recurses with the file's depth and has no other way out.
struct Stop {
  Diagnostic diagnostic;
};

/// yaml-cpp counts lines and columns from 0, and columns in bytes as long as the file is UTF-8, which is checked before.
YamlMark mark_of(const YAML::Mark& mark) {
  if (mark.is_null()) return {.line = 1, .column = 1};
  return {.line = static_cast<std::uint32_t>(mark.line + 1), .column = static_cast<std::uint32_t>(mark.column + 1)};
}

YamlNode node_of(YamlNode::Kind kind, const YamlMark& mark) {
  YamlNode node;
  node.kind = kind;
  node.mark = mark;
  return node;
}

class Builder final : public YAML::EventHandler {
 public:
  Builder(std::string_view path, const Lines& lines, std::vector<Diagnostic>& out) : path_(path), lines_(lines), out_(out) {}

  YamlNode take() { return std::move(root_); }
  Diagnostic diagnostic(std::string_view code, const YamlMark& mark, std::string message, std::string hint = {}) const;
  SyntaxStop stop_at(std::string_view words, const YamlMark& mark) const;
  std::optional<YamlMark> unclosed_quote() const;

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close(); }

 private:
  /// A sequence or map that is still open.
  struct Frame {
    YamlNode node;
    std::optional<YamlNode> key = {};  ///< of a map, while its value is awaited
    std::unordered_set<std::string> seen = {};
    bool repeated = false;  ///< the key awaiting its value was there before
    bool flow = false;
  };

  /// Notes what does not end the file, up to a bound.
  void tell(Diagnostic found);
  void check_properties(const YamlMark& mark, const std::string& tag, YAML::anchor_t anchor);
  void check_comment(const YamlNode& scalar);
  void check_colon(const YamlNode& key) const;
  void measure(YamlNode& scalar) const;
  void open(YamlNode::Kind kind, const YamlMark& mark, bool flow);
  void close();
  void place(YamlNode node);
  void place_key(Frame& map, YamlNode key);

  std::string path_;
  const Lines& lines_;
  std::vector<Diagnostic>& out_;
  YamlNode root_ = {};
  std::vector<Frame> open_ = {};
  std::size_t nodes_ = 0;
  std::size_t documents_ = 0;
  YamlMark last_ = {.line = 1, .column = 1};  ///< the last scalar
  bool last_is_quoted_ = false;
};

Diagnostic Builder::diagnostic(std::string_view code, const YamlMark& mark, std::string message, std::string hint) const {
  return {.code = std::string(code),
          .severity = Severity::Error,
          .place = {.path = path_, .line = mark.line, .column = mark.column, .width = mark.width},
          .message = std::move(message),
          .hint = std::move(hint),
          .source_line = lines_.shown(mark.line)};
}

SyntaxStop Builder::stop_at(std::string_view words, const YamlMark& mark) const {
  SyntaxStop stop{.words = words, .mark = mark};
  if (!open_.empty() && open_.back().flow) stop.open_bracket = open_.back().node.mark;
  // A bracket within a bracket: yaml-cpp wraps `a: b` of a list into a map without one of its own.
  if (!open_.empty() && !open_.back().flow && open_.size() > 1 && open_[open_.size() - 2].flow) {
    stop.open_bracket = open_[open_.size() - 2].node.mark;
  }
  if (last_is_quoted_) stop.last_quoted = last_;
  return stop;
}

/// yaml-cpp tells of the end of the file only; the quotation mark is the first one after the last scalar.
std::optional<YamlMark> Builder::unclosed_quote() const {
  const std::string_view rest = lines_.from(last_);
  for (std::size_t at = rest.find_first_of("\"'"); at != std::string_view::npos; at = rest.find_first_of("\"'", at + 1)) {
    const bool begins = at == 0 || std::string_view(" \t\n[{,").find(rest[at - 1]) != std::string_view::npos;
    if (!begins) continue;
    const auto size = quoted_size(rest.substr(at));
    if (!size) return lines_.mark_of(lines_.offset(last_) + at);
    at += *size - 1;
  }
  return std::nullopt;
}

void Builder::tell(Diagnostic found) {
  if (out_.size() >= kMaxTold)
    throw Stop{diagnostic("R004", {.line = found.place.line, .column = found.place.column},
                          "too much is wrong in this file; the rest is not read")};
  out_.push_back(std::move(found));
}

void Builder::OnDocumentStart(const YAML::Mark& mark) {
  if (++documents_ > 1) {
    throw Stop{
        diagnostic("R005", mark_of(mark), "a second YAML document in one file", "remove the \"---\" or make a file of each")};
  }
}

void Builder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  YamlNode node = node_of(YamlNode::Kind::Null, mark_of(mark));
  check_properties(node.mark, "", anchor);
  const std::string_view rest = lines_.from(node.mark);
  for (std::string_view word : {"~", "null", "Null", "NULL"}) {
    const std::string_view after = rest.substr(std::min(rest.size(), word.size()));
    if (rest.starts_with(word) &&
        (after.empty() || std::string_view(" \t\r\n:,]}").find(after.front()) != std::string_view::npos)) {
      node.text = word;
      node.mark.width = static_cast<std::uint32_t>(word.size());
    }
  }
  // Where nothing is written yaml-cpp gives the place of what comes next, which may be lines below.
  if (node.text.empty() && !open_.empty()) {
    const Frame& frame = open_.back();
    if (frame.key && !frame.flow) check_colon(*frame.key);
    node.mark = frame.key ? frame.key->mark : lines_.last_before(node.mark);
  }
  place(std::move(node));
}

void Builder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  const YamlMark at = mark_of(mark);
  tell(diagnostic("R003", at, "YAML aliases are not read", "write it out, or quote a phrase that begins with \"*\""));
  place(node_of(YamlNode::Kind::Null, at));
}

void Builder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) {
  YamlNode node = node_of(YamlNode::Kind::Scalar, mark_of(mark));
  node.text = value;
  node.plain = tag != "!";
  check_properties(node.mark, tag, anchor);
  measure(node);
  if (node.plain) check_comment(node);
  last_ = node.mark;
  last_is_quoted_ = !node.plain && node.mark.width > 1;
  place(std::move(node));
}

void Builder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                              YAML::EmitterStyle::value style) {
  check_properties(mark_of(mark), tag, anchor);
  open(YamlNode::Kind::Sequence, mark_of(mark), style == YAML::EmitterStyle::Flow);
}

void Builder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) {
  check_properties(mark_of(mark), tag, anchor);
  open(YamlNode::Kind::Map, mark_of(mark), style == YAML::EmitterStyle::Flow && lines_.at(mark_of(mark)) == '{');
}

/// yaml-cpp gives "?" as the tag of what has none, and "!" for quoted and block scalars.
void Builder::check_properties(const YamlMark& mark, const std::string& tag, YAML::anchor_t anchor) {
  const char byte = lines_.at(mark);
  if (anchor != 0 || byte == '&') {
    tell(diagnostic("R003", mark, "YAML anchors are not read", "remove it, or quote a phrase that begins with \"&\""));
  } else if (byte == '!' || (!tag.empty() && tag != "?" && tag != "!")) {
    tell(diagnostic("R003", mark, "YAML tags are not read", "remove it, or quote a phrase that begins with \"!\""));
  }
}

/// "#1" right after a phrase is more likely meant to be part of it; a comment has a blank after its "#".
void Builder::check_comment(const YamlNode& scalar) {
  const std::string_view line = lines_.line_from(scalar.mark);
  const std::string_view rest = line.substr(std::min<std::size_t>(line.size(), scalar.mark.width));
  if (rest.size() < 3 || !rest.starts_with(" #") || rest[2] == ' ' || rest[2] == '#') return;
  Diagnostic found = diagnostic("R006", {.line = scalar.mark.line, .column = scalar.mark.column + scalar.mark.width + 1},
                                "the text ends here: \" #\" begins a comment",
                                "quote the phrase if it goes on, or put a blank after the \"#\" of a comment");
  found.severity = Severity::Warning;
  tell(std::move(found));
}

/// yaml-cpp takes "b:2" among the keys of a map for a key of that name without a value.
void Builder::check_colon(const YamlNode& key) const {
  const std::string_view line = lines_.line_from(key.mark);
  const std::size_t at = line.find_first_not_of(" \t", key.mark.width);
  if (at != std::string_view::npos && line[at] == ':') return;
  throw Stop{diagnostic("R001", key.mark, "a key without \": \"", "a colon and a blank after it make a key")};
}

/// The width of what is written, on its first line.
void Builder::measure(YamlNode& scalar) const {
  const std::string_view rest = lines_.from(scalar.mark);
  const std::string_view line = lines_.line_from(scalar.mark);
  std::size_t width = 1;
  if (scalar.plain) {
    width = line.starts_with(scalar.text) ? scalar.text.size() : line.find_last_not_of(" \t") + 1;
  } else if (!line.empty() && (line.front() == '"' || line.front() == '\'')) {
    const auto size = quoted_size(rest);
    // yaml-cpp takes the end of the file for the closing mark.
    if (!size) throw Stop{diagnostic("R001", scalar.mark, "a quotation that is not closed", "its closing mark is missing")};
    width = std::min(*size, line.size());
  }
  scalar.mark.width = static_cast<std::uint32_t>(std::max<std::size_t>(1, width));
}

void Builder::open(YamlNode::Kind kind, const YamlMark& mark, bool flow) {
  if (open_.size() >= static_cast<std::size_t>(kMaxYamlDepth)) {
    throw Stop{diagnostic("R004", mark, fmt::format("nested deeper than {} levels", kMaxYamlDepth))};
  }
  open_.push_back({.node = node_of(kind, mark), .flow = flow});
}

void Builder::close() {
  YamlNode node = std::move(open_.back().node);
  open_.pop_back();
  place(std::move(node));
}

void Builder::place(YamlNode node) {
  if (++nodes_ > kMaxYamlNodes)
    throw Stop{diagnostic("R004", node.mark, fmt::format("more than {} values in one file", kMaxYamlNodes))};
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Frame& frame = open_.back();
  if (frame.node.is(YamlNode::Kind::Sequence)) {
    frame.node.items.push_back(std::move(node));
  } else if (!frame.key) {
    place_key(frame, std::move(node));
  } else {
    if (!frame.repeated) frame.node.entries.push_back({std::move(*frame.key), std::move(node)});
    frame.key.reset();
  }
}

void Builder::place_key(Frame& map, YamlNode key) {
  if (key.is(YamlNode::Kind::Null) && !key.text.empty()) key.kind = YamlNode::Kind::Scalar;  // `null:` is a name here
  if (!key.is(YamlNode::Kind::Scalar)) {
    throw Stop{diagnostic("R001", key.mark, "a key must be a text",
                          "quote a phrase that begins with a bracket or with \"?\" or \":\"")};
  }
  map.repeated = !map.seen.insert(key.text).second;
  if (map.repeated) {
    tell(diagnostic("R002", key.mark, fmt::format("the key \"{}\" stands here a second time", key.text),
                    "join the two: this one is not read"));
  }
  map.key = std::move(key);
}

Diagnostic syntax_error(const Builder& builder, const Lines& lines, const YAML::Exception& error) {
  const YamlMark mark = mark_of(error.mark);
  if (error.msg.starts_with("the referenced anchor is not defined")) {
    return builder.diagnostic("R003", mark, "YAML aliases are not read",
                              "write it out, or quote a phrase that begins with \"*\"");
  }
  if (error.msg.starts_with("illegal EOF in scalar")) {
    const YamlMark quote = builder.unclosed_quote().value_or(mark);
    return builder.diagnostic("R001", quote, "a quotation that is not closed", "its closing mark is missing");
  }
  Accident found = explain(builder.stop_at(error.msg, mark), lines);
  return builder.diagnostic("R001", found.mark, std::move(found.message), std::move(found.hint));
}

/// What keeps the file from being parsed at all.
std::optional<Diagnostic> unreadable(const Builder& builder, const Lines& lines, std::string_view bytes) {
  if (bytes.size() > kMaxYamlBytes) {
    return builder.diagnostic("R004", {.line = 0}, fmt::format("larger than {} MB", kMaxYamlBytes >> 20),
                              "make several files of it");
  }
  if (const auto bad = first_invalid_utf8(bytes)) {
    Diagnostic found = builder.diagnostic("R001", lines.mark_of(*bad), "a byte that is not UTF-8", "save the file as UTF-8");
    found.source_line.clear();  // it would spoil the terminal
    return found;
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    Diagnostic found = builder.diagnostic("R001", lines.mark_of(nul), "a NUL byte", "this is not a text file");
    found.source_line.clear();
    return found;
  }
  return std::nullopt;
}

}  // namespace

Outcome<YamlNode> parse_yaml(std::string_view path, std::string_view bytes) {
  Outcome<YamlNode> out;
  const Lines lines(bytes);
  Builder builder(path, lines, out.diagnostics);
  if (auto found = unreadable(builder, lines, bytes)) {
    out.diagnostics.push_back(std::move(*found));
    return out;
  }
  try {
    std::istringstream stream{std::string(bytes)};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {}
    out.value = builder.take();
  } catch (Stop& stop) {
    out.diagnostics.push_back(std::move(stop.diagnostic));
  } catch (const YAML::Exception& error) {
    out.diagnostics.push_back(syntax_error(builder, lines, error));
  } catch (const std::exception& error) {
    out.diagnostics.push_back(builder.diagnostic("R001", {.line = 0}, fmt::format("cannot be parsed: {}", error.what())));
  }
  return out;
}

}  // namespace sayso
