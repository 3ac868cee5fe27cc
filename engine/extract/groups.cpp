#include <algorithm>
#include <optional>
#include <vector>

#include "engine/extract/sentence_stages.h"

namespace sayso {
namespace {

/// Words that may stand between the number and the noun: "four other off-duty police officers".
constexpr std::size_t kModifiers = 6;
/// How far behind the noun more may be told of them before the verb: ", identified as Ana Diaz, 25, of Lima,".
constexpr std::size_t kTail = 18;
constexpr std::size_t kClause = 12;
constexpr std::size_t kMembers = 8;

/// People of one number: "two of the victims", "a 24-year-old man", "his wife".
struct Counted {
  std::size_t begin;
  std::size_t end;  ///< behind the noun
  Id<QuantityMention> quantity;
};

/// Finds groups: who is counted, each as one span, so that rules need not spell them out.
class GroupReader {
 public:
  explicit GroupReader(SentenceWork& work) : work_(work), scan_(work.scan) {}

  void run() {
    collect();
    for (const Counted& one : found_) add({one.quantity}, one.begin, one.end);
    for (std::size_t i = 0; i < found_.size();) i = join(i);
  }

 private:
  NumberRole role(std::size_t at) const { return at < scan_.size() ? scan_.info(at).number_role : NumberRole::None; }
  bool in(EngineList list, std::size_t at) const { return scan_.has(list, at); }
  bool capital(std::size_t at) const {
    return scan_.token(at).kind == TokenKind::Word && scan_.token(at).is(kCapital) && !scan_.shouting() && at > 0 &&
           !in(EngineList::FunctionWords, at);
  }

  /// A word that no rule speaks of: between a number and a noun it is an adjective, or a noun used as one.
  bool unknown(std::size_t at) const {
    const WordInfo& word = scan_.info(at);
    return scan_.token(at).kind == TokenKind::Word && word.atoms_count == 0 && word.lists == 0 &&
           word.number_role == NumberRole::None;
  }

  void collect() {
    const Bits starts = implied_starts();
    auto counted = scan_.spans(slot_of(BuiltinSlot::Quantity));
    std::size_t next = 0;
    for (std::size_t at = 0; at < scan_.size();) {
      while (next < counted.size() && counted[next].begin < at) ++next;
      std::size_t number = next < counted.size() ? counted[next].begin : scan_.size();
      at = std::min(starts.next(at), number);
      if (at >= scan_.size()) return;
      at = at == number ? read_counted(counted[next]) : std::max(read_implied(at), at + 1);
    }
  }

  /// Where read_implied() may find something: its first questions, asked of all positions at once.
  Bits implied_starts() const {
    Bits out = scan_.of_interest(Interest::Person);
    out.add(scan_.body_begin());
    for (const SpanHit& age : scan_.spans(slot_of(BuiltinSlot::Amount))) out.add(age.begin);
    const Bits& glued = scan_.glued_words();
    for (std::size_t at = glued.next(1); at < scan_.size(); at = glued.next(at + 1)) out.add(at - 1);  // "Smith's son"
    return out;
  }

  /// "of the three"
  std::size_t over_number(std::size_t at) const {
    for (const SpanHit& hit : scan_.spans(slot_of(BuiltinSlot::Quantity))) {
      if (hit.begin == at) return hit.end;
    }
    return at;
  }

  /// "24-year-old", "24"
  std::size_t over_age(std::size_t at) const {
    for (const SpanHit& hit : scan_.spans(slot_of(BuiltinSlot::Amount))) {
      if (hit.begin != at) continue;
      std::size_t end = hit.end;
      while (end + 1 < scan_.size() && scan_.is('-', end) && scan_.token(end).is(kGlued) && end < at + 6u) end += 2;
      return end;
    }
    return at;
  }

  /// Behind adjectives, ages and names, or `at`.
  std::size_t over_modifiers(std::size_t at, bool& aged) const {
    for (std::size_t n = 0; n < kModifiers && at < scan_.size(); ++n) {
      if (std::size_t end = over_age(at); end > at) {
        aged = true;
        at = end;
        continue;
      }
      bool more = in(EngineList::PeopleModifiers, at) || role(at) == NumberRole::Ordinal || capital(at) || unknown(at);
      bool linked = at > 0 && scan_.is('-', at) && scan_.token(at).is(kGlued);
      bool part = scan_.token(at).kind == TokenKind::Word && at > 0 && scan_.token(at).is(kGlued) && scan_.is('-', at - 1);
      if (!more && !linked && !part) break;
      if (in(EngineList::People, at) && !in(EngineList::People, at + 1)) break;
      ++at;
    }
    return at;
  }

  /// Behind the nouns at `at`.
  std::size_t over_nouns(std::size_t at) const {
    std::size_t end = at;
    while (end < scan_.size() && end < at + 3 && in(EngineList::People, end)) ++end;
    return end;
  }

  /// A number, and whom it counts as far as that is said.
  std::size_t read_counted(const SpanHit& hit) {
    std::size_t at = hit.end;
    bool aged = false;
    if (role(at) == NumberRole::Link) {
      bool known = in(EngineList::Definites, at + 1) || in(EngineList::GroupPronouns, at + 1);
      std::size_t inner = at + (known ? 2 : 1);
      std::size_t first = over_number(inner);
      std::size_t noun = over_modifiers(first, aged);
      std::size_t end = over_nouns(noun);
      if (end > noun || known) at = end > noun ? end : first;
      if (first > inner && end > noun && read_larger(hit, inner, end)) return end;
    } else {
      std::size_t noun = over_modifiers(at, aged);
      std::size_t end = over_nouns(noun);
      if (end > noun || aged) at = std::max(end, noun);
    }
    found_.push_back({.begin = hit.begin, .end = at, .quantity = Id<QuantityMention>{hit.value}});
    return at;
  }

  /// "One of the four people shot": what follows without a verb of its own is told of the four; and where "one of" only says who
  /// someone is ("he was one of two officers shot"), of them alone. Whether `hit` was dealt with.
  bool read_larger(const SpanHit& hit, std::size_t inner, std::size_t end) {
    if (end >= scan_.size() || in(EngineList::GroupHelpers, end) || scan_.token(end).kind != TokenKind::Word) return false;
    std::uint32_t value = 0;
    for (const SpanHit& number : scan_.spans(slot_of(BuiltinSlot::Quantity))) {
      if (number.begin == inner) value = number.value;
    }
    bool said_of_someone = hit.begin > 0 && (in(EngineList::GroupHelpers, hit.begin - 1u) || comma(hit.begin - 1u));
    if (!said_of_someone) found_.push_back({.begin = hit.begin, .end = end, .quantity = Id<QuantityMention>{hit.value}});
    found_.push_back({.begin = inner, .end = end, .quantity = Id<QuantityMention>{value}});
    return true;
  }

  /// "'s"
  bool possessive(std::size_t at) const {
    return at > 0 && at < scan_.size() && scan_.token(at).is(kGlued) && scan_.token(at).kind == TokenKind::Word &&
           scan_.token(at - 1).kind == TokenKind::Word;
  }

  /// "the child's mother": behind the noun that is meant, where another one follows the "'s"; else `end`.
  std::size_t over_owner(std::size_t end, bool& person, bool& aged) const {
    if (!possessive(end)) return end;
    std::size_t noun = over_modifiers(end + 1, aged);
    std::size_t last = noun;
    bool one = false;
    for (; last < scan_.size() && last < noun + 3 && in(EngineList::People, last); ++last) one = in(EngineList::Persons, last);
    if (last == noun) return end;
    person = one;
    return last;
  }

  /// "another was hurt", "injured a fourth": no noun follows.
  bool stands_alone(std::size_t begin, std::size_t end) const {
    bool numbered = in(EngineList::OneMore, begin) || role(end - 1) == NumberRole::Ordinal;
    if (!numbered) return false;
    return end >= scan_.body_end() || in(EngineList::GroupHelpers, end) || scan_.token(end).kind == TokenKind::Mark;
  }

  /// "a woman", "another man", "his wife", "the gunman", "Officer" at the head of a headline.
  std::size_t read_implied(std::size_t at) {
    bool article = role(at) == NumberRole::Article || in(EngineList::OneMore, at);
    bool definite = !article && in(EngineList::Definites, at);
    bool owner = !article && !definite && capital(at) && possessive(at + 1);
    bool bare = owner || (!article && !definite && (at == scan_.body_begin() || over_age(at) > at) &&
                          (scan_.token(at).is(kCapital) || at > 0));
    if (!article && !definite && !bare) return at;
    std::size_t begin = at;
    bool aged = false;
    std::size_t noun = over_modifiers(bare ? at : at + 1, aged);
    std::size_t end = noun;
    bool person = false;
    for (; end < scan_.size() && end < noun + 3 && in(EngineList::People, end); ++end) person = in(EngineList::Persons, end);
    end = over_owner(end, person, aged);
    bool aged_only = definite && over_age(begin + 1) == end && end > begin + 1;
    bool one = person || (end == noun && ((article && (aged || stands_alone(begin, end))) || aged_only));
    if (!one) return at;
    if (bare && end < scan_.size() && (possessive(end) || unknown(end) || capital(end))) return at;  // "American bridges"
    if (possessive(end) && capital(end - 1)) return at;  // "the County Sheriff's Office"
    Id<QuantityMention> id = work_.out.quantities.add({.tokens = work_.range(begin, definite || bare ? end : begin + 1),
                                                       .quantity = {.low = 1, .high = 1},
                                                       .implied = true,
                                                       .sentence = work_.sentence});
    found_.push_back({.begin = begin, .end = end, .quantity = id});
    return end;
  }

  bool comma(std::size_t at) const { return scan_.is(',', at); }

  /// Where more is told of those that end at `end`, the places where that ends and a verb may follow.
  void add_tails(const GroupMembers& members, std::size_t begin, std::size_t end) {
    if (comma(end)) return add_appositions(members, begin, end);
    if (dash(end)) return add_aside(members, begin, end);
    bool relative = in(EngineList::Relatives, end);
    std::size_t last = std::min(scan_.size(), end + kClause);
    for (std::size_t at = relative ? end + 2 : end; at < last; ++at) {
      bool other = in(EngineList::Cues, at) || (at > end && in(EngineList::Relatives, at));
      if (scan_.barrier().has(at) || comma(at) || other || (!relative && (conjunction(at) || begins_group(at)))) return;
      if (in(EngineList::GroupHelpers, at) && at > end) return add(members, begin, at);
    }
  }

  bool dash(std::size_t at) const {
    if (at >= scan_.size() || scan_.token(at).kind != TokenKind::Mark) return false;
    if (scan_.is('-', at)) return !scan_.token(at).is(kGlued);
    return scan_.barrier().has(at) && !scan_.is(';', at) && !scan_.is(':', at);
  }

  /// "- two men and a woman -": behind the second dash.
  void add_aside(const GroupMembers& members, std::size_t begin, std::size_t end) {
    std::size_t last = std::min(scan_.size(), end + kTail);
    for (std::size_t at = end + 2; at < last; ++at) {
      if (dash(at)) return add(members, begin, at + 1);
    }
  }

  /// ", identified as Ana Diaz, 25, of Lima,": behind any of the commas but the first; that one only where the verb follows.
  void add_appositions(const GroupMembers& members, std::size_t begin, std::size_t end) {
    if (members.size() > 1 && in(EngineList::GroupHelpers, end + 1)) add(members, begin, end + 1);
    std::size_t last = std::min(scan_.size(), end + kTail);
    for (std::size_t at = end + 2; at < last && !scan_.barrier().has(at); ++at) {
      if (comma(at)) add(members, begin, at + 1);
    }
  }

  bool begins_group(std::size_t at) const {
    return std::any_of(found_.begin(), found_.end(), [&](const Counted& one) { return one.begin == at; });
  }

  void add(const GroupMembers& members, std::size_t begin, std::size_t end) {
    work_.scan.add(slot_of(BuiltinSlot::Group),
                   {.begin = static_cast<std::uint16_t>(begin),
                    .end = static_cast<std::uint16_t>(end),
                    .value = static_cast<std::uint32_t>(work_.groups.size())},
                   false);
    work_.groups.push_back(members);
  }

  bool conjunction(std::size_t at) const { return role(at) == NumberRole::Joiner; }

  /// Behind "," and "and" that join two members of a list; `from` where nothing joins them.
  std::size_t over_join(std::size_t from, bool& last) const {
    std::size_t at = from;
    if (comma(at)) ++at;
    last = conjunction(at);
    if (last) ++at;
    return at > from && in(EngineList::Definites, at) && over_number(at + 1) > at + 1 ? at + 1 : at;  // "and her two sons"
  }

  /// A noun alone, behind "and": "a father and daughter".
  std::optional<Counted> bare_member(std::size_t at) {
    if (!in(EngineList::Persons, at) || in(EngineList::People, at + 1)) return std::nullopt;
    Id<QuantityMention> id = work_.out.quantities.add(
        {.tokens = work_.range(at, at + 1), .quantity = {.low = 1, .high = 1}, .implied = true, .sentence = work_.sentence});
    return Counted{.begin = at, .end = at + 1, .quantity = id};
  }

  /// The list that begins with found_[first]: "a woman, two men and three children". The index behind it.
  std::size_t join(std::size_t first) {
    GroupMembers members = {found_[first].quantity};
    std::size_t end = found_[first].end;
    std::size_t i = first + 1;
    bool last = false;
    for (; members.size() < kMembers && !last; ++i) {
      std::size_t at = over_join(end, last);
      if (at == end) break;
      if (i < found_.size() && found_[i].begin == at) {
        members.push_back(found_[i].quantity);
        end = found_[i].end;
        continue;
      }
      auto bare = bare_member(at);
      if (!bare || (!last && !comma(bare->end) && !conjunction(bare->end))) {
        last = false;
        break;
      }
      members.push_back(bare->quantity);
      add({bare->quantity}, bare->begin, bare->end);
      end = bare->end;
      --i;
    }
    if (members.size() > 1 && last) {
      add(members, found_[first].begin, end);
      add_tails(members, found_[first].begin, end);
      return i;
    }
    add_tails({found_[first].quantity}, found_[first].begin, found_[first].end);
    return first + 1;
  }

  SentenceWork& work_;
  const Scan& scan_;
  boost::container::small_vector<Counted, 16> found_;
};

}  // namespace

void add_groups(SentenceWork& work) {
  bool wanted = work.matcher.wants(work.scan, Stage::Claims, BuiltinSlot::Group);
  if (wanted || work.pack.paragraphs_ask(BuiltinSlot::Group)) GroupReader(work).run();
}

}  // namespace sayso
