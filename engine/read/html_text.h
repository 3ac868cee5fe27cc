/// html_text: what can be read in a piece of HTML: all but tags, comments, and the contents of script and style. Private to read/.
///
///     html_text("<p>At least 40</p>", {0, 18}) → {3, 14}
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/span.h"

namespace sayso {

/// The spans of `bytes` within `html` that are text, in order. What is not closed goes on to the end.
std::vector<Span> html_text(std::string_view bytes, Span html);

}  // namespace sayso
