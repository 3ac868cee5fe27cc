/// Published: what a ledger has about the events of new articles, and findings seen from the new article.
///
///     auto published = Published::find(options, documents);
///     published.value->turn_to_new(findings, documents, articles);
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/check/finding.h"
#include "engine/report/records.h"
#include "engine/resolve/document_claims.h"
#include "engine/text/document.h"
#include "tools/sayso/options.h"

namespace sayso {

/// Of the program, its rules and those of the command line: what is read with another one may be read otherwise.
std::string rules_version(const Options& options);

/// Everything that a ledger has; counts the articles.
Outcome<std::vector<DocumentClaims>> claims_of_ledger(const Options& options, RunSummary& summary);

class Published {
 public:
  /// Nothing where the ledger cannot be opened. A published version of a new article is not among the claims.
  static Outcome<std::optional<Published>> find(const Options& options, std::span<const DocumentClaims> fresh);

  const std::vector<DocumentClaims>& claims() const { return claims_; }

  /// Keeps the findings that a new article is part of, with their primary place in it, and adds what a new version says otherwise
  /// than its published one without a note. `articles` are the new ones.
  ///
  /// A new article that names its source for a figure that others have otherwise does nothing wrong: a warning. One that names both
  /// figures: a note.
  void turn_to_new(std::vector<Finding>& findings, std::span<const DocumentClaims> documents,
                   std::span<const Document> articles) const;
  /// The same without what a new version says otherwise.
  void turn_to_new(std::vector<Finding>& findings) const;

 private:
  bool is_new(const Anchor& anchor) const { return fresh_.contains(anchor.document.id); }
  bool turn(Finding& finding) const;

  std::set<std::string, std::less<>> fresh_;  ///< ids of the new articles
  std::vector<DocumentClaims> claims_;
  std::vector<DocumentClaims> replaced_;  ///< published versions of new articles
};

}  // namespace sayso
