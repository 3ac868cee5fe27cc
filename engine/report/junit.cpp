// JUnit XML: a suite for each article, a case for each finding in it; one that is no reason to fail is a case that passes.
#include <map>
#include <vector>

#include <fmt/format.h>

#include "engine/report/escape.h"
#include "engine/report/finding_writer.h"
#include "engine/report/text_parts.h"

namespace sayso {
namespace {

struct Suite {
  std::vector<const Finding*> findings = {};
  std::uint64_t failures = 0;
};

class JunitWriter final : public FindingWriter {
 public:
  using FindingWriter::FindingWriter;

 protected:
  void print(const RunSummary&) override {
    std::map<std::string, Suite> suites;
    for (const DocumentClaims& d : background_.documents.first(background_.texts.size())) suites[d.document.path];
    std::uint64_t failures = 0, cases = 0, errors = 0;
    for (const Finding& f : findings_) {
      Suite& suite = suites[f.primary.document.path];
      suite.findings.push_back(&f);
      suite.failures += fails(f) ? 1 : 0;
      failures += fails(f) ? 1 : 0;
    }
    for (const auto& [path, suite] : suites) cases += std::max<std::uint64_t>(1, suite.findings.size());
    for (const Diagnostic& d : diagnostics_) errors += d.severity == Severity::Error ? 1 : 0;
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out_ << fmt::format("<testsuites name=\"sayso\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n", cases + errors, failures,
                        errors);
    for (const auto& [path, suite] : suites) print_suite(path, suite);
    if (errors > 0) print_unread(errors);
    out_ << "</testsuites>\n";
  }

 private:
  void print_suite(const std::string& path, const Suite& suite) const {
    std::uint64_t cases = std::max<std::uint64_t>(1, suite.findings.size());
    std::string name = escaped_xml(path);
    out_ << fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n", name, cases,
                        suite.failures);
    if (suite.findings.empty()) out_ << fmt::format("    <testcase classname=\"{}\" name=\"no finding\"/>\n", name);
    for (const Finding* f : suite.findings) print_case(*f);
    out_ << "  </testsuite>\n";
  }

  void print_case(const Finding& f) const {
    AnchorRange at = range_of(f.primary, texts_, ColumnUnit::CodePoints);
    std::string message = escaped_xml(f.message);
    out_ << fmt::format("    <testcase classname=\"{}\" name=\"{} [line {}]\" file=\"{}\" line=\"{}\">\n", escaped_xml(f.check),
                        message, at.line, escaped_xml(f.primary.document.path), at.line);
    std::string body = told_finding(f);
    for (const std::string& reason : f.reasons) body += "\n- " + reason;
    if (fails(f)) {
      out_ << fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n", name_of(f.verdict), message,
                          escaped_xml(body));
    } else {
      out_ << fmt::format("      <system-out>{}: {}</system-out>\n", name_of(f.severity), escaped_xml(body));
    }
    out_ << "    </testcase>\n";
  }

  void print_unread(std::uint64_t errors) const {
    out_ << fmt::format("  <testsuite name=\"inputs\" tests=\"{0}\" failures=\"0\" errors=\"{0}\" skipped=\"0\">\n", errors);
    for (const Diagnostic& d : diagnostics_) {
      if (d.severity != Severity::Error) continue;
      out_ << fmt::format("    <testcase classname=\"{0}\" name=\"{1}\"><error type=\"{0}\" message=\"{2}\"/></testcase>\n",
                          escaped_xml(d.code), escaped_xml(d.place.path), escaped_xml(d.message));
    }
    out_ << "  </testsuite>\n";
  }
};

}  // namespace

std::unique_ptr<Writer> make_junit_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<JunitWriter>(out, options);
}

}  // namespace sayso
