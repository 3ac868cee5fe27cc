/// What a text is cut into, as lines that tests compare.
///
///     tokens("Russia's 1,200, \"so\"")  →  Russia|'s|#1,200|<,>|{"}|so|{"}
///     shapes("U.S. said")               →  U.S./CAbl said/
///     sentences("Mr. Hill left. So did we.")  →  Mr. Hill left. | So did we.
///     quotations("“No,” she said.")     →  0 No,
#pragma once

#include <string>
#include <string_view>

#include "engine/text/tokenize.h"

namespace sayso::test {

/// A small English-like set of words, apart from any pack.
const TextIndex& index();

Document document(std::string_view text, Zone zone = Zone::Body);

/// Apart by "|": a number begins with #, marks stand in <>, quotation marks in {}.
std::string tokens(std::string_view text);
std::string tokens(const Document& document);

/// The shape of each token: C capital, A all capitals, g glued, b abbreviation, l line start, p paragraph start, ( and ) quotation.
std::string shapes(std::string_view text);
std::string shapes(const Document& document);

/// Sentences apart by " | ", paragraphs by " ¶ "; a line break inside is shown as a blank.
std::string sentences(std::string_view text);
std::string sentences(const Document& document);

std::string paragraphs(std::string_view text);

/// Apart by " | ": the level, > where no mark closes it, < where it continues one, the words.
std::string quotations(std::string_view text);

}  // namespace sayso::test
