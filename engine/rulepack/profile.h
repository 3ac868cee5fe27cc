/// MatchProfile: what each rule costs and gives, for whoever wants to know which one is slow. Filled by the matchers of a thread while a
/// ProfileScope lives there; otherwise it costs one question a sentence.
///
///     MatchProfile profile(pack.refs().size());
///     { ProfileScope scope(profile);  extractor.run(document, text); }
///     profile.rules[3].tried
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sayso {

struct RuleCost {
  std::uint64_t nanoseconds = 0;  ///< spent on its forms, `unless` and `regex` too
  std::uint64_t tried = 0;        ///< how often that was run
  std::uint64_t matched = 0;      ///< matches that no `unless` took back
};

class MatchProfile {
 public:
  using Clock = std::chrono::steady_clock;

  explicit MatchProfile(std::size_t rule_count);
  /// Runs it for the rule, and adds what it took, less the time that asking the clock takes: as much as running a form.
  void time(std::uint32_t rule, const auto& run) {
    auto begin = Clock::now();
    run();
    add(rule, Clock::now() - begin);
  }
  void add(const MatchProfile& other);

  std::vector<RuleCost> rules;  ///< by index into RulePack::refs()

 private:
  void add(std::uint32_t rule, Clock::duration spent);
  Clock::duration clock_cost_;
};

/// The profile that matchers of this thread fill, until the scope ends. Scopes do not nest.
class ProfileScope {
 public:
  explicit ProfileScope(MatchProfile& profile);
  ~ProfileScope();
  ProfileScope(const ProfileScope&) = delete;
  ProfileScope& operator=(const ProfileScope&) = delete;
  ProfileScope(ProfileScope&&) = delete;
  ProfileScope& operator=(ProfileScope&&) = delete;

  /// Null where there is none.
  static MatchProfile* current();
};

}  // namespace sayso
