/// list_items: the numbers, letters and bullets of lists that stand in running text.
/// Private to text/.
///
///     "1. Open the box 2. Read the label",  "a) Open … b) Read …",  "• 9. Open • 10. Read"
#pragma once

#include <cstdint>

#include "engine/text/sentence_stops.h"

namespace sayso {

struct ListItem {
  enum Form : std::uint8_t { None, NumberStop, NumberParen, NumberStopParen, LetterStop, LetterParen, LetterStopParen };
  Form form = None;
  std::uint32_t value = 0;  ///< the number, or the letter's byte
  std::uint32_t last = 0;   ///< the last token of the marker
};

/// A bullet that stands for itself.
bool is_bullet(const StopContext& context, std::uint32_t token);

/// The marker that begins at the token, after a bullet if there is one.
ListItem list_item(const StopContext& context, std::uint32_t token);

/// Cheap test before list_item() inside a sentence: a number or a small letter on its own.
bool may_start_item(const StopContext& context, std::uint32_t token);

}  // namespace sayso
