// GitHub Actions: workflow commands, which become annotations of a pull request. A step shows ten of each severity; what is
// beyond is told in one notice.
#include <array>

#include <fmt/format.h>

#include "engine/report/escape.h"
#include "engine/report/finding_writer.h"

namespace sayso {
namespace {

constexpr std::uint32_t kMostOfASeverity = 10;

std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::Note: return "notice";
    case Severity::Warning: return "warning";
    case Severity::Error: return "error";
  }
  return "";
}

class GithubWriter final : public FindingWriter {
 public:
  using FindingWriter::FindingWriter;

 protected:
  void print(const RunSummary& summary) override {
    for (const Diagnostic& d : diagnostics_) {
      if (d.severity == Severity::Error && take(Severity::Error)) print_diagnostic(d);
    }
    for (const Finding& f : findings_) {
      if (take(f.severity)) print_finding(f);
    }
    if (left_out_ > 0) {
      out_ << fmt::format("::notice title=sayso::{} more of {} findings; the job's summary or log has all\n", left_out_,
                          summary.findings);
    }
  }

 private:
  /// One notice is kept for what was left out.
  bool take(Severity severity) {
    std::uint32_t& count = counts_[static_cast<std::size_t>(severity)];
    std::uint32_t most = severity == Severity::Note ? kMostOfASeverity - 1 : kMostOfASeverity;
    if (count == most) {
      ++left_out_;
      return false;
    }
    ++count;
    return true;
  }

  void print_finding(const Finding& f) const {
    AnchorRange at = range_of(f.primary, texts_, ColumnUnit::CodePoints);
    std::string where = fmt::format("file={},line={}", escaped_command_property(plain_path(f.primary.document.path)), at.line);
    if (at.exact) where += fmt::format(",endLine={}", at.end_line);
    if (at.exact && at.line == at.end_line) where += fmt::format(",col={},endColumn={}", at.column, at.end_column);
    out_ << fmt::format("::{} {},title={}::{}\n", command_of(f.severity), where,
                        escaped_command_property(fmt::format("{} [{}]", name_of(f.verdict), f.check)),
                        escaped_command(told_finding(f)));
  }

  void print_diagnostic(const Diagnostic& d) const {
    std::string where = fmt::format("file={}", escaped_command_property(plain_path(d.place.path)));
    if (d.place.line > 0) where += fmt::format(",line={}", d.place.line);
    out_ << fmt::format("::error {},title={}::{}\n", where, escaped_command_property("not read: " + d.code),
                        escaped_command(d.message));
  }

  std::array<std::uint32_t, 3> counts_ = {};
  std::uint64_t left_out_ = 0;
};

}  // namespace

std::unique_ptr<Writer> make_github_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<GithubWriter>(out, options);
}

}  // namespace sayso
