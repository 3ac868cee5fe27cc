/// Form: one linear reading of a phrase: what the matcher runs. Made by expand(); held by a RulePack.
///
///     "$quantity $people? (~die|~be:past killed)"  →  two forms:
///       quantity  people?  {die,dies,died,dying}      and      quantity  people?  {was,were}  {killed}
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace sayso {

/// A class of tokens: a word, a verb's forms, a list's single words, a shape. Tokens carry sets of atoms.
enum class Atom : std::uint16_t { None = 0xFFFF };
/// A class of spans of tokens: quantities, sources, a list's expressions of several words.
enum class Slot : std::uint16_t { None = 0xFFFF };

constexpr std::size_t index_of(Atom atom) { return static_cast<std::size_t>(atom); }
constexpr std::size_t index_of(Slot slot) { return static_cast<std::size_t>(slot); }

/// Slots that the engine fills itself; lists of several words get the ones after them.
enum class BuiltinSlot : std::uint16_t {
  Name,      ///< capitalised words in a row
  Number,    ///< a number in digits or words
  Quantity,  ///< a number with its hedge, that may count people or things
  Group,     ///< who is counted: "four other men", "two of them", "a woman"
  Amount,    ///< a number with its hedge and unit
  Source,    ///< whoever may speak
  Quote,     ///< a quotation with its marks
  Date,
  Place,
  Registry,  ///< a source by a name of the registry
  Count,     // how many there are
};
constexpr Slot slot_of(BuiltinSlot slot) { return static_cast<Slot>(slot); }

/// Atoms that follow from a token's shape.
enum class BuiltinAtom : std::uint16_t {
  Word,     ///< any word
  Capital,  ///< a word that begins with a capital
  Digits,   ///< a number in digits
  Mark,     ///< punctuation, quotation marks not
  QuoteMark,
  Count,
};
constexpr Atom atom_of(BuiltinAtom atom) { return static_cast<Atom>(atom); }

/// One step. A token of `atom` or a span of `slot` (either may be None); or, with `gap` over 0, up to that many units of anything.
struct Item {
  Atom atom = Atom::None;
  Slot slot = Slot::None;
  std::uint8_t gap = 0;
  bool optional = false;
  bool repeated = false;
  bool literal = false;  ///< a word or verb as written in the phrase: may be part of the cue

  friend bool operator==(const Item&, const Item&) = default;
};

/// Where a capture's name is used by the engine itself.
enum class BuiltinCapture : std::uint16_t {
  Cue,
  Source,
  Quantity,
  Number,
  Low,
  High,
  Content,
  Place,
  Date,
  Via,
  Whole,
  Part,
  Count
};

/// Items [first, last) give the span called `name` (an index into RulePack::capture_names()).
struct Capture {
  std::uint16_t name = 0;
  std::uint8_t first = 0;
  std::uint8_t last = 0;

  friend bool operator==(const Capture&, const Capture&) = default;
};

constexpr std::size_t kMaxItems = 40;
constexpr std::size_t kMaxCaptures = 8;
constexpr int kMaxRepeat = 4;  ///< of "x+"
constexpr int kMaxGap = 12;    ///< units of "..12"

/// What a sentence must hold for a form to match, as a set of 256 bits (SignatureBits): a quick no.
struct Signature {
  std::array<std::uint64_t, 4> word{};

  void add(const Signature& other) {
    for (std::size_t i = 0; i < word.size(); ++i) word[i] |= other.word[i];
  }
  void add(std::uint8_t bit) { word[bit >> 6] |= std::uint64_t{1} << (bit & 63); }
  /// Whether all of `wanted` is here.
  bool holds(const Signature& wanted) const {
    return ((wanted.word[0] & ~word[0]) | (wanted.word[1] & ~word[1]) | (wanted.word[2] & ~word[2]) |
            (wanted.word[3] & ~word[3])) == 0;
  }
  /// Whether anything of the other is here.
  bool meets(const Signature& other) const {
    return ((other.word[0] & word[0]) | (other.word[1] & word[1]) | (other.word[2] & word[2]) | (other.word[3] & word[3])) != 0;
  }
};

/// Two items that must stand side by side: each a token of an atom, or RulePack::never(), or a span of a slot, or no_slot(). Of a form
/// without such items both are RulePack::always().
struct Neighbours {
  Atom first = Atom::None;
  Slot first_span = Slot::None;
  Atom second = Atom::None;
  Slot second_span = Slot::None;
};

/// A form as the matcher tries it: what it needs and where its items lie, in one line of the cache; of a large pack neither the Form
/// nor its items are near.
struct FormRow {
  Signature needs;
  std::array<Atom, 2> rare = {};  ///< the rarest needs, exactly: in a large pack others share their bits
  Neighbours pair = {};           ///< the rarest two needs that are neighbours
  const Item* first = nullptr;    ///< of the items, in the pack's one array
  std::uint32_t form = 0;
  std::uint8_t count = 0;  ///< of the items
  bool at_start = false;   ///< this and the next as in Form
  std::uint8_t trigger = 0;

  std::span<const Item> items() const { return {first, count}; }
};
static_assert(sizeof(FormRow) == 64);

struct Form {
  std::uint32_t rule = 0;    ///< index into RulePack::heads()
  std::uint32_t phrase = 0;  ///< which `match:` line of the rule, or of `unless:`
  bool unless = false;
  bool at_start = false;        ///< begins where the sentence begins
  bool at_end = false;          ///< ends where it ends, closing punctuation aside
  bool content_before = false;  ///< the phrase began with $content
  bool content_after = false;   ///< it ended with $content
  std::uint8_t trigger = 0;     ///< the rarest item that must be there
  std::uint8_t pivot = 0;       ///< the item that tells matches apart: there is at most one for each place of it
  std::vector<Item> items = {};
  std::vector<Capture> captures = {};
};

}  // namespace sayso
