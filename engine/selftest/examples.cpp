#include "engine/selftest/examples.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/check/check.h"
#include "engine/read/read.h"
#include "engine/resolve/event.h"
#include "engine/resolve/read_claims.h"

namespace sayso {
namespace {

constexpr std::string_view kNone = "none";
constexpr std::string_view kAsks = "?";
constexpr std::string_view kDay = "2024-03-23";
constexpr std::string_view kFrontMatter = "---\n";

using Row = ExpectedRow;

std::string number(const std::optional<double>& value) { return value ? fmt::format("{}", *value) : "null"; }

void add_quantity(Row& row, const Quantity& q) {
  row["low"] = number(q.low);
  row["high"] = number(q.high);
  row["bound"] = std::string(name_of(q.bound));
  row["unit"] = q.unit;
}

/// What an example's text gives for one rule, as rows of fields.
class Rows {
 public:
  Rows(const RulePack& pack, Extractor& extractor, const Document& document)
      : pack_(pack), document_(document), reading_(read_document(pack, extractor, document)) {}

  std::vector<Row> of(const RuleRef& ref) const {
    switch (ref.kind) {
      case RuleKind::Quantity: return quantities();
      case RuleKind::Mention: return mentions(ref.index);
      case RuleKind::Attribution: return attributions(pack_.head(ref).id);
      case RuleKind::Measure: return figures(pack_.head(ref).id);
      case RuleKind::Event: return triggers(ref.index);
      case RuleKind::Mark: return marks(ref.index);
    }
    return {};
  }

 private:
  std::string words(TokenRange range) const { return std::string(document_.text(reading_.text.bytes_of(range))); }

  std::vector<Row> quantities() const {
    std::vector<Row> out;
    for (const QuantityMention& q : reading_.found.quantities.rows()) {
      if (q.implied) continue;
      Row row{{"text", words(q.tokens)}, {"counts", q.counts ? "yes" : "no"}};
      add_quantity(row, q.quantity);
      out.push_back(std::move(row));
    }
    return out;
  }

  std::vector<Row> mentions(std::uint32_t rule) const {
    std::vector<Row> out;
    for (const Mention& m : reading_.found.mentions.rows()) {
      if (m.rule == rule)
        out.push_back({{"text", words(m.tokens)},
                       {"name", m.name.empty() ? "" : words(m.name)},
                       {"kind", pack_.rules().mentions[rule].kind}});
    }
    return out;
  }

  std::vector<Row> attributions(const std::string& rule) const {
    std::vector<Row> out;
    for (const Claim& claim : reading_.claims.claims) {
      if (!claim.attribution || claim.attribution->rule != rule) continue;
      const Attribution& a = *claim.attribution;
      Row row{{"cue", a.cue.text},     {"stance", a.cue.stance}, {"source", a.source.text},
              {"name", a.source.name}, {"id", a.source.id},      {"kind", a.source.kind}};
      row["basis"] = std::string(name_of(a.source.basis));
      std::string content;
      for (Span span : a.content) content += (content.empty() ? "" : " … ") + std::string(document_.text(span));
      row["content"] = content;
      row["figures"] = fmt::format("{}", claim.figures.size());
      row["via"] = a.via.empty() ? "" : a.via.front().text;
      out.push_back(std::move(row));
    }
    return out;
  }

  std::vector<Row> figures(const std::string& rule) const {
    std::vector<Row> out;
    for (const Claim& claim : reading_.claims.claims) {
      for (const Figure& f : claim.figures) {
        if (f.rule != rule) continue;
        Row row{{"text", f.text}, {"measure", f.measure}, {"population", f.population}, {"event", f.event}};
        add_quantity(row, f.quantity);
        row["role"] = std::string(name_of(f.role));
        row["polarity"] = std::string(name_of(f.polarity));
        row["status"] = std::string(name_of(f.status));
        row["source"] = claim.attribution ? claim.attribution->source.text : "";
        out.push_back(std::move(row));
      }
    }
    return out;
  }

  std::vector<Row> triggers(std::uint32_t rule) const {
    std::vector<Row> out;
    for (const Trigger& t : reading_.found.triggers) {
      if (t.rule == rule) out.push_back({{"text", words(t.tokens)}, {"kind", pack_.rules().events[rule].kind}});
    }
    return out;
  }

  std::vector<Row> marks(std::uint32_t rule) const {
    std::vector<Row> out;
    for (const Mark& m : reading_.found.marks) {
      if (m.rule == rule) out.push_back({{"text", words(m.tokens)}, {"mark", pack_.rules().marks[rule].mark}});
    }
    return out;
  }

  const RulePack& pack_;
  const Document& document_;
  Reading reading_;
};

bool row_fits(const Row& row, const Row& wanted) {
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const auto& field) { return field_fits(row, field.first, field.second); });
}

std::string shown(const Row& row) {
  std::string out;
  for (const auto& [field, value] : row) {
    if (!value.empty()) out += fmt::format("{}{}: {}", out.empty() ? "{" : ", ", field, value);
  }
  return out + "}";
}

std::string shown(const std::vector<Row>& rows) {
  std::string out;
  for (const Row& row : rows) out += (out.empty() ? "" : ", ") + shown(row);
  return out.empty() ? "nothing" : out;
}

class ExampleRunner {
 public:
  explicit ExampleRunner(const RulePack& pack) : pack_(pack), extractor_(pack) {}

  std::vector<ExampleResult> run() {
    for (const RuleRef& ref : pack_.refs()) {
      for (const RuleExample& example : pack_.head(ref).examples) out_.push_back(text_example(ref, example));
    }
    for (const CheckRule& rule : pack_.rules().checks) {
      for (const RuleExample& example : rule.head.examples) out_.push_back(check_example(rule, example));
    }
    return std::move(out_);
  }

 private:
  /// An article that begins with front matter tells its publisher and date itself; of another one all is of the zone.
  static Document article(const std::string& id, const std::string& text, Zone zone = Zone::Body) {
    if (text.starts_with(kFrontMatter)) {
      auto read = read_article(Format::Markdown, id, text);
      if (read.value) return std::move(*read.value);
    }
    Document out({.id = id, .path = id, .publisher = "publisher " + id, .published = std::string(kDay), .event = "example"},
                 text);
    out.set_zones({{.span = {.begin = 0, .end = static_cast<std::uint32_t>(text.size())}, .zone = zone}});
    return out;
  }

  ExampleResult begin(std::string_view kind, const RuleHead& head, const RuleExample& example) const {
    return {.kind = std::string(kind),
            .rule = head.id,
            .place = example.articles.empty() ? example.text.place : example.articles.front().place,
            .texts = {},
            .asks = example.verdict == kAsks,
            .todo = example.todo};
  }

  ExampleResult text_example(const RuleRef& ref, const RuleExample& example) {
    ExampleResult result = begin(name_of(ref.kind), pack_.head(ref), example);
    result.texts = {example.text.text};
    result.expected = example.expect;
    Document document = article("a1", example.text.text, ref.zone.value_or(Zone::Body));
    result.extracted = Rows(pack_, extractor_, document).of(ref);
    result.passed = fits(result);
    return result;
  }

  ExampleResult check_example(const CheckRule& rule, const RuleExample& example) {
    ExampleResult result = begin("check", rule.head, example);
    std::vector<DocumentClaims> documents;
    for (const RuleText& text : example.articles) {
      result.texts.push_back(text.text);
      documents.push_back(
          read_document(pack_, extractor_, article(fmt::format("a{}", documents.size() + 1), text.text)).claims);
    }
    std::vector<Event> events = link_events(documents);
    const CheckResult checked = run_checks(documents, events, pack_.rules());
    for (const std::vector<Finding>* findings : {&checked.filtered, &checked.findings}) {  // an example is about the rule
      for (const Finding& finding : *findings) {
        if (finding.check == rule.head.id) result.extracted = {{{"verdict", std::string(name_of(finding.verdict))}}};
      }
    }
    bool none = example.verdict.empty() || example.verdict == kNone || result.asks;
    if (!none) result.expected = {{{"verdict", example.verdict}}};
    result.passed = fits(result);
    return result;
  }

  static bool fits(const ExampleResult& result) {
    if (result.asks) return false;
    if (result.expected.empty()) return result.extracted.empty();
    return std::all_of(result.expected.begin(), result.expected.end(), [&](const Row& wanted) {
      return std::any_of(result.extracted.begin(), result.extracted.end(),
                         [&](const Row& row) { return row_fits(row, wanted); });
    });
  }

  const RulePack& pack_;
  Extractor extractor_;
  std::vector<ExampleResult> out_;
};

}  // namespace

ExampleOutcome ExampleResult::outcome() const {
  if (asks) return ExampleOutcome::Asks;
  if (todo.empty()) return passed ? ExampleOutcome::Passes : ExampleOutcome::Fails;
  return passed ? ExampleOutcome::GapIsClosed : ExampleOutcome::KnownGap;
}

bool field_fits(const ExpectedRow& row, const std::string& field, const std::string& wanted) {
  auto same = [&](std::string_view other) {
    auto value = row.find(other);
    return value != row.end() && value->second == wanted;
  };
  return same(field) || (field == "source" && (same("id") || same("name")));
}

std::vector<ExampleResult> run_examples(const RulePack& pack) { return ExampleRunner(pack).run(); }

std::string told_on_a_line(const ExampleResult& result) {
  return fmt::format("expected {}, found {} in \"{}\"", shown(result.expected), shown(result.extracted),
                     fmt::join(result.texts, " · "));
}

}  // namespace sayso
