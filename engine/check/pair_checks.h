/// The kinds of check that report pairs of figures of one event, each in a file of its own.
#pragma once

#include "engine/check/catalogue.h"

namespace sayso {

/// conflict.cpp: figures of two sources, or of one publisher's two articles, that exclude each other.
void check_conflict(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                    std::vector<RankedFinding>& out);

/// same_origin_differs.cpp: two outlets quote one origin at one time with figures that exclude each other.
void check_same_origin_differs(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                               std::vector<RankedFinding>& out);

}  // namespace sayso
