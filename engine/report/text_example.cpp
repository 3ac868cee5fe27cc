#include "engine/report/text_example.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "engine/report/quote_view.h"
#include "engine/rulepack/example_fields.h"
#include "engine/selftest/update.h"

namespace sayso {
namespace {

constexpr std::string_view kNothing = "nothing";
constexpr std::uint32_t kMargin = 8;  ///< before a field's name, and between two columns

/// One field of an expected row beside the same of what was extracted.
struct Cell {
  std::string field;
  std::string expected;
  std::string extracted;
  bool wanted = false;
  bool fits = true;
};

std::string value_of(const ExpectedRow& row, std::string_view field) {
  auto at = row.find(field);
  return at == row.end() ? std::string() : at->second;
}

std::vector<std::string> fields_of(const ExampleResult& result) {
  std::vector<std::string> out;
  for (const ExampleField& field : example_fields(result.kind)) out.emplace_back(field.name);
  if (out.empty()) out.emplace_back("verdict");
  return out;
}

/// Fields that nobody asked for are shown where they tell something.
bool goes_without_saying(const ExampleResult& result, const std::string& field, const std::string& value) {
  if (value.empty()) return true;
  auto fields = example_fields(result.kind);
  return std::any_of(fields.begin(), fields.end(),
                     [&](const ExampleField& known) { return known.name == field && known.usual == value; });
}

std::vector<Cell> cells_of(const ExampleResult& result, const ExpectedRow* expected, const ExpectedRow* extracted) {
  std::vector<Cell> out;
  for (std::string& field : fields_of(result)) {
    bool wanted = expected != nullptr && expected->count(field) != 0;
    std::string found = extracted == nullptr ? "" : value_of(*extracted, field);
    if (!wanted && goes_without_saying(result, field, found)) continue;
    Cell cell{.field = field, .expected = {}, .extracted = found, .wanted = wanted};
    if (wanted) {
      cell.expected = expected->at(field);
      cell.fits = extracted != nullptr && field_fits(*extracted, field, cell.expected);
    }
    out.push_back(std::move(cell));
  }
  return out;
}

std::string padded(std::string_view text, std::uint32_t columns) {
  std::uint32_t size = count_characters(text);
  return std::string(text) + std::string(columns > size ? columns - size : 0, ' ');
}

class SideBySide {
 public:
  explicit SideBySide(const TextStyle& style) : style_(style) {}

  void add(const std::vector<Cell>& cells) {
    std::uint32_t field = count_characters("field");
    std::uint32_t expected = count_characters("expected");
    for (const Cell& cell : cells) {
      field = std::max(field, count_characters(cell.field));
      expected = std::max(expected, std::min(count_characters(cell.expected), most()));
    }
    out_ +=
        style_.paint(Ink::Dim, fmt::format("      {}  {}  extracted", padded("field", field), padded("expected", expected)));
    out_ += '\n';
    for (const Cell& cell : cells) line(cell, field, expected);
  }

  std::string take() { return std::move(out_); }

 private:
  /// The widest column of expected values; what is wider stands below its field.
  std::uint32_t most() const { return style_.columns / 3; }

  void line(const Cell& cell, std::uint32_t field, std::uint32_t expected) {
    Ink ink = !cell.wanted ? Ink::Dim : cell.fits ? Ink::Plain : Ink::Bold;
    std::string mark = !cell.wanted ? " " : cell.fits ? style_.paint(Ink::Green, "✓") : style_.paint(Ink::Red, "✗");
    std::uint32_t room = style_.columns > field + expected + kMargin + 2 ? style_.columns - field - expected - kMargin - 2 : 20;
    bool wide = count_characters(cell.expected) > most() || (cell.wanted && count_characters(cell.extracted) > room);
    if (!wide) {
      std::string text = fmt::format("{}  {}  {}", padded(cell.field, field), padded(cell.expected, expected),
                                     view_quote(cell.extracted, std::nullopt, room).line);
      text.erase(text.find_last_not_of(' ') + 1);
      out_ += fmt::format("    {} {}\n", mark, style_.paint(ink, text));
      return;
    }
    out_ += fmt::format("    {} {}\n", mark, style_.paint(ink, cell.field));
    out_ += fmt::format("        {}  {}\n", style_.paint(Ink::Dim, "expected "), style_.paint(ink, cell.expected));
    out_ += fmt::format("        {}  {}\n", style_.paint(Ink::Dim, "extracted"), style_.paint(ink, cell.extracted));
  }

  const TextStyle& style_;
  std::string out_;
};

/// The row that was found in the stead of the wanted one: that with the most fields in common.
const ExpectedRow* nearest(const ExampleResult& result, const ExpectedRow& wanted) {
  auto common = [&](const ExpectedRow& row) {
    return std::count_if(wanted.begin(), wanted.end(),
                         [&](const auto& field) { return field_fits(row, field.first, field.second); });
  };
  auto at = std::max_element(result.extracted.begin(), result.extracted.end(),
                             [&](const ExpectedRow& a, const ExpectedRow& b) { return common(a) < common(b); });
  return at == result.extracted.end() ? nullptr : &*at;
}

std::string table_of(const ExampleResult& result, const TextStyle& style) {
  SideBySide table(style);
  for (const ExpectedRow& wanted : result.expected) {
    const ExpectedRow* found = nearest(result, wanted);
    std::vector<Cell> cells = cells_of(result, &wanted, found);
    if (found == nullptr && !cells.empty()) cells.front().extracted = kNothing;
    table.add(cells);
  }
  if (result.expected.empty()) {
    for (const ExpectedRow& row : result.extracted) {
      std::vector<Cell> cells = cells_of(result, nullptr, &row);
      if (!cells.empty()) {
        cells.front().expected = kNothing;
        cells.front().wanted = true;
        cells.front().fits = false;
      }
      table.add(cells);
    }
  }
  return table.take();
}

std::string heading(const ExampleResult& result, Ink ink, std::string_view word, const std::string& more,
                    const TextStyle& style) {
  return fmt::format("{}:{}:{}: {}: {} {}{}\n", result.place.path, result.place.line, result.place.column,
                     style.paint(ink, word), result.kind, style.paint(Ink::Bold, result.rule), more.empty() ? "" : ": " + more);
}

std::string texts_of(const ExampleResult& result, const TextStyle& style) {
  std::string out;
  for (const std::string& text : result.texts)
    out += fmt::format("  {}\n", view_quote(text, std::nullopt, style.columns - 2).line);
  return out;
}

}  // namespace

std::string text_of_example(const ExampleResult& result, const TextStyle& style) {
  switch (result.outcome()) {
    case ExampleOutcome::Passes:
    case ExampleOutcome::KnownGap: return "";
    case ExampleOutcome::GapIsClosed:
      return heading(result, Ink::Yellow, "passes now", "take its todo away (" + result.todo + ")", style);
    case ExampleOutcome::Asks:
      return heading(result, Ink::Blue, "asks", "", style) + texts_of(result, style) +
             fmt::format("    extracted: {}\n", answer(result));
    case ExampleOutcome::Fails: break;
  }
  return heading(result, Ink::Red, "failed", "", style) + texts_of(result, style) + table_of(result, style);
}

}  // namespace sayso
