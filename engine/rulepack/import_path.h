/// import_path: what `imports:` means by a path, worked out on names alone: nothing is opened.
///
///     import_path("packs/desk/rules.yaml", "../words.yaml") == "packs/words.yaml"
///     is_below("packs/words.yaml", "packs/desk") == false
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// Without "." and, as far as there is a folder to go back from, ".."; "" is the working directory.
std::string normal_path(std::string_view path);

/// The file `name` beside the file `from`, normal.
std::string import_path(std::string_view from, std::string_view name);

/// Whether a normal path lies in a folder, however deep.
bool is_below(std::string_view path, std::string_view folder);

/// The folder of a file, normal.
std::string folder_of(std::string_view path);

}  // namespace sayso
