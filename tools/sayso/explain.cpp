#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <iostream>
#include <tuple>

#include <fmt/format.h>

#include "engine/check/statement.h"
#include "engine/report/text_parts.h"
#include "tools/sayso/commands.h"
#include "tools/sayso/explain_rules.h"
#include "tools/sayso/run.h"

namespace sayso {
namespace {

/// "a.txt:12"; of JSON Lines the line is the article's.
struct Spot {
  std::string path;
  std::uint32_t line;
};

std::optional<Spot> parse_spot(const std::string& text) {
  std::size_t colon = text.rfind(':');
  if (colon == std::string::npos) return std::nullopt;
  Spot spot{.path = text.substr(0, colon), .line = 0};
  const char* end = text.data() + text.size();
  auto [at, error] = std::from_chars(text.data() + colon + 1, end, spot.line);
  if (error != std::errc() || at != end || spot.line == 0) return std::nullopt;
  return spot;
}

std::string told(const Spot& spot) { return fmt::format("{}:{}", spot.path, spot.line); }

/// The article that holds the line.
Outcome<std::optional<Document>> open_article(const Options& options, const Spot& spot) {
  ArticleSource source({spot.path}, options.input_format);
  Outcome<std::optional<Document>> out{.value = {}, .diagnostics = {}};
  while (auto batch = source.next()) {
    for (Diagnostic& d : batch->diagnostics) out.diagnostics.push_back(std::move(d));
    for (const RawArticle& raw : batch->articles) {
      if (raw.line != 0 && raw.line != spot.line) continue;
      auto article = read_raw(raw, options.fields);
      date_article(options, article);
      for (Diagnostic& d : article.diagnostics) out.diagnostics.push_back(std::move(d));
      if (article.value) out.value.emplace(std::move(*article.value));
    }
  }
  return out;
}

bool figure_is_at(const DocumentClaims& document, const Figure& figure, const Spot& spot) {
  return document.document.record > 0 || figure.line == spot.line;
}

bool claim_is_at(const DocumentClaims& document, const Claim& claim, const Spot& spot) {
  bool here = document.document.record > 0 || claim.line == spot.line;
  for (const Figure& figure : claim.figures) here = here || figure_is_at(document, figure, spot);
  return here;
}

/// What was read at the line, with the rules that read it.
/// Whether it ends in lines of rules.
bool tell_place(const Document& article, const DocumentClaims& document, const Explanation& explanation, const Spot& spot,
                const TextStyle& style) {
  DocumentClaims here = document;
  std::erase_if(here.claims, [&](const Claim& claim) { return !claim_is_at(document, claim, spot); });
  std::cout << text_of_claims(here, article.bytes(), style);
  // Lines begin with their place, "12:5 …"; of JSON Lines those of the whole article are shown.
  std::string wanted = document.document.record > 0 ? "" : fmt::format("{}:", spot.line);
  bool any = false;
  for (const std::string& line : explanation.lines) {
    if (!line.starts_with(wanted)) continue;
    std::cout << "  " << style.paint(Ink::Dim, line) << '\n';
    any = true;
  }
  return any;
}

/// A figure of the line as the checks see it: what else its article tells says what it is of.
struct PlacedFigure {
  Side side;
  std::uint32_t event;
};

std::vector<PlacedFigure> figures_at(const CheckContext& context, std::uint32_t document, const Spot& spot) {
  std::vector<PlacedFigure> out;
  for (std::uint32_t event = 0; event < context.events().size(); ++event) {
    EventFigures figures = collect_statements(context, event);
    for (const auto& [measure, statements] : figures.by_measure) {
      for (const Statement& statement : statements) {
        for (const FigureRef& ref : statement.places) {
          Side side = context.side(ref, event);
          if (ref.document != document || !figure_is_at(*side.document, *side.figure, spot)) continue;
          side.role = statement.side.role;
          side.implied = statement.side.implied;
          side.backer = statement.side.backer;
          side.others = statement.side.others;
          out.push_back({.side = std::move(side), .event = event});
        }
      }
    }
  }
  std::sort(out.begin(), out.end(), [](const PlacedFigure& a, const PlacedFigure& b) {
    return std::tie(a.side.figure->span, a.side.figure->measure) < std::tie(b.side.figure->span, b.side.figure->measure);
  });
  return out;
}

bool is_about(const Finding& finding, const Figure& figure) {
  auto of = [&](const Anchor& anchor) { return anchor.figure && anchor.figure->id == figure.id; };
  return of(finding.primary) || std::any_of(finding.related.begin(), finding.related.end(), of);
}

/// What filters did to findings of the two figures.
void tell_filters(const CheckResult& result, const Figure& a, const Figure& b) {
  for (const std::vector<Finding>* findings : {&result.findings, &result.filtered}) {
    for (const Finding& finding : *findings) {
      if (!finding.filter.empty() && is_about(finding, a) && is_about(finding, b))
        std::cout << fmt::format("  - {}: {}\n", finding.check, finding.filter);
    }
  }
}

void tell_pair(const CheckContext& context, const PlacedFigure& x, const PlacedFigure& y, const TextStyle& style) {
  const Side& a = x.side;
  Side b = y.side;
  const std::vector<std::uint32_t>& maybe = context.events()[x.event].maybe;
  if (std::find(maybe.begin(), maybe.end(), y.event) != maybe.end()) b.event.reset();
  CompareContext comparing = context.comparing(a.figure->measure, x.event);
  Comparison c = compare(a, b, comparing);
  std::cout << style.paint(Ink::Bold,
                           fmt::format("{} {} ({}) and {} {} ({}): {}", a.figure->text, a.figure->measure, a.origin.name,
                                       b.figure->text, b.figure->measure, b.origin.name, name_of(c.verdict)))
            << '\n';
  for (const std::string& reason : explain_comparison(a, b, comparing, c)) std::cout << "  - " << reason << '\n';
}

/// Every figure of the one line against every one of the other.
void tell_pairs(const Engine& engine, const std::vector<DocumentClaims>& documents, const std::vector<Spot>& spots,
                const TextStyle& style) {
  std::vector<Event> events = link_events(documents);
  CheckContext context(documents, events, engine.rules());
  auto second = static_cast<std::uint32_t>(documents.size() - 1);  // both lines may be of one article
  auto left = figures_at(context, 0, spots[0]);
  auto right = figures_at(context, second, spots[1]);
  CheckResult result = run_checks(documents, events, engine.rules());
  if (left.empty()) std::cout << "no figure stands at " << told(spots[0]) << '\n';
  if (right.empty()) std::cout << "no figure stands at " << told(spots[1]) << '\n';
  for (const PlacedFigure& x : left) {
    for (const PlacedFigure& y : right) {
      tell_pair(context, x, y, style);
      tell_filters(result, *x.side.figure, *y.side.figure);
    }
  }
}

std::vector<Spot> parse_spots(const Options& options) {
  std::vector<Spot> spots;
  for (const std::string& text : options.paths) {
    if (auto spot = parse_spot(text))
      spots.push_back(*spot);
    else
      std::cerr << "sayso: \"" << text << "\" is no FILE:LINE\n";
  }
  return spots;
}

}  // namespace

int run_explain(const Options& options) {
  std::vector<Spot> spots = parse_spots(options);
  auto engine = load_engine_or_tell(options);
  if (!engine || spots.size() != options.paths.size()) return exit_status::kUsage;
  TextStyle style{.paint = Paint(wants_colour(options.colour, STDOUT_FILENO)), .columns = terminal_columns()};
  std::vector<DocumentClaims> documents;
  for (const Spot& spot : spots) {
    auto article = open_article(options, spot);
    for (const Diagnostic& d : article.diagnostics) std::cerr << render(d) << '\n';
    if (!article.value) return exit_status::kUnread;
    Explanation explanation;
    DocumentClaims claims = engine->read_claims(*article.value, &explanation);
    bool rules = tell_place(*article.value, claims, explanation, spot, style);
    RuleQuestion question{.line = spot.line, .rules = options.names, .apart = rules};
    if (spots.size() == 1 && !tell_rules(*engine, *article.value, question, style)) return exit_status::kUsage;
    bool seen = !documents.empty() && documents[0].document.id == claims.document.id;
    if (!seen) documents.push_back(std::move(claims));
  }
  if (spots.size() == 2) tell_pairs(*engine, documents, spots, style);
  return exit_status::kGood;
}

}  // namespace sayso
