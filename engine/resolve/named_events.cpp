#include "engine/resolve/named_events.h"

#include <algorithm>
#include <map>

namespace sayso {
namespace {

/// The lede: sentences that tell what an article is about, each of which counts for more.
constexpr std::uint32_t kLede = 4;
constexpr int kLedeWeight = 3;

}  // namespace

NamedEvents::NamedEvents(const RulePack& pack, const TokenizedText& text, const Extraction& found)
    : pack_(pack), text_(text), found_(found) {
  std::map<Name, int> times;
  for (const Mark& mark : found.marks) {
    if (names(mark)) times[words_of(mark)] += mark.sentence < kLede ? kLedeWeight : 1;
  }
  // the one that is named most often; of equals the first
  int most = 0;
  const Mark* first = nullptr;
  for (const Mark& mark : found.marks) {
    if (!names(mark) || times[words_of(mark)] <= most) continue;
    main_ = words_of(mark);
    most = times[main_];
    first = &mark;
  }
  if (first == nullptr) return;
  if (first->sentence < kLede && most > kLedeWeight) subject_ = first;
  if (main_.size() == 2 && opens_with_trigger(*first)) short_ = main_.back();
}

bool NamedEvents::names(const Mark& mark) const { return pack_.rules().marks[mark.rule].mark == "named"; }

NamedEvents::Name NamedEvents::words_of(const Mark& mark) const {
  Name words;
  for (std::uint32_t at = mark.tokens.first; at < mark.tokens.last; ++at) words.push_back(text_.tokens[at].key);
  return words;
}

bool NamedEvents::opens_with_trigger(const Mark& mark) const {
  return std::any_of(found_.triggers.begin(), found_.triggers.end(), [&](const Trigger& t) {
    return t.tokens.contains(mark.tokens.first) && !t.tokens.contains(mark.tokens.last - 1);
  });
}

const Mark* NamedEvents::first(std::uint32_t sentence, bool main) const {
  if (main_.empty()) return nullptr;
  auto at = std::partition_point(found_.marks.begin(), found_.marks.end(),
                                 [&](const Mark& mark) { return mark.sentence < sentence; });
  for (; at != found_.marks.end() && at->sentence == sentence; ++at) {
    if (names(*at) && (words_of(*at) == main_) == main) return &*at;
  }
  return nullptr;
}

bool NamedEvents::told_short(std::uint32_t sentence) const {
  if (short_ == 0) return false;
  TokenRange tokens = text_.sentences[sentence].tokens;
  auto capital = [&](std::uint32_t at) { return tokens.contains(at) && text_.tokens[at].is(kCapital); };
  for (std::uint32_t at = tokens.first; at < tokens.last; ++at) {
    // "Maria Torres" is somebody
    if (text_.tokens[at].key == short_ && capital(at) && !capital(at + 1) && (at == tokens.first || !capital(at - 1)))
      return true;
  }
  return false;
}

}  // namespace sayso
