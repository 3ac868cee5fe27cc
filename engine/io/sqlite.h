/// sqlite: the little of SQLite that the ledger needs, with errors that stay. The only users of sqlite3.h are this and its .cpp.
///
///     SqlDatabase db = SqlDatabase::open("claims.db", SqlDatabase::Access::Write);
///     SqlStatement insert(db, "INSERT INTO article(id) VALUES(?)");
///     insert.bind(1, id).run();
///     if (db.error()) …                 // the first error; what came after it did nothing
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace sayso {

class SqlDatabase {
 public:
  enum class Access : std::uint8_t { Read, Write };
  /// Write makes the file where there is none. Reading needs no right to write, not even beside the file.
  static SqlDatabase open(const std::string& path, Access access);

  /// One or more statements that give no rows.
  bool run(const char* sql);
  /// In plain words; nothing while all is well.
  const std::optional<std::string>& error() const { return *error_; }
  void fail(std::string message);
  std::int64_t last_row() const;

 private:
  friend class SqlStatement;
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  bool usable() const { return handle_ != nullptr && !*error_; }
  void note(int code);

  std::unique_ptr<sqlite3, Close> handle_;
  std::unique_ptr<std::optional<std::string>> error_ = std::make_unique<std::optional<std::string>>();
};

/// A prepared statement; used again after each run() or once rows have ended. Refers to the database.
class SqlStatement {
 public:
  SqlStatement(SqlDatabase& db, std::string_view sql);
  SqlStatement(const SqlStatement&) = delete;
  SqlStatement& operator=(const SqlStatement&) = delete;
  SqlStatement(SqlStatement&&) = delete;
  SqlStatement& operator=(SqlStatement&&) = delete;
  ~SqlStatement();

  /// Parameters count from 1. The bytes are copied.
  SqlStatement& bind(int parameter, std::string_view text);
  SqlStatement& bind(int parameter, std::int64_t number);
  SqlStatement& bind_blob(int parameter, std::string_view bytes);
  /// The next row; false at the end, and after an error. Resets at the end.
  bool next();
  /// For statements without rows.
  bool run();
  void reset();

  /// Columns count from 0; what they give holds until next().
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  std::int64_t number(int column) const;

 private:
  SqlDatabase& db_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace sayso
