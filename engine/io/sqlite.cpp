#include "engine/io/sqlite.h"

#include <sqlite3.h>

#include <system_error>
#include <utility>

namespace sayso {
namespace {

/// How long a writer waits for another one.
constexpr int kPatienceMs = 20'000;

std::string uri_of(const std::string& path, const char* parameters) {
  std::string out = "file:";
  for (char c : path) {
    if (c == '?' || c == '#' || c == '%') {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    } else {
      out += c;
    }
  }
  return out + parameters;
}

}  // namespace

void SqlDatabase::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

SqlDatabase SqlDatabase::open(const std::string& path, Access access) {
  auto attempt = [&](const char* parameters, int flags) {
    SqlDatabase db;
    sqlite3* handle = nullptr;
    int code =
        sqlite3_open_v2(uri_of(path, parameters).c_str(), &handle, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    db.handle_.reset(handle);
    if (handle != nullptr) sqlite3_extended_result_codes(handle, 1);
    db.note(code);
    if (db.usable()) sqlite3_busy_timeout(handle, kPatienceMs);
    return db;
  };
  if (access == Access::Write) return attempt("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  SqlDatabase db = attempt("", SQLITE_OPEN_READONLY);
  // A folder that cannot be written has no room for the index of the log: nobody else writes there either.
  if (!db.run("SELECT count(*) FROM sqlite_schema")) {
    SqlDatabase still = attempt("?immutable=1", SQLITE_OPEN_READONLY);
    if (still.run("SELECT count(*) FROM sqlite_schema")) return still;
  }
  return db;
}

void SqlDatabase::note(int code) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE || *error_) return;
  *error_ = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
  int system = handle_ ? sqlite3_system_errno(handle_.get()) : 0;
  bool of_system = (code & 0xFF) == SQLITE_IOERR || (code & 0xFF) == SQLITE_CANTOPEN;
  if (of_system && system != 0) **error_ += ": " + std::error_code(system, std::generic_category()).message();
}

void SqlDatabase::fail(std::string message) {
  if (!*error_) *error_ = std::move(message);
}

bool SqlDatabase::run(const char* sql) {
  if (!usable()) return false;
  note(sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr));
  return usable();
}

std::int64_t SqlDatabase::last_row() const { return handle_ ? sqlite3_last_insert_rowid(handle_.get()) : 0; }

SqlStatement::SqlStatement(SqlDatabase& db, std::string_view sql) : db_(db) {
  if (!db.usable()) return;
  db.note(sqlite3_prepare_v3(db.handle_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement_,
                             nullptr));
}

SqlStatement::~SqlStatement() { sqlite3_finalize(statement_); }

SqlStatement& SqlStatement::bind(int parameter, std::string_view text) {
  if (statement_ != nullptr)
    db_.note(sqlite3_bind_text64(statement_, parameter, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

SqlStatement& SqlStatement::bind(int parameter, std::int64_t number) {
  if (statement_ != nullptr) db_.note(sqlite3_bind_int64(statement_, parameter, number));
  return *this;
}

SqlStatement& SqlStatement::bind_blob(int parameter, std::string_view bytes) {
  if (statement_ != nullptr) db_.note(sqlite3_bind_blob64(statement_, parameter, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

bool SqlStatement::next() {
  if (statement_ == nullptr || !db_.usable()) return false;
  int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  db_.note(code);
  reset();
  return false;
}

bool SqlStatement::run() {
  while (next()) {}
  return db_.usable();
}

void SqlStatement::reset() {
  if (statement_ != nullptr) sqlite3_reset(statement_);
}

std::string_view SqlStatement::text(int column) const {
  const auto* bytes = static_cast<const char*>(static_cast<const void*>(sqlite3_column_text(statement_, column)));
  return bytes == nullptr ? std::string_view()
                          : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::string_view SqlStatement::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return bytes == nullptr ? std::string_view()
                          : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::int64_t SqlStatement::number(int column) const { return sqlite3_column_int64(statement_, column); }

}  // namespace sayso
