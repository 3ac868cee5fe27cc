// Filters for a source: for which findings they hold, and what becomes of those.
#include <doctest/doctest.h>

#include "sample.h"

using namespace sayso;

namespace {

constexpr const char* kReason = "it counts otherwise";

Rules rules_with(const std::string& type, const std::vector<SourceFilter>& filters, Severity severity = Severity::Error) {
  Rules rules = sample::rules();
  CheckRule rule{.type = type, .severity = severity, .by_source = filters};
  rule.head.id = "differ";
  rules.checks.push_back(rule);
  rules.sources.push_back({.id = "post", .names = {{.text = "The Post"}, {.text = "Post"}}, .kind = "outlet"});
  return rules;
}

SourceFilter off(const std::string& source) { return {.sources = {source}, .off = true, .reason = kReason}; }
SourceFilter as(Severity severity, const std::string& source) {
  return {.sources = {"nobody", source}, .severity = severity, .reason = kReason};
}

CheckResult run(const std::vector<DocumentClaims>& documents, const Rules& rules) {
  return run_checks(documents, sample::one_event(documents), rules);
}

std::vector<DocumentClaims> articles(const std::vector<std::string>& lines) {
  std::vector<DocumentClaims> out;
  for (const std::string& line : lines) out.push_back(sample::sample(line));
  return out;
}

/// "error a b | off: note c d": severity and articles of each finding, then those that are left out.
std::string print(const CheckResult& result) {
  std::string out;
  auto add = [&](const Finding& f, const char* before) {
    if (f.check != "differ") return;
    out += (out.empty() ? "" : " | ") + std::string(before) + std::string(name_of(f.severity)) + " " + f.primary.document.id;
    for (const Anchor& a : f.related) out += " " + a.document.id;
  };
  for (const Finding& f : result.findings) add(f, "");
  for (const Finding& f : result.filtered) add(f, "off: ");
  return out;
}

std::string check(const std::vector<std::string>& lines, const std::vector<SourceFilter>& filters,
                  const std::string& type = "conflict") {
  return print(run(articles(lines), rules_with(type, filters)));
}

}  // namespace

TEST_CASE("a filter for a source holds where the source takes part") {
  const std::vector<std::string> pair = {"cnn/Post 40 day1 doc=a", "ria/Times 62 day1 doc=b"};
  const std::vector<std::string> own = {"own/Post 40 day1 doc=a", "ria/Times 62 day1 doc=b"};
  CHECK(check(pair, {}) == "error a b");
  CHECK(check(pair, {as(Severity::Note, "cnn")}) == "note a b");
  CHECK(check(pair, {as(Severity::Note, "ria")}) == "note a b");
  CHECK(check(pair, {as(Severity::Note, "tass")}) == "error a b");
  CHECK(check(pair, {off("cnn")}) == "off: error a b");
  // the publisher of what another one says
  CHECK(check(pair, {off("post")}) == "error a b");
  CHECK(check(own, {off("post")}) == "off: error a b");
  // the last one
  CHECK(check(pair, {off("cnn"), as(Severity::Warning, "ria")}) == "warning a b");
  CHECK(check(pair, {as(Severity::Warning, "ria"), off("cnn")}) == "off: error a b");
}

TEST_CASE("whoever passes a number on takes part") {
  auto documents = articles({"cnn/Post 40 day1 doc=a", "ria/Times 62 day1 doc=b"});
  documents[1].claims[0].attribution->via.push_back({.text = "Tasnim", .id = "tasnim", .role = "reported"});
  CHECK(print(run(documents, rules_with("conflict", {off("tasnim")}))) == "off: error a b");
}

TEST_CASE("a filter for one of many takes nothing of the others with it") {
  const std::vector<std::string> lines = {"cnn/Post 40 day1 doc=a", "bbc/Post 40 day1 doc=b", "ria/Times 62 day1 doc=c"};
  CHECK(check(lines, {}) == "error a c b");
  CHECK(check(lines, {off("cnn")}) == "error b c | off: error a c");
  CHECK(check(lines, {as(Severity::Note, "cnn")}) == "error b c a");
  CHECK(check(lines, {off("ria")}) == "off: error a c b");
}

TEST_CASE("what is in doubt stays a warning at most") {
  const std::vector<std::string> lines = {"cnn/Post <=40 day1 doc=a", "ria/Times 62 day1 doc=b"};
  CHECK(check(lines, {as(Severity::Error, "cnn")}) == "warning a b");
}

TEST_CASE("of a number told in many places the source has to be part of all") {
  const std::vector<std::string> lines = {"police/Post 40 day1 kind=unspecified doc=a",
                                          "police/Times 40 day1 kind=unspecified doc=b"};
  auto documents = articles(lines);
  for (DocumentClaims& d : documents) d.claims[0].attribution->source.basis = Basis::Description;
  const Rules rules = rules_with("anonymous-only", {off("tasnim")});
  CHECK(print(run(documents, rules)) == "error a b");
  documents[0].claims[0].attribution->via.push_back({.text = "Tasnim", .id = "tasnim"});
  CHECK(print(run(documents, rules)) == "error a b");
  documents[1].claims[0].attribution->via.push_back({.text = "Tasnim", .id = "tasnim"});
  CHECK(print(run(documents, rules)) == "off: error a b");
}

TEST_CASE("a finding tells what a filter did to it") {
  auto documents = articles({"cnn/Post 40 day1 doc=a", "ria/Times 62 day1 doc=b"});
  auto told = [&](const SourceFilter& filter, Severity severity = Severity::Error) {
    CheckResult r = run(documents, rules_with("conflict", {filter}, severity));
    const Finding& f = r.filtered.empty() ? r.findings.at(0) : r.filtered.at(0);
    return f.filter.empty() || f.reasons.back() == f.filter ? f.filter : "not the last reason";
  };
  CHECK(told(as(Severity::Note, "ria")) == "a filter for ria makes it a note: it counts otherwise");
  CHECK(told(off("cnn")) == "a filter for cnn leaves it out: it counts otherwise");
  CHECK(told(as(Severity::Note, "ria"), Severity::Note) == "");  // it was one
}
