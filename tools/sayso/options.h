/// Options: what the command line asks for. One table in options.cpp holds each option with its name, help, and where it goes.
///
///     ParsedOptions parsed = parse_options(argc, argv);
///     if (!parsed.options) return parsed.exit_status;   // --help, --version, or a usage error that has been told
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/read/json_line.h"
#include "engine/read/read.h"

namespace sayso {

enum class Command : std::uint8_t {
  Check,
  Extract,
  Events,
  Explain,
  RulesList,
  RulesValidate,
  RulesTest,
  RulesFigures,
  LedgerAdd,
  LedgerCheck,
  LedgerRemove,
  LedgerVerify,
  LedgerExport,
  LedgerImport,
  LedgerPrune,
  BaselineWrite,
  RulesExplain,
  RulesProfile,
  RulesSchema
};
enum class Only : std::uint8_t { Claims, Quantities, Sentences };
/// How tables of rules are printed.
enum class RowFormat : std::uint8_t { Text, JsonLines };
enum class ColourChoice : std::uint8_t { Auto, Always, Never };

/// `--format NAME=FILE`; without a file, standard output.
struct FormatChoice {
  std::string name;
  std::string file = {};
};

struct Options {
  Command command = Command::Check;
  std::vector<std::string> paths = {};  ///< of explain: FILE:LINE
  std::vector<std::string> rules = {};
  std::vector<FormatChoice> formats = {};
  std::optional<Format> input_format = {};
  FieldMap fields = {};
  unsigned jobs = 0;  ///< 0: as many as there are cores
  Only only = Only::Claims;
  std::optional<Severity> fail_on = Severity::Error;  ///< nothing: never
  Severity min_severity = Severity::Note;             ///< lesser findings are not told
  std::size_t limit = 0;                              ///< findings to print, the worst; 0: all
  std::string as_of = {};                             ///< the time of articles without one
  std::string today = {};                             ///< stands in for as_of
  std::string ledger = {};                            ///< file; empty: none
  std::string reason = {};                            ///< of a retraction
  std::string before = {};                            ///< what to prune: older than this
  std::string baseline = {};                          ///< file of the findings that are known
  std::string since = {};                             ///< commit: findings of articles changed since only
  std::vector<std::string> suppressions = {};         ///< files that say which findings may stand
  ColourChoice colour = ColourChoice::Auto;
  bool quiet = false;
  bool strict = false;
  RowFormat row_format = RowFormat::Text;
  std::vector<std::string> names = {};  ///< of the rules to explain
  bool all = false;                     ///< shorten no list
  bool update = false;                  ///< write what the examples that ask are answered
};

struct ParsedOptions {
  std::optional<Options> options = {};
  int exit_status = 0;
};
ParsedOptions parse_options(int argc, const char* const* argv);

/// See DESIGN's fifth invariant.
namespace exit_status {
constexpr int kGood = 0;
constexpr int kFindings = 1;
constexpr int kUsage = 2;
constexpr int kUnread = 3;
}  // namespace exit_status

}  // namespace sayso
