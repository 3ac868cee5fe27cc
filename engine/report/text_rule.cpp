#include "engine/report/text_rule.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "engine/report/quote_view.h"
#include "engine/rulepack/describe.h"
#include "engine/rulepack/example_fields.h"
#include "engine/selftest/examples.h"
#include "engine/yaml/fields.h"

namespace sayso {
namespace {

constexpr std::size_t kForms = 4;
constexpr std::size_t kWords = 12;
constexpr std::uint32_t kFormColumns = 56;
constexpr std::uint32_t kIndent = 13;  ///< of what stands behind a field's name

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string listed(std::vector<std::string> words, bool all) {
  std::size_t more = !all && words.size() > kWords + 1 ? words.size() - kWords : 0;
  if (more > 0) words.resize(kWords);
  return fmt::format("{}{}", fmt::join(words, ", "), more > 0 ? fmt::format(" … {} more (--all)", more) : "");
}

/// Broken at blanks, with the lines after the first one indented.
std::string wrapped(std::string_view text, std::uint32_t indent, std::uint32_t columns) {
  std::string out;
  std::uint32_t room = std::max(columns, indent + 20) - indent;
  std::uint32_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find(' ', at), text.size());
    std::uint32_t size = count_characters(text.substr(at, end - at));
    bool fits = used == 0 || used + 1 + size <= room;
    if (!fits) out += "\n" + std::string(indent, ' ');
    if (fits && used > 0) out += ' ';
    used = (fits && used > 0 ? used + 1 : 0) + size;
    out += text.substr(at, end - at);
    at = end + 1;
  }
  return out;
}

std::vector<std::string> texts_of(const std::vector<RuleText>& texts) {
  std::vector<std::string> out;
  out.reserve(texts.size());
  for (const RuleText& text : texts) out.push_back(text.text);
  return out;
}

std::string expected_of(std::string_view kind, const RuleExample& example) {
  if (!example.articles.empty() || example.expect.empty()) return example.verdict.empty() ? "none" : example.verdict;
  std::string out;
  for (const ExpectedRow& row : example.expect) {
    std::string fields;
    for (const ExampleField& field : example_fields(kind)) {
      auto at = row.find(field.name);
      if (at != row.end()) fields += fmt::format("{}{}: {}", fields.empty() ? "" : ", ", field.name, at->second);
    }
    out += fmt::format("{}{{{}}}", out.empty() ? "" : ", ", fields);
  }
  return out;
}

/// The page of one row.
class Page {
 public:
  Page(const RulePack& pack, bool all, const TextStyle& style) : pack_(pack), words_(pack), all_(all), style_(style) {}

  std::string of(const RuleRow& row) {
    out_ = fmt::format("{} {}  {}\n", row.kind, style_.paint(Ink::Bold, row.id), style_.paint(Ink::Dim, line_of(row.place)));
    for (std::uint32_t i = 0; i < pack_.refs().size(); ++i) {
      if (name_of(pack_.refs()[i].kind) == row.kind && pack_.head(pack_.refs()[i]).id == row.id) matching_rule(i);
    }
    const Rules& rules = pack_.rules();
    for (const CheckRule& rule : rules.checks) {
      if (row.kind == "check" && rule.head.id == row.id) check(rule);
    }
    if (row.kind == "list") list(row.id);
    for (const PopulationRule& rule : rules.populations) {
      if (row.kind == "population" && rule.id == row.id) field("words", listed(texts_of(rule.words), all_));
    }
    for (const SourceRule& rule : rules.sources) {
      if (row.kind == "source" && rule.id == row.id) source(rule);
    }
    for (const PlaceRule& rule : rules.places) {
      if (row.kind == "place" && rule.id == row.id) place(rule);
    }
    return std::move(out_);
  }

 private:
  void field(std::string_view name, std::string_view value) {
    if (!value.empty()) out_ += fmt::format("  {:<10} {}\n", name, wrapped(value, kIndent, style_.columns));
  }

  void matching_rule(std::uint32_t rule) {
    const RuleHead& head = pack_.head(pack_.refs()[rule]);
    field("pack", head.pack);
    if (head.priority != 0) field("priority", fmt::format("{}", head.priority));
    if (name_of(head.scope) != name_of(RuleScope{})) field("scope", name_of(head.scope));
    phrases(rule, head.match, "match", false);
    for (const RuleText& regex : head.regex) heading("regex", regex);
    phrases(rule, head.unless, "unless", true);
    classes(rule);
    examples(name_of(pack_.refs()[rule].kind), head);
  }

  void heading(std::string_view section, const RuleText& text) {
    out_ += fmt::format("\n  {:<10} {}\n", fmt::format("{} {}", section, text.place.line), style_.paint(Ink::Bold, text.text));
  }

  void phrases(std::uint32_t rule, const std::vector<RuleText>& phrases, std::string_view section, bool unless) {
    for (std::uint32_t i = 0; i < phrases.size(); ++i) {
      heading(section, phrases[i]);
      std::vector<const Form*> forms;
      for (const Form& form : pack_.forms()) {
        if (form.rule == rule && form.phrase == i && form.unless == unless && !form.items.empty()) forms.push_back(&form);
      }
      std::size_t shown = all_ ? forms.size() : std::min(forms.size(), kForms);
      for (const Form* form : std::span(forms).first(shown)) tell(*form, unless);
      if (shown < forms.size()) out_ += fmt::format("    … {} (--all)\n", counted(forms.size() - shown, "more form"));
    }
  }

  /// An `unless` is run when its rule has matched, whatever its trigger.
  void tell(const Form& form, bool unless) {
    std::string text = words_.shown(form);
    std::uint32_t size = count_characters(text);
    text += std::string(kFormColumns > size ? kFormColumns - size : 0, ' ');
    std::string from = unless ? "" : "  from " + words_.shown(form.items[form.trigger]);
    text += style_.paint(Ink::Dim, from);
    text.erase(text.find_last_not_of(' ') + 1);
    out_ += fmt::format("    {}\n", text);
  }

  /// What the lists that the forms name hold.
  void classes(std::uint32_t rule) {
    std::set<std::string> named;
    for (const Form& form : pack_.forms()) {
      if (form.rule != rule) continue;
      for (const Item& item : form.items) {
        std::string name = words_.class_name(item);
        if (words_.members(item).size() > 1 && !name.empty()) named.insert(name);
      }
    }
    if (!named.empty()) out_ += '\n';
    for (const std::string& name : named) field("$" + name, listed(words_.members(name), all_));
  }

  void examples(std::string_view kind, const RuleHead& head) {
    if (head.examples.empty()) out_ += "\n  no examples\n";
    bool first = true;
    for (const RuleExample& example : head.examples) {
      std::vector<RuleText> texts = example.articles.empty() ? std::vector{example.text} : example.articles;
      out_ += fmt::format("{}  {:<10} ", first ? "\n" : "", first ? "examples" : "");
      std::uint32_t room = std::max(style_.columns, 40U) - 13;
      for (std::size_t i = 0; i < texts.size(); ++i)
        out_ += fmt::format("{}{}\n", i > 0 ? "             " : "", view_quote(texts[i].text, std::nullopt, room).line);
      std::string todo = example.todo.empty() ? "" : fmt::format(" (known gap: {})", example.todo);
      out_ += fmt::format("             {}{}\n", style_.paint(Ink::Blue, expected_of(kind, example)), todo);
      first = false;
    }
  }

  void check(const CheckRule& rule) {
    field("pack", rule.head.pack);
    field("type", rule.type);
    field("measures", rule.measures.empty() ? "all" : fmt::format("{}", fmt::join(rule.measures, ", ")));
    field("severity", rule.enabled ? name_of(rule.severity) : "off");
    for (const SourceFilter& filter : rule.by_source) {
      field("filter", fmt::format("{}: {} ({})", fmt::join(filter.sources, ", "),
                                  filter.off ? "off" : name_of(filter.severity.value_or(rule.severity)), filter.reason));
    }
    field("tolerance", fmt::format("{:g}% or {:g}", rule.tolerance.relative * 100, rule.tolerance.absolute));
    field("message", rule.message);
    examples("check", rule.head);
  }

  void list(const std::string& name) {
    field("words", listed(words_.members(name), all_));
    std::set<std::string> rules;
    for (const Form& form : pack_.forms()) {
      for (const Item& item : form.items) {
        if (words_.class_name(item) == name)
          rules.insert(fmt::format("{}/{}", name_of(pack_.refs()[form.rule].kind), pack_.head(form).id));
      }
    }
    field("used by", rules.empty() ? "other lists, or the engine" : listed({rules.begin(), rules.end()}, all_));
  }

  void source(const SourceRule& rule) {
    field("pack", rule.pack);
    field("names", listed(texts_of(rule.names), all_));
    field("kind", rule.kind);
    field("country", rule.country);
    field("owner", rule.owner);
  }

  void place(const PlaceRule& rule) {
    field("pack", rule.pack);
    field("names", listed(texts_of(rule.names), all_));
    field("in", rule.within);
  }

  const RulePack& pack_;
  RuleWords words_;
  bool all_;
  const TextStyle& style_;
  std::string out_;
};

}  // namespace

std::vector<RuleRow> rows_named(std::span<const RuleRow> rows, std::string_view name) {
  std::vector<RuleRow> out;
  bool list = name.starts_with('$');
  if (list) name.remove_prefix(1);
  for (const RuleRow& row : rows) {
    if (list ? row.kind == "list" && row.id == name : row.id == name || row.kind + "/" + row.id == name) out.push_back(row);
  }
  return out;
}

std::string meant(std::span<const RuleRow> rows, std::string_view name) {
  std::vector<std::string> known;
  for (const RuleRow& row : rows) known.push_back(row.id);
  auto nearest = did_you_mean(name, known);
  return nearest ? fmt::format("; did you mean \"{}\"?", *nearest) : "";
}

std::string text_of_rule(const RulePack& pack, const RuleRow& row, bool all, const TextStyle& style) {
  return Page(pack, all, style).of(row);
}

}  // namespace sayso
