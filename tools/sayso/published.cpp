#include "tools/sayso/published.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "engine/check/finding_parts.h"
#include "engine/io/files.h"
#include "engine/io/ledger.h"
#include "engine/rulepack/shipped.h"

namespace sayso {
namespace {

/// Articles that are set against a new one: the likeliest to be about its events.
constexpr std::size_t kMostRelated = 96;
constexpr std::string_view kChanged = "changed-without-note";

Diagnostic other_rules(const std::string& path) {
  Diagnostic out;
  out.code = "L004";
  out.severity = Severity::Warning;
  out.place.path = path;
  out.message = "the ledger has articles that were read by other rules or another version of the program";
  out.hint = "run \"sayso ledger add\" with these rules";
  return out;
}

/// A figure that stands for itself: who gives what of which event.
struct Told {
  const Claim* claim;
  const Figure* figure;
};
using FigureKey = std::tuple<std::string, std::string, std::string, std::string>;

std::map<FigureKey, std::vector<Told>> figures_told(const DocumentClaims& document) {
  std::map<FigureKey, std::vector<Told>> out;
  for (const Claim& claim : document.claims) {
    for (const Figure& f : claim.figures) {
      bool stands = f.role == Role::Total && f.polarity == Polarity::Asserted && f.status != Status::Retracted;
      if (!stands) continue;
      std::string who = claim.attribution ? claim.attribution->source.name : "";
      out[{f.measure, f.population, f.event, who}].push_back({.claim = &claim, .figure = &f});
    }
  }
  return out;
}

bool has(const std::vector<Told>& figures, const Quantity& quantity) {
  return std::any_of(figures.begin(), figures.end(), [&](const Told& t) { return t.figure->quantity == quantity; });
}

/// Whether the article still names the number, whoever has it: "an earlier version had 40".
bool names(const DocumentClaims& document, const Figure& old) {
  return std::any_of(document.claims.begin(), document.claims.end(), [&](const Claim& claim) {
    return std::any_of(claim.figures.begin(), claim.figures.end(), [&](const Figure& f) {
      return f.measure == old.measure && f.quantity.low == old.quantity.low && f.quantity.high == old.quantity.high;
    });
  });
}

/// A correction or an update is marked, or a figure is taken back.
bool has_note(const DocumentClaims& claims, const Document* article) {
  auto noted = [](Zone zone) { return zone == Zone::Correction || zone == Zone::Update; };
  if (article != nullptr) {
    for (const ZoneSpan& zone : article->zones()) {
      if (noted(zone.zone)) return true;
    }
  }
  return std::any_of(claims.claims.begin(), claims.claims.end(), [&](const Claim& claim) {
    return noted(claim.zone) || std::any_of(claim.figures.begin(), claim.figures.end(),
                                            [](const Figure& f) { return f.status == Status::Retracted; });
  });
}

Anchor anchor_of(const DocumentClaims& document, const Told& told) {
  Anchor out;
  out.document = document.document;
  out.span = told.figure->span;
  out.line = told.figure->line;
  out.column = told.figure->column;
  out.text = told.figure->text;
  out.figure = *told.figure;
  out.quote = told.claim->quote;
  out.quote_span = told.claim->quote_span;
  out.origin = document.document.publisher.empty() ? document.document.id : document.document.publisher;
  if (told.claim->attribution) {
    out.source = told.claim->attribution->source;
    out.via = told.claim->attribution->via;
    out.origin = out.source->name;
  }
  return out;
}

Finding changed_finding(const DocumentClaims& now, const Told& current, const DocumentClaims& before, const Told& old) {
  Finding out;
  out.id = fmt::format("{}:{}", kChanged, current.figure->id);
  out.check = kChanged;
  bool higher = current.figure->quantity.low.value_or(0) > old.figure->quantity.low.value_or(0);
  out.verdict = higher ? Verdict::Update : Verdict::Revision;
  out.severity = Severity::Warning;
  out.measure = current.figure->measure;
  out.message = fmt::format("the published version has {}; this one has {}, without a note", told_figure(*old.figure),
                            told_figure(*current.figure));
  out.reasons = {"one article: a new version of it",
                 "neither a correction nor an update is marked, and no figure is taken back"};
  out.primary = anchor_of(now, current);
  out.related = {anchor_of(before, old)};
  out.fingerprint = fingerprint_of(
      kChanged, ContentKey{.document = now.document.id, .words = current.figure->text, .origin = out.primary.origin},
      ContentKey{.document = before.document.id, .words = old.figure->text, .origin = out.related[0].origin});
  return out;
}

void find_changed(const DocumentClaims& now, const Document* article, const DocumentClaims& before, std::vector<Finding>& out) {
  if (has_note(now, article)) return;
  auto current = figures_told(now);
  for (const auto& [key, old] : figures_told(before)) {
    auto at = current.find(key);
    if (at == current.end()) continue;
    const Told& first = at->second.front();
    bool differs = !names(now, *old.front().figure) && !has(old, first.figure->quantity);
    if (differs) out.push_back(changed_finding(now, first, before, old.front()));
  }
}

void refill(Finding& f) {
  const Anchor& a = f.primary;
  const Anchor& b = f.related.front();
  if (!a.figure || !b.figure) return;
  f.message = fmt::format("{} reports {}; {} reports {}", a.origin, told_figure(*a.figure), b.origin, told_figure(*b.figure));
  auto key = [](const Anchor& x) { return ContentKey{.document = x.document.id, .words = x.text, .origin = x.origin}; };
  f.fingerprint = fingerprint_of(fmt::format("{}\x1e{}", f.check, f.measure), key(a), key(b));
}

}  // namespace

std::string rules_version(const Options& options) {
  std::string all = SAYSO_VERSION;
  auto add = [&](std::string_view name, std::string_view bytes) {
    all += fmt::format("\x1e{}\x1f{:016x}", name, XXH3_64bits(bytes.data(), bytes.size()));
  };
  for (const ShippedPack& pack : shipped_packs()) add(pack.name, pack.bytes);
  for (const std::string& path : find_files(options.rules, is_rule_name).value) {
    auto bytes = read_file(path);
    if (bytes.value) add(path, *bytes.value);
  }
  return fmt::format("{}-{:016x}", SAYSO_VERSION, XXH3_64bits(all.data(), all.size()));
}

Outcome<std::vector<DocumentClaims>> claims_of_ledger(const Options& options, RunSummary& summary) {
  auto opened = Ledger::open(options.ledger, Ledger::Access::Read);
  Outcome<std::vector<DocumentClaims>> out{.value = {}, .diagnostics = std::move(opened.diagnostics)};
  if (opened.value) {
    opened.value->each([&](const LedgerArticle& article) {
      if (article.reason.empty()) out.value.push_back(article.claims);
    });
    for (Diagnostic& d : opened.value->errors()) out.diagnostics.push_back(std::move(d));
  }
  summary.documents = out.value.size();
  summary.unread += has_errors(out.diagnostics) ? 1 : 0;
  return out;
}

Outcome<std::optional<Published>> Published::find(const Options& options, std::span<const DocumentClaims> fresh) {
  auto opened = Ledger::open(options.ledger, Ledger::Access::Read);
  if (!opened.value) return {.value = {}, .diagnostics = std::move(opened.diagnostics)};
  Ledger& ledger = *opened.value;
  Published out;
  std::vector<Diagnostic> diagnostics;
  for (const DocumentClaims& document : fresh) out.fresh_.insert(document.document.id);
  std::set<std::string> taken;
  for (const DocumentClaims& document : fresh) {
    auto before = ledger.find(document.document.id);
    if (before && before->reason.empty()) out.replaced_.push_back(std::move(before->claims));
    for (DocumentClaims& claims : ledger.related(document, kMostRelated)) {
      const std::string& id = claims.document.id;
      if (!out.fresh_.contains(id) && taken.insert(id).second) out.claims_.push_back(std::move(claims));
    }
  }
  if (!ledger.all_of_rules(rules_version(options))) diagnostics.push_back(other_rules(options.ledger));
  for (Diagnostic& d : ledger.errors()) diagnostics.push_back(std::move(d));
  return {.value = std::move(out), .diagnostics = std::move(diagnostics)};
}

/// False where no new article is part of it.
bool Published::turn(Finding& f) const {
  auto by_new = [&](const Anchor& a) { return is_new(a); };
  if (!is_new(f.primary)) {
    auto at = std::find_if(f.related.begin(), f.related.end(), by_new);
    if (at == f.related.end()) return false;
    bool other_side = at == f.related.begin();
    std::swap(f.primary, *at);
    if (!other_side) {
      // a further place of one of the two numbers: the published side is the first with the other one
      auto against = std::find_if(f.related.begin(), f.related.end(), [&](const Anchor& a) {
        return a.figure && f.primary.figure && !(a.figure->quantity == f.primary.figure->quantity);
      });
      if (against != f.related.end()) std::rotate(f.related.begin(), against, against + 1);
      refill(f);
    }
  }
  bool within = std::any_of(f.related.begin(), f.related.end(), by_new) || f.related.empty();
  bool differs = f.verdict == Verdict::Conflict || f.verdict == Verdict::SameOriginDiffers;
  if (within || !differs) return true;
  if (f.disclosed)
    f.severity = std::min(f.severity, Severity::Note);
  else if (f.primary.source)
    f.severity = std::min(f.severity, Severity::Warning);
  return true;
}

void Published::turn_to_new(std::vector<Finding>& findings) const {
  std::erase_if(findings, [&](Finding& f) { return !turn(f); });
}

void Published::turn_to_new(std::vector<Finding>& findings, std::span<const DocumentClaims> documents,
                            std::span<const Document> articles) const {
  turn_to_new(findings);
  for (const DocumentClaims& before : replaced_) {
    for (std::size_t d = 0; d < articles.size(); ++d) {
      if (documents[d].document.id == before.document.id) find_changed(documents[d], &articles[d], before, findings);
    }
  }
  auto weight = [](const Finding& f) {
    bool above_all = f.verdict == Verdict::Stale || f.verdict == Verdict::SameOriginDiffers;
    return std::pair(-static_cast<int>(f.severity), above_all ? 0 : 1);
  };
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) { return weight(a) < weight(b); });
}

}  // namespace sayso
