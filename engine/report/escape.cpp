#include "engine/report/escape.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/yaml/utf8.h"

namespace sayso {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Each character of `text` that is the first of a pair becomes its second.
std::string replaced(std::string_view text, std::string_view from, std::string_view const* to) {
  std::string out;
  out.reserve(text.size());
  for (char c : text) {
    std::size_t at = from.find(c);
    if (at == std::string_view::npos)
      out += c;
    else
      out += to[at];
  }
  return out;
}

void add_percent(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

/// U+FFFE and U+FFFF are no characters of XML.
bool is_no_character(std::string_view rest) { return rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF"); }

}  // namespace

std::string repaired(std::string_view text) {
  std::string out;
  for (auto bad = first_invalid_utf8(text); bad; bad = first_invalid_utf8(text)) {
    out.append(text.substr(0, *bad)).append(kReplacement);
    text.remove_prefix(*bad + 1);
  }
  return out.append(text);
}

std::string escaped_xml(std::string_view text) {
  const std::string whole = repaired(text);
  std::string out;
  out.reserve(whole.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    char c = whole[i];
    bool control = static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r';
    if (control) {
      out += kReplacement;
    } else if (is_no_character(std::string_view(whole).substr(i))) {
      out += kReplacement;
      i += 2;
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string escaped_markdown(std::string_view text) {
  std::string out;
  for (char c : on_one_line(repaired(text))) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '@') {
      out += "&#64;";  // would call somebody
    } else {
      if (std::string_view("\\`*_{}[]()#+!|~").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

std::string escaped_command(std::string_view text) {
  constexpr std::array<std::string_view, 3> kTo = {"%25", "%0D", "%0A"};
  return replaced(repaired(text), "%\r\n", kTo.data());
}

std::string escaped_command_property(std::string_view text) {
  constexpr std::array<std::string_view, 5> kTo = {"%25", "%0D", "%0A", "%3A", "%2C"};
  return replaced(repaired(text), "%\r\n:,", kTo.data());
}

std::string_view plain_path(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return path;
}

std::string uri_of_path(std::string_view path) {
  std::string out = path.starts_with('/') ? "file://" : "";
  for (char c : plain_path(path)) {
    bool plain = is_letter_or_digit(c) || std::string_view("-._~/!$&'()*+,;=@").find(c) != std::string_view::npos;
    if (plain)
      out += c;
    else
      add_percent(out, c);
  }
  return out;
}

std::string on_one_line(std::string_view text) {
  std::string out;
  for (char c : text) {
    bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace sayso
