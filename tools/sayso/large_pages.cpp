#include "tools/sayso/large_pages.h"

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <memory>

namespace sayso {

#if defined(SAYSO_MIMALLOC) && defined(MADV_HUGEPAGE)
void ask_for_large_pages() {
  // mimalloc 2 lays out a thread's heap in segments of 32 MiB, at multiples of that (MI_SEGMENT_SIZE)
  constexpr std::uintptr_t kSegment = std::uintptr_t{32} << 20;
  const auto inside = std::make_unique<char>('\0');
  auto* const segment = reinterpret_cast<void*>(reinterpret_cast<std::uintptr_t>(inside.get()) & ~(kSegment - 1));
  madvise(segment, kSegment, MADV_HUGEPAGE);
}
#else
void ask_for_large_pages() {}
#endif

}  // namespace sayso
