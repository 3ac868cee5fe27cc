// GitLab code quality: one JSON array. GitLab drops a second row of one fingerprint, so that equal ones get a number.
#include <map>

#include <fmt/format.h>

#include "engine/report/escape.h"
#include "engine/report/finding_writer.h"
#include "engine/report/json_row.h"

namespace sayso {
namespace {

std::string_view gitlab_severity(Severity severity) {
  switch (severity) {
    case Severity::Note: return "info";
    case Severity::Warning: return "minor";
    case Severity::Error: return "major";
  }
  return "";
}

class GitlabWriter final : public FindingWriter {
 public:
  using FindingWriter::FindingWriter;

 protected:
  void print(const RunSummary&) override {
    std::map<std::string, std::uint32_t> seen;
    std::string text = "[";
    for (const Finding& f : findings_) {
      std::uint32_t same = seen[f.fingerprint]++;
      std::string fingerprint = same == 0 ? f.fingerprint : fmt::format("{}-{}", f.fingerprint, same);
      AnchorRange at = range_of(f.primary, texts_, ColumnUnit::CodePoints);
      text += text.size() == 1 ? "\n" : ",\n";
      std::string line;
      JsonRow row(line);
      row.open('{').member("description", told_finding(f)).member("check_name", f.check);
      row.member("fingerprint", fingerprint).member("severity", gitlab_severity(f.severity));
      row.key("location").open('{').member("path", plain_path(f.primary.document.path));
      row.key("lines").open('{').member("begin", at.line).member("end", at.end_line).close('}').close('}').close('}');
      text += line;
    }
    out_ << text << "\n]\n";
  }
};

}  // namespace

std::unique_ptr<Writer> make_gitlab_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<GitlabWriter>(out, options);
}

}  // namespace sayso
