#include "engine/extract/inspect.h"

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

}  // namespace sayso
