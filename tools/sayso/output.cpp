#include "tools/sayso/output.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <utility>

#include "tools/sayso/terminal.h"

namespace sayso {

Output::Output(const Options& options) : quiet_(options.quiet) {
  for (const FormatChoice& choice : options.formats) open(choice, options);
  for (const Sink& sink : sinks_) sink.writer->begin();
}

void Output::open(const FormatChoice& choice, const Options& options) {
  bool standard = choice.file.empty();
  bool taken = std::any_of(sinks_.begin(), sinks_.end(), [](const Sink& sink) { return !sink.file; });
  if (standard && taken) {
    std::cerr << "sayso: only one --format can go to standard output; write --format " << choice.name << "=FILE\n";
    usable_ = false;
    return;
  }
  WriterOptions wanted{.colour = wants_colour(standard ? options.colour : ColourChoice::Never, STDOUT_FILENO),
                       .columns = standard ? terminal_columns() : WriterOptions().columns,
                       .fail_on = options.fail_on,
                       .version = SAYSO_VERSION};
  Sink sink{.file = standard ? nullptr : std::make_unique<std::ofstream>(choice.file, std::ios::binary),
            .name = choice.file,
            .writer = {}};
  if (sink.file && !*sink.file) {
    std::cerr << "sayso: cannot write " << choice.file << "\n";
    usable_ = false;
    return;
  }
  sink.writer = make_writer(choice.name, sink.file ? *sink.file : std::cout, wanted);
  people_read_it_ = people_read_it_ || (standard && choice.name == "text");
  sinks_.push_back(std::move(sink));
}

bool Output::needs_background() const {
  return std::any_of(sinks_.begin(), sinks_.end(), [](const Sink& sink) { return sink.writer->needs_background(); });
}

void Output::each(const std::function<void(Writer&)>& call) const {
  for (const Sink& sink : sinks_) call(*sink.writer);
}

void Output::diagnostics(std::vector<Diagnostic> diagnostics) const {
  if (quiet_) std::erase_if(diagnostics, [](const Diagnostic& d) { return d.severity != Severity::Error; });
  if (diagnostics.empty()) return;
  each([&](Writer& writer) { writer.diagnostics(diagnostics); });
  for (const Diagnostic& d : diagnostics) {
    if (!people_read_it_ && d.severity == Severity::Error) std::cerr << render(d) << '\n';
  }
}

bool Output::finish(const RunSummary& summary) const {
  bool written = true;
  for (const Sink& sink : sinks_) {
    sink.writer->end(summary);
    if (sink.file) sink.file->close();
    if (sink.file ? sink.file->good() : std::cout.good()) continue;
    std::cerr << "sayso: not everything could be written to " << (sink.file ? sink.name : "standard output") << "\n";
    written = false;
  }
  return written;
}

}  // namespace sayso
