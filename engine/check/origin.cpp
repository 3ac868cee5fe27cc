#include "engine/check/origin.h"

#include <algorithm>

#include <fmt/format.h>

namespace sayso {
namespace {

/// Letters beyond ASCII stay as they are: names are compared with names, not with words.
std::string small_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

/// Kinds of source whose name means the same one in every article, whatever it looks like.
bool is_unique_kind(const std::string& kind) {
  return kind == "person" || kind == "organisation" || kind == "outlet" || kind == "agency";
}

/// "Maryland State Police": several words with a capital, which one word at the start of a sentence may have for that alone.
bool looks_like_a_name(std::string_view name) {
  bool capital = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capital && name.find(' ') != std::string_view::npos;
}

bool name_tells_who(const Source& source) {
  if (source.basis == Basis::Description || source.basis == Basis::Unresolved || source.name.empty()) return false;
  return is_unique_kind(source.kind) || (source.kind != "unspecified" && looks_like_a_name(source.name));
}

const std::string& shown(const Source& source) { return source.name.empty() ? source.text : source.name; }

}  // namespace

Origins::Origins(const Rules& rules) {
  for (const SourceRule& source : rules.sources) {
    for (const RuleText& name : source.names) by_name_.emplace(small_letters(name.text), &source);
  }
}

const SourceRule* Origins::find(std::string_view name) const {
  auto found = by_name_.find(small_letters(name));
  return found == by_name_.end() ? nullptr : found->second;
}

Origin Origins::of(const DocumentRef& document, const Claim& claim) const {
  return claim.attribution ? of_source(document, claim.attribution->source) : of_own_voice(document);
}

Origin Origins::of_source(const DocumentRef& document, const Source& source) const {
  Origin origin{.name = shown(source), .owner = source.owner, .id = source.id, .voice = Voice::Named};
  if (!source.id.empty()) {
    origin.key = fmt::format("source:{}", source.id);
  } else if (name_tells_who(source)) {
    origin.key = fmt::format("name:{}", small_letters(source.name));
  } else {
    origin.key = fmt::format("described:{}:{}", document.id, small_letters(shown(source)));
    origin.voice = Voice::Described;
  }
  return origin;
}

Origin Origins::of_own_voice(const DocumentRef& document) const {
  if (document.publisher.empty()) {
    return {.key = fmt::format("document:{}", document.id), .name = document.id, .voice = Voice::Own};
  }
  Origin origin{
      .key = fmt::format("name:{}", small_letters(document.publisher)), .name = document.publisher, .voice = Voice::Own};
  if (const SourceRule* source = find(document.publisher)) {
    origin.key = fmt::format("source:{}", source->id);
    origin.owner = source->owner;
    origin.id = source->id;
  }
  return origin;
}

bool independent(const Origin& a, const Origin& b) { return a.key != b.key && (a.owner.empty() || a.owner != b.owner); }

}  // namespace sayso
