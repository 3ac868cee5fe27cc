#include "tools/sayso/run.h"

#include <algorithm>
#include <iostream>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/io/files.h"
#include "engine/rulepack/import_path.h"

#include "tools/sayso/with_page.h"

namespace sayso {
namespace {

constexpr std::string_view kNoDate = "D005";

/// A document cannot be changed, so one with the date takes its place.
Document with_date(const Document& old, const std::string& date) {
  DocumentInfo info = old.info();
  info.published = date;
  Document out(std::move(info), std::string(old.bytes()));
  out.set_zones(old.zones());
  out.set_markup(old.markup());
  return out;
}

/// A folder that is given is the folder of the pack; of a file that is given, the one that it lies in.
std::vector<RuleInput> rule_inputs(std::span<const std::string> given, std::vector<Diagnostic>& diagnostics) {
  std::vector<RuleInput> out;
  std::set<std::string> seen;
  for (const std::string& one : given) {
    auto found = find_files({&one, 1}, is_rule_name);
    for (Diagnostic& d : found.diagnostics) diagnostics.push_back(std::move(d));
    const bool folder = found.value.size() != 1 || found.value.front() != one;
    for (const std::string& path : found.value) {
      if (!seen.insert(normal_path(path)).second) continue;
      auto bytes = read_file(path);
      for (Diagnostic& d : bytes.diagnostics) diagnostics.push_back(std::move(d));
      if (!bytes.value) continue;
      out.push_back({.path = path, .bytes = std::move(*bytes.value)});
      if (folder) out.back().folder = normal_path(one);
    }
  }
  std::sort(out.begin(), out.end(), [](const RuleInput& a, const RuleInput& b) { return a.path < b.path; });
  return out;
}

}  // namespace

Outcome<std::shared_ptr<const Engine>> load_engine(const Options& options) {
  std::vector<Diagnostic> diagnostics;
  std::vector<RuleInput> inputs = rule_inputs(options.rules, diagnostics);
  auto engine = Engine::make(
      inputs, {.open = read_rules_below, .today = options.today, .lint = options.command == Command::RulesValidate});
  for (Diagnostic& d : engine.diagnostics) diagnostics.push_back(std::move(d));
  // Loading and compiling each tell what is wrong; who mends a file goes through it from top to bottom.
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.place.path, a.place.line, a.place.column) < std::tie(b.place.path, b.place.line, b.place.column);
  });
  return {.value = std::move(engine.value), .diagnostics = std::move(diagnostics)};
}

std::shared_ptr<const Engine> load_engine_or_tell(const Options& options) {
  auto loaded = load_engine(options);
  for (const Diagnostic& d : loaded.diagnostics) {
    if (!options.quiet || d.severity == Severity::Error) std::cerr << with_page(d) << '\n';
  }
  return has_errors(loaded.diagnostics) ? nullptr : loaded.value;
}

DocumentRef ref_of(const Document& document) {
  const DocumentInfo& info = document.info();
  return {.id = info.id,
          .path = info.path,
          .publisher = info.publisher,
          .published = info.published,
          .headline = info.headline,
          .record = info.record};
}

void date_article(const Options& options, Outcome<std::optional<Document>>& article) {
  const std::string& date = options.as_of.empty() ? options.today : options.as_of;
  if (date.empty() || !article.value || !article.value->info().published.empty()) return;
  article.value.emplace(with_date(*article.value, date));
  std::erase_if(article.diagnostics, [](const Diagnostic& d) { return d.code == kNoDate; });
}

std::vector<std::string> ArticleRun::files(RunSummary& summary) {
  auto found = find_files(options_.paths);
  summary.unread += found.diagnostics.size();
  tell(std::move(found.diagnostics));
  return std::move(found.value);
}

ArticleRun::Batch ArticleRun::read(RawBatch raw) const {
  Batch out{.diagnostics = std::move(raw.diagnostics)};
  out.unread = out.diagnostics.size();
  out.documents.reserve(raw.articles.size());
  for (const RawArticle& article : raw.articles) {
    auto outcome = read_raw(article, options_.fields);
    date_article(options_, outcome);
    if (!outcome.value && has_errors(outcome.diagnostics)) ++out.unread;
    for (Diagnostic& d : outcome.diagnostics) out.diagnostics.push_back(std::move(d));
    if (outcome.value) out.documents.push_back(std::move(*outcome.value));
  }
  return out;
}

void ArticleRun::note(Batch& batch, RunSummary& summary) {
  summary.documents += batch.documents.size();
  summary.unread += batch.unread;
  tell(std::move(batch.diagnostics));
}

void ArticleRun::tell(std::vector<Diagnostic> diagnostics) {
  if (diagnostics.empty()) return;
  progress_.clear();
  output_.diagnostics(std::move(diagnostics));
}

void count_claims(const DocumentClaims& document, RunSummary& summary) {
  summary.claims += document.claims.size();
  for (const Claim& claim : document.claims) summary.figures += claim.figures.size();
}

int status_of(const RunSummary& summary, bool written) {
  return summary.unread > 0 || !written ? exit_status::kUnread : exit_status::kGood;
}

}  // namespace sayso
