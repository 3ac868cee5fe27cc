/// front_matter: the YAML between two `---` lines at the top of a Markdown file.
///
///     ---
///     title: Fire at the mill       keys: id, headline or title, publisher, published or date, updated, language or lang, event, url;
///     date: 2024-03-23              others are other people's, and ignored
///     ---
///
/// A headline that stands there as it is read becomes a headline zone, so that its figures can be pointed at. Private to read/.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/read/draft.h"

namespace sayso {

/// Where the text begins: behind the front matter, or behind a byte order mark where there is none. Nothing when it cannot be read,
/// which is told (D007).
std::optional<std::uint32_t> read_front_matter(Draft& draft);

}  // namespace sayso
