// The lines of `sayso ledger export`: one article each, with all that the ledger holds of it.
#include <exception>

#include <boost/json.hpp>

#include "engine/io/ledger.h"
#include "engine/io/ledger_record.h"
#include "engine/report/json_row.h"

namespace sayso {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

std::string hexadecimal(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (char c : bytes) {
    auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

std::optional<std::string> bytes_of(std::string_view digits) {
  std::string out;
  if (digits.size() % 2 != 0) return std::nullopt;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    std::size_t high = kDigits.find(digits[i]);
    std::size_t low = kDigits.find(digits[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

}  // namespace

std::string write_ledger_line(const LedgerArticle& article) {
  std::string out;
  JsonRow row(out);
  row.open('{').member("kind", "article").member("id", article.claims.document.id);
  row.member("hash", article.hash).member("rules", article.rules).member_or_null("retracted", article.reason);
  row.key("claims").word(write_ledger_record(article.claims));
  std::string terms = article.claims.events.empty() ? "" : pack_terms(article.claims.events.front().terms);
  row.member("terms", hexadecimal(terms)).close('}');
  return out;
}

std::optional<LedgerArticle> read_ledger_line(std::string_view line) {
  try {
    boost::json::value value = boost::json::parse(line);
    const boost::json::object& row = value.as_object();
    auto text = [&](const char* name) { return boost::json::value_to<std::string>(row.at(name)); };
    auto claims = read_ledger_record(boost::json::serialize(row.at("claims")));
    auto terms = bytes_of(row.at("terms").as_string());
    if (!claims || !terms) return std::nullopt;
    if (!claims->events.empty()) claims->events.front().terms = unpack_terms(*terms);
    LedgerArticle out{.hash = text("hash"), .rules = text("rules"), .reason = {}, .claims = std::move(*claims)};
    if (!row.at("retracted").is_null()) out.reason = text("retracted");
    return out;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace sayso
