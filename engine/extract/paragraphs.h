/// ParagraphStage: the rules that look at a whole paragraph (`scope: paragraph`). It keeps what the stages find in each sentence, and behind the
/// last one of a paragraph runs those rules over all of it. An Extractor has one only where its pack has such rules. Private to extract/.
///
///     run_stages(work);
///     paragraphs.take(work, document.bytes());   // "Hundreds of boats sailed. Organisers put it at 2,000."
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/extract/sentence_stages.h"

namespace sayso {

/// Tokens of a paragraph that are looked at together: all of it, or of a longer one a window. `begins` are the tokens at which a match
/// may begin: those of each window are its own, and have room on both sides.
struct ParagraphWindow {
  TokenRange tokens;
  TokenRange begins;
};
/// They overlap, and their `begins` cover the paragraph.
std::vector<ParagraphWindow> windows_of(TokenRange paragraph);

class ParagraphStage {
 public:
  /// Behind the stages of a sentence, in the order of the text. Behind a paragraph's last one its figures, triggers and marks are
  /// added, and the scan holds something else than the sentence.
  void take(SentenceWork& work, std::string_view bytes);

  /// Only keeps what the scan holds of the sentence.
  void keep(SentenceWork& work);
  /// Has the scan hold the tokens, with the spans that were kept of them.
  void fill(SentenceWork& work, std::string_view bytes, TokenRange tokens) const;

 private:
  /// As a SpanHit, by tokens of the text.
  struct Kept {
    Slot slot;
    TokenRange tokens;
    std::uint32_t value;
  };
  void match(SentenceWork& work, std::string_view bytes, TokenRange paragraph);
  void add(SentenceWork& work);
  void add_mark(SentenceWork& work, const Match& match, std::uint32_t rule);
  void clear();

  std::vector<Kept> spans_;
  std::vector<std::uint32_t> inside_;  ///< tokens within units
  std::vector<GroupMembers> groups_;   ///< of the spans in the slot of groups
  bool triggered_ = false;             ///< some word or span here may lead to a match
  std::vector<Match> matches_;         ///< of one window
  std::vector<FigureMention> figures_;
  std::vector<Trigger> triggers_;
  std::vector<Mark> marks_;
};

}  // namespace sayso
