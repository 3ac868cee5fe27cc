/// SourceResolver: who the mentions of one article are: registry names and their aliases, short names ("Clarke" after "Colin P Clarke"),
/// pronouns and "the agency" carried back to the last one named. What cannot be told stays unresolved, with its candidates.
///
///     SourceResolver resolver(pack, document, text, found);
///     Source source = resolver.resolve(attribution);     // in the order of the text
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/extract/extraction.h"
#include "engine/resolve/document_claims.h"
#include "engine/rulepack/rulepack.h"

namespace sayso {

class SourceResolver {
 public:
  SourceResolver(const RulePack& pack, const Document& document, const TokenizedText& text, const Extraction& found);

  /// The source of an attribution; call once for each, in the order of the text: later ones refer back to earlier ones.
  Source resolve(const AttributionMention& attribution);

 private:
  Source described(const Mention& mention) const;
  void name_it(const Mention& mention, Source& source) const;
  TokenRange without_title(TokenRange name) const;
  void carry_pronoun(const AttributionMention& attribution, Source& source) const;
  void carry_description(const Mention& mention, Source& source) const;
  std::string words(TokenRange range) const { return std::string(document_.text(text_.bytes_of(range))); }
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
  struct Named {
    Source source;
    std::uint32_t sentence;
  };
  std::vector<Named> earlier_;
  std::map<std::string, std::size_t> last_named_;  ///< of each kind, an index into earlier_
  std::vector<EndedName> by_ending_;               ///< sorted
};

}  // namespace sayso
