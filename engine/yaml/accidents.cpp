#include "engine/yaml/accidents.h"

#include <algorithm>

#include <fmt/format.h>

namespace sayso {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr const char* kQuoteIt = "put the phrase into quotes";

/// The last byte before the mark on its line that is no blank; 0 where there is none.
char before(const SyntaxStop& stop, std::string_view line) {
  const std::string_view head = line.substr(0, stop.mark.column - 1);
  const std::size_t at = head.find_last_not_of(kBlanks);
  return at == std::string_view::npos ? '\0' : head[at];
}

std::optional<Accident> tab_in_indentation(const SyntaxStop& stop, std::string_view line) {
  const std::size_t tab = line.substr(0, line.find_first_not_of(kBlanks)).find('\t');
  if (tab == std::string_view::npos) return std::nullopt;
  return Accident{.mark = {.line = stop.mark.line, .column = static_cast<std::uint32_t>(tab + 1)},
                  .message = "tab in the indentation",
                  .hint = "YAML is indented with blanks only"};
}

std::optional<Accident> after_the_end(const SyntaxStop& stop, std::string_view line) {
  const char last = before(stop, line);
  if (last == ']' || last == '}') {
    return Accident{stop.mark, fmt::format("text after \"{}\"", last),
                    "a phrase that begins with a bracket needs quotes around all of it"};
  }
  if ((last != '"' && last != '\'') || !stop.last_quoted) return std::nullopt;
  Accident found{stop.mark, "text after the closing quotation mark",
                 "quote the whole phrase; inside '…' write '' for an apostrophe, inside \"…\" write \\\" for a quotation mark"};
  if (stop.last_quoted->line != stop.mark.line) {
    found.hint = fmt::format("the quotation began in line {}: is its closing mark missing there?", stop.last_quoted->line);
  }
  return found;
}

Accident not_closed(const YamlMark& open, const Lines& lines) {
  const bool list = lines.at(open) == '[';
  Accident found{open, fmt::format("\"{}\" without \"{}\"", list ? '[' : '{', list ? ']' : '}'), ""};
  const bool comment = lines.line(open.line).find(" #", open.column) != std::string_view::npos;
  found.hint = comment ? "\" #\" begins a comment: a text that holds it needs quotes"
                       : "close it, and quote each text in it that holds \": \", \" #\", \"?\", brackets or a comma";
  return found;
}

/// "a: b: c" is a phrase that needs quotes; "b: c" deeper than the "a: x" above it is a key at the wrong place.
Accident stray_colon(const SyntaxStop& stop, std::string_view line) {
  const std::string_view head = line.substr(0, stop.mark.column - 1);
  const std::size_t begin = head.find_first_not_of(kBlanks);
  const bool phrase = begin != std::string_view::npos && (head[begin] == '-' || head[begin] == '[' || head[begin] == '{' ||
                                                          head.find(": ") != std::string_view::npos);
  if (phrase || stop.open_bracket) return {stop.mark, "\": \" in a text without quotes", kQuoteIt};
  return {stop.mark, "a key in the middle of a text that began above",
          "give it the indentation of its neighbours, each with a blank after its colon; or put the phrase into quotes"};
}

std::optional<Accident> at_this_byte(const SyntaxStop& stop, std::string_view line, char byte) {
  if (byte == '?') {
    return Accident{stop.mark, "\"?\" begins a key here", std::string(kQuoteIt) + " where \"?\" belongs to it"};
  }
  if (stop.words.starts_with("unknown token")) {
    return Accident{stop.mark, fmt::format("a text without quotes cannot begin with \"{}\"", byte), kQuoteIt};
  }
  if (stop.words.starts_with("illegal flow end")) {
    return Accident{stop.mark, fmt::format("\"{}\" closes nothing that is open here", byte),
                    "a phrase that holds brackets needs quotes"};
  }
  const bool unfinished = stop.words.starts_with("illegal map") || stop.words.starts_with("end of");
  if (byte == ':' && unfinished) return stray_colon(stop, line);
  return std::nullopt;
}

std::optional<Accident> by_words(const SyntaxStop& stop) {
  if (stop.words.starts_with("unknown escape")) {
    YamlMark mark = stop.mark;
    mark.column -= std::min<std::uint32_t>(mark.column - 1, 2);  // the parser stands behind it
    return Accident{mark, "unknown escape in a text in double quotes", "write \\\\ for a backslash, or use single quotes"};
  }
  if (stop.words.starts_with("end of map not found") || stop.words.starts_with("end of sequence not found")) {
    return Accident{stop.mark, "this belongs to nothing above it",
                    "a key needs a colon and a blank after it, and the indentation of its neighbours"};
  }
  if (stop.words.starts_with("illegal block entry")) {
    return Accident{stop.mark, "a list item cannot begin here",
                    "begin a new line for it, or put the phrase into quotes where \"-\" belongs to it"};
  }
  if (stop.words.starts_with("unexpected character in block")) {
    return Accident{stop.mark, "text on the line of a \"|\" or \">\"",
                    "begin the text on the next line, or quote a phrase that begins with \"|\" or \">\""};
  }
  return std::nullopt;
}

}  // namespace

Accident explain(const SyntaxStop& stop, const Lines& lines) {
  const std::string_view line = lines.line(stop.mark.line);
  const char byte = lines.at(stop.mark);
  if (auto found = tab_in_indentation(stop, line)) return *found;
  if (auto found = after_the_end(stop, line)) return *found;
  // A colon on a later line is the next key, swallowed because the bracket is open; on the bracket's own line it is in a phrase.
  const bool swallowed = stop.open_bracket && (byte != '?' && (byte != ':' || stop.open_bracket->line != stop.mark.line));
  if (swallowed && stop.words.starts_with("end of")) return not_closed(*stop.open_bracket, lines);
  if (auto found = at_this_byte(stop, line, byte)) return *found;
  if (auto found = by_words(stop)) return *found;
  return {stop.mark, std::string(stop.words), ""};
}

std::optional<std::size_t> quoted_size(std::string_view text) {
  const char mark = text.empty() ? '\0' : text.front();
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (mark == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == mark) {
      if (mark == '\'' && at + 1 < text.size() && text[at + 1] == mark) {
        ++at;  // '' is an apostrophe
      } else {
        return at + 1;
      }
    }
  }
  return std::nullopt;
}

}  // namespace sayso
