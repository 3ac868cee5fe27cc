/// The rule packs that ship with the program, as bytes inside it.
/// The build makes the table out of rules/**/*.yaml; `shipped_packs()` is the only way to them, so that
/// they are found wherever the program is installed and no file is opened.
///
///     for (const ShippedPack& pack : shipped_packs()) …   // {"core/en", "schema: 1\n…"}
#pragma once

#include <span>
#include <string_view>

namespace sayso {

/// One shipped file: its name as `imports:` gives it (path below rules/ without .yaml), its bytes, and the image of its tree
/// (engine/yaml/image.h; empty where the bytes have mistakes).
struct ShippedPack {
  std::string_view name;
  std::string_view bytes;
  std::string_view image;
};

/// Every shipped pack, sorted by name. Lives as long as the program.
std::span<const ShippedPack> shipped_packs();

}  // namespace sayso
