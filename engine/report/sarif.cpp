// SARIF 2.1.0 (OASIS). Columns count UTF-16 code units, as columnKind says.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "engine/report/escape.h"
#include "engine/report/finding_writer.h"
#include "engine/report/json_row.h"

namespace sayso {
namespace {

/// GitHub code scanning takes 25,000 results of a run and shows the 5,000 gravest.
constexpr std::size_t kMostResults = 5000;
/// … and 100 places of one result.
constexpr std::size_t kMostPlaces = 99;

class SarifWriter final : public FindingWriter {
 public:
  using FindingWriter::FindingWriter;

 protected:
  void print(const RunSummary& summary) override {
    shown_ = findings_.first(std::min(findings_.size(), kMostResults));
    std::string text;
    JsonRow row(text);
    row.open('{')
        .member("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
        .member("version", "2.1.0");
    row.key("runs").open('[').open('{');
    add_tool(row);
    row.member("columnKind", "utf16CodeUnits");
    add_invocation(row, summary);
    row.key("results").open('[');
    for (const Finding& f : shown_) add_result(row, f, nullptr);
    for (const MutedFinding& m : muted_) add_result(row, m.finding, &m);
    row.close(']').close('}').close(']').close('}');
    out_ << text << '\n';
  }

 private:
  /// The checks of the results, sorted by name.
  std::vector<const Finding*> checks() const {
    std::vector<const Finding*> out;
    for (const Finding& f : shown_) out.push_back(&f);
    for (const MutedFinding& m : muted_) out.push_back(&m.finding);
    auto name = [](const Finding* f) -> const std::string& { return f->check; };
    std::stable_sort(out.begin(), out.end(), [&](const Finding* a, const Finding* b) { return name(a) < name(b); });
    out.erase(std::unique(out.begin(), out.end(), [&](const Finding* a, const Finding* b) { return name(a) == name(b); }),
              out.end());
    return out;
  }

  void add_tool(JsonRow& row) {
    row.key("tool").open('{').key("driver").open('{').member("name", "sayso");
    if (!options_.version.empty()) row.member("version", options_.version).member("semanticVersion", options_.version);
    row.key("rules").open('[');
    for (const Finding* f : checks()) {
      rules_.push_back(f->check);
      row.open('{').member("id", f->check);
      row.key("shortDescription").open('{').member("text", meaning_of(f->verdict)).close('}');
      row.key("defaultConfiguration").open('{').member("level", name_of(f->severity)).close('}').close('}');
    }
    row.close(']').close('}').close('}');
  }

  void add_invocation(JsonRow& row, const RunSummary& summary) const {
    row.key("invocations").open('[').open('{').member("executionSuccessful", summary.unread == 0);
    row.key("toolExecutionNotifications").open('[');
    for (const Diagnostic& d : diagnostics_) add_notification(row, d);
    if (shown_.size() < findings_.size()) {
      std::string more = fmt::format("{} further findings are not listed", findings_.size() - shown_.size());
      row.open('{').member("level", "note").key("message").open('{').member("text", more).close('}').close('}');
    }
    row.close(']').close('}').close(']');
  }

  static void add_notification(JsonRow& row, const Diagnostic& d) {
    row.open('{').member("level", name_of(d.severity)).key("message").open('{').member("text", d.message).close('}');
    row.key("descriptor").open('{').member("id", d.code).close('}');
    row.key("locations").open('[').open('{').key("physicalLocation").open('{');
    row.key("artifactLocation").open('{').member("uri", uri_of_path(d.place.path)).close('}');
    if (d.place.line > 0) row.key("region").open('{').member("startLine", d.place.line).close('}');
    row.close('}').close('}').close(']').close('}');
  }

  void add_result(JsonRow& row, const Finding& f, const MutedFinding* muted) const {
    auto rule = static_cast<std::uint64_t>(std::lower_bound(rules_.begin(), rules_.end(), f.check) - rules_.begin());
    row.open('{').member("ruleId", f.check).member("ruleIndex", rule).member("level", name_of(f.severity));
    row.key("message").open('{').member("text", told_finding(f)).close('}');
    row.key("locations").open('[');
    add_location(row, f.primary, std::nullopt);
    row.close(']').key("relatedLocations").open('[');
    for (std::size_t i = 0; i < std::min(f.related.size(), kMostPlaces); ++i) add_location(row, f.related[i], i);
    row.close(']').key("partialFingerprints").open('{');
    // code scanning tracks alerts by the first; the second is ours whatever becomes of that
    row.member("primaryLocationLineHash", f.fingerprint + ":1").member("saysoFinding/v1", f.fingerprint).close('}');
    if (muted != nullptr) {
      row.key("suppressions").open('[').open('{').member("kind", muted->in_article ? "inSource" : "external");
      row.member("justification", muted->reason).close('}').close(']');
    }
    row.key("properties").open('{').member("verdict", name_of(f.verdict)).member("disclosed", f.disclosed);
    if (!f.measure.empty()) row.member("measure", f.measure);
    row.key("reasons").open('[');
    for (const std::string& reason : f.reasons) row.text(reason);
    row.close(']').close('}').close('}');
  }

  void add_location(JsonRow& row, const Anchor& a, std::optional<std::uint64_t> id) const {
    AnchorRange at = range_of(a, texts_, ColumnUnit::Utf16);
    row.open('{');
    if (id) row.member("id", *id);
    row.key("physicalLocation").open('{');
    row.key("artifactLocation").open('{').member("uri", uri_of_path(a.document.path)).close('}');
    row.key("region").open('{').member("startLine", at.line);
    if (at.exact) {
      row.member("startColumn", at.column).member("endLine", at.end_line).member("endColumn", at.end_column);
      row.key("snippet").open('{').member("text", a.text).close('}');
    }
    row.close('}').close('}').key("message").open('{').member("text", told_side(a)).close('}').close('}');
  }

  std::span<const Finding> shown_;
  std::vector<std::string> rules_;
};

}  // namespace

std::unique_ptr<Writer> make_sarif_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<SarifWriter>(out, options);
}

}  // namespace sayso
