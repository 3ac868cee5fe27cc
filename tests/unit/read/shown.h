/// An article that was read, as lines that tests compare: what is known of it, its zones with the markup in ‹›, what was told.
///
///     published=2024-03-23
///     body 17..40 At least ‹**›40‹**› died
///     a.md: warning D005: …
#pragma once

#include <string>

#include "engine/read/read.h"

namespace sayso::test {

std::string shown(const Outcome<std::optional<Document>>& article);
std::string shown(Format format, std::string bytes);

}  // namespace sayso::test
