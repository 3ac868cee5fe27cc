#include "engine/io/ledger.h"

#include <algorithm>
#include <cctype>
#include <iostream>
#include <set>

#include <fmt/format.h>

#include "engine/base/time_range.h"
#include "engine/io/files.h"
#include "engine/io/ledger_record.h"
#include "tools/sayso/commands.h"
#include "tools/sayso/published.h"
#include "tools/sayso/run.h"

namespace sayso {
namespace {

/// Articles of one transaction: each is a write to the disk.
constexpr std::uint64_t kBatch = 64;

std::optional<Ledger> open_or_tell(const Options& options, Ledger::Access access) {
  auto opened = Ledger::open(options.ledger, access);
  for (const Diagnostic& d : opened.diagnostics) std::cerr << render(d) << '\n';
  return std::move(opened.value);
}

/// The status of a command that did what it could.
int finish(const Ledger& ledger) {
  auto errors = ledger.errors();
  for (const Diagnostic& d : errors) std::cerr << render(d) << '\n';
  std::cout.flush();
  if (errors.empty() && std::cout.good()) return exit_status::kGood;
  if (errors.empty()) std::cerr << "sayso: not everything could be written to standard output\n";
  return exit_status::kUnread;
}

std::string lower(std::string_view text) {
  std::string out;
  for (char c : text) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

/// Why an article may not go into the ledger: others would be checked against what nobody can read yet.
std::string held_back(const DocumentInfo& info, const std::string& today) {
  std::string status = lower(info.status);
  for (const char* word : {"draft", "withheld", "embargoed"}) {
    if (status == word) return fmt::format("its status is \"{}\"", info.status);
  }
  if (info.embargo.empty()) return "";
  auto until = parse_time(info.embargo);
  if (!until) return fmt::format("its embargo \"{}\" cannot be read as a date", info.embargo);
  auto now = parse_time(today);
  if (!now) return fmt::format("it has an embargo until {}; tell what day it is with --today", info.embargo);
  return now->from < until->from ? fmt::format("it has an embargo until {}", info.embargo) : "";
}

struct Reading {
  std::string hash = {};
  std::string refused = {};
  bool unchanged = false;
  DocumentClaims claims = {};
};

class Adding {
 public:
  Adding(const Options& options, const Engine& engine, const Output& output, Ledger& ledger)
      : options_(options),
        engine_(engine),
        output_(output),
        ledger_(ledger),
        rules_(rules_version(options)),
        versions_(ledger.versions()) {}

  int run() {
    ledger_.begin();
    RunSummary summary = ArticleRun(options_, output_)
                             .for_each([&](const Document& d) { return read(d); },
                                       [&](Document document, Reading reading) { take(document, std::move(reading)); });
    ledger_.commit();
    int status = finish(ledger_);
    if (status != exit_status::kGood) return status;
    std::cout << fmt::format("{} added, {} replaced, {} unchanged, {} refused, {} unread\n", added_, replaced_, unchanged_,
                             refused_, summary.unread);
    return refused_ + summary.unread > 0 ? exit_status::kUnread : status;
  }

 private:
  Reading read(const Document& document) const {
    Reading out{.hash = content_hash(document), .refused = held_back(document.info(), options_.today)};
    auto known = versions_.find(document.info().id);
    out.unchanged = known != versions_.end() && known->second.hash == out.hash &&
                    (known->second.rules == rules_ || known->second.retracted);
    if (out.refused.empty() && !out.unchanged) out.claims = engine_.read_claims(document);
    return out;
  }

  void take(const Document& document, Reading reading) {
    if (!reading.refused.empty()) {
      ++refused_;
      tell("L006", Severity::Error, document.info(), fmt::format("not put into the ledger: {}", reading.refused));
      return;
    }
    const std::string& id = document.info().id;
    if (!seen_.insert(id).second)
      tell("D014", Severity::Warning, document.info(), fmt::format("\"{}\" is the id of another article too", id));
    if (reading.unchanged) {
      ++unchanged_;
      return;
    }
    ++(versions_.contains(id) ? replaced_ : added_);
    ledger_.put({.hash = std::move(reading.hash), .rules = rules_, .claims = ledger_part(std::move(reading.claims))});
    if ((added_ + replaced_) % kBatch == 0) {
      ledger_.commit();
      ledger_.begin();
    }
  }

  void tell(const char* code, Severity severity, const DocumentInfo& info, std::string message) const {
    Diagnostic d;
    d.code = code;
    d.severity = severity;
    d.place = {.path = info.path, .line = info.record};
    d.message = std::move(message);
    output_.diagnostics({d});
  }

  const Options& options_;
  const Engine& engine_;
  const Output& output_;
  Ledger& ledger_;
  std::string rules_;
  std::map<std::string, Ledger::Version, std::less<>> versions_;
  std::set<std::string> seen_;
  std::uint64_t added_ = 0, replaced_ = 0, unchanged_ = 0, refused_ = 0;
};

}  // namespace

int run_ledger_add(const Options& options) {
  auto engine = load_engine_or_tell(options);
  if (!engine) return exit_status::kUsage;
  Output output(options);
  auto ledger = open_or_tell(options, Ledger::Access::Write);
  return ledger ? Adding(options, *engine, output, *ledger).run() : exit_status::kUnread;
}

int run_ledger_remove(const Options& options) {
  auto ledger = open_or_tell(options, Ledger::Access::Write);
  if (!ledger) return exit_status::kUnread;
  bool all = true;
  ledger->begin();
  for (const std::string& id : options.paths) {
    if (ledger->retract(id, options.reason)) continue;
    std::cerr << "sayso: the ledger has no article \"" << id << "\"\n";
    all = false;
  }
  ledger->commit();
  int status = finish(*ledger);
  return all ? status : exit_status::kUnread;
}

int run_ledger_verify(const Options& options) {
  auto ledger = open_or_tell(options, Ledger::Access::Read);
  if (!ledger) return exit_status::kUnread;
  auto wrong = ledger->verify();
  for (const Diagnostic& d : wrong) std::cout << render(d) << '\n';
  auto versions = ledger->versions();
  auto retracted = std::count_if(versions.begin(), versions.end(), [](const auto& v) { return v.second.retracted; });
  std::cout << fmt::format("{} articles, {} retracted, {} problems\n", versions.size() - static_cast<std::size_t>(retracted),
                           retracted, wrong.size());
  int status = finish(*ledger);
  return wrong.empty() ? status : exit_status::kUnread;
}

int run_ledger_export(const Options& options) {
  auto ledger = open_or_tell(options, Ledger::Access::Read);
  if (!ledger) return exit_status::kUnread;
  ledger->each([](const LedgerArticle& article) { std::cout << write_ledger_line(article) << '\n'; });
  return finish(*ledger);
}

int run_ledger_import(const Options& options) {
  auto ledger = open_or_tell(options, Ledger::Access::Write);
  if (!ledger) return exit_status::kUnread;
  bool good = true;
  ledger->begin();
  for (const std::string& path : options.paths) {
    auto lines = LineReader::open(path);
    for (const Diagnostic& d : lines.diagnostics) std::cerr << render(d) << '\n';
    good = good && lines.value;
    while (lines.value) {
      auto line = lines.value->next();
      if (!line) break;
      auto article = line->too_long ? std::nullopt : read_ledger_line(line->text);
      if (article) {
        ledger->put(*article);
        continue;
      }
      Diagnostic wrong;
      wrong.code = "L007";
      wrong.place = {.path = path, .line = line->number, .column = 1};
      wrong.message = "this is no line of \"sayso ledger export\"";
      std::cerr << render(wrong) << '\n';
      good = false;
    }
  }
  ledger->commit();
  int status = finish(*ledger);
  return good ? status : exit_status::kUnread;
}

int run_ledger_prune(const Options& options) {
  auto ledger = open_or_tell(options, Ledger::Access::Write);
  if (!ledger) return exit_status::kUnread;
  ledger->begin();
  std::uint64_t gone = ledger->prune(parse_time(options.before)->from);
  ledger->commit();
  int status = finish(*ledger);
  if (status == exit_status::kGood) std::cout << gone << " articles taken out\n";
  return status;
}

}  // namespace sayso
