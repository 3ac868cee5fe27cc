#include "engine/yaml/lines.h"

#include <algorithm>

#include "engine/yaml/utf8.h"

namespace sayso {

Lines::Lines(std::string_view bytes) : bytes_(bytes), starts_{bom_size(bytes)} {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1))
    starts_.push_back(at + 1);
}

std::string_view Lines::line(std::uint32_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::size_t begin = starts_[number - 1];
  const std::size_t end = number < starts_.size() ? starts_[number] - 1 : bytes_.size();
  std::string_view line = bytes_.substr(begin, end - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string Lines::shown(std::uint32_t number) const {
  constexpr std::size_t kLongest = 4096;
  const std::string_view found = line(number);
  return found.size() <= kLongest ? std::string(found) : std::string();
}

std::string_view Lines::line_from(const YamlMark& mark) const {
  const std::string_view found = line(mark.line);
  return mark.column > 0 && mark.column <= found.size() ? found.substr(mark.column - 1) : std::string_view();
}

std::size_t Lines::offset(const YamlMark& mark) const {
  if (mark.line == 0 || mark.column == 0 || mark.line > starts_.size()) return bytes_.size();
  return std::min(bytes_.size(), starts_[mark.line - 1] + mark.column - 1);
}

std::string_view Lines::from(const YamlMark& mark) const { return bytes_.substr(offset(mark)); }

char Lines::at(const YamlMark& mark) const {
  const std::string_view line = this->line(mark.line);
  return mark.column > 0 && mark.column <= line.size() ? line[mark.column - 1] : '\n';
}

YamlMark Lines::mark_of(std::size_t byte) const {
  auto after = std::upper_bound(starts_.begin(), starts_.end(), byte);
  if (after == starts_.begin()) return {.line = 1, .column = 1};
  const std::size_t begin = *(after - 1);
  return {.line = static_cast<std::uint32_t>(after - starts_.begin()), .column = static_cast<std::uint32_t>(byte - begin + 1)};
}

YamlMark Lines::last_before(const YamlMark& mark) const {
  const std::size_t at = bytes_.substr(0, offset(mark)).find_last_not_of(" \t\r\n");
  return at == std::string_view::npos ? mark : mark_of(at);
}

}  // namespace sayso
