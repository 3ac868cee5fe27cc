// A GitHub job summary: Markdown with all findings, each with both sides.
#include <fmt/format.h>

#include "engine/report/escape.h"
#include "engine/report/finding_writer.h"
#include "engine/report/text_parts.h"

namespace sayso {
namespace {

/// GitHub takes no summary of a step over 1 MiB.
constexpr std::size_t kMostBytes = 900'000;

std::string_view sign_of(Severity severity) {
  switch (severity) {
    case Severity::Note: return "ℹ️";
    case Severity::Warning: return "⚠️";
    case Severity::Error: return "❌";
  }
  return "";
}

class GithubSummaryWriter final : public FindingWriter {
 public:
  using FindingWriter::FindingWriter;

 protected:
  void print(const RunSummary& summary) override {
    std::string text = "## sayso\n\n";
    FindingCounts counts;
    for (const Finding& f : findings_) {
      (f.severity == Severity::Error ? counts.errors : f.severity == Severity::Warning ? counts.warnings : counts.notes) += 1;
    }
    text += "```\n" + text_of_summary(summary, counts, {.paint = Paint(false), .columns = 100}) + "```\n";
    for (const Diagnostic& d : diagnostics_) {
      if (d.severity == Severity::Error)
        text += fmt::format("\n- **not read:** {}: {}\n", escaped_markdown(d.place.path), escaped_markdown(d.message));
    }
    std::size_t shown = 0;
    for (const Finding& f : findings_) {
      std::string one = told(f);
      if (text.size() + one.size() > kMostBytes) break;
      text += one;
      ++shown;
    }
    if (shown < findings_.size()) text += fmt::format("\n{} more findings are not shown.\n", findings_.size() - shown);
    out_ << text;
  }

 private:
  static std::string told_side(const Anchor& a) {
    std::string out = fmt::format("> **{}**, {}\n>\n", escaped_markdown(a.origin), escaped_markdown(told_place(a)));
    auto words = words_in_quote(a);
    std::string quote;
    if (words) {
      std::string_view all = a.quote;
      quote = fmt::format("{} **{}** {}", escaped_markdown(all.substr(0, words->begin)), escaped_markdown(words->of(all)),
                          escaped_markdown(all.substr(words->end)));
    } else {
      quote = escaped_markdown(a.quote.empty() ? a.text : a.quote);
    }
    return out + fmt::format("> {}\n\n", quote);
  }

  static std::string told(const Finding& f) {
    std::string out = fmt::format("\n### {} {}\n\n{} `{}`{}\n\n", sign_of(f.severity), escaped_markdown(f.message),
                                  name_of(f.verdict), f.check, f.disclosed ? ", disclosed" : "");
    out += told_side(f.primary);
    if (!f.related.empty()) out += told_side(f.related.front());
    if (f.related.size() > 1) out += fmt::format("and {} more\n\n", f.related.size() - 1);
    if (f.reasons.empty()) return out;
    out += "<details><summary>because</summary>\n\n";
    for (const std::string& reason : f.reasons) out += fmt::format("- {}\n", escaped_markdown(reason));
    return out + "\n</details>\n";
  }
};

}  // namespace

std::unique_ptr<Writer> make_github_summary_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<GithubSummaryWriter>(out, options);
}

}  // namespace sayso
