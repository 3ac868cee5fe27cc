/// Images of YamlNodes: a parsed file as bytes, made while the program is built and read when it starts. Parsing the shipped rules
/// anew would be most of a start's time.
///
///     std::string image = write_image(node);   read_image(image) == node
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/yaml/node.h"

namespace sayso {

/// Numbers are base-128 varints, least significant group first (as in Protocol Buffers); nodes in preorder, each with kind, place, text
/// and number of children. For the program that wrote it: no version, no checksum.
std::string write_image(const YamlNode& node);

/// Nothing where the bytes are no whole image.
std::optional<YamlNode> read_image(std::string_view image);

}  // namespace sayso
