#include "tools/sayso/options.h"

#include <iostream>
#include <map>
#include <utility>

#include <CLI/CLI.hpp>

#include "engine/base/time_range.h"
#include "engine/report/writer.h"
#include "tools/sayso/manual.h"
#include "tools/sayso/project.h"
#include "tools/sayso/with_page.h"

namespace sayso {
namespace {

/// Which commands an option belongs to.
enum Commands : unsigned {
  kCheck = 1,
  kExtract = 2,
  kEvents = 4,
  kExplain = 8,
  kRulesList = 16,
  kRulesValidate = 32,
  kRulesTest = 64,
  kLedgerAdd = 128,
  kLedgerCheck = 256,
  kLedgerRemove = 512,
  kLedgerVerify = 1024,
  kLedgerExport = 2048,
  kLedgerImport = 4096,
  kLedgerPrune = 8192,
  kBaselineWrite = 16384,
  kRulesFigures = 32768,
  kRulesExplain = 65536,
  kRulesProfile = 131072,
  kRulesSchema = 262144,
  kFindings = kCheck | kLedgerCheck | kBaselineWrite,
  kReads = kCheck | kExtract | kEvents | kLedgerAdd | kBaselineWrite,
  kLedger = kLedgerAdd | kLedgerCheck | kLedgerRemove | kLedgerVerify | kLedgerExport | kLedgerImport | kLedgerPrune,
  kReports = kCheck | kExtract | kEvents | kLedgerCheck,
  kArticles = kReads | kExplain | kRulesProfile,
  kRules = kRulesList | kRulesValidate | kRulesTest | kRulesFigures,
  kAll = kArticles | kRules | kLedger | kRulesExplain | kRulesSchema,
};

/// An option whose value is one of a few words.
template <class T>
void add_choice(CLI::App& app, const char* name, T& into, const std::map<std::string, T>& choices, const char* about) {
  std::string words;
  for (const auto& [word, value] : choices) words += (words.empty() ? "" : "|") + word;
  app.add_option_function<std::string>(
         name,
         [&into, choices, name, words](const std::string& word) {
           auto found = choices.find(word);
           if (found == choices.end()) throw CLI::ValidationError(name, "\"" + word + "\" is none of " + words);
           into = found->second;
         },
         about)
      ->type_name(words);
}

CLI::Option* add_date(CLI::App& app, const char* name, std::string& into, const char* about) {
  return app
      .add_option_function<std::string>(
          name,
          [&into, name](const std::string& text) {
            if (!parse_time(text)) throw CLI::ValidationError(name, "\"" + text + "\" is no date; write 2024-03-23");
            into = text;
          },
          about)
      ->type_name("DATE");
}

CLI::Option* add_ledger(CLI::App& app, Options& o) {
  return app.add_option("--ledger", o.ledger, "the claims of what is published, in one file")->type_name("FILE");
}

FormatChoice parse_format(const std::string& text) {
  std::size_t at = text.find('=');
  FormatChoice out{.name = text.substr(0, at), .file = at == std::string::npos ? "" : text.substr(at + 1)};
  std::string names;
  for (const WriterFormat& format : writer_formats()) {
    if (format.name == out.name) return out;
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  }
  throw CLI::ValidationError("--format", "\"" + out.name + "\" is none of " + names);
}

void add_formats(CLI::App& app, Options& o) {
  app.add_option_function<std::vector<std::string>>(
         "--format",
         [&o](const std::vector<std::string>& texts) {
           for (const std::string& text : texts) o.formats.push_back(parse_format(text));
         },
         "how to print the results, and where to; any number of times")
      ->type_name("NAME[=FILE]")
      ->allow_extra_args(false);
}

void add_map(CLI::App& app, Options& o) {
  app.add_option_function<std::string>(
         "--map",
         [&o](const std::string& text) {
           FieldMapResult parsed = parse_field_map(text);
           if (!parsed.error.empty()) throw CLI::ValidationError("--map", parsed.error);
           o.fields = std::move(parsed.map);
         },
         "JSON Lines: other names of the fields")
      ->type_name("FIELD=NAME,…");
}

void add_input_format(CLI::App& app, Options& o) {
  static const std::map<std::string, std::optional<Format>> formats = {
      {"text", Format::Text}, {"markdown", Format::Markdown}, {"jsonl", Format::JsonLines}};
  add_choice(app, "--input-format", o.input_format, formats, "what all files are; else their names tell");
}

void add_fail_on(CLI::App& app, Options& o) {
  static const std::map<std::string, std::optional<Severity>> severities = {
      {"error", Severity::Error}, {"warning", Severity::Warning}, {"note", Severity::Note}, {"never", std::nullopt}};
  add_choice(app, "--fail-on", o.fail_on, severities, "exit status 1 for findings as grave as this (error)");
}

void add_min_severity(CLI::App& app, Options& o) {
  add_choice<Severity>(app, "--min-severity", o.min_severity,
                       {{"error", Severity::Error}, {"warning", Severity::Warning}, {"note", Severity::Note}},
                       "leave out findings less grave than this (note)");
}

void add_limit(CLI::App& app, Options& o) {
  app.add_option("--limit", o.limit, "print the worst N findings only; all are counted")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000));
}

struct OptionRow {
  unsigned commands;
  void (*add)(CLI::App& app, Options& options);
};

constexpr OptionRow kOptions[] = {
    {kReads | kRulesProfile,
     [](CLI::App& app, Options& o) {
       auto* path = app.add_option("PATH", o.paths, "articles, or folders of them; - is standard input");
       if (o.paths.empty()) path->required();  // a project file may have named some
     }},
    {kExplain,
     [](CLI::App& app, Options& o) {
       app.add_option("FILE:LINE", o.paths, "one place, or two to be compared")->required()->expected(1, 2);
     }},
    {kRules, [](CLI::App& app,
                Options& o) { app.add_option("PATH", o.rules, "rule files, or folders of them, beside the shipped packs"); }},
    {kLedgerRemove, [](CLI::App& app, Options& o) { app.add_option("ID", o.paths, "ids of articles")->required(); }},
    {kLedgerImport,
     [](CLI::App& app, Options& o) { app.add_option("FILE", o.paths, "what \"ledger export\" printed")->required(); }},
    {kCheck | kBaselineWrite, [](CLI::App& app, Options& o) { add_ledger(app, o); }},
    {kLedger, [](CLI::App& app, Options& o) { add_ledger(app, o)->required(); }},
    {kLedgerRemove,
     [](CLI::App& app, Options& o) {
       app.add_option("--reason", o.reason, "why the article was taken back")->type_name("TEXT")->required();
     }},
    {kLedgerPrune,
     [](CLI::App& app, Options& o) { add_date(app, "--before", o.before, "take out what was published before")->required(); }},
    {kRulesExplain,
     [](CLI::App& app, Options& o) {
       app.add_option("RULE", o.names, "id of a rule, source or list; KIND/ID where several have it")->required();
     }},
    {kExplain,
     [](CLI::App& app, Options& o) {
       app.add_option("--rule", o.names, "tell of this rule how far each of its phrases gets; any number of times")
           ->type_name("RULE")
           ->allow_extra_args(false);
     }},
    {kArticles | kLedgerCheck | kRulesExplain,
     [](CLI::App& app, Options& o) {
       app.add_option("--rules", o.rules, "rule files, or folders of them, beside the shipped packs; any number of times")
           ->type_name("PATH")
           ->allow_extra_args(false);
     }},
    {kReports, add_formats},
    {kArticles, add_input_format},
    {kArticles, add_map},
    {kRulesList | kRulesProfile,
     [](CLI::App& app, Options& o) {
       add_choice<RowFormat>(app, "--format", o.row_format, {{"text", RowFormat::Text}, {"jsonl", RowFormat::JsonLines}},
                             "how to print the rows (text)");
     }},
    {kRulesProfile,
     [](CLI::App& app, Options& o) {
       app.add_option("--limit", o.limit, "print the slowest N rules only; all are counted")
           ->type_name("N")
           ->check(CLI::Range(1, 1'000'000));
     }},
    {kRulesExplain, [](CLI::App& app, Options& o) { app.add_flag("--all", o.all, "every form and every word"); }},
    {kReads | kRulesProfile,
     [](CLI::App& app, Options& o) {
       app.add_option("--jobs", o.jobs, "threads; else as many as there are cores")->type_name("N")->check(CLI::Range(1, 1024));
     }},
    {kExtract,
     [](CLI::App& app, Options& o) {
       add_choice<Only>(app, "--only", o.only,
                        {{"claims", Only::Claims}, {"quantities", Only::Quantities}, {"sentences", Only::Sentences}},
                        "what to print (claims)");
     }},
    {kCheck | kLedgerCheck, add_fail_on},
    {kFindings, add_min_severity},
    {kCheck | kLedgerCheck, add_limit},
    {kCheck,
     [](CLI::App& app, Options& o) {
       app.add_option("--baseline", o.baseline, "file of known findings, which are counted only")->type_name("FILE");
     }},
    {kBaselineWrite,
     [](CLI::App& app, Options& o) {
       app.add_option("--baseline", o.baseline, "file to write")->type_name("FILE")->required();
     }},
    {kCheck,
     [](CLI::App& app, Options& o) {
       app.add_option("--since", o.since, "only findings of articles that changed since the commit")->type_name("GIT-REF");
     }},
    {kFindings,
     [](CLI::App& app, Options& o) {
       app.add_option("--suppressions", o.suppressions, "file that says which findings may stand; any number of times")
           ->type_name("FILE")
           ->allow_extra_args(false);
     }},
    {kArticles, [](CLI::App& app, Options& o) { add_date(app, "--as-of", o.as_of, "the time of articles that give none"); }},
    {kArticles,
     [](CLI::App& app, Options& o) { add_date(app, "--today", o.today, "what to take for today: stands in for --as-of"); }},
    {kAll,
     [](CLI::App& app, Options& o) {
       add_choice<ColourChoice>(
           app, "--color", o.colour,
           {{"auto", ColourChoice::Auto}, {"always", ColourChoice::Always}, {"never", ColourChoice::Never}},
           "colours (auto: on a terminal, unless NO_COLOR is set)");
     }},
    {kAll, [](CLI::App& app, Options& o) { app.add_flag("--quiet,-q", o.quiet, "no progress, no warnings about inputs"); }},
    {kRules, [](CLI::App& app,
                Options& o) { add_date(app, "--today", o.today, "what to take for today: filters of rules expire by it"); }},
    {kRulesValidate, [](CLI::App& app, Options& o) { app.add_flag("--strict", o.strict, "warnings count as errors"); }},
    {kRulesTest,
     [](CLI::App& app, Options& o) {
       app.add_flag("--update", o.update, "write what is extracted now into the examples that ask for it (expect: \"?\")");
     }},
};

CLI::App* add_command(CLI::App& parent, Options& options, Command command, unsigned bit, const char* name, const char* about) {
  CLI::App* app = parent.add_subcommand(name, about);
  for (const OptionRow& row : kOptions) {
    if ((row.commands & bit) != 0) row.add(*app, options);
  }
  app->callback([&options, command] { options.command = command; });
  return app;
}

void add_commands(CLI::App& app, Options& o) {
  add_command(app, o, Command::Check, kCheck, "check", "report figures of different sources that do not agree");
  add_command(app, o, Command::Extract, kExtract, "extract", "print who says what, with which figures");
  add_command(app, o, Command::Events, kEvents, "events",
              "print the events that the articles tell of, with the range of the figures");
  add_command(app, o, Command::Explain, kExplain, "explain",
              "tell what was read at a place and which rules came close, or why two places were (not) compared");
  CLI::App* ledger = app.add_subcommand("ledger", "keep the claims of what is published");
  ledger->require_subcommand(1);
  add_command(*ledger, o, Command::LedgerAdd, kLedgerAdd, "add",
              "read articles into the ledger; unchanged ones are not read again");
  add_command(*ledger, o, Command::LedgerCheck, kLedgerCheck, "check", "check all that is in the ledger");
  add_command(*ledger, o, Command::LedgerRemove, kLedgerRemove, "remove",
              "take articles back; the ledger keeps that it was done");
  add_command(*ledger, o, Command::LedgerVerify, kLedgerVerify, "verify", "see whether the ledger is whole");
  add_command(*ledger, o, Command::LedgerExport, kLedgerExport, "export", "print the ledger as JSON Lines, sorted");
  add_command(*ledger, o, Command::LedgerImport, kLedgerImport, "import", "read what export printed");
  add_command(*ledger, o, Command::LedgerPrune, kLedgerPrune, "prune", "take out what is old, and retractions");
  CLI::App* baseline = app.add_subcommand("baseline", "know the findings of today");
  baseline->require_subcommand(1);
  add_command(*baseline, o, Command::BaselineWrite, kBaselineWrite, "write", "write the findings of the articles to a file");
  CLI::App* rules = app.add_subcommand("rules", "look at rule packs");
  rules->require_subcommand(1);
  add_command(*rules, o, Command::RulesList, kRulesList, "list", "print every rule and where it stands");
  add_command(*rules, o, Command::RulesValidate, kRulesValidate, "validate", "load the rules and tell what is wrong with them");
  add_command(*rules, o, Command::RulesTest, kRulesTest, "test", "run the examples that stand in the rules");
  add_command(*rules, o, Command::RulesFigures, kRulesFigures, "figures",
              "print what numbers, units and measures the rules read, as tables in Markdown");
  add_command(*rules, o, Command::RulesExplain, kRulesExplain, "explain", "tell what a rule comes to: forms, triggers, words");
  add_command(*rules, o, Command::RulesProfile, kRulesProfile, "profile",
              "tell what each rule costs on articles, and what it finds");
  add_command(*rules, o, Command::RulesSchema, kRulesSchema, "schema", "print the JSON Schema of rule files, for editors");
}

/// CLI11 only says that a command is missing, though what stands there may be a slip.
void tell_missing(const CLI::App& app, const CLI::RequiredError& error) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
  std::vector<std::string> rest = at->remaining();
  bool no_command = !at->get_subcommands([](const CLI::App*) { return true; }).empty();
  if (no_command) {
    std::string names;
    for (const CLI::App* one : at->get_subcommands([](const CLI::App*) { return true; })) {
      names += (names.empty() ? "" : ", ") + one->get_name();
    }
    std::string seen = rest.empty() ? "a command is missing" : "there is no command \"" + rest.front() + "\"";
    if (!rest.empty() && rest.front().starts_with('-')) seen = "there is no option " + rest.front() + " before a command";
    std::cerr << seen << "; there are " << names << '\n';
  } else {
    std::cerr << error.what() << '\n';
  }
  std::cerr << "Run with --help for more information.\n";
}

void tell_all(const std::vector<Diagnostic>& diagnostics) {
  for (const Diagnostic& d : diagnostics) std::cerr << with_page(d) << '\n';
}

/// A report of findings of a command that makes none would read as a pass.
bool only_of_check(const Options& options) {
  if (options.command == Command::Check || options.command == Command::LedgerCheck) return true;
  for (const FormatChoice& choice : options.formats) {
    for (const WriterFormat& format : writer_formats()) {
      if (format.name != choice.name || !format.findings_only) continue;
      std::cerr << "--format: " << choice.name << " holds findings only; there are some of \"check\"\n";
      return false;
    }
  }
  return true;
}

}  // namespace

ParsedOptions parse_options(int argc, const char* const* argv) {
  CLI::App app("sayso reads news text and answers two questions: who says so, and do the numbers agree?", "sayso");
  app.set_version_flag("--version", "sayso " SAYSO_VERSION);
  app.require_subcommand(1);
  Options options;
  const std::vector<Diagnostic> project = apply_project(options);
  add_commands(app, options);
  // Asked before parsing, as it needs no command: for those who make packages.
  if (argc == 3 && std::string_view(argv[1]) == "--print" && print_manual(argv[2], app, std::cout))
    return {.exit_status = exit_status::kGood};
  try {
    app.parse(argc, argv);
  } catch (const CLI::RequiredError& error) {
    tell_all(project);
    tell_missing(app, error);
    return {.exit_status = exit_status::kUsage};
  } catch (const CLI::ParseError& error) {
    bool good = app.exit(error, std::cout, std::cerr) == 0;  // --help and --version come as errors too
    return {.exit_status = good ? exit_status::kGood : exit_status::kUsage};
  }
  tell_all(project);
  if (has_errors(project)) return {.exit_status = exit_status::kUsage};
  if (!only_of_check(options)) return {.exit_status = exit_status::kUsage};
  if (options.formats.empty()) options.formats.push_back({.name = "text"});
  return {.options = std::move(options)};
}

}  // namespace sayso
