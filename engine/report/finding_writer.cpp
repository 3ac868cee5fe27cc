#include "engine/report/finding_writer.h"

#include <fmt/format.h>

#include "engine/report/escape.h"
#include "engine/report/text_parts.h"

namespace sayso {

std::string told_side(const Anchor& anchor) {
  std::string out = fmt::format("{}, {}", anchor.origin, told_place(anchor));
  const std::string& words = anchor.quote.empty() ? anchor.text : anchor.quote;
  if (!words.empty()) out += fmt::format(": \"{}\"", on_one_line(words));
  return out;
}

std::string told_finding(const Finding& finding) {
  std::string out = fmt::format("{}\n{}", finding.message, told_side(finding.primary));
  if (!finding.related.empty()) out += "\n" + told_side(finding.related.front());
  if (finding.related.size() > 1) out += fmt::format("\nand {} more", finding.related.size() - 1);
  return out;
}

std::string_view meaning_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Agrees: return "The same number, put in the same way.";
    case Verdict::Revision: return "One origin has given a lower number since, or has corrected it.";
    case Verdict::Update: return "A growing count is higher later.";
    case Verdict::Stale: return "A figure is given as current that its own origin has changed since.";
    case Verdict::SameOriginDiffers: return "Two articles give one named origin different figures for one time.";
    case Verdict::Conflict: return "Two figures for one thing exclude each other.";
    case Verdict::Drift: return "Both can be true, but the numbers in the words are far apart.";
    case Verdict::Compatible: return "Both can be true.";
    case Verdict::CannotCompare: return "The two could not be compared.";
    case Verdict::PartWhole: return "A part is larger than its whole.";
    case Verdict::Unattributed: return "A figure is given without anybody who stands for it.";
    case Verdict::AnonymousOnly: return "Only unnamed sources stand for a number.";
    case Verdict::SingleOrigin: return "All articles have a number from one origin.";
    case Verdict::QuoteDrift: return "One sentence of one speaker is quoted in different words.";
    case Verdict::SpeakerMismatch: return "One quotation is given to different speakers.";
  }
  return "";
}

}  // namespace sayso
