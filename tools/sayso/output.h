/// Output: the writers that `--format` asks for, called as one.
///
///     Output output(options);
///     if (!output.usable()) return exit_status::kUsage;   // told already
#pragma once

#include <fstream>
#include <functional>
#include <memory>
#include <vector>

#include "engine/report/writer.h"
#include "tools/sayso/options.h"

namespace sayso {

class Output {
 public:
  explicit Output(const Options& options);
  bool usable() const { return usable_; }

  /// Whether one of the writers does.
  bool needs_background() const;
  /// Calls all writers.
  void each(const std::function<void(Writer&)>& call) const;
  /// To the writers; errors also to standard error where no writer for people is on standard output.
  void diagnostics(std::vector<Diagnostic> diagnostics) const;
  /// Whether all of it could be written. Tells, where not.
  bool finish(const RunSummary& summary) const;

 private:
  void open(const FormatChoice& choice, const Options& options);

  struct Sink {
    std::unique_ptr<std::ofstream> file;  ///< nothing: standard output
    std::string name;
    std::unique_ptr<Writer> writer;
  };
  std::vector<Sink> sinks_;
  bool usable_ = true;
  bool people_read_it_ = false;
  bool quiet_;
};

}  // namespace sayso
