/// manual: the man page and the completions of shells, made of the same table that options are parsed with.
///
///     print_manual("bash", app, std::cout)     // man, bash, zsh or fish; false for anything else
#pragma once

#include <iosfwd>
#include <string_view>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's name
class App;
}

namespace sayso {

bool print_manual(std::string_view what, const CLI::App& app, std::ostream& out);

}  // namespace sayso
