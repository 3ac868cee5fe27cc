/// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing over U+10FFFF.
///
///     first_invalid_utf8("caf\xe9 au lait") == 3
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sayso {

/// Offset of the first byte that starts no whole, valid character. ASCII goes by at eight bytes a step.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

/// Bytes of a byte order mark at the start: 3 or 0.
constexpr std::size_t bom_size(std::string_view bytes) { return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0; }

}  // namespace sayso
