#include "engine/text/document.h"

#include <utility>

namespace sayso {

std::string_view name_of(Zone zone) {
  switch (zone) {
    case Zone::Headline: return "headline";
    case Zone::Body: return "body";
    case Zone::Caption: return "caption";
    case Zone::List: return "list";
    case Zone::Link: return "link";
    case Zone::Correction: return "correction";
    case Zone::Update: return "update";
  }
  return "";
}

Document::Document(DocumentInfo info, std::string bytes)
    : info_(std::move(info)),
      bytes_(std::move(bytes)),
      zones_{{.span = {.begin = 0, .end = static_cast<std::uint32_t>(bytes_.size())}, .zone = Zone::Body}} {}

}  // namespace sayso
