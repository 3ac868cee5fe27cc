/// SourceResolver: who the mentions of one article are: registry names and their aliases, short names ("Clarke" after "Colin P Clarke"),
/// pronouns and "the agency" carried back to the last one named. What cannot be told stays unresolved, with its candidates.
///
///     SourceResolver resolver(pack, document, text, found);
///     resolver.resolve(mention, attribution.source);     // in the order of the text
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/extract/extraction.h"
#include "engine/resolve/document_claims.h"
#include "engine/rulepack/rulepack.h"

namespace sayso {

class SourceResolver {
 public:
  SourceResolver(const RulePack& pack, const Document& document, const TokenizedText& text, const Extraction& found);

  /// Fills in the source of an attribution, which is empty yet; call once for each, in the order of the text: later ones refer back to
  /// earlier ones, which have to stay where they are.
  void resolve(const AttributionMention& attribution, Source& source);

 private:
  void describe(const Mention& mention, Source& source) const;
  bool describe_registered(const Mention& mention, TokenRange shown, Source& source) const;
  void describe_nameless(TokenRange shown, Source& source) const;
  void name_it(TokenRange name, Source& source) const;
  TokenRange shown_part(const Mention& mention) const;
  TokenRange without_title(TokenRange name) const;
  void carry_pronoun(const AttributionMention& attribution, Source& source) const;
  void carry_description(const Mention& mention, Source& source) const;
  void note(const Source& source, std::uint32_t sentence);
  std::string_view words(TokenRange range) const { return document_.text(text_.bytes_of(range)); }
  bool definite(TokenRange range) const;

  /// Keys of a name's last words, the last first.
  static constexpr std::uint32_t kEndings = 2;
  using Ending = std::array<std::uint64_t, kEndings>;
  Ending ending_of(TokenRange name, std::uint32_t words) const;
  struct EndedName {
    Ending ending;
    TokenRange name;
    friend auto operator<=>(const EndedName&, const EndedName&) = default;
  };

  const RulePack& pack_;
  const Document& document_;
  const TokenizedText& text_;
  const Extraction& found_;
  struct Earlier {
    const Source* source;
    std::uint32_t sentence;
  };
  std::vector<Earlier> earlier_;
  std::vector<const Source*> last_named_;  ///< of each kind
  std::vector<EndedName> by_ending_;       ///< sorted
};

}  // namespace sayso
