/// read: the bytes of a file → Documents. Nothing is opened here. Every Span of a Document counts the bytes of its file as they lie on
/// disk; of JSON Lines, the bytes of the text field's value.
///
///     Outcome<std::optional<Document>> article = read_article(Format::Markdown, "a.md", bytes);
///
/// An article with an error has no Document and counts as unread. Diagnostics:
///
///     D001 error    not UTF-8                       D005 warning  no date
///     D002 error    NUL bytes                       D006 warning  a date that cannot be read
///     D003 error    a line that is no JSON object   D007 error    front matter not closed, or not YAML (warning: a part of it)
///     D004 warning  no text                         D008 error    a JSON object without text
///                                                   D009 error    larger than 16 MB
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/text/document.h"

namespace sayso {

enum class Format : std::uint8_t { Text, Markdown, JsonLines };

/// By the end of the path, in any case: .txt .text, .md .markdown, .jsonl .ndjson.
std::optional<Format> format_of(std::string_view path);

/// One article. Plain text may begin with metadata (plain_text.h), Markdown with front matter (front_matter.h); of JSON Lines the bytes
/// are one object (json_line.h).
Outcome<std::optional<Document>> read_article(Format format, std::string_view path, std::string bytes);

}  // namespace sayso
