/// run_stages: all stages of one sentence, in their order. Private to extract/.
#pragma once

#include "engine/extract/sentence_stages.h"

namespace sayso {

/// The scan holds the sentence already.
void run_stages(SentenceWork& work);

}  // namespace sayso
