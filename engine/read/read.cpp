#include "engine/read/read.h"

#include <array>
#include <utility>

#include "engine/read/draft.h"
#include "engine/read/json_line.h"
#include "engine/read/markdown.h"
#include "engine/read/plain_text.h"

namespace sayso {
namespace {

struct Ending {
  std::string_view text;
  Format format;
};

constexpr std::array kEndings = {
    Ending{".txt", Format::Text},          Ending{".text", Format::Text},       Ending{".md", Format::Markdown},
    Ending{".markdown", Format::Markdown}, Ending{".jsonl", Format::JsonLines}, Ending{".ndjson", Format::JsonLines},
};

bool ends_with_any_case(std::string_view path, std::string_view ending) {
  if (path.size() < ending.size()) return false;
  path.remove_prefix(path.size() - ending.size());
  for (std::size_t i = 0; i < ending.size(); ++i) {
    const char c = path[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != ending[i]) return false;
  }
  return true;
}

}  // namespace

std::optional<Format> format_of(std::string_view path) {
  for (const Ending& ending : kEndings) {
    if (ends_with_any_case(path, ending.text)) return ending.format;
  }
  return std::nullopt;
}

Outcome<std::optional<Document>> read_article(Format format, std::string_view path, std::string bytes) {
  if (format == Format::JsonLines) return read_json_line(path, 1, bytes, FieldMap());
  Draft draft(path, bytes);
  if (draft.check_bytes()) {
    if (format == Format::Markdown) {
      read_markdown(draft);
    } else {
      read_plain_text(draft);
    }
  }
  return std::move(draft).finish(std::move(bytes));
}

}  // namespace sayso
