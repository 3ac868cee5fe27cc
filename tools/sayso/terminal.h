/// terminal: what is asked of it, and the progress line.
#pragma once

#include <chrono>
#include <cstdint>

#include "tools/sayso/options.h"

namespace sayso {

bool is_terminal(int descriptor);
/// Of the terminal on standard output; 100 where there is none.
std::uint32_t terminal_columns();
/// Whether what goes to the descriptor is to be coloured.
bool wants_colour(ColourChoice choice, int descriptor);

/// A line on standard error that tells how far a long run is: after a second, on a terminal only.
class Progress {
 public:
  explicit Progress(bool quiet);
  Progress(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress& operator=(Progress&&) = delete;
  ~Progress() { clear(); }

  void tell(std::uint64_t articles);
  /// Takes the line away before something else is printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool on_;
  bool shown_ = false;
  Clock::time_point next_;
};

}  // namespace sayso
