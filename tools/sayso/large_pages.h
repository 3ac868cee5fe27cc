/// ask_for_large_pages: the heap in pages of megabytes, where the kernel has them. To be called before the rules are read: they fill
/// a dozen megabytes at once, and a fault for each small page of these is half the time of a start.
#pragma once

namespace sayso {

/// A hint that may come to nothing: Linux heeds it unless its administrator has said "never".
void ask_for_large_pages();

}  // namespace sayso
