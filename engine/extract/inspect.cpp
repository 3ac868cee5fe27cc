#include "engine/extract/inspect.h"

#include <algorithm>

#include "engine/extract/paragraphs.h"
#include "engine/extract/run_stages.h"

namespace sayso {

const Scan& SentenceInspector::read(const Document& document, const TokenizedText& text, std::uint32_t sentence) {
  Extraction found;
  scan_.start(document.bytes(), text, text.sentences[sentence].tokens);
  matcher_.enter(text.sentences[sentence].zone);
  SentenceWork work{.pack = pack_,
                    .text = text,
                    .sentence = sentence,
                    .published = parse_time(document.info().published),
                    .scan = scan_,
                    .matcher = matcher_,
                    .out = found};
  run_stages(work);
  return scan_;
}

const Scan& SentenceInspector::read_paragraph(const Document& document, const TokenizedText& text, std::uint32_t sentence) {
  Extraction found;
  ParagraphStage stage;
  SentenceWork work{.pack = pack_,
                    .text = text,
                    .sentence = 0,
                    .published = parse_time(document.info().published),
                    .scan = scan_,
                    .matcher = matcher_,
                    .out = found};
  std::uint32_t paragraph = text.sentences[sentence].paragraph;
  for (std::uint32_t i = 0; i < text.sentences.size(); ++i) {
    if (text.sentences[i].paragraph != paragraph) continue;
    work.sentence = i;
    work.groups.clear();
    scan_.start(document.bytes(), text, text.sentences[i].tokens);
    matcher_.enter(text.sentences[i].zone);
    run_stages(work);
    stage.keep(work);
  }
  std::vector<ParagraphWindow> windows = windows_of(text.paragraphs[paragraph].tokens);
  auto around = std::find_if(windows.begin(), windows.end(), [&](const ParagraphWindow& window) {
    return window.begins.contains(text.sentences[sentence].tokens.first);
  });
  stage.fill(work, document.bytes(), around->tokens);
  return scan_;
}

}  // namespace sayso
