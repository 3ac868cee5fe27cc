#include "engine/rulepack/expand.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/yaml/fields.h"

namespace sayso {
namespace {

using Kind = PhraseNode::Kind;

constexpr std::string_view kCaptureNames[] = {"cue",     "source", "quantity", "number", "low",   "high",
                                              "content", "place",  "date",     "via",    "whole", "part"};
static_assert(std::size(kCaptureNames) == static_cast<std::size_t>(BuiltinCapture::Count));

/// Forms under construction: all readings of what came so far.
using Readings = std::vector<Form>;

class Expander {
 public:
  Expander(const RuleText& phrase, Vocabulary& vocabulary, CaptureNames& captures, std::vector<Diagnostic>& diagnostics)
      : phrase_(phrase), vocabulary_(vocabulary), captures_(captures), diagnostics_(diagnostics), before_(diagnostics.size()) {}

  std::vector<Form> run() {
    PhraseResult parsed = parse_phrase(phrase_.text);
    for (PhraseError& e : parsed.errors) tell(e.code, e.offset, e.width, std::move(e.message), std::move(e.hint));
    if (failed_) return {};
    PhraseNode& tree = parsed.tree;
    Form start;
    take_ends(tree, start);
    Readings readings = sequence(tree, {start});
    for (const Form& form : readings) check(form);
    if (failed_) return {};
    return readings;
  }

 private:
  static bool is_content(const PhraseNode& node) { return node.kind == Kind::Slot && node.text == "content"; }

  /// "^" and $content at the ends are properties of the whole phrase.
  static void take_ends(PhraseNode& tree, Form& form) {
    std::vector<PhraseNode>& parts = tree.children;
    if (!parts.empty() && parts.front().kind == Kind::Start) {
      form.at_start = true;
      parts.erase(parts.begin());
    }
    if (!parts.empty() && parts.back().kind == Kind::End) {
      form.at_end = true;
      parts.pop_back();
    }
    if (!parts.empty() && is_content(parts.front())) {
      form.content_before = true;
      parts.erase(parts.begin());
    }
    if (!parts.empty() && is_content(parts.back())) {
      form.content_after = true;
      parts.pop_back();
    }
  }

  Readings sequence(const PhraseNode& node, Readings readings) {
    for (const PhraseNode& child : node.children) {
      if (too_long_) return readings;
      readings = part(child, std::move(readings));
      if (readings.size() > kMaxForms) {
        tell("R108", 0, phrase_.text.size(), fmt::format("the phrase has more than {} readings", kMaxForms),
             "split it, or put single words into a list");
        readings.resize(1);
        return readings;
      }
    }
    return readings;
  }

  Readings part(const PhraseNode& node, Readings readings) {
    if (auto item = single(node)) return append(std::move(readings), *item, node);
    if (node.repeated) tell("R110", node.offset, node.width, "\"+\" repeats single words, verbs, slots and lists only");
    Readings out;
    if (node.optional) out = readings;
    switch (node.kind) {
      case Kind::Choice:
        if (node.children.size() > kMaxAlternatives) return too_many(node, std::move(readings));
        for (const PhraseNode& child : gathered(node)) merge(out, sequence(child, readings));
        break;
      case Kind::Sequence: merge(out, sequence(node, readings)); break;
      case Kind::Cue: merge(out, captured(node, readings, BuiltinCapture::Cue)); break;
      case Kind::Gap: merge(out, append(std::move(readings), {.gap = static_cast<std::uint8_t>(node.gap)}, node)); break;
      case Kind::Slot:
        if (is_content(node)) merge(out, inner_content(readings));
        break;
      case Kind::Word:
      case Kind::Inflected:
      case Kind::Start:
      case Kind::End: merge(out, std::move(readings)); break;  // an unknown one, told already
    }
    return out;
  }

  /// The alternatives, those of one plain word together as one: "(is|are|will be)" has two readings.
  static std::vector<PhraseNode> gathered(const PhraseNode& choice) {
    std::vector<PhraseNode> out;
    std::optional<std::size_t> words;
    for (const PhraseNode& child : choice.children) {
      const PhraseNode& first = child.children.front();
      const bool plain = child.children.size() == 1 && !first.optional && !first.repeated &&
                         (first.kind == Kind::Word || first.kind == Kind::Inflected);
      if (!plain) {
        out.push_back(child);
        continue;
      }
      if (!words) {
        words = out.size();
        out.push_back({.kind = Kind::Sequence, .children = {{.kind = Kind::Choice}}});
      }
      out[*words].children.front().children.push_back(child);
    }
    if (words && out.size() == 1) return choice.children;  // one of them is unknown, or they would be one item
    return out;
  }

  Readings too_many(const PhraseNode& node, Readings readings) {
    tell("R114", node.offset, node.width, fmt::format("a group of more than {} alternatives", kMaxAlternatives),
         "put the words into a list");
    return readings;
  }

  /// $content in the middle: a gap that is captured.
  Readings inner_content(Readings readings) {
    for (Form& form : readings) {
      auto at = static_cast<std::uint8_t>(form.items.size());
      form.items.push_back({.gap = kMaxGap});
      form.captures.push_back({.name = static_cast<std::uint16_t>(BuiltinCapture::Content),
                               .first = at,
                               .last = static_cast<std::uint8_t>(at + 1)});
    }
    return readings;
  }

  Readings captured(const PhraseNode& node, const Readings& readings, BuiltinCapture name) {
    Readings out;
    for (const Form& before : readings) {
      for (Form& after : sequence(node.children.front(), {before})) {
        after.captures.push_back({.name = static_cast<std::uint16_t>(name),
                                  .first = static_cast<std::uint8_t>(before.items.size()),
                                  .last = static_cast<std::uint8_t>(after.items.size())});
        out.push_back(std::move(after));
      }
    }
    return out;
  }

  Readings append(Readings readings, const Item& item, const PhraseNode& node) {
    for (Form& form : readings) {
      auto at = static_cast<std::uint8_t>(form.items.size());
      if (form.items.size() >= kMaxItems) {
        tell("R109", node.offset, node.width, fmt::format("the phrase has more than {} parts", kMaxItems), "split it");
        too_long_ = true;
        return readings;
      }
      form.items.push_back(item);
      std::string name = capture_name(node, item);
      if (name.empty()) continue;
      if (form.captures.size() + 1 >= kMaxCaptures) {  // the cue needs one too
        tell("R113", node.offset, node.width, fmt::format("the phrase catches more than {} slots", kMaxCaptures - 1),
             "use words or (a|b) where nothing needs to be caught");
        too_long_ = true;
        return readings;
      }
      form.captures.push_back({.name = captures_.of(name), .first = at, .last = static_cast<std::uint8_t>(at + 1)});
    }
    return readings;
  }

  /// A list is caught only where it is given a name: what matters is that it is there. Of "(some|$quantity)" the slot is caught.
  std::string capture_name(const PhraseNode& node, const Item& item) {
    bool builtin = item.slot != Slot::None && index_of(item.slot) < static_cast<std::size_t>(BuiltinSlot::Count);
    if (node.kind == Kind::Slot) return !node.detail.empty() ? node.detail : builtin ? node.text : std::string();
    if (node.kind != Kind::Choice || !builtin) return {};
    for (const PhraseNode& child : node.children) {
      const PhraseNode& only = child.children.front();
      if (only.kind == Kind::Slot && vocabulary_.term(only.text).value_or(Term{}).slot == item.slot) return only.text;
    }
    return {};
  }

  /// The one item that the node comes to, if it does.
  std::optional<Item> single(const PhraseNode& node) {
    auto item = bare(node);
    if (!item) return std::nullopt;
    item->optional = node.optional;
    item->repeated = node.repeated;
    return item;
  }

  std::optional<Item> bare(const PhraseNode& node) {
    switch (node.kind) {
      case Kind::Word: return Item{.atom = vocabulary_.word(node.text), .literal = true};
      case Kind::Inflected: return inflected(node);
      case Kind::Slot: return is_content(node) ? std::nullopt : slot(node);
      case Kind::Choice: return choice(node);
      case Kind::Sequence:
      case Kind::Gap:
      case Kind::Cue:
      case Kind::Start:
      case Kind::End: return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<Item> inflected(const PhraseNode& node) {
    auto atom = vocabulary_.inflected(node.text, node.detail);
    if (atom) return Item{.atom = *atom, .literal = true};
    if (const std::string forms = vocabulary_.forms_of(node.text); !forms.empty()) {
      tell("R111", node.offset, node.width, fmt::format("unknown form \"{}\" of \"~{}\"", node.detail, node.text),
           fmt::format("forms are {}", forms));
      return std::nullopt;
    }
    auto near = are_many(diagnostics_) ? std::nullopt : did_you_mean(node.text, vocabulary_.known_inflected());
    tell("R111", node.offset, node.width, fmt::format("unknown verb or noun \"~{}\"", node.text),
         near ? fmt::format("did you mean \"~{}\"?", *near) : "add it under \"verbs:\" or \"nouns:\"");
    return std::nullopt;
  }

  std::optional<Item> slot(const PhraseNode& node) {
    auto term = vocabulary_.term(node.text);
    if (term) return Item{.atom = term->atom, .slot = term->slot};
    auto near = are_many(diagnostics_) ? std::nullopt : did_you_mean(node.text, vocabulary_.known_names());
    tell("R201", node.offset, node.width, fmt::format("unknown slot or list \"${}\"", node.text),
         near ? fmt::format("did you mean \"${}\"?", *near) : "add it under \"lists:\"");
    return std::nullopt;
  }

  /// Alternatives that are all single words, verbs or lists are one class of words.
  std::optional<Item> choice(const PhraseNode& node) {
    if (node.children.size() > kMaxAlternatives) return std::nullopt;
    std::vector<Term> terms;
    bool literal = true;
    for (const PhraseNode& child : node.children) {
      const PhraseNode* only = child.children.size() == 1 ? child.children.data() : nullptr;
      bool captured = only != nullptr && only->kind == Kind::Slot && !only->detail.empty();
      bool fits = only != nullptr && !only->optional && !only->repeated && !captured;
      if (!fits || (only->kind != Kind::Word && only->kind != Kind::Inflected && only->kind != Kind::Slot)) return std::nullopt;
      auto item = bare(*only);
      if (!item) return std::nullopt;
      literal = literal && item->literal;
      terms.push_back({.atom = item->atom, .slot = item->slot});
    }
    auto term = vocabulary_.any_of(terms);
    if (!term) return std::nullopt;
    return Item{.atom = term->atom, .slot = term->slot, .literal = literal};
  }

  static void merge(Readings& into, Readings from) {
    for (Form& form : from) {
      bool known = std::any_of(into.begin(), into.end(),
                               [&](const Form& other) { return other.items == form.items && other.captures == form.captures; });
      if (!known) into.push_back(std::move(form));
      if (into.size() > kMaxForms) return;
    }
  }

  void check(const Form& form) {
    bool all_optional =
        std::all_of(form.items.begin(), form.items.end(), [](const Item& item) { return item.optional || item.gap > 0; });
    if (all_optional && !failed_)
      tell("R112", 0, phrase_.text.size(), "every part of the phrase may be missing", "one word, list or slot has to be there");
  }

  void tell(std::string_view code, std::size_t offset, std::size_t width, std::string message, std::string hint = {}) {
    failed_ = true;
    Diagnostic told = rule_diagnostic(code, Severity::Error, phrase_, offset, width, std::move(message), std::move(hint));
    // A group is looked at as one class of words first, and by its alternatives then.
    const bool known =
        !are_many(diagnostics_) &&
        std::any_of(diagnostics_.begin() + static_cast<std::ptrdiff_t>(before_), diagnostics_.end(), [&](const Diagnostic& d) {
          return d.code == told.code && d.place.column == told.place.column && d.message == told.message;
        });
    if (!known) diagnostics_.push_back(std::move(told));
  }

  const RuleText& phrase_;
  Vocabulary& vocabulary_;
  CaptureNames& captures_;
  std::vector<Diagnostic>& diagnostics_;
  std::size_t before_;  ///< diagnostics of others
  bool failed_ = false;
  bool too_long_ = false;  ///< told: the rest would be told of each part over again
};

}  // namespace

CaptureNames::CaptureNames() : names_(std::begin(kCaptureNames), std::end(kCaptureNames)) {}

std::uint16_t CaptureNames::of(const std::string& name) {
  auto at = std::find(names_.begin(), names_.end(), name);
  if (at == names_.end()) at = names_.insert(names_.end(), name);
  return static_cast<std::uint16_t>(at - names_.begin());
}

std::vector<Form> expand(const RuleText& phrase, Vocabulary& vocabulary, CaptureNames& captures,
                         std::vector<Diagnostic>& diagnostics) {
  return Expander(phrase, vocabulary, captures, diagnostics).run();
}

}  // namespace sayso
