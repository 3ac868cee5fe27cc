/// with_page: a diagnostic of a rule file as it is printed for whoever writes rules: below it, the page of its code.
#pragma once

#include <string>

#include <fmt/format.h>

#include "engine/base/diagnostic.h"

namespace sayso {

inline std::string with_page(const Diagnostic& d) {
  return fmt::format("{}\n  see: docs/diagnostics/{}.md", render(d), d.code);
}

}  // namespace sayso
