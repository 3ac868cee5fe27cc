#include "engine/resolve/sources.h"

#include <algorithm>

namespace sayso {
namespace {

/// How many sentences back a pronoun may point.
constexpr std::uint32_t kPronounReach = 4;

constexpr std::string_view kPerson = "person";
constexpr std::string_view kOrganisation = "organisation";
constexpr std::string_view kUnspecified = "unspecified";

void take_identity(const Source& from, Source& to) {
  to.id = from.id;
  to.name = from.name;
  to.kind = from.kind;
  to.owner = from.owner;
}

}  // namespace

SourceResolver::SourceResolver(const RulePack& pack, const Document& document, const TokenizedText& text,
                               const Extraction& found)
    : pack_(pack), document_(document), text_(text), found_(found) {
  by_ending_.reserve(found.names.size() * kEndings);
  earlier_.reserve(found.attributions.size());
  for (TokenRange name : found.names) {
    for (std::uint32_t words = 1; words <= kEndings && words < name.size(); ++words)
      by_ending_.push_back({.ending = ending_of(name, words), .name = name});
  }
  std::sort(by_ending_.begin(), by_ending_.end());
}

bool SourceResolver::definite(TokenRange range) const {
  return pack_.lexicon().find(text_.tokens[range.first].key).in(EngineList::Definites);
}

SourceResolver::Ending SourceResolver::ending_of(TokenRange name, std::uint32_t words) const {
  Ending out{};
  for (std::uint32_t i = 0; i < words && i < kEndings; ++i) out[i] = text_.tokens[name.last - 1 - i].key;
  return out;
}

/// The fullest earlier name of the article that ends in this one: "Clarke" is "Colin P Clarke".
void SourceResolver::name_it(TokenRange name, Source& source) const {
  source.basis = Basis::Named;
  TokenRange best = name;
  if (name.size() <= kEndings) {
    const EndedName here{.ending = ending_of(name, name.size()), .name = {}};
    auto at = std::lower_bound(by_ending_.begin(), by_ending_.end(), here);
    for (; at != by_ending_.end() && at->ending == here.ending && at->name.first < name.first; ++at) {
      if (at->name.size() > best.size()) best = at->name;
    }
  }
  if (best != name) source.basis = Basis::Alias;
  TokenRange bare = without_title(best);
  if (source.kind == kUnspecified && bare.size() >= 2 && bare.size() <= 4) source.kind = kPerson;
  // two papers give one man more or less of his title
  source.name = words(source.kind == kPerson ? bare : best);
}

/// "Edward Lee" of "Harbour City Police Chief Edward Lee"; all of it where one word alone would be left.
TokenRange SourceResolver::without_title(TokenRange name) const {
  std::uint32_t at = name.last;
  while (at > name.first && !pack_.lexicon().find(text_.tokens[at - 1].key).in(EngineList::Titles)) --at;
  return name.last - at < 2 ? name : TokenRange{.first = at, .last = name.last};
}

/// Without the marks at its end.
TokenRange SourceResolver::shown_part(const Mention& mention) const {
  TokenRange shown = mention.head.empty() ? mention.tokens : mention.head;
  auto closes = [&](const Token& token) { return token.kind == TokenKind::Mark && words({shown.last - 1, shown.last}) != "%"; };
  while (shown.size() > 1 && (closes(text_.tokens[shown.last - 1]) || text_.tokens[shown.last - 1].kind == TokenKind::Quote))
    --shown.last;
  return shown;
}

void SourceResolver::describe(const Mention& mention, Source& source) const {
  TokenRange shown = shown_part(mention);
  source.span = text_.bytes_of(shown);
  source.text = words(shown);
  if (mention.source && describe_registered(mention, shown, source)) return;
  source.kind = mention.rule ? std::string_view(pack_.rules().mentions[*mention.rule].kind) : kUnspecified;
  if (mention.name.empty()) return describe_nameless(shown, source);
  // "the Main Directorate of the Ministry": no person has an article
  bool article = mention.name.first > shown.first && definite({.first = mention.name.first - 1, .last = mention.name.first});
  if (article && source.kind == kUnspecified) source.kind = kOrganisation;
  name_it(mention.name, source);
}

/// False where the name of the registry is only a part of the words.
bool SourceResolver::describe_registered(const Mention& mention, TokenRange shown, Source& source) const {
  const SourceRule& row = pack_.rules().sources[*mention.source];
  bool ends = mention.name.last == shown.last && mention.rule && pack_.rules().mentions[*mention.rule].identity;
  bool whole = mention.name == mention.tokens || mention.name.size() + 1 == mention.tokens.size();
  if (!whole && !ends && mention.rule) return false;
  source.id = row.id;
  source.kind = row.kind;
  source.owner = row.owner;
  source.name = row.names.front().text;
  source.basis = words(mention.name) == source.name ? Basis::Named : Basis::Alias;
  return true;
}

/// "Iran's emergency services": a description with a name in it tells who is meant, wherever it stands.
void SourceResolver::describe_nameless(TokenRange shown, Source& source) const {
  auto name =
      std::partition_point(found_.names.begin(), found_.names.end(), [&](TokenRange n) { return n.first < shown.first; });
  bool qualified = name != found_.names.end() && shown.contains(*name);
  source.basis = qualified ? Basis::Named : Basis::Description;
  TokenRange bare = shown;
  if (qualified && bare.size() > 1 && definite(bare)) ++bare.first;
  source.name = words(bare);
  if (qualified && source.kind == kUnspecified) source.kind = kOrganisation;
}

void SourceResolver::carry_pronoun(const AttributionMention& attribution, Source& source) const {
  source.basis = Basis::Unresolved;
  for (auto at = earlier_.rbegin(); at != earlier_.rend(); ++at) {
    if (attribution.sentence - at->sentence > kPronounReach) break;
    bool fits = source.kind == kUnspecified || at->source->kind == source.kind || at->source->kind == kUnspecified;
    if (!fits) {
      source.candidates.push_back(at->source->name);
      continue;
    }
    take_identity(*at->source, source);
    source.basis = Basis::Pronoun;
    source.candidates.clear();
    return;
  }
}

/// "the agency" is the last agency named.
void SourceResolver::carry_description(const Mention& mention, Source& source) const {
  if (!definite(mention.tokens)) return;
  auto last = std::find_if(last_named_.begin(), last_named_.end(), [&](const Source* s) { return s->kind == source.kind; });
  if (last != last_named_.end()) take_identity(**last, source);
}

void SourceResolver::resolve(const AttributionMention& attribution, Source& source) {
  if (!attribution.source) {
    source.kind = kUnspecified;
    return;
  }
  const Mention& mention = found_.mentions[*attribution.source];
  describe(mention, source);
  bool pronoun = mention.rule && pack_.rules().mentions[*mention.rule].basis == "pronoun" && mention.name.empty();
  if (pronoun) {
    carry_pronoun(attribution, source);
  } else if (source.basis == Basis::Description) {
    carry_description(mention, source);
  }
  if (source.basis != Basis::Unresolved) note(source, attribution.sentence);
}

/// For those that refer back to it.
void SourceResolver::note(const Source& source, std::uint32_t sentence) {
  earlier_.push_back({.source = &source, .sentence = sentence});
  bool named = source.basis == Basis::Named || source.basis == Basis::Alias || !source.id.empty();
  if (!named) return;
  auto last = std::find_if(last_named_.begin(), last_named_.end(), [&](const Source* s) { return s->kind == source.kind; });
  if (last == last_named_.end()) last = last_named_.insert(last, nullptr);
  *last = &source;
}

}  // namespace sayso
