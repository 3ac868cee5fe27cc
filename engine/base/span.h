/// Span: a half-open range of bytes of one text. Everything that is read out of an article is a Span of it.
///
///     Span{184, 196}.of(text) == "according to"
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace sayso {

/// Half-open range of bytes [begin, end). Texts are under 4 GiB.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  constexpr bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  /// The words of the span; it must lie inside `text`.
  constexpr std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }

  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// The smallest span that holds both.
constexpr Span join(Span a, Span b) { return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end}; }

}  // namespace sayso
