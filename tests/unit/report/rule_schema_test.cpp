// The schema of rule files says something of each key that the loader knows, and of no other.
#include <string>

#include <doctest/doctest.h>

#include "engine/report/rule_schema.h"

using namespace sayso;

TEST_CASE("each key has a description, and each description a key") {
  for (const std::string& path : undescribed_keys()) FAIL_CHECK(path);
}
