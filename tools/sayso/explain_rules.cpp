#include "tools/sayso/explain_rules.h"

#include <algorithm>
#include <iostream>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "engine/extract/inspect.h"
#include "engine/report/quote_view.h"
#include "engine/report/text_rule.h"
#include "engine/rulepack/describe.h"
#include "engine/rulepack/near_miss.h"
#include "engine/rulepack/shipped.h"
#include "engine/text/line_index.h"
#include "engine/text/tokenize.h"

namespace sayso {
namespace {

/// More than these of a sentence are nobody's question.
constexpr std::size_t kNearest = 5;

class RuleTeller {
 public:
  RuleTeller(const Engine& engine, const Document& article, const RuleQuestion& question, const TextStyle& style)
      : pack_(engine.pack()),
        article_(article),
        question_(question),
        style_(style),
        apart_(question.apart),
        words_(pack_),
        inspector_(pack_),
        text_(tokenize(article, pack_.text_index())),
        lines_(article.bytes()) {}

  bool run() {
    std::set<std::uint32_t> rules;
    if (!find_rules(rules)) return false;
    for (std::uint32_t i = 0; i < text_.sentences.size(); ++i) {
      if (!is_here(i)) continue;
      zone_ = text_.sentences[i].zone;
      tell(inspector_.read(article_, text_, i), Stage::Claims, rules);
      if (pack_.has_paragraphs() && is_last_here(i))
        tell(inspector_.read_paragraph(article_, text_, i), Stage::Paragraphs, rules);
    }
    return true;
  }

  void nearest() {
    std::set<std::uint32_t> rules;
    if (!find_rules(rules)) return;
    for (std::uint32_t i = 0; i < text_.sentences.size(); ++i) {
      for (std::uint32_t rule : rules) {
        bool whole = pack_.refs()[rule].stage == Stage::Paragraphs;
        if (whole && !ends_paragraph(i)) continue;
        scan_ = whole ? &inspector_.read_paragraph(article_, text_, i) : &inspector_.read(article_, text_, i);
        std::vector<Veto> vetoes = find_vetoes(pack_, scan(), rule);
        std::vector<NearMiss> misses = near_misses(pack_, scan(), rule);
        if (!vetoes.empty())
          std::cout << "    near: " << reason(vetoes.front()) << '\n';
        else if (!misses.empty())
          std::cout << fmt::format("    near: {}: {}\n", phrase(pack_.forms()[misses.front().form]).text,
                                   reason(misses.front()));
      }
    }
  }

 private:
  const Scan& scan() const { return *scan_; }

  bool find_rules(std::set<std::uint32_t>& rules) const {
    std::vector<RuleRow> rows = rule_rows(pack_);
    std::erase_if(rows, [](const RuleRow& row) { return row.forms == 0; });
    for (const std::string& name : question_.rules) {
      std::vector<RuleRow> named = rows_named(rows, name);
      if (named.empty()) {
        std::cerr << "sayso: there is no rule \"" << name << "\" that matches text" << meant(rows, name) << "\n";
        return false;
      }
      for (std::uint32_t i = 0; i < pack_.refs().size(); ++i) {
        for (const RuleRow& row : named) {
          if (name_of(pack_.refs()[i].kind) == row.kind && pack_.head(pack_.refs()[i]).id == row.id) rules.insert(i);
        }
      }
    }
    return true;
  }

  bool is_here(std::uint32_t sentence) const {
    if (article_.info().record > 0) return true;
    Span span = text_.bytes_of(text_.sentences[sentence].tokens);
    return lines_.locate(span.begin, ColumnUnit::Bytes).line <= question_.line &&
           lines_.locate(span.end - 1, ColumnUnit::Bytes).line >= question_.line;
  }

  bool ends_paragraph(std::uint32_t sentence) const {
    return sentence + 1 == text_.sentences.size() ||
           text_.sentences[sentence + 1].paragraph != text_.sentences[sentence].paragraph;
  }
  /// Whether no other sentence of its paragraph follows that is asked for.
  bool is_last_here(std::uint32_t sentence) const { return ends_paragraph(sentence) || !is_here(sentence + 1); }

  /// Rules of the last stage of sentences, or those of paragraphs, over what the scan holds.
  void tell(const Scan& scan, Stage stage, const std::set<std::uint32_t>& rules) {
    scan_ = &scan;
    stage_ = stage;
    if (rules.empty()) tell_nearest();
    for (std::uint32_t rule : rules) {
      if ((pack_.refs()[rule].stage == Stage::Paragraphs) == (stage == Stage::Paragraphs)) tell_all_of(rule);
    }
  }

  std::string words(std::size_t begin, std::size_t end) const {
    if (begin >= end) return "nothing";
    std::string_view bytes = article_.text({.begin = scan().token(begin).begin, .end = scan().token(end - 1).end});
    return fmt::format("\"{}\"", view_quote(bytes, std::nullopt, style_.columns / 2).line);
  }

  std::string place(std::size_t position) const {
    LineColumn at = lines_.locate(scan().token(std::min(position, scan().size() - 1)).begin, ColumnUnit::Bytes);
    return fmt::format("{}:{}", at.line, at.column);
  }

  const RuleText& phrase(const Form& form) const {
    const RuleHead& head = pack_.head(form);
    return form.unless ? head.unless[form.phrase] : head.match[form.phrase];
  }

  void heading(const Form& form, std::size_t position) const {
    const RuleRef& ref = pack_.refs()[form.rule];
    std::cout << fmt::format("  {:<7} {} {}  {}  {}\n", place(position), name_of(ref.kind),
                             style_.paint(Ink::Bold, pack_.head(ref).id), phrase(form).text,
                             style_.paint(Ink::Dim, line_of(phrase(form).place)));
  }

  std::string reason(const NearMiss& miss) const {
    const Item& missing = pack_.forms()[miss.form].items[miss.missing];
    return fmt::format("{} is wanted where {} stands", style_.paint(Ink::Bold, words_.shown(missing)),
                       words(miss.at, miss.at_end));
  }

  std::string reason(const Veto& veto) const {
    const RuleText& unless = phrase(pack_.forms()[veto.unless]);
    return fmt::format("it matches, but {} is its unless: {}  {}", words(veto.begin, veto.end),
                       style_.paint(Ink::Bold, unless.text), style_.paint(Ink::Dim, fmt::format("line {}", unless.place.line)));
  }

  void tell(const NearMiss& miss) const {
    heading(pack_.forms()[miss.form], miss.begin);
    std::cout << fmt::format("          {}: {}\n", words(miss.begin, miss.end), reason(miss));
  }

  void tell(const Veto& veto) const {
    heading(pack_.forms()[veto.form], veto.begin);
    std::cout << fmt::format("          {}\n", reason(veto));
  }

  /// Whether the rule counts in the zone of the sentence.
  bool counts(std::uint32_t rule) const {
    const std::optional<Zone>& zone = pack_.refs()[rule].zone;
    return !zone || *zone == zone_;
  }

  /// Numbers and mentions come close in every sentence; who asks for one of their rules names it.
  bool is_asked(std::uint32_t form) const {
    std::uint32_t rule = pack_.forms()[form].rule;
    return pack_.refs()[rule].stage == stage_ && counts(rule);
  }

  /// Without its rarest part, a phrase that ships is near to every other sentence; whoever wrote rules asks about those.
  bool is_worth_telling(const NearMiss& miss) const {
    const Form& form = pack_.forms()[miss.form];
    auto packs = shipped_packs();
    return miss.missing != form.trigger || std::none_of(packs.begin(), packs.end(), [&](const ShippedPack& pack) {
             return pack.name == pack_.head(form).place.path;
           });
  }

  void begin() {
    if (apart_) std::cout << '\n';
    apart_ = true;
  }

  void tell_nearest() {
    std::vector<NearMiss> misses = near_misses(pack_, scan());
    std::vector<Veto> vetoes = find_vetoes(pack_, scan());
    std::erase_if(misses, [&](const NearMiss& miss) { return !is_asked(miss.form) || !is_worth_telling(miss); });
    std::erase_if(vetoes, [&](const Veto& veto) { return !is_asked(veto.form); });
    if (misses.empty() && vetoes.empty()) return;
    begin();
    std::cout << "  came close:\n";
    for (const Veto& veto : vetoes) tell(veto);
    for (std::size_t i = 0; i < misses.size() && i < kNearest; ++i) tell(misses[i]);
  }

  /// Of one rule every phrase, also those that do not come near.
  void tell_all_of(std::uint32_t rule) {
    begin();
    std::cout << fmt::format("  {} {} in {}\n", name_of(pack_.refs()[rule].kind),
                             style_.paint(Ink::Bold, pack_.head(pack_.refs()[rule]).id), words(0, scan().size()));
    if (!counts(rule)) {
      std::cout << fmt::format("          counts in {} only, and this is {}\n",
                               style_.paint(Ink::Bold, name_of(*pack_.refs()[rule].zone)), name_of(zone_));
      return;
    }
    std::vector<NearMiss> misses = near_misses(pack_, scan(), rule);
    std::vector<Veto> vetoes = find_vetoes(pack_, scan(), rule);
    for (const Reach& reach : get_on(pack_, scan(), rule)) {
      const Form& form = pack_.forms()[reach.form];
      auto of_phrase = [&](const auto& row) { return pack_.forms()[row.form].phrase == form.phrase; };
      auto veto = std::find_if(vetoes.begin(), vetoes.end(), of_phrase);
      auto miss = std::find_if(misses.begin(), misses.end(), of_phrase);
      if (veto != vetoes.end())
        tell(*veto);
      else if (miss != misses.end())
        tell(*miss);
      else
        tell(reach);
    }
  }

  void tell(const Reach& reach) const {
    const Form& form = pack_.forms()[reach.form];
    heading(form, reach.begin);
    if (reach.items == form.items.size())
      std::cout << fmt::format("          {}: {}\n", words(reach.begin, reach.end), style_.paint(Ink::Green, "matches"));
    else if (reach.items == 0)
      std::cout << fmt::format("          {} is not here\n", style_.paint(Ink::Bold, wanted_after(form, 0)));
    else
      std::cout << fmt::format("          {}, then {} is wanted\n", words(reach.begin, reach.end),
                               style_.paint(Ink::Bold, wanted_after(form, reach.items)));
  }

  /// The steps up to the next one that has to be there.
  std::string wanted_after(const Form& form, std::size_t item) const {
    std::string out;
    for (; item < form.items.size(); ++item) {
      out += (out.empty() ? "" : " ") + words_.shown(form.items[item]);
      if (!form.items[item].optional && form.items[item].gap == 0) break;
    }
    return out;
  }

  const RulePack& pack_;
  const Document& article_;
  const RuleQuestion& question_;
  const TextStyle& style_;
  bool apart_;
  RuleWords words_;
  SentenceInspector inspector_;
  const Scan* scan_ = nullptr;  ///< of the sentence or paragraph that is told of
  Stage stage_ = Stage::Claims;
  Zone zone_ = Zone::Body;  ///< its own
  TokenizedText text_;
  LineIndex lines_;
};

}  // namespace

void tell_nearest(const Engine& engine, const Document& article, const std::string& rule, const TextStyle& style) {
  RuleQuestion question{.line = 0, .rules = {rule}};
  RuleTeller(engine, article, question, style).nearest();
}

bool tell_rules(const Engine& engine, const Document& article, const RuleQuestion& question, const TextStyle& style) {
  return RuleTeller(engine, article, question, style).run();
}

}  // namespace sayso
