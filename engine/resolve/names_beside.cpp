#include "engine/resolve/names_beside.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace sayso {
namespace {

/// Letters beyond ASCII stay as they are: names are compared with names.
std::string small_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

bool speaks(const Extraction& found, TokenRange name, std::uint32_t sentence) {
  return std::any_of(found.attributions.begin(), found.attributions.end(), [&](const AttributionMention& a) {
    return a.sentence == sentence && a.source && found.mentions[*a.source].tokens.overlaps(name);
  });
}

}  // namespace

std::uint32_t gap_between(TokenRange a, TokenRange b) {
  if (a.overlaps(b)) return 0;
  return a.first >= b.last ? a.first - b.last : b.first - a.last;
}

std::vector<std::string> names_beside(const Document& document, const TokenizedText& text, const Extraction& found,
                                      const FigureMention& figure) {
  TokenRange sentence = text.sentences[figure.sentence].tokens;
  TokenRange number = found.quantities[figure.quantity].tokens;
  std::vector<std::pair<std::uint32_t, std::string>> near;
  auto at = std::partition_point(found.names.begin(), found.names.end(),
                                 [&](TokenRange name) { return name.first < sentence.first; });
  for (; at != found.names.end() && at->first < sentence.last; ++at) {
    if (at->overlaps(number) || speaks(found, *at, figure.sentence)) continue;
    near.emplace_back(gap_between(*at, number), small_letters(document.text(text.tokens[at->last - 1].span())));
  }
  // in the order of the text where two are as near
  std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> names;
  for (auto& [gap, name] : near) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace sayso
