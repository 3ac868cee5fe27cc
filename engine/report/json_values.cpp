#include "engine/report/json_values.h"

#include <cmath>
#include <string>

#include "engine/yaml/utf8.h"

namespace sayso {
namespace {

constexpr double kExactWhole = 9007199254740992.0;  // 2^53

std::string repaired(std::string_view text) {
  std::string out;
  for (auto bad = first_invalid_utf8(text); bad; bad = first_invalid_utf8(text)) {
    out.append(text.substr(0, *bad)).append("\xEF\xBF\xBD");
    text.remove_prefix(*bad + 1);
  }
  return out.append(text);
}

}  // namespace

boost::json::value json_text(std::string_view text, const boost::json::storage_ptr& storage) {
  if (first_invalid_utf8(text)) return boost::json::value(repaired(text), storage);
  return boost::json::value(boost::json::string_view(text.data(), text.size()), storage);
}

boost::json::value json_text_or_null(std::string_view text, const boost::json::storage_ptr& storage) {
  return text.empty() ? boost::json::value(storage) : json_text(text, storage);
}

boost::json::value json_number(const std::optional<double>& number) {
  if (!number || !std::isfinite(*number)) return nullptr;
  bool whole = std::abs(*number) <= kExactWhole && std::trunc(*number) == *number;
  if (whole) return static_cast<std::int64_t>(*number);
  return *number;
}

}  // namespace sayso
