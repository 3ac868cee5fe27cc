/// Diagnostic: what is wrong with an input or a rule file. Never a finding about an article's content.
///
///     rules/desk.yaml:12:9: error R012: unknown measure "kiled"; did you mean "killed"?
///
/// Codes are stable and listed in docs/diagnostics.md: R… rule files, D… documents, L… the ledger.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

enum class Severity : std::uint8_t { Note, Warning, Error };

/// "note", "warning", "error".
std::string_view name_of(Severity severity);

/// A place in a file as people count: line and column from 1, in bytes; line 0 is the file as a whole.
struct Place {
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t width = 1;  ///< bytes under the caret
};

/// A part of a text that stands in a file in its own way, folded or escaped; counted in bytes that are no blanks.
struct TextPart {
  std::uint32_t offset = 0;   ///< of the part in the text, blanks and all
  std::uint32_t before = 0;   ///< before the part
  std::uint32_t letters = 0;  ///< of the part
};

struct Diagnostic {
  std::string code;  ///< "R012"
  Severity severity = Severity::Error;
  Place place;
  std::string message;           ///< what was seen, without a full stop
  std::string hint = {};         ///< a way out; may be empty
  std::string source_line = {};  ///< the line of the file, for the caret; may be empty
  std::optional<TextPart> part =
      {};  ///< of a text, until the file was looked at: the place takes the text to stand on one line
};

/// What a stage gives: its value as far as it got, and what was wrong.
template <class T>
struct Outcome {
  T value;
  std::vector<Diagnostic> diagnostics;
};

bool has_errors(const std::vector<Diagnostic>& diagnostics);

/// As many of one set of rule files are told: a file with more has one fault over and over, or is made to fill the memory.
constexpr std::size_t kMostDiagnostics = 1000;
/// There are more already: what costs time or memory, as a suggestion, is left out.
inline bool are_many(const std::vector<Diagnostic>& diagnostics) { return diagnostics.size() >= kMostDiagnostics; }
/// Keeps the first kMostDiagnostics, errors rather than others, and adds R007 where some had to go.
void keep_most(std::vector<Diagnostic>& diagnostics);

/// `FILE:LINE:COLUMN: error R012: message`, then the line with a caret and the hint, each on a line of its own.
std::string render(const Diagnostic& diagnostic);

}  // namespace sayso
