#include "engine/check/disagreement.h"
#include "engine/check/kinds.h"

namespace sayso {

void check_conflict(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                    std::vector<RankedFinding>& out) {
  report_disagreements(context, figures, rule, Verdict::Conflict, out);
}

}  // namespace sayso
