#include "engine/io/ledger.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "engine/io/ledger_blocks.h"
#include "engine/io/ledger_record.h"
#include "engine/io/sqlite.h"
#include "engine/text/document.h"

namespace sayso {
namespace {

constexpr std::int64_t kApplication = 0x53415953;  // "SAYS"
constexpr std::int64_t kSchema = 1;
/// How many articles of one key, the next in time before and after, are looked at.
constexpr std::int64_t kReach = 24;

/// From each version to the next.
constexpr const char* kMigrations[kSchema] = {
    "CREATE TABLE article("
    "  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, rules TEXT NOT NULL, reason TEXT NOT NULL,"
    "  day INTEGER NOT NULL, claims TEXT NOT NULL, terms BLOB NOT NULL, checksum INTEGER NOT NULL);"
    "CREATE INDEX article_rules ON article(reason, rules);"
    "CREATE TABLE block(key INTEGER NOT NULL, day INTEGER NOT NULL, article INTEGER NOT NULL,"
    "  PRIMARY KEY(key, day, article)) WITHOUT ROWID;"
    "PRAGMA application_id = 0x53415953; PRAGMA user_version = 1;",
};

Diagnostic error(std::string code, const std::string& path, std::string message, std::string hint = {}) {
  Diagnostic out;
  out.code = std::move(code);
  out.place.path = path;
  out.message = std::move(message);
  out.hint = std::move(hint);
  return out;
}

std::int64_t checksum_of(std::string_view claims, std::string_view terms) {
  std::uint64_t both = XXH3_64bits(claims.data(), claims.size()) * 31 + XXH3_64bits(terms.data(), terms.size());
  return static_cast<std::int64_t>(both >> 1);
}

std::vector<ArticleTerm> terms_in(const DocumentClaims& claims) {
  return claims.events.empty() ? std::vector<ArticleTerm>() : claims.events.front().terms;
}

/// Of the main event; 0: unknown.
std::int64_t day_in(const DocumentClaims& claims) {
  bool known = !claims.events.empty() && claims.events.front().when;
  return known ? claims.events.front().when->from / kMinutesPerDay : 0;
}

std::optional<DocumentClaims> claims_in(std::string_view record, std::string_view terms) {
  auto out = read_ledger_record(record);
  if (out && !out->events.empty()) out->events.front().terms = unpack_terms(terms);
  return out;
}

std::int64_t pragma(SqlDatabase& db, std::string_view name) {
  SqlStatement ask(db, fmt::format("PRAGMA {}", name));
  return ask.next() ? ask.number(0) : 0;
}

/// What is wrong with the file; a new one gets its tables.
std::vector<Diagnostic> prepare(SqlDatabase& db, const std::string& path, Ledger::Access access) {
  std::int64_t application = pragma(db, "application_id");
  std::int64_t schema = pragma(db, "user_version");
  SqlStatement count(db, "SELECT count(*) FROM sqlite_schema");
  bool empty = count.next() && count.number(0) == 0;
  count.reset();
  if (db.error()) return {error("L001", path, fmt::format("the ledger cannot be opened: {}", *db.error()))};
  if (!empty && application != kApplication) return {error("L002", path, "this is no ledger of sayso")};
  if (schema > kSchema) {
    return {error("L002", path, fmt::format("the ledger is of version {}; this program knows {}", schema, kSchema),
                  "use the newer program, or make the ledger anew")};
  }
  if (access == Ledger::Access::Read) {
    if (schema < kSchema)
      return {error("L002", path, "the ledger is empty, or of an older version", "run \"sayso ledger add\"")};
    return {};
  }
  db.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  if (schema < kSchema) {
    db.run("BEGIN IMMEDIATE");
    for (std::int64_t v = schema; v < kSchema; ++v) db.run(kMigrations[v]);
    db.run("COMMIT");
  }
  if (db.error()) return {error("L001", path, fmt::format("the ledger cannot be written: {}", *db.error()))};
  return {};
}

}  // namespace

struct Ledger::Parts {
  Parts(SqlDatabase opened, std::string file) : path(std::move(file)), db(std::move(opened)) {}

  void take_blocks(std::int64_t number, const DocumentClaims& claims) {
    for (const LedgerBlock& block : blocks_of(claims)) {
      SqlStatement& take = prepared(drop_block, "DELETE FROM block WHERE key = ? AND day = ? AND article = ?");
      take.bind(1, block.key).bind(2, block.day).bind(3, number).run();
    }
  }

  SqlStatement& prepared(std::unique_ptr<SqlStatement>& slot, const char* sql) {
    if (!slot) slot = std::make_unique<SqlStatement>(db, sql);
    return *slot;
  }

  std::string path;
  SqlDatabase db;
  std::unique_ptr<SqlStatement> get, insert, drop, add_block, drop_block, before, after;
};

Ledger::Ledger(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Outcome<std::optional<Ledger>> Ledger::open(const std::string& path, Access access) {
  SqlDatabase db = SqlDatabase::open(path, access == Access::Write ? SqlDatabase::Access::Write : SqlDatabase::Access::Read);
  if (db.error()) {
    return {.value = {}, .diagnostics = {error("L001", path, fmt::format("the ledger cannot be opened: {}", *db.error()))}};
  }
  auto wrong = prepare(db, path, access);
  if (!wrong.empty()) return {.value = {}, .diagnostics = std::move(wrong)};
  return {.value = Ledger(std::make_unique<Parts>(std::move(db), path)), .diagnostics = {}};
}

void Ledger::begin() { parts_->db.run("BEGIN IMMEDIATE"); }

void Ledger::commit() { parts_->db.run("COMMIT"); }

void Ledger::put(const LedgerArticle& article) {
  Parts& p = *parts_;
  const std::string& id = article.claims.document.id;
  SqlStatement& get = p.prepared(p.get, "SELECT number, claims, terms FROM article WHERE id = ?");
  get.bind(1, id);
  if (get.next()) {
    std::int64_t number = get.number(0);
    auto old = claims_in(get.text(1), get.blob(2));
    get.reset();
    if (old) p.take_blocks(number, *old);
    p.prepared(p.drop, "DELETE FROM article WHERE number = ?").bind(1, number).run();
  }
  std::string record = write_ledger_record(article.claims);
  std::string terms = pack_terms(terms_in(article.claims));
  p.prepared(p.insert,
             "INSERT INTO article(id, hash, rules, reason, day, claims, terms, checksum) VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(1, id)
      .bind(2, article.hash)
      .bind(3, article.rules)
      .bind(4, article.reason)
      .bind(5, day_in(article.claims))
      .bind(6, record)
      .bind_blob(7, terms)
      .bind(8, checksum_of(record, terms))
      .run();
  std::int64_t number = p.db.last_row();
  for (const LedgerBlock& block : blocks_of(article.claims)) {
    p.prepared(p.add_block, "INSERT OR IGNORE INTO block(key, day, article) VALUES(?, ?, ?)")
        .bind(1, block.key)
        .bind(2, block.day)
        .bind(3, number)
        .run();
  }
}

bool Ledger::retract(const std::string& id, const std::string& reason) {
  auto found = find(id);
  if (!found || !found->reason.empty()) return false;
  LedgerArticle row{.hash = found->hash, .rules = found->rules, .reason = reason, .claims = {}};
  row.claims.document = found->claims.document;
  put(row);
  return true;
}

std::uint64_t Ledger::prune(std::int64_t before_minute) {
  Parts& p = *parts_;
  std::vector<std::pair<std::int64_t, DocumentClaims>> rows;
  SqlStatement old(p.db, "SELECT number, claims, terms FROM article WHERE (day < ? AND day <> 0) OR reason <> ''");
  old.bind(1, before_minute / kMinutesPerDay);
  while (old.next()) {
    if (auto claims = claims_in(old.text(1), old.blob(2))) rows.emplace_back(old.number(0), std::move(*claims));
  }
  for (const auto& [number, claims] : rows) {
    p.take_blocks(number, claims);
    p.prepared(p.drop, "DELETE FROM article WHERE number = ?").bind(1, number).run();
  }
  return rows.size();
}

std::map<std::string, Ledger::Version, std::less<>> Ledger::versions() {
  std::map<std::string, Version, std::less<>> out;
  SqlStatement all(parts_->db, "SELECT id, hash, rules, reason FROM article");
  while (all.next()) {
    out.emplace(
        all.text(0),
        Version{.hash = std::string(all.text(1)), .rules = std::string(all.text(2)), .retracted = !all.text(3).empty()});
  }
  return out;
}

bool Ledger::all_of_rules(const std::string& rules) {
  for (const char* sql :
       {"SELECT min(rules) FROM article WHERE reason = ''", "SELECT max(rules) FROM article WHERE reason = ''"}) {
    SqlStatement one(parts_->db, sql);
    if (one.next() && !one.text(0).empty() && one.text(0) != rules) return false;
  }
  return true;
}

std::optional<LedgerArticle> Ledger::find(const std::string& id) {
  SqlStatement get(parts_->db, "SELECT hash, rules, reason, claims, terms FROM article WHERE id = ?");
  get.bind(1, id);
  if (!get.next()) return std::nullopt;
  auto claims = claims_in(get.text(3), get.blob(4));
  if (!claims) return std::nullopt;
  return LedgerArticle{.hash = std::string(get.text(0)),
                       .rules = std::string(get.text(1)),
                       .reason = std::string(get.text(2)),
                       .claims = std::move(*claims)};
}

std::vector<DocumentClaims> Ledger::related(const DocumentClaims& to, std::size_t most) {
  Parts& p = *parts_;
  std::unordered_map<std::int64_t, double> scores;
  std::set<std::int64_t> seen;
  for (const LedgerQuery& query : queries_of(to)) {
    seen.clear();
    auto collect = [&](SqlStatement& statement) {
      statement.bind(1, query.key).bind(2, query.day).bind(3, kReach);
      while (statement.next()) seen.insert(statement.number(0));
    };
    collect(
        p.prepared(p.before, "SELECT article FROM block WHERE key = ? AND day <= ? ORDER BY day DESC, article DESC LIMIT ?"));
    collect(p.prepared(p.after, "SELECT article FROM block WHERE key = ? AND day > ? ORDER BY day, article LIMIT ?"));
    for (std::int64_t article : seen) scores[article] += query.weight / (1 + static_cast<double>(seen.size()) / kReach);
  }
  std::vector<std::pair<double, std::int64_t>> ranked;
  ranked.reserve(scores.size());
  for (const auto& [article, score] : scores) ranked.emplace_back(-score, article);
  std::sort(ranked.begin(), ranked.end());
  std::vector<DocumentClaims> out;
  SqlStatement get(p.db, "SELECT claims, terms FROM article WHERE number = ? AND reason = ''");
  for (const auto& [score, article] : ranked) {
    if (out.size() == most) break;
    get.bind(1, article);
    if (!get.next()) continue;
    auto claims = claims_in(get.text(0), get.blob(1));
    get.reset();
    if (claims && claims->document.id != to.document.id) out.push_back(std::move(*claims));
  }
  return out;
}

void Ledger::each(const std::function<void(const LedgerArticle&)>& use) {
  SqlStatement all(parts_->db, "SELECT hash, rules, reason, claims, terms FROM article ORDER BY id");
  while (all.next()) {
    auto claims = claims_in(all.text(3), all.blob(4));
    if (!claims) {
      parts_->db.fail("a row cannot be read; run \"sayso ledger verify\"");
      return;
    }
    use({.hash = std::string(all.text(0)),
         .rules = std::string(all.text(1)),
         .reason = std::string(all.text(2)),
         .claims = std::move(*claims)});
  }
}

std::vector<Diagnostic> Ledger::verify() {
  Parts& p = *parts_;
  std::vector<Diagnostic> out;
  SqlStatement whole(p.db, "PRAGMA integrity_check(20)");
  while (whole.next()) {
    if (whole.text(0) != "ok") out.push_back(error("L005", p.path, std::string(whole.text(0))));
  }
  std::uint64_t expected = 0;
  SqlStatement all(p.db, "SELECT number, id, claims, terms, checksum FROM article ORDER BY id");
  SqlStatement held(p.db, "SELECT count(*) FROM block WHERE key = ? AND day = ? AND article = ?");
  while (all.next()) {
    std::string id(all.text(1));
    auto claims = claims_in(all.text(2), all.blob(3));
    bool same = claims && checksum_of(all.text(2), all.blob(3)) == all.number(4);
    if (!same) {
      out.push_back(error("L005", p.path, fmt::format("the claims of \"{}\" are not what was written", id)));
      continue;
    }
    for (const LedgerBlock& block : blocks_of(*claims)) {
      ++expected;
      held.bind(1, block.key).bind(2, block.day).bind(3, all.number(0));
      bool found = held.next() && held.number(0) == 1;
      held.reset();
      if (!found) out.push_back(error("L005", p.path, fmt::format("\"{}\" cannot be found by all of its keys", id)));
    }
  }
  SqlStatement blocks(p.db, "SELECT count(*) FROM block");
  bool more = blocks.next() && static_cast<std::uint64_t>(blocks.number(0)) != expected;
  blocks.reset();
  if (more && out.empty()) out.push_back(error("L005", p.path, "there are keys of articles that are not there"));
  return out;
}

std::vector<Diagnostic> Ledger::errors() const {
  if (!parts_->db.error()) return {};
  return {error("L003", parts_->path, fmt::format("the ledger cannot be read or written: {}", *parts_->db.error()),
                "what was written before is kept")};
}

std::string content_hash(const Document& document) {
  const DocumentInfo& i = document.info();
  std::string about;
  for (const std::string* part :
       {&i.id, &i.path, &i.headline, &i.publisher, &i.published, &i.updated, &i.language, &i.event, &i.url})
    about += *part + '\x1f';
  about += fmt::format("{}\x1e", i.record);
  about += document.bytes();
  XXH128_hash_t hash = XXH3_128bits(about.data(), about.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace sayso
