#include "tests/corpus/corpus.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "engine/check/statement.h"
#include "engine/io/files.h"
#include "engine/read/read.h"
#include "engine/yaml/fields.h"

namespace sayso::corpus {
namespace {

double number_of(const std::string& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void read_figure(const YamlNode& node, YamlReport& report, Expected& out) {
  Fields f(node, "figure", report);
  ExpectedFigure row{.article = f.text("article", Need::Required),
                     .text = f.text("text", Need::Required),
                     .measure = f.text("measure", Need::Required)};
  std::string low = f.text("low", Need::Required);
  std::string high = f.text("high");
  row.low = number_of(low);
  row.high = high.empty() ? row.low : number_of(high);
  row.bound = f.text("bound", Need::Required);
  row.population = f.text("population", Need::Required);
  if (const YamlNode* source = f.node("source"); source != nullptr && source->is(YamlNode::Kind::Scalar))
    row.source = source->text;
  row.event = f.text("event", Need::Required);
  if (f.has("polarity")) row.polarity = f.text("polarity");
  row.status = f.text("status");
  f.done();
  out.figures.push_back(std::move(row));
}

FigurePlace read_place(const YamlNode& node, YamlReport& report) {
  Fields f(node, "place", report);
  FigurePlace place{.article = f.text("article", Need::Required), .text = f.text("text", Need::Required)};
  f.done();
  return place;
}

void read_pair(const YamlNode& node, YamlReport& report, std::vector<ExpectedPair>& out) {
  Fields f(node, "pair", report);
  ExpectedPair row{.measure = f.text("measure", Need::Required), .verdict = f.text("verdict", Need::Required)};
  auto places = f.items("places", Need::Required);
  if (places.size() != 2) {
    report.error("", node.mark, "a pair has two places");
  } else {
    row.a = read_place(places[0], report);
    row.b = read_place(places[1], report);
  }
  f.done();
  out.push_back(std::move(row));
}

/// The bytes of a file that must be there.
std::string bytes_of(const std::string& path, std::vector<std::string>& told) {
  auto bytes = read_file(path);
  for (const Diagnostic& d : bytes.diagnostics) told.push_back(render(d));
  return bytes.value.value_or("");
}

Expected read_expected(const std::string& path, std::vector<std::string>& told) {
  std::string bytes = bytes_of(path, told);
  auto yaml = parse_yaml(path, bytes);
  std::vector<Diagnostic> diagnostics = std::move(yaml.diagnostics);
  YamlReport report(path, bytes, diagnostics);
  Fields file(yaml.value, "expected.yaml", report);
  Expected out;
  for (const YamlNode& node : file.items("figures")) read_figure(node, report, out);
  for (const YamlNode& node : file.items("findings")) read_pair(node, report, out.findings);
  for (const YamlNode& node : file.items("verdicts")) read_pair(node, report, out.verdicts);
  file.done();
  for (const Diagnostic& d : diagnostics) told.push_back(render(d));
  return out;
}

EventFolder read_event(const Engine& engine, const std::string& folder, const std::string& name) {
  EventFolder out{.name = name, .expected = {}};
  std::string path = folder + "/" + name;
  out.expected = read_expected(path + "/expected.yaml", out.diagnostics);
  auto files = find_files(std::array{path});
  for (const std::string& file : files.value) {
    std::string bytes = bytes_of(file, out.diagnostics);
    auto article = read_article(format_of(file).value_or(Format::Text), file, std::move(bytes));
    for (const Diagnostic& d : article.diagnostics) out.diagnostics.push_back(render(d));
    if (article.value) out.documents.push_back(engine.read_claims(*article.value));
  }
  return out;
}

/// Words of two letters and more, in small letters; "the" is none.
std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> out;
  std::string word;
  for (char c : std::string(text) + " ") {
    auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || byte >= 0x80) {
      word += static_cast<char>(std::tolower(byte));
    } else {
      if (word.size() >= 2 && word != "the") out.insert(word);
      word.clear();
    }
  }
  return out;
}

struct Found {
  const DocumentClaims* document;
  const Claim* claim;
  const Figure* figure;
};

std::vector<Found> find(const std::vector<DocumentClaims>& documents, const FigurePlace& place, const std::string& measure) {
  std::vector<Found> out;
  for (const DocumentClaims& document : documents) {
    if (document.document.id != place.article) continue;
    for (const Claim& claim : document.claims) {
      for (const Figure& figure : claim.figures) {
        if (figure.measure == measure && figure.text == place.text)
          out.push_back({.document = &document, .claim = &claim, .figure = &figure});
      }
    }
  }
  return out;
}

bool numbers_fit(const ExpectedFigure& wanted, const Quantity& q) {
  bool upper = wanted.bound == "at-most" || wanted.bound == "less-than";
  if (upper) return q.high == wanted.low;
  if (q.low != wanted.low) return false;
  return wanted.bound != "range" || q.high == wanted.high;
}

/// An own voice for none; else a source that shares a word, as written or as it was resolved.
bool source_fits(const ExpectedFigure& wanted, const Claim& claim) {
  if (wanted.source.empty()) return !claim.attribution;
  if (!claim.attribution) return false;
  std::set<std::string> words = words_of(wanted.source);
  std::set<std::string> seen = words_of(claim.attribution->source.text);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return seen.contains(word); });
}

std::string faults(const ExpectedFigure& wanted, const Found& found) {
  const Figure& f = *found.figure;
  std::string out;
  auto differs = [&](bool same, std::string_view what, std::string_view seen) {
    if (!same) out += fmt::format("{}{} is {}", out.empty() ? "" : ", ", what, seen);
  };
  differs(numbers_fit(wanted, f.quantity), "number", print_interval(f.quantity));
  differs(name_of(f.quantity.bound) == wanted.bound, "bound", name_of(f.quantity.bound));
  differs((f.population == "total") == (wanted.population == "total"), "population", f.population);
  differs((f.event == kMainEvent) == (wanted.event == "main"), "event", f.event);
  differs(name_of(f.polarity) == wanted.polarity, "polarity", name_of(f.polarity));
  differs(wanted.status.empty() || name_of(f.status) == wanted.status, "status", name_of(f.status));
  differs(source_fits(wanted, *found.claim), "source",
          found.claim->attribution ? found.claim->attribution->source.text : "the article");
  return out;
}

/// The figure with the event that it was linked to.
std::optional<Side> side_of(const CheckContext& context, const Figure* figure) {
  for (std::uint32_t event = 0; event < context.events().size(); ++event) {
    for (const FigureRef& ref : context.events()[event].figures) {
      if (&context.documents()[ref.document].claims[ref.claim].figures[ref.figure] == figure) return context.side(ref, event);
    }
  }
  return std::nullopt;
}

}  // namespace

Corpus read_corpus(const std::string& folder) {
  Corpus out{.engine = Engine::make({}).value, .events = {}};
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_directory()) names.insert(entry.path().filename().string());
  }
  for (const std::string& name : names) out.events.push_back(read_event(*out.engine, folder, name));
  return out;
}

std::string name_of(const ExpectedFigure& figure) {
  return fmt::format("{}: {}: {}", figure.article, figure.text, figure.measure);
}

std::string name_of(const FigurePlace& a, const FigurePlace& b, const std::string& measure) {
  const auto& [first, second] = std::minmax(a, b);
  return fmt::format("{}: {} ~ {}: {}: {}", first.article, first.text, second.article, second.text, measure);
}

std::string fault_of(const ExpectedFigure& wanted, const std::vector<DocumentClaims>& documents) {
  std::string best = "not found";
  for (const Found& found : find(documents, {.article = wanted.article, .text = wanted.text}, wanted.measure)) {
    std::string fault = faults(wanted, found);
    if (best == "not found" || fault.size() < best.size()) best = fault;
  }
  return best;
}

std::set<std::string> conflicts_in(const Engine& engine, const std::vector<DocumentClaims>& documents) {
  std::set<std::string> out;
  CheckResult result = run_checks(documents, link_events(documents), engine.rules());
  for (const Finding& finding : result.findings) {
    if (finding.verdict != Verdict::Conflict) continue;
    // A finding sets two intervals against each other, each with all its places.
    std::vector<const Anchor*> places = {&finding.primary};
    for (const Anchor& anchor : finding.related) places.push_back(&anchor);
    for (const Anchor* a : places) {
      for (const Anchor* b : places) {
        if (a->figure->quantity != finding.primary.figure->quantity || b->figure->quantity == a->figure->quantity) continue;
        out.insert(name_of({.article = a->document.id, .text = a->text}, {.article = b->document.id, .text = b->text},
                           finding.measure));
      }
    }
  }
  return out;
}

std::string verdict_between(const ExpectedPair& pair, const Engine& engine, const std::vector<DocumentClaims>& documents) {
  auto a = find(documents, pair.a, pair.measure);
  auto b = find(documents, pair.b, pair.measure);
  if (a.empty() || b.empty()) return "not found";
  std::vector<Event> events = link_events(documents);
  CheckContext context(documents, events, engine.rules());
  auto x = side_of(context, a.front().figure);
  auto y = side_of(context, b.front().figure);
  if (!x || !y) return "no event";
  Comparison c = compare(*x, *y, context.comparing(pair.measure, *x->event));
  if (c.gate == Gate::None) return std::string(name_of(c.verdict));
  return fmt::format("{}: {}", name_of(c.verdict), name_of(c.gate));
}

}  // namespace sayso::corpus
