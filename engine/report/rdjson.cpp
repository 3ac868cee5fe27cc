// reviewdog's rdjson: one DiagnosticResult. Columns count bytes of UTF-8, from 1.
#include <fmt/format.h>

#include "engine/report/escape.h"
#include "engine/report/finding_writer.h"
#include "engine/report/json_row.h"

namespace sayso {
namespace {

std::string_view rdjson_severity(Severity severity) {
  switch (severity) {
    case Severity::Note: return "INFO";
    case Severity::Warning: return "WARNING";
    case Severity::Error: return "ERROR";
  }
  return "";
}

class RdjsonWriter final : public FindingWriter {
 public:
  using FindingWriter::FindingWriter;

 protected:
  void print(const RunSummary&) override {
    std::string text;
    JsonRow row(text);
    row.open('{').key("source").open('{').member("name", "sayso").close('}').key("diagnostics").open('[');
    for (const Finding& f : findings_) {
      row.open('{').member("message", told_finding(f));
      add_location(row, f.primary);
      row.member("severity", rdjson_severity(f.severity)).key("code").open('{').member("value", f.check).close('}');
      row.key("relatedLocations").open('[');
      for (const Anchor& a : f.related) {
        row.open('{').member("message", told_side(a));
        add_location(row, a);
        row.close('}');
      }
      row.close(']').close('}');
    }
    row.close(']').close('}');
    out_ << text << '\n';
  }

 private:
  void add_location(JsonRow& row, const Anchor& a) const {
    AnchorRange at = range_of(a, texts_, ColumnUnit::Bytes);
    row.key("location").open('{').member("path", plain_path(a.document.path)).key("range").open('{');
    row.key("start").open('{').member("line", at.line);
    if (at.exact) row.member("column", at.column);
    row.close('}');
    if (at.exact) row.key("end").open('{').member("line", at.end_line).member("column", at.end_column).close('}');
    row.close('}').close('}');
  }
};

}  // namespace

std::unique_ptr<Writer> make_rdjson_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<RdjsonWriter>(out, options);
}

}  // namespace sayso
