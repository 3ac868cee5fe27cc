#include "engine/text/word_bytes.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "engine/text/token.h"

using namespace sayso;

namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); }

/// Byte by byte, for all letters that `text` begins with.
template <class Bytes>
void check(std::string_view text) {
  CAPTURE(text);
  const Bytes bytes(text.data());
  unsigned run = 0;
  unsigned upper = 0;
  while (run < Bytes::kSize && is_letter(text[run])) {
    upper |= is_upper(text[run]) ? 1U << run : 0;
    ++run;
  }
  CHECK(bytes.run() == run);
  CHECK((bytes.upper() & ((1U << run) - 1)) == upper);
  CHECK(bytes.key(run) == word_key(text.substr(0, run)));
}

}  // namespace

TEST_CASE_TEMPLATE("sixteen bytes tell the word that they begin with", Bytes, PortableWordBytes, WordBytes) {
  for (std::string_view text :
       {"Said so, he said", "SAID so, he said", "eightlet letters", "Nineletts letter", "fifteenLettersA ", "SixteenLettersAB",
        " no letter at all", "caf\xC3\xA9 con leche", "1 letter or none"})
    check<Bytes>(text);
}

TEST_CASE_TEMPLATE("any byte at any place among sixteen", Bytes, PortableWordBytes, WordBytes) {
  for (unsigned place = 0; place < Bytes::kSize; ++place) {
    for (unsigned byte = 0; byte < 256; ++byte) {
      std::string text = "sixteenLettersAB";
      text[place] = static_cast<char>(byte);
      check<Bytes>(text);
    }
  }
}
