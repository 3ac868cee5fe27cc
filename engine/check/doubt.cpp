#include "engine/check/doubt.h"

#include <algorithm>
#include <set>
#include <string>

#include "engine/resolve/nearness.h"

namespace sayso {
namespace {

/// "Ashraf al-Kidra" and "Kidra": the last part of a name is what people go by.
std::string_view last_name(std::string_view name) {
  std::size_t at = name.find_last_of(" -");
  return at == std::string_view::npos ? name : name.substr(at + 1);
}

/// Two counts of one article are of one thing only where they are set against each other: near, of two sources, not too far apart,
/// of one group.
bool set_apart_on_purpose(const Side& a, const Side& b) {
  constexpr double kAlike = 5;
  auto x = number_said(a.figure->quantity);
  auto y = number_said(b.figure->quantity);
  bool alike = !x || !y || std::max(*x, *y) <= kAlike * std::min(*x, *y);
  // groups are told of again and again; set against each other they stand in one sentence
  bool one_group = a.figure->population == b.figure->population &&
                   (a.figure->population == kEveryone || a.claim->quote_span.overlaps(b.claim->quote_span));
  // "five others were hurt … three others were hurt": beside two that were killed
  if (a.figure->others && b.figure->others) return false;
  bool one_speaker = last_name(a.origin.name) == last_name(b.origin.name);
  return alike && !one_speaker && one_group && (set_against(a, b) || set_against(b, a));
}

/// "A raid killed two" in an article about a war that killed 2,000: numbers so far apart hardly count one thing. A
/// digit too many or too few is within it.
constexpr double kOneScale = 20;

/// What is told in pieces (some are in this hospital, some in that) is less often all of it.
constexpr double kOneScaleOfPieces = 3;

bool of_one_scale(const Quantity& p, const Quantity& q, bool in_pieces) {
  auto x = number_said(p);
  auto y = number_said(q);
  if (!x || !y || *x <= 0 || *y <= 0) return true;
  return std::max(*x, *y) <= (in_pieces ? kOneScaleOfPieces : kOneScale) * std::min(*x, *y);
}

/// "Eight were shot" and "one was killed, seven others hurt": one of the two leaves somebody out, and they are near each other.
bool leaves_some_out(const Side& a, const Side& b) {
  constexpr double kFew = 0.35;
  if ((a.others || a.figure->others) == (b.others || b.figure->others)) return false;
  Distance d = distance(a.figure->quantity, b.figure->quantity, Tolerance{});
  return d.gap <= kFew * d.larger;
}

/// "Three were shot" and "one was killed, two hurt", "three civilians" and "two civilians and a foreign worker": what they differ by
/// stands beside the smaller one.
bool differ_by_what_stands_beside(const Side& a, const Side& b) {
  auto x = number_said(a.figure->quantity);
  auto y = number_said(b.figure->quantity);
  if (!x || !y) return false;
  const Side& smaller = *x < *y ? a : b;
  if ((*x < *y ? b : a).figure->others) return false;  // those beside the dead already
  return std::any_of(smaller.claim->figures.begin(), smaller.claim->figures.end(), [&](const Figure& f) {
    auto beside = number_said(f.quantity);
    bool apart = f.measure != smaller.figure->measure || (f.role == Role::Part && f.population != smaller.figure->population);
    return apart && beside && *beside == std::max(*x, *y) - std::min(*x, *y);
  });
}

const EventMention* event_of(const Side& side) {
  auto found = std::find_if(side.document->events.begin(), side.document->events.end(),
                            [&](const EventMention& m) { return m.key == side.figure->event; });
  return found == side.document->events.end() ? nullptr : &*found;
}

/// Articles may be alike in all but where it was.
bool nowhere_near(const Side& a, const Side& b) {
  const EventMention* p = event_of(a);
  const EventMention* q = event_of(b);
  bool keyed = p == nullptr || q == nullptr || !p->explicit_key.empty() || !p->name.empty();
  if (a.document == b.document || keyed || p->places.empty() || q->places.empty()) return false;
  return common_place(*p, *q) == nullptr;
}

/// The words with a capital in a headline, in small letters; very short ones say nothing. Bytes beyond ASCII are letters. The first
/// word has a capital in any case, and is by itself no name, but where it is all capitals: "NGO chief resigns".
std::set<std::string> capitals_of(std::string_view headline) {
  constexpr std::size_t kShortest = 4;
  std::set<std::string> out;
  auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; };
  bool names = false;
  for (std::size_t at = 0; at < headline.size();) {
    std::size_t end = at;
    while (end < headline.size() && letter(headline[end])) ++end;
    std::string word(headline.substr(at, end - at));
    bool letters = end - at + 1 >= kShortest && std::all_of(word.begin(), word.end(), upper);
    bool capital = letters || (end - at >= kShortest && upper(word.front()));
    std::transform(word.begin(), word.end(), word.begin(),
                   [&](char c) { return upper(c) ? static_cast<char>(c - 'A' + 'a') : c; });
    if (capital) out.insert(std::move(word));
    names = names || letters || (capital && at > 0);
    at = std::max(end, at + 1);
  }
  if (!names) out.clear();
  return out;
}

/// One kind, town and day, as both articles say: whatever their headlines do.
bool surely_one(const Side& a, const Side& b) {
  const EventMention* p = event_of(a);
  const EventMention* q = event_of(b);
  if (p == nullptr || q == nullptr) return false;
  if (!p->explicit_key.empty() || (!p->name.empty() && p->name == q->name)) return true;
  bool town = !p->places.empty() && !q->places.empty() && p->places.front() == q->places.front();
  bool day = p->dated && q->dated && p->when && q->when && days_between(*p->when, *q->when) == 0;
  return town && day && !p->trigger.empty() && p->trigger == q->trigger;
}

/// Two headlines with names, and none of them the same: "Two hurt in Northfield", "Four hurt in Southfield".
bool headed_apart(const Side& a, const Side& b) {
  if (a.document == b.document || surely_one(a, b)) return false;
  std::set<std::string> p = capitals_of(a.document->document.headline);
  std::set<std::string> q = capitals_of(b.document->document.headline);
  return !p.empty() && !q.empty() &&
         std::none_of(p.begin(), p.end(), [&](const std::string& word) { return q.contains(word); });
}

/// "No one was hurt" and "one was found outside", below the first sentences, are of some hour or place.
bool stray(const Side& side) {
  constexpr std::uint32_t kFirstSentences = 400;
  const Quantity& q = side.figure->quantity;
  return q.high && *q.high <= 1 && side.figure->span.begin >= kFirstSentences;
}

/// What is told in pieces is all of it only where an article begins with it.
bool a_piece(const Side& side, const CompareContext& context) {
  return told_in_pieces(context) && side.figure->span.begin >= kBeginning;
}

}  // namespace

bool told_in_pieces(const CompareContext& context) { return context.measure != nullptr && context.measure->piecemeal; }

bool side_by_side(const Side& a, const Side& b, const CompareContext& context) {
  return a.document == b.document && !told_in_pieces(context) && set_apart_on_purpose(a, b);
}

Doubt doubt_between(const Side& a, const Side& b, const CompareContext& context) {
  if (!distance(a.figure->quantity, b.figure->quantity, Tolerance{}).contradict) return Doubt::None;
  if (a.doubtful || b.doubtful) return Doubt::Marked;
  if (none_against_some(a, b)) return Doubt::None;
  if (stray(a) || stray(b)) return Doubt::FurtherDown;
  if (a_piece(a, context) || a_piece(b, context)) return Doubt::Piece;
  if (leaves_some_out(a, b)) return Doubt::LeavesOut;
  if (differ_by_what_stands_beside(a, b)) return Doubt::Beside;
  if (!same_place(*a.figure, *b.figure)) return Doubt::Places;
  if (nowhere_near(a, b) || headed_apart(a, b)) return Doubt::Elsewhere;
  if (!of_one_scale(a.figure->quantity, b.figure->quantity, told_in_pieces(context))) return Doubt::Scale;
  bool two_voices = a.document == b.document && a.origin.key != b.origin.key;
  return two_voices && !set_apart_on_purpose(a, b) ? Doubt::OneArticle : Doubt::None;
}

}  // namespace sayso
