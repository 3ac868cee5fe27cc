// Which file of engine/ may include what.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "tests/source/source_files.h"

namespace sayso::source {
namespace {

/// An include goes to the own folder or to one further up. "engine" is what lies in engine/ itself: the façade.
constexpr std::array<std::string_view, 12> kLayers = {"base",    "yaml",  "text",     "rulepack", "read",   "extract",
                                                      "resolve", "check", "selftest", "report",   "engine", "io"};

struct Restricted {
  std::string_view header;  ///< the name in <…> begins with it
  std::vector<std::string_view> layers;
};

const std::vector<Restricted>& restricted_headers() {
  static const std::vector<Restricted> rows = {
      {.header = "yaml-cpp/", .layers = {"yaml"}},
      {.header = "re2/", .layers = {"rulepack"}},
      {.header = "boost/json", .layers = {"read", "report", "io"}},
      {.header = "md4c", .layers = {"read"}},
      {.header = "sqlite3.h", .layers = {"io"}},
      {.header = "fstream", .layers = {"io"}},
      {.header = "filesystem", .layers = {"io"}},
      {.header = "iostream", .layers = {"io"}},
      {.header = "cstdio", .layers = {"io"}},
      {.header = "stdio.h", .layers = {"io"}},
  };
  return rows;
}

/// The folder of engine/ that "engine/text/scan.h" lies in.
std::string_view layer_of(std::string_view path) {
  path.remove_prefix(std::string_view("engine/").size());
  std::size_t slash = path.find('/');
  return slash == std::string_view::npos ? "engine" : path.substr(0, slash);
}

std::optional<std::size_t> rank_of(std::string_view layer) {
  const auto* at = std::find(kLayers.begin(), kLayers.end(), layer);
  if (at == kLayers.end()) return std::nullopt;
  return static_cast<std::size_t>(at - kLayers.begin());
}

/// What is wrong with a line of a file; empty when nothing is.
std::string fault_of(std::string_view path, std::string_view line) {
  std::size_t at = line.find_first_not_of(" \t");
  if (at == std::string_view::npos || line[at] != '#') return "";
  at = line.find_first_not_of(" \t", at + 1);
  if (at == std::string_view::npos || !line.substr(at).starts_with("include")) return "";
  std::size_t open = line.find_first_of("<\"", at);
  if (open == std::string_view::npos) return "an include that cannot be read";
  std::string_view header = line.substr(open + 1);
  header = header.substr(0, header.find_first_of(">\""));

  std::string_view layer = layer_of(path);
  auto rank = rank_of(layer);
  if (!rank) return "a folder that has no place among the layers";
  if (header.starts_with("engine/")) {
    auto other = rank_of(layer_of(header));
    if (!other) return "includes a folder that has no place among the layers";
    return *other <= *rank ? "" : "includes a later layer";
  }
  if (line[open] == '"') return "an include that does not begin with engine/";
  for (const Restricted& row : restricted_headers()) {
    if (!header.starts_with(row.header)) continue;
    if (std::find(row.layers.begin(), row.layers.end(), layer) == row.layers.end()) return "not for this layer";
  }
  return "";
}

}  // namespace

TEST_SUITE("layers") {
  TEST_CASE("what may be included") {
    struct Row {
      std::string_view path, line, fault;
    };
    const std::vector<Row> rows = {
        {"engine/text/scan.cpp", "#include \"engine/text/scan.h\"", ""},
        {"engine/text/scan.cpp", "#include \"engine/base/span.h\"", ""},
        {"engine/text/scan.cpp", "  #  include \"engine/check/finding.h\"", "includes a later layer"},
        {"engine/text/scan.cpp", "#include \"engine/engine.h\"", "includes a later layer"},
        {"engine/engine.cpp", "#include \"engine/report/text.h\"", ""},
        {"engine/engine.cpp", "#include \"engine/io/files.h\"", "includes a later layer"},
        {"engine/io/files.cpp", "#include \"engine/engine.h\"", ""},
        {"engine/extract/quantity.h", "#include \"span.h\"", "an include that does not begin with engine/"},
        {"engine/text/scan.cpp", "#include \"engine/words/list.h\"", "includes a folder that has no place among the layers"},
        {"engine/words/list.cpp", "#include <string>", "a folder that has no place among the layers"},
        {"engine/rulepack/regex.cpp", "#include <re2/re2.h>", ""},
        {"engine/extract/claims.cpp", "#include <re2/re2.h>", "not for this layer"},
        {"engine/yaml/node.cpp", "#include <yaml-cpp/yaml.h>", ""},
        {"engine/rulepack/load.cpp", "#include <yaml-cpp/yaml.h>", "not for this layer"},
        {"engine/read/jsonl.cpp", "#include <boost/json.hpp>", ""},
        {"engine/base/span.h", "#include <boost/json/value.hpp>", "not for this layer"},
        {"engine/report/text.cpp", "#include <ostream>", ""},
        {"engine/report/text.cpp", "#include <iostream>", "not for this layer"},
        {"engine/engine.cpp", "#include <fstream>", "not for this layer"},
        {"engine/io/files.cpp", "#include <fstream>", ""},
        {"engine/base/span.h", "// #include <fstream>", ""},
    };
    for (const Row& row : rows) {
      CAPTURE(row.path);
      CAPTURE(row.line);
      CHECK(fault_of(row.path, row.line) == row.fault);
    }
  }

  TEST_CASE("every include of the engine goes to an earlier layer") {
    for (const SourceFile& file : source_files("engine")) {
      std::size_t number = 0;
      for (const std::string& line : lines_of(file.text)) {
        ++number;
        std::string fault = fault_of(file.path, line);
        if (!fault.empty()) FAIL_CHECK(file.path << ":" << number << ": " << fault << ": " << line);
      }
    }
  }
}

}  // namespace sayso::source
