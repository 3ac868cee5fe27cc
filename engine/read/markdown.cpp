#include "engine/read/markdown.h"

#include <functional>
#include <utility>

#include <fmt/format.h>
#include <md4c.h>

#include "engine/read/front_matter.h"
#include "engine/read/html_text.h"

namespace sayso {
namespace {

/// Takes what md4c tells, in the order of the file, and makes zones of it. A zone runs from its first piece of text to its last;
/// what lies between two pieces is markup.
class Zones {
 public:
  explicit Zones(Draft& draft) : draft_(draft) {}

  void enter(MD_BLOCKTYPE type, const void* detail);
  void leave(MD_BLOCKTYPE type);
  void enter(MD_SPANTYPE type, const void* detail);
  void leave(MD_SPANTYPE type);
  void text(MD_TEXTTYPE type, std::string_view words);

 private:
  std::optional<Span> span_of(std::string_view words) const;
  Zone zone() const;
  void end_zone() { end_zone(zone()); }
  void end_zone(Zone zone);
  void mark_gap(Span gap);
  void end_html();
  void end_heading();

  Draft& draft_;
  std::vector<Span> pieces_ = {};  ///< of the zone that is open
  std::uint32_t end_ = 0;          ///< of the last piece, of whatever zone
  unsigned heading_ = 0;           ///< level of the heading that is open
  unsigned items_ = 0;             ///< open list items and table cells
  unsigned images_ = 0;
  bool in_code_ = false;
  bool in_html_ = false;           ///< an HTML block is open
  std::optional<Span> html_ = {};  ///< what of it was seen
  std::string address_ = {};       ///< of the link that is open
  bool has_title_ = false;         ///< a first heading of level 1 was seen
};

void Zones::enter(MD_BLOCKTYPE type, const void* detail) {
  end_zone();
  if (type == MD_BLOCK_H) heading_ = static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level;
  if (type == MD_BLOCK_LI || type == MD_BLOCK_TD || type == MD_BLOCK_TH) ++items_;
  if (type == MD_BLOCK_CODE) in_code_ = true;
  if (type == MD_BLOCK_HTML) in_html_ = true;
}

void Zones::leave(MD_BLOCKTYPE type) {
  if (type == MD_BLOCK_HTML) end_html();
  if (type == MD_BLOCK_H) end_heading();
  end_zone();
  if (type == MD_BLOCK_LI || type == MD_BLOCK_TD || type == MD_BLOCK_TH) --items_;
  if (type == MD_BLOCK_CODE) in_code_ = false;
}

void Zones::enter(MD_SPANTYPE type, const void* detail) {
  if (type == MD_SPAN_IMG) {
    if (images_ == 0) end_zone();
    ++images_;
  } else if (type == MD_SPAN_A) {
    const MD_ATTRIBUTE& href = static_cast<const MD_SPAN_A_DETAIL*>(detail)->href;
    address_.assign(href.text == nullptr ? "" : href.text, href.size);
  }
}

void Zones::leave(MD_SPANTYPE type) {
  if (type == MD_SPAN_IMG) {
    if (images_ == 1) end_zone();
    --images_;
  } else if (type == MD_SPAN_A) {
    address_.clear();
  }
}

void Zones::text(MD_TEXTTYPE type, std::string_view words) {
  const auto span = span_of(words);
  if (in_code_ || !span) return;
  if (in_html_) {
    html_ = html_ ? join(*html_, *span) : *span;
    return;
  }
  if (type == MD_TEXT_HTML) return;                                // a tag or a comment within a line
  const bool is_address = !address_.empty() && words == address_;  // <https://…>
  if (is_address || span->begin < end_) return;
  pieces_.push_back(*span);
  end_ = span->end;
}

/// md4c gives pointers into the text for all that stands in it, and into memory of its own for a line break or a NUL.
std::optional<Span> Zones::span_of(std::string_view words) const {
  const std::less<const char*> before;
  const std::string_view bytes = draft_.bytes();
  const char* end = bytes.data() + bytes.size();
  if (words.empty() || before(words.data(), bytes.data()) || !before(words.data(), end)) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(words.data() - bytes.data());
  return Span{.begin = begin, .end = begin + static_cast<std::uint32_t>(words.size())};
}

Zone Zones::zone() const {
  if (images_ > 0) return Zone::Caption;
  return items_ > 0 ? Zone::List : Zone::Body;
}

void Zones::end_zone(Zone zone) {
  if (pieces_.empty()) return;
  for (std::size_t i = 1; i < pieces_.size(); ++i) mark_gap({.begin = pieces_[i - 1].end, .end = pieces_[i].begin});
  draft_.add_zone({.begin = pieces_.front().begin, .end = pieces_.back().end}, zone);
  pieces_.clear();
}

/// Line breaks stay text, as do the blanks beside the markup of each line ("> " of a quoted block).
void Zones::mark_gap(Span gap) {
  while (!gap.empty()) {
    const std::size_t line_break = gap.of(draft_.bytes()).find('\n');
    const bool last = line_break == std::string_view::npos;
    const std::uint32_t end = last ? gap.end : gap.begin + static_cast<std::uint32_t>(line_break);
    const Span markup = trimmed({.begin = gap.begin, .end = end}, draft_.bytes());
    if (!markup.empty()) draft_.add_markup(markup);
    gap.begin = last ? end : end + 1;
  }
}

void Zones::end_html() {
  if (html_) pieces_ = html_text(draft_.bytes(), *html_);
  if (html_) end_ = html_->end;
  html_.reset();
  in_html_ = false;
}

/// The first heading of level 1 is the headline, unless the front matter has another one.
void Zones::end_heading() {
  std::string words;
  for (const Span& piece : pieces_) {
    const bool new_line = !words.empty() && draft_.bytes()[piece.begin - 1] == '\n';
    words += fmt::format("{}{}", new_line ? " " : "", piece.of(draft_.bytes()));
  }
  const bool is_title = heading_ == 1 && !has_title_ && (draft_.info().headline.empty() || draft_.info().headline == words);
  has_title_ = has_title_ || heading_ == 1;
  heading_ = 0;
  if (!is_title || pieces_.empty()) return;
  draft_.set(Field::Headline, std::move(words), Span{.begin = pieces_.front().begin, .end = pieces_.back().end});
  end_zone(Zone::Headline);
}

MD_PARSER callbacks() {
  MD_PARSER parser = {};
  // Indented text is text: articles hold no programs.
  parser.flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* zones) {
    return static_cast<Zones*>(zones)->enter(type, detail), 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* zones) { return static_cast<Zones*>(zones)->leave(type), 0; };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* zones) {
    return static_cast<Zones*>(zones)->enter(type, detail), 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* zones) { return static_cast<Zones*>(zones)->leave(type), 0; };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* zones) {
    return static_cast<Zones*>(zones)->text(type, {text, size}), 0;
  };
  return parser;
}

}  // namespace

void read_markdown(Draft& draft) {
  const auto begin = read_front_matter(draft);
  if (!begin) return;
  const std::string_view text = draft.bytes().substr(*begin);
  const MD_PARSER parser = callbacks();
  Zones zones(draft);
  if (md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &zones) != 0) {
    draft.tell("D009", Severity::Error, std::nullopt, "too large to be parsed as Markdown", "make several files of it");
  }
}

}  // namespace sayso
