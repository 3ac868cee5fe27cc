/// MapShape: what may stand in a rule file, key by key, learnt from the loader itself: it reads a file that holds one of everything, and
/// what it asks for is written down. So no second list of keys has to be kept in step.
///
///     MapShape file = shape_of_rule_files(check_types);
///     file.find("measures")->child->find("grows")->type == FieldType::Flag
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rulepack/load.h"
#include "engine/yaml/fields.h"

namespace sayso {

struct MapShape;

/// How a key's value holds the map that is read from it.
enum class ChildPlace : std::uint8_t {
  None,
  Value,       ///< it is the map
  Item,        ///< a list of such maps
  EntryValue,  ///< a map of names and such maps
};

struct KeyShape {
  std::string key = {};
  FieldType type = FieldType::Node;
  bool required = false;
  std::vector<std::string> words = {};  ///< of a Choice
  ChildPlace place = ChildPlace::None;
  std::shared_ptr<const MapShape> child = {};  ///< what is read inside, if it is a map with keys of its own
};

struct MapShape {
  std::string what = {};            ///< as messages call it: "measure"
  std::vector<KeyShape> keys = {};  ///< in the order in which they are asked for

  const KeyShape* find(std::string_view key) const;
};

/// Of a whole file.
MapShape shape_of_rule_files(CheckTypes check_types);

/// The file that holds one of everything: it loads without a diagnostic.
std::string_view one_of_everything();

}  // namespace sayso
