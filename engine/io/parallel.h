/// parallel_in_order: work on a stream in several threads, results in the order of the stream. At most a few items for each thread
/// are under way at a time, so memory does not grow with the stream.
///
///     parallel_in_order(jobs, [&] { return source.next(); },           // std::optional<Batch>, one call at a time
///                             [&](Batch batch) { return read(batch); },  // in any thread
///                             [&](Rows rows) { writer.write(rows); });   // in the calling thread, in order
///
/// None of the three may throw: what goes wrong with an item is part of its result.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace sayso {
namespace parallel_detail {

/// How many items may be under way for each thread.
constexpr std::uint64_t kWindow = 4;

template <class Next, class Work>
class Stream {
 public:
  using Item = typename std::invoke_result_t<Next>::value_type;
  using Result = std::invoke_result_t<Work, Item>;

  Stream(unsigned threads, Next& next, Work& work) : window_(threads * kWindow), next_(next), work_(work) {}

  /// One thread's share: until the stream has ended.
  void run() noexcept {
    while (auto numbered = pull()) {
      Result result = work_(std::move(numbered->second));
      std::lock_guard lock(mutex_);
      done_.emplace(numbered->first, std::move(result));
      changed_.notify_all();
    }
  }

  /// The next result in order; nothing after the last.
  std::optional<Result> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return done_.contains(taken_) || (ended_ && taken_ == pulled_); });
    auto found = done_.find(taken_);
    if (found == done_.end()) return std::nullopt;
    std::optional<Result> out(std::move(found->second));
    done_.erase(found);
    ++taken_;
    changed_.notify_all();
    return out;
  }

 private:
  std::optional<std::pair<std::uint64_t, Item>> pull() {
    std::lock_guard one_at_a_time(source_);
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return ended_ || pulled_ - taken_ < window_; });
      if (ended_) return std::nullopt;
    }
    // Not under mutex_: a slow source must not keep finished results from being taken.
    std::optional<Item> item = next_();
    std::lock_guard lock(mutex_);
    ended_ = !item;
    changed_.notify_all();
    if (!item) return std::nullopt;
    return std::pair(pulled_++, std::move(*item));
  }

  std::uint64_t window_;
  Next& next_;
  Work& work_;
  std::mutex source_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::uint64_t, Result> done_;
  std::uint64_t pulled_ = 0;
  std::uint64_t taken_ = 0;
  bool ended_ = false;
};

}  // namespace parallel_detail

template <class Next, class Work, class Sink>
void parallel_in_order(unsigned threads, Next next, Work work, Sink sink) {
  if (threads <= 1) {
    while (auto item = next()) sink(work(std::move(*item)));
    return;
  }
  parallel_detail::Stream<Next, Work> stream(threads, next, work);
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < threads; ++i) workers.emplace_back([&stream] { stream.run(); });
  while (auto result = stream.take()) sink(std::move(*result));
  for (std::thread& worker : workers) worker.join();
}

}  // namespace sayso
