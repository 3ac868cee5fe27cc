#include "tools/sayso/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace sayso {
namespace {

constexpr std::uint32_t kColumns = 100;
constexpr auto kPatience = std::chrono::seconds(1);
constexpr auto kPause = std::chrono::milliseconds(200);

}  // namespace

bool is_terminal(int descriptor) { return isatty(descriptor) != 0; }

std::uint32_t terminal_columns() {
  winsize size{};
  bool known = is_terminal(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : kColumns;
}

bool wants_colour(ColourChoice choice, int descriptor) {
  switch (choice) {
    case ColourChoice::Always: return true;
    case ColourChoice::Never: return false;
    case ColourChoice::Auto: break;
  }
  const char* no_colour = std::getenv("NO_COLOR");
  return (no_colour == nullptr || *no_colour == '\0') && is_terminal(descriptor);
}

Progress::Progress(bool quiet) : on_(!quiet && is_terminal(STDERR_FILENO)), next_(Clock::now() + kPatience) {}

void Progress::tell(std::uint64_t articles) {
  if (!on_ || Clock::now() < next_) return;
  std::cerr << "\r" << articles << " articles read" << std::flush;
  shown_ = true;
  next_ = Clock::now() + kPause;
}

void Progress::clear() {
  if (shown_) std::cerr << "\r\x1b[K" << std::flush;
  shown_ = false;
}

}  // namespace sayso
