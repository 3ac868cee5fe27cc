/// baseline: a file of findings that are known, so that a check tells of new ones only. A line each: the fingerprint, the check, the
/// message; sorted. Fingerprints are keyed by content, so that text that moves stays known.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/check/finding.h"

namespace sayso {

/// Takes out what the file has, and gives how many; nothing where it cannot be read, which is told.
std::optional<std::uint64_t> leave_out_known(const std::string& file, std::vector<Finding>& findings);

/// False where it cannot be written, which is told.
bool write_baseline(const std::string& file, std::span<const Finding> findings);

}  // namespace sayso
