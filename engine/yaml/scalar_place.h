/// place_in_scalar: where a part of a scalar's text stands in the file, whatever its style: plain or quoted, over several lines, folded,
/// escaped. The bytes of the text that are no blanks stand in the file in the same order; so a part is told by how many come before it.
///
///     match: >
///       $quantity            the text is "$quantity (died\n"; part_of(text, 10, 1) has 9 bytes before it, and one:
///       (died                line 3, column 7
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/yaml/lines.h"
#include "engine/yaml/node.h"

namespace sayso {

/// The part of a text from `offset` on; blanks are not counted.
TextPart part_of(std::string_view text, std::size_t offset, std::size_t width);

/// `begin` is where the scalar begins in the file, behind a quotation mark, "|" or ">" if it has one. The width ends with the line.
YamlMark place_in_scalar(const Lines& lines, const YamlMark& begin, const TextPart& part);

}  // namespace sayso
