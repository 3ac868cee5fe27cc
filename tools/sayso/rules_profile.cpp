#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <mutex>
#include <numeric>

#include <fmt/format.h>

#include "engine/extract/extract.h"
#include "engine/report/json_row.h"
#include "engine/report/rule_rows.h"
#include "engine/rulepack/profile.h"
#include "engine/text/tokenize.h"
#include "tools/sayso/commands.h"
#include "tools/sayso/run.h"

namespace sayso {
namespace {

/// Extractors with a profile each, lent to the threads that read articles.
class ProfilePool {
 public:
  explicit ProfilePool(const RulePack& pack) : pack_(pack) {}

  void read(const Document& document) {
    std::unique_ptr<Desk> desk = borrow();
    auto begin = MatchProfile::Clock::now();
    TokenizedText text = tokenize(document, pack_.text_index());
    {
      ProfileScope scope(desk->profile);
      desk->extractor.run(document, text);
    }
    desk->whole += MatchProfile::Clock::now() - begin;
    desk->bytes += document.bytes().size();
    desk->sentences += text.sentences.size();
    std::lock_guard lock(mutex_);
    free_.push_back(std::move(desk));
  }

  struct Total {
    MatchProfile profile;
    std::uint64_t nanoseconds = 0, bytes = 0, sentences = 0;
  };
  /// When no thread reads any more.
  Total total() const {
    Total out{.profile = MatchProfile(pack_.refs().size())};
    for (const auto& desk : free_) {
      out.profile.add(desk->profile);
      out.nanoseconds += static_cast<std::uint64_t>(std::chrono::nanoseconds(desk->whole).count());
      out.bytes += desk->bytes;
      out.sentences += desk->sentences;
    }
    return out;
  }

 private:
  struct Desk {
    explicit Desk(const RulePack& pack) : profile(pack.refs().size()), extractor(pack) {}
    MatchProfile profile;
    Extractor extractor;
    MatchProfile::Clock::duration whole{};
    std::uint64_t bytes = 0, sentences = 0;
  };

  std::unique_ptr<Desk> borrow() {
    std::lock_guard lock(mutex_);
    if (free_.empty()) return std::make_unique<Desk>(pack_);
    std::unique_ptr<Desk> desk = std::move(free_.back());
    free_.pop_back();
    return desk;
  }

  const RulePack& pack_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Desk>> free_;
};

double milliseconds(std::uint64_t nanoseconds) { return static_cast<double>(nanoseconds) / 1e6; }

/// Rules that were tried, the one that took the most time first.
std::vector<std::uint32_t> worst_first(const MatchProfile& profile) {
  std::vector<std::uint32_t> out(profile.rules.size());
  std::iota(out.begin(), out.end(), 0U);
  std::erase_if(out, [&](std::uint32_t rule) { return profile.rules[rule].tried == 0; });
  std::stable_sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) {
    return profile.rules[a].nanoseconds > profile.rules[b].nanoseconds;
  });
  return out;
}

void tell_as_text(const RulePack& pack, const ProfilePool::Total& total, const RunSummary& summary, std::size_t limit,
                  const Paint& paint) {
  std::uint64_t all = 0;
  for (const RuleCost& cost : total.profile.rules) all += cost.nanoseconds;
  std::cout << paint(Ink::Dim, fmt::format("{:>9}  {:>6}  {:>10}  {:>9}  {:>8}  {:<12} {}", "ms", "share", "tried", "matched",
                                           "ns/try", "kind", "rule"))
            << '\n';
  std::vector<std::uint32_t> order = worst_first(total.profile);
  std::size_t shown = limit > 0 ? std::min(limit, order.size()) : order.size();
  for (std::uint32_t rule : std::span(order).first(shown)) {
    const RuleCost& cost = total.profile.rules[rule];
    const RuleHead& head = pack.head(pack.refs()[rule]);
    std::cout << fmt::format("{:>9.2f}  {:>5.1f}%  {:>10}  {:>9}  {:>8}  {:<12} {} {}\n", milliseconds(cost.nanoseconds),
                             all > 0 ? 100.0 * static_cast<double>(cost.nanoseconds) / static_cast<double>(all) : 0.0,
                             cost.tried, cost.matched, cost.nanoseconds / cost.tried, name_of(pack.refs()[rule].kind),
                             paint(Ink::Bold, head.id), paint(Ink::Dim, line_of(head.place)));
  }
  std::cout << fmt::format("{} of {} rules were tried{}; they took {:.1f} of {:.1f} ms\n", order.size(),
                           total.profile.rules.size(),
                           shown < order.size() ? fmt::format(" (the slowest {} are shown)", shown) : "", milliseconds(all),
                           milliseconds(total.nanoseconds));
  std::cout << fmt::format("{} article{}, {} sentence{}, {:.2f} MB\n", summary.documents, summary.documents == 1 ? "" : "s",
                           total.sentences, total.sentences == 1 ? "" : "s", static_cast<double>(total.bytes) / 1e6);
}

void tell_as_rows(const RulePack& pack, const ProfilePool::Total& total) {
  for (std::uint32_t rule : worst_first(total.profile)) {
    const RuleCost& cost = total.profile.rules[rule];
    const RuleHead& head = pack.head(pack.refs()[rule]);
    std::string line;
    JsonRow row(line);
    row.open('{').member("kind", "rule-cost").member("section", name_of(pack.refs()[rule].kind)).member("id", head.id);
    row.member("pack", head.pack).member("nanoseconds", cost.nanoseconds).member("tried", cost.tried);
    row.member("matched", cost.matched).member("path", head.place.path).member("line", head.place.line).close('}');
    std::cout << line << '\n';
  }
}

}  // namespace

int run_rules_profile(const Options& options) {
  auto engine = load_engine_or_tell(options);
  if (!engine) return exit_status::kUsage;
  Options articles = options;
  articles.formats = {};  // the table is written here; what cannot be read is told on standard error
  Output output(articles);
  ProfilePool pool(engine->pack());
  struct Nothing {};
  RunSummary summary = ArticleRun(articles, output)
                           .for_each(
                               [&](const Document& document) {
                                 pool.read(document);
                                 return Nothing{};
                               },
                               [](Document, Nothing) {});
  ProfilePool::Total total = pool.total();
  if (options.row_format == RowFormat::Text)
    tell_as_text(engine->pack(), total, summary, options.limit, Paint(wants_colour(options.colour, STDOUT_FILENO)));
  else
    tell_as_rows(engine->pack(), total);
  return status_of(summary, true);
}

}  // namespace sayso
