#include "engine/report/writer.h"

namespace sayso {
namespace {

constexpr WriterFormat kFormats[] = {
    {.name = "text", .make = make_text_writer, .about = "to be read: quotations side by side, reasons, a summary"},
    {.name = "jsonl", .make = make_jsonl_writer, .about = "one JSON object a line"},
    {.name = "html", .make = make_html_writer, .about = "a page to be read, in one file", .findings_only = true},
    {.name = "sarif", .make = make_sarif_writer, .about = "SARIF 2.1.0, for code scanning and editors", .findings_only = true},
    {.name = "junit", .make = make_junit_writer, .about = "JUnit XML, for CI systems' test tabs", .findings_only = true},
    {.name = "github", .make = make_github_writer, .about = "workflow commands of GitHub Actions", .findings_only = true},
    {.name = "github-summary",
     .make = make_github_summary_writer,
     .about = "Markdown for a GitHub job summary",
     .findings_only = true},
    {.name = "gitlab", .make = make_gitlab_writer, .about = "a GitLab code quality report", .findings_only = true},
    {.name = "rdjson", .make = make_rdjson_writer, .about = "reviewdog diagnostics", .findings_only = true},
};

}  // namespace

std::span<const WriterFormat> writer_formats() { return kFormats; }

std::unique_ptr<Writer> make_writer(std::string_view name, std::ostream& out, const WriterOptions& options) {
  for (const WriterFormat& format : kFormats) {
    if (format.name == name) return format.make(out, options);
  }
  return nullptr;
}

}  // namespace sayso
