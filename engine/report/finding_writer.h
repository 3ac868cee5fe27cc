/// FindingWriter: what the formats that hold nothing but findings have in common: they gather during the run and print at its end.
///
///     class GitlabWriter final : public FindingWriter { void print(const RunSummary&) override { … } };
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "engine/report/anchor_range.h"
#include "engine/report/writer.h"

namespace sayso {

class FindingWriter : public Writer {
 public:
  FindingWriter(std::ostream& out, const WriterOptions& options) : out_(out), options_(options) {}

  bool needs_background() const override { return true; }
  void background(const Background& background) override {
    background_ = background;
    texts_ = Texts(background);
  }
  void claims(const DocumentClaims&, std::string_view) override {}
  void quantity(const DocumentRef&, Span, std::string_view, const Quantity&) override {}
  void sentence(const DocumentRef&, Span, std::string_view) override {}
  void findings(std::span<const Finding> findings) override { findings_ = findings; }
  void muted(std::span<const MutedFinding> muted) override { muted_ = muted; }
  void events(std::span<const EventReport>) override {}
  void diagnostics(std::span<const Diagnostic> diagnostics) override {
    diagnostics_.insert(diagnostics_.end(), diagnostics.begin(), diagnostics.end());
  }
  void end(const RunSummary& summary) override {
    print(summary);
    out_.flush();
  }

 protected:
  virtual void print(const RunSummary& summary) = 0;
  bool fails(const Finding& f) const { return options_.fail_on && f.severity >= *options_.fail_on; }

  std::ostream& out_;
  WriterOptions options_;
  Background background_;
  Texts texts_;
  std::span<const Finding> findings_;
  std::span<const MutedFinding> muted_;
  std::vector<Diagnostic> diagnostics_;
};

/// `CNN, a.md:7:1: "At least 40 people were killed."`
std::string told_side(const Anchor& anchor);
/// The message, and each of the two main sides on a line of its own.
std::string told_finding(const Finding& finding);
/// What the verdict of a finding means, in a sentence.
std::string_view meaning_of(Verdict verdict);

}  // namespace sayso
