/// Values of records: text that is surely UTF-8, numbers that look like what the article says, null for what is not known.
#pragma once

#include <optional>
#include <string_view>

#include <boost/json.hpp>

namespace sayso {

/// Bytes that are no UTF-8 become U+FFFD.
boost::json::value json_text(std::string_view text, const boost::json::storage_ptr& storage);
/// Null for the empty text.
boost::json::value json_text_or_null(std::string_view text, const boost::json::storage_ptr& storage);
/// 40, not 4E1. What is no number becomes null.
boost::json::value json_number(const std::optional<double>& number);

}  // namespace sayso
