/// The kinds of check, each in a file of its own that is named after it.
#pragma once

#include "engine/check/catalogue.h"

namespace sayso {

/// Figures of two sources, or of one publisher's two articles, that exclude each other.
void check_conflict(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                    std::vector<RankedFinding>& out);

/// Two numbers of one voice near the top of one article, neither of which is said to be a part or old.
void check_self_conflict(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                         std::vector<RankedFinding>& out);

/// A headline's number that all of the text's exclude. One that the text has anywhere, as a part or of another source, is none.
void check_headline(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                    std::vector<RankedFinding>& out);

/// A figure of an origin that gave it first, then another one, and is quoted with the first again.
void check_stale(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                 std::vector<RankedFinding>& out);

/// Two outlets quote one origin at one time with figures that exclude each other.
void check_same_origin_differs(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                               std::vector<RankedFinding>& out);

/// A part that stands beside its whole and is larger.
void check_part_whole(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                      std::vector<RankedFinding>& out);

/// A number that an article gives in its own voice and of nobody. Once for each article and number.
void check_unattributed(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                        std::vector<RankedFinding>& out);

/// A number that unnamed sources alone stand for, in all articles about the event.
void check_anonymous_only(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                          std::vector<RankedFinding>& out);

/// A number that several articles have, all of one origin or owner.
void check_single_origin(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                         std::vector<RankedFinding>& out);

/// Quotations of one speaker in two articles that are one sentence, but not in the same words.
void check_quote_drift(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                       std::vector<RankedFinding>& out);

/// One quotation with two speakers.
void check_speaker_mismatch(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                            std::vector<RankedFinding>& out);

}  // namespace sayso
