/// Suppressions: findings that may stand, because somebody has said why.
///
///     <!-- sayso:ignore deaths-differ until 2026-06-30: the ministry counts otherwise -->     in the text: up to the end of the
///                                                                                             next paragraph, or on its own line
///     sayso-ignore: "deaths-differ: agreed with the desk"                                     in front matter: the whole article
///     articles/a.txt deaths-differ: agreed with the desk                                      in a file: a path or an id
///
/// A check's id or a verdict is named; a reason has to follow. Diagnostics, all warnings:
///
///     D015  it cannot be read, or has no reason     D016  nothing is suppressed by it     D017  its day is over
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/report/writer.h"
#include "engine/text/document.h"

namespace sayso {

class Suppressions {
 public:
  void add_article(const Document& document);
  /// False where it cannot be read, which is told on standard error.
  bool add_file(const std::string& file);
  /// Takes out what is suppressed. Days are over where `today` lies behind them; without it none is.
  std::vector<MutedFinding> apply(std::vector<Finding>& findings, const std::string& today);
  std::vector<Diagnostic> take_diagnostics() { return std::move(diagnostics_); }

 private:
  struct Row {
    std::string document = {};  ///< id or path
    std::string check = {};
    std::string until = {};
    std::string reason = {};
    std::uint32_t first = 0;  ///< lines; 0: all of the article
    std::uint32_t last = 0;
    bool in_article = true;
    bool used = false;
    Place place = {};

    bool covers(const Anchor& anchor) const;
    bool covers(const Finding& finding) const;
  };

  void add(std::string_view words, Row row);
  void tell(const char* code, const Row& row, std::string message, std::string hint);

  std::vector<Row> rows_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace sayso
