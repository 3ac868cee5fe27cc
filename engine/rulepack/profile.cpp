#include "engine/rulepack/profile.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr int kProbes = 1000;

/// The least time between two questions to the clock.
MatchProfile::Clock::duration cost_of_clock() {
  auto least = MatchProfile::Clock::duration::max();
  for (int i = 0; i < kProbes; ++i) {
    auto begin = MatchProfile::Clock::now();
    auto end = MatchProfile::Clock::now();
    least = std::min(least, end - begin);
  }
  return least;
}

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): what a ProfileScope sets
thread_local MatchProfile* current_profile = nullptr;

}  // namespace

ProfileScope::ProfileScope(MatchProfile& profile) { current_profile = &profile; }
ProfileScope::~ProfileScope() { current_profile = nullptr; }
MatchProfile* ProfileScope::current() { return current_profile; }

MatchProfile::MatchProfile(std::size_t rule_count) : rules(rule_count), clock_cost_(cost_of_clock()) {}

void MatchProfile::add(std::uint32_t rule, Clock::duration spent) {
  spent = std::max(Clock::duration::zero(), spent - clock_cost_);
  rules[rule].nanoseconds += static_cast<std::uint64_t>(std::chrono::nanoseconds(spent).count());
  ++rules[rule].tried;
}

void MatchProfile::add(const MatchProfile& other) {
  for (std::size_t i = 0; i < rules.size() && i < other.rules.size(); ++i) {
    rules[i].nanoseconds += other.rules[i].nanoseconds;
    rules[i].tried += other.rules[i].tried;
    rules[i].matched += other.rules[i].matched;
  }
}

}  // namespace sayso
