#include "engine/check/disagreement.h"
#include "engine/check/kinds.h"

namespace sayso {

void check_same_origin_differs(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                               std::vector<RankedFinding>& out) {
  report_disagreements(context, figures, rule, Verdict::SameOriginDiffers, out);
}

}  // namespace sayso
