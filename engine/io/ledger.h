/// Ledger: the claims of published articles in one SQLite file. Written by one process at a time, read by any number beside it; an
/// article is in it wholly or not at all, whenever a process is killed.
///
///     auto opened = Ledger::open("claims.db", Ledger::Access::Write);
///     opened.value->begin();  opened.value->put(article);  opened.value->commit();
///     std::vector<DocumentClaims> published = opened.value->related(new_article, 96);
///
/// An article is known by its id. A new version takes the place of the old one; a retracted article keeps its row, without claims.
/// Articles are found by *blocks*: the words by which their main events can best be told, and kind and place of every event, each
/// with the day; so that the time to find those of one event does not grow with the ledger.
///
/// After an error nothing more is written; errors() tells it. Diagnostics, all errors but L004:
///
///     L001  cannot be opened            L004  made by other rules or another version of the program
///     L002  no ledger, or of a newer    L005  verify: not what was written
///           version of the program      L006  an article that may not be published yet
///     L003  cannot be read or written   L007  a line that is none of an export
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/resolve/document_claims.h"

namespace sayso {

class Document;

struct LedgerArticle {
  std::string hash = {};    ///< of what was read: see content_hash()
  std::string rules = {};   ///< version of the extractor and the rules
  std::string reason = {};  ///< why it was retracted; empty: published
  DocumentClaims claims = {};
};

class Ledger {
 public:
  enum class Access : std::uint8_t { Read, Write };
  struct Version {
    std::string hash;
    std::string rules;
    bool retracted;
  };

  static Outcome<std::optional<Ledger>> open(const std::string& path, Access access);
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  void begin();
  /// What was put since begin() is in the ledger for good.
  void commit();
  void put(const LedgerArticle& article);
  /// False where there is no such article, or it is retracted already.
  bool retract(const std::string& id, const std::string& reason);
  /// Takes out articles whose day lies before the given one, and retractions. Gives their number.
  std::uint64_t prune(std::int64_t before_minute);

  /// Of all articles, by id.
  std::map<std::string, Version, std::less<>> versions();
  /// Whether all published articles were read by this version.
  bool all_of_rules(const std::string& rules);
  std::optional<LedgerArticle> find(const std::string& id);
  /// Published articles that may tell of an event of this one, at most so many, the likeliest; never the article itself.
  std::vector<DocumentClaims> related(const DocumentClaims& to, std::size_t most);
  /// All articles by id, retracted ones too.
  void each(const std::function<void(const LedgerArticle&)>& use);

  /// L005 for everything that is not as it was written.
  std::vector<Diagnostic> verify();
  std::vector<Diagnostic> errors() const;

 private:
  struct Parts;
  explicit Ledger(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// Of what is known of the article and its bytes: 32 hexadecimal digits.
std::string content_hash(const Document& document);

/// A line of the export; read again by import. Sorted by id, and the same bytes for the same articles.
std::string write_ledger_line(const LedgerArticle& article);
std::optional<LedgerArticle> read_ledger_line(std::string_view line);

}  // namespace sayso
