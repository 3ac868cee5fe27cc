/// Origin: who is responsible for a figure in the end. Two figures of one origin are one voice.
///
///     "40 died, CNN reported, citing police"   → police, of that article only
///     "40 died, Tasnim said" (id tasnim)       → tasnim, in every article
///     "40 died." in an article of CNN          → cnn, as if another outlet had quoted it
///     "40 died." without a publisher           → the document
///
/// A source that is only described ("police", "the health ministry") is an origin of its own in each article: those of two
/// places are not one.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "engine/resolve/document_claims.h"
#include "engine/rulepack/rules.h"

namespace sayso {

/// How an origin came to be: a source that can be told again elsewhere, one that is known in its article only, or the
/// article's own voice.
enum class Voice : std::uint8_t { Named, Described, Own };

struct Origin {
  std::string key = {};    ///< equal for equal origins, over all articles
  std::string name = {};   ///< for people
  std::string owner = {};  ///< origins of one owner are not independent; may be empty
  std::string id = {};     ///< of the registry; may be empty
  Voice voice = Voice::Own;
};

/// Knows the registry's names, so that a publisher and a quoted outlet of one name are one origin.
/// Refers to the rules, which must outlive it.
class Origins {
 public:
  explicit Origins(const Rules& rules);
  Origin of(const DocumentRef& document, const Claim& claim) const;

 private:
  const SourceRule* find(std::string_view name) const;
  Origin of_source(const DocumentRef& document, const Source& source) const;
  Origin of_own_voice(const DocumentRef& document) const;

  std::map<std::string, const SourceRule*, std::less<>> by_name_;  ///< names in small letters
};

/// Whether the two can know of the matter by different ways: neither one origin nor one owner.
bool independent(const Origin& a, const Origin& b);

}  // namespace sayso
