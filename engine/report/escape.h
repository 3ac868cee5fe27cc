/// escape: text made fit for what it is put into. Each takes any bytes; those that are no UTF-8 become U+FFFD.
///
///     escaped_xml("a < b") == "a &lt; b"
#pragma once

#include <string>
#include <string_view>

namespace sayso {

std::string repaired(std::string_view text);

/// For text and attributes of XML 1.0 and HTML; characters that XML does not have become U+FFFD.
std::string escaped_xml(std::string_view text);

/// On one line, with everything that Markdown or HTML would read as a sign taken literally.
std::string escaped_markdown(std::string_view text);

/// For what follows "::" in a workflow command of GitHub Actions, and for its properties.
std::string escaped_command(std::string_view text);
std::string escaped_command_property(std::string_view text);

/// A path as a relative URI reference of RFC 3986, without "./"; an absolute one with "file://".
std::string uri_of_path(std::string_view path);

/// Without "./" in front.
std::string_view plain_path(std::string_view path);

/// Runs of blanks and line breaks are one blank.
std::string on_one_line(std::string_view text);

}  // namespace sayso
