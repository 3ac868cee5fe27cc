/// Fields: reads the map of a rule file strictly. Every key is asked for by name and type; what is left over at the end is an error
/// with "did you mean". All that is wrong is told; nothing throws.
///
///     Fields fields(node, "attribution", report);
///     std::string id = fields.text("id", Need::Required);
///     std::vector<const YamlNode*> match = fields.scalars("match");   // one scalar or a list of them
///     fields.done();
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/yaml/lines.h"
#include "engine/yaml/node.h"

namespace sayso {

/// What a key's value may be, as the reading of it says: `Texts` is a text or a list of them, `Node` anything that its reader takes.
enum class FieldType : std::uint8_t { Text, Number, Integer, Flag, Choice, Texts, Node, Items, Entries };
enum class Need : std::uint8_t { Optional, Required };

/// Is told of each key that is asked for, whether or not it is there: what a rule file may hold is learnt from the reading itself.
class FieldListener {
 public:
  virtual ~FieldListener() = default;
  struct Asked {
    std::string_view key;
    FieldType type;
    Need need;
    std::span<const std::string_view> words = {};  ///< of a Choice
  };
  /// `map` is the one that is read, called `what` in messages.
  virtual void asked(const YamlNode& map, std::string_view what, const Asked& key) = 0;
};

/// Collects the diagnostics of one file; knows its path and its lines for the carets.
class YamlReport {
 public:
  YamlReport(std::string_view path, std::string_view bytes, std::vector<Diagnostic>& out, FieldListener* listener = nullptr);
  FieldListener* listener() const { return listener_; }
  void error(std::string_view code, const YamlMark& mark, std::string message, std::string hint = {});
  void warning(std::string_view code, const YamlMark& mark, std::string message, std::string hint = {});
  const std::string& path() const { return path_; }

 private:
  void add(Severity severity, std::string_view code, const YamlMark& mark, std::string message, std::string hint);
  std::string path_;
  Lines lines_;
  std::vector<Diagnostic>& out_;
  FieldListener* listener_;
};

/// Reads one map. `what` names it in messages ("attribution"). R010 not a map, R011 missing key, R012 unknown key (with the
/// nearest known one), R013 wrong type (what was seen, what is expected), R014 not one of the allowed words.
class Fields {
 public:
  Fields(const YamlNode& node, std::string_view what, YamlReport& report);

  /// A scalar as text; empty when missing or of another kind (told). An empty text where Required is told too.
  std::string text(std::string_view key, Need need = Need::Optional);
  std::optional<double> number(std::string_view key, Need need = Need::Optional);
  std::optional<std::int64_t> integer(std::string_view key, Need need = Need::Optional);
  std::optional<bool> flag(std::string_view key, Need need = Need::Optional);
  /// One of `words`; nothing when missing or wrong (told, with the nearest one).
  std::optional<std::string> choice(std::string_view key, std::span<const std::string_view> words, Need need = Need::Optional);
  /// A scalar or a sequence of scalars, as nodes, so that their marks are at hand.
  std::vector<const YamlNode*> scalars(std::string_view key, Need need = Need::Optional);
  /// The node as it is, or null; marks the key as known.
  const YamlNode* node(std::string_view key, Need need = Need::Optional);
  /// A sequence's items; a scalar or map there is told (R013).
  std::span<const YamlNode> items(std::string_view key, Need need = Need::Optional);
  /// A map's entries; anything else there is told (R013).
  std::span<const YamlEntry> entries(std::string_view key, Need need = Need::Optional);

  /// Reads over a key that is still allowed and does nothing any more, and warns of it (R310).
  void deprecated(std::string_view key, std::string_view instead);

  bool has(std::string_view key) const;
  /// Whether there is a key that was not asked for so far; done() will tell it.
  bool has_unknown() const;
  bool is_map() const { return node_.is(YamlNode::Kind::Map); }
  const YamlMark& mark() const { return node_.mark; }
  /// Tells every key that was not asked for.
  void done();

 private:
  const YamlNode* find(std::string_view key, Need need, FieldType type, std::span<const std::string_view> words = {});
  const YamlNode* scalar(std::string_view key, Need need, FieldType type, std::string_view expected,
                         std::span<const std::string_view> words = {});
  const YamlNode& node_;
  std::string what_;
  YamlReport& report_;
  bool is_known(const std::string& key) const;
  std::vector<std::string> known_;
  std::vector<std::string> tolerated_;  ///< known, but not to be told of
};

/// The word of `known` nearest to `word` by edit distance, if it is near enough to be a slip (a third of its length, at least one).
std::optional<std::string> did_you_mean(std::string_view word, std::span<const std::string> known);

}  // namespace sayso
