/// plain_text: an article as bare text, which may begin with lines that say what it is. They are no part of its text.
///
///     date: 2024-03-23                  date 2024-03-23 At least 40 people were killed …
///     title: Fire at the mill           (on the line of the text: only a date, and only one that ISO 8601 has)
///
///     At least 40 people …
///
/// Keys: date, published, updated, title, headline, publisher, url, id, in any case. Anything else is text: "Date palms are …",
/// "Title fight: …". The value of `title:` is a headline zone, the rest one body zone. Private to read/.
#pragma once

#include "engine/read/draft.h"

namespace sayso {

void read_plain_text(Draft& draft);

}  // namespace sayso
