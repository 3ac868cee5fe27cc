/// ExtractorPool: Extractors that are used again. An Extractor's scratch memory is large; making one for each article costs more than
/// reading a short one.
///
///     auto extractor = pool.borrow();   Extraction found = extractor->run(document, text);   // goes back at the end of the scope
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "engine/extract/extract.h"

namespace sayso {

/// Shared by all threads. Refers to the pack, which must outlive it; borrowed extractors must go back before it ends.
class ExtractorPool {
 public:
  explicit ExtractorPool(const RulePack& pack) : pack_(pack) {}

  struct GiveBack {
    ExtractorPool* pool;
    void operator()(Extractor* extractor) const { pool->take_back(std::unique_ptr<Extractor>(extractor)); }
  };
  using Borrowed = std::unique_ptr<Extractor, GiveBack>;

  Borrowed borrow() {
    std::unique_ptr<Extractor> extractor;
    {
      std::lock_guard lock(mutex_);
      if (!free_.empty()) {
        extractor = std::move(free_.back());
        free_.pop_back();
      }
    }
    if (!extractor) extractor = std::make_unique<Extractor>(pack_);
    return Borrowed(extractor.release(), GiveBack{this});
  }

 private:
  void take_back(std::unique_ptr<Extractor> extractor) {
    std::lock_guard lock(mutex_);
    free_.push_back(std::move(extractor));
  }

  const RulePack& pack_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Extractor>> free_;
};

}  // namespace sayso
