/// Event: what claims of several articles are about. Made by link_events() from many DocumentClaims.
///
///     events[0].trigger == "attack", .place == "Moscow", .documents == {"crocus-01", "crocus-02"}
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/time_range.h"
#include "engine/resolve/document_claims.h"

namespace sayso {

/// A figure's place in the input: documents[document].claims[claim].figures[figure].
struct FigureRef {
  std::uint32_t document;
  std::uint32_t claim;
  std::uint32_t figure;
};

struct Event {
  std::string id = {};
  std::string trigger = {};
  std::string place = {};
  std::optional<TimeRange> when = {};
  std::vector<std::uint32_t> main_documents = {};  ///< indices of the articles whose main event it is, in order
  std::vector<std::uint32_t> maybe = {};           ///< events that may be the same one: indices, in order; said of both
  std::vector<FigureRef> figures = {};             ///< all figures about it, recalled ones too, in order of input
};

/// D014, a warning: articles that have one id between them. They are told apart by their places, but findings name them alike.
std::vector<Diagnostic> find_equal_ids(std::span<const DocumentClaims> documents);

/// Groups the events that the articles tell of. The same events come out for any order of `documents`.
/// Figures of one article's unlinked event make an event of their own.
std::vector<Event> link_events(std::span<const DocumentClaims> documents);

}  // namespace sayso
