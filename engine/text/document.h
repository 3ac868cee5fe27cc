/// Document: the bytes of one article exactly as read, and what is known of it. Made by read/; everything found later is a Span
/// of its bytes, so it outlives all that is extracted from it.
///
///     Document doc({.id = "a.txt", .published = "2024-03-23"}, "At least 40 people were killed, …");
///     doc.text({0, 11}) == "At least 40"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/span.h"

namespace sayso {

/// Which part of an article a piece of text belongs to.
enum class Zone : std::uint8_t { Headline, Body, Caption, List, Link, Correction, Update };

/// "headline", "body", …
std::string_view name_of(Zone zone);

struct ZoneSpan {
  Span span;
  Zone zone;
};

/// What the article's file says of it. All fields may be empty, but `id`, which is the path where nothing better is given.
struct DocumentInfo {
  std::string id = {};
  std::string path = {};
  std::string headline = {};
  std::string publisher = {};
  std::string published = {};  ///< as written; parse_time() reads it
  std::string updated = {};
  std::string language = {};
  std::string event = {};  ///< an explicit event key; wins over what the text suggests
  std::string url = {};
  std::string status = {};   ///< "draft", "withheld", "embargoed": not published; anything else is no matter
  std::string embargo = {};  ///< not to be published before this time
  std::string ignore = {};   ///< findings that may stand, with the reason
  std::uint32_t record = 0;  ///< line of the file it came from, for formats of one article a line; else 0
};

class Document {
 public:
  Document(DocumentInfo info, std::string bytes);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;
  ~Document() = default;

  const DocumentInfo& info() const { return info_; }
  std::string_view bytes() const& { return bytes_; }
  std::string_view bytes() const&& = delete;  // no view of a temporary
  std::string_view text(Span span) const& { return span.of(bytes_); }
  std::string_view text(Span span) const&& = delete;

  /// The parts that are read, in order and apart: what lies between them (front matter, markup, metadata lines) is not the
  /// article's text. Without any, all bytes are body.
  const std::vector<ZoneSpan>& zones() const { return zones_; }
  /// Markup inside the zones that is no text (emphasis marks, the address of a link), in order and apart.
  const std::vector<Span>& markup() const { return markup_; }

  void set_zones(std::vector<ZoneSpan> zones) { zones_ = std::move(zones); }
  void set_markup(std::vector<Span> markup) { markup_ = std::move(markup); }

 private:
  DocumentInfo info_;
  std::string bytes_;
  std::vector<ZoneSpan> zones_;
  std::vector<Span> markup_;
};

}  // namespace sayso
