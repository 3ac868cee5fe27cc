/// markdown: an article in Markdown, with or without front matter. md4c finds the structure; zones and markup are spans of the file.
///
///     # At least 40 killed in blast      headline zone, where the front matter has none
///     At least **40** people …           body zone; the asterisks are markup
///     - 40 killed                        list zone, as are the cells of tables
///     ![A street](street.jpg)            "A street" is a caption zone
///
/// In links the text stays and the address is markup. Further headings and quoted blocks are body. Of HTML the tags and comments are
/// markup. Fenced code is not read. Private to read/.
#pragma once

#include "engine/read/draft.h"

namespace sayso {

void read_markdown(Draft& draft);

}  // namespace sayso
