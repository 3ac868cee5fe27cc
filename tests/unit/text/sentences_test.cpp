#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "tests/unit/text/shown.h"

using namespace sayso;

namespace {

/// `expected` is the text with " | " where a sentence ends. The text is that without the bars.
std::string without_bars(std::string_view expected) {
  std::string out(expected);
  for (std::size_t at = out.find(" | "); at != std::string::npos; at = out.find(" | ")) out.replace(at, 3, " ");
  return out;
}

template <std::size_t N>
void check(const std::string_view (&cases)[N], Zone zone = Zone::Body) {
  for (std::string_view c : cases) CHECK(test::sentences(test::document(without_bars(c), zone)) == c);
}

}  // namespace

TEST_CASE("a stop before a capital ends a sentence") {
  check({
      "Two died. | Ten were hurt.",
      "Who did it? | Nobody knows! | All ran.",
      "Two died. | 40 were hurt.",
      "They ran!! | What now?! | Nothing.",
      "One",
      "Costs rose 5.6 percent. | Prices did not.",
      "It cost $3. | $4 was asked.",
      "Он ушёл. | Она осталась.",
      "The mill burned (all of it). | Nobody slept.",
      "(The mill burned.) | Nobody slept.",
      "They use phones. | iPads are new.",
  });
}

TEST_CASE("a stop before a small letter, a comma or a dash ends none") {
  check({
      "The mill at example.org burned.",
      "He wrote etc. and so on.",
      "Was it so? he asked.",
      "The file a.txt., they said, is gone.",
      "Yes! - they shouted.",
      "The one (who fell?) was found.",
  });
}

TEST_CASE("abbreviations before names end no sentence") {
  check({
      "Mr. Hill met Gov. Stone.",
      "Lt. Col. John Hill left.",
      "Then-Sen. Stone and ex-Gov. Hill met.",
      "“Mr. Hill left.” | The rest stayed.",
      "It was cats vs. Dogs.",
      "J. Hill and Ann B. Stone met J.K. Field.",
      "The Rep. The Sen.",
  });
}

TEST_CASE("an abbreviation that may stand at the end needs a starter after it") {
  check({
      "Mill Co. Ltd of York won.",
      "He runs Mill Co. | The firm is old.",
      "He is a Ph.D. | She is none.",
      "On Jan. 6 they met.",
      "They met in Jan. | The snow fell.",
      "They live in St. Louis.",
      "It stood on Main St. | They left.",
      "They took chairs, tables etc. | Hill watched.",
  });
}

TEST_CASE("letters with periods end a sentence before a starter") {
  check({
      "The U.S. Government met.",
      "They left the U.S. | The others stayed.",
      "They live in the U.S. | How about you?",
      "It was 3:30 p.m. | He slept.",
      "They met at 10 a.m. Saturday.",
      "It opens at 9 a.m. Eastern time.",
      "The mill was shut at 6 p.m. | Mr. Hill went home.",
      "At 5 a.m. Mr. Hill went home.",
      "You and I. | Did you know Albert I. Stone?",
  });
}

TEST_CASE("a number abbreviation belongs to a number only") {
  check({
      "See No. 5 and p. 40.",
      "They said no. | Others said yes.",
      "Room N°. 40 is shut.",
  });
}

TEST_CASE("a name that holds a mark goes on") {
  check({"Hill works at Yahoo! Stone does too.", "Hill left Yahoo! | He is free."});
}

TEST_CASE("closing marks belong to the sentence") {
  check({
      "“We saw it.” | Hill left.",
      "\"We saw it.\" | Hill left.",
      "He said: “We saw it.” | “All of it,” she said.",
      "‘We saw it.’ | Hill left.",
      "“We saw it.” she said.",
      "“Was it you?” Hill asked.",
      "He asked: “Was it you?” | Hill nodded.",
      "“Was it you?” | “No.”",
      "“Was it you?” | The man nodded.",
      "It fell (they say.) | Nobody came.",
  });
}

TEST_CASE("dots that trail off end a sentence before a capital only") {
  check({
      "I wonder... | Never mind.",
      "I wonder ... if so.",
      "I wonder… | The rest is known.",
      "It was [...] Hill who said so.",
      "They left. . . . and so on.",
  });
  CHECK(test::sentences("They left. . . . The rest stayed.") == "They left. | . . . The rest stayed.");
}

TEST_CASE("who is quoted may stand behind a dash of any kind") {
  CHECK(test::sentences("“It fell.” — Ann Lee") == "“It fell.” — Ann Lee");
  CHECK(test::sentences("“It fell.” ― Ann Lee") == "“It fell.” ― Ann Lee");
}

TEST_CASE("a blank may be missing between a small word and a starter") {
  CHECK(test::sentences("They saw the attack.The rest ran.") == "They saw the attack. | The rest ran.");
  CHECK(test::sentences("“It fell.”“So it did.”") == "“It fell.” | “So it did.”");
  CHECK(test::sentences("It is on Example.The or example.Org now.") == "It is on Example.The or example.Org now.");
}

TEST_CASE("the items of a list that runs on are sentences") {
  check({
      "1. Open the box | 2. Read it | 3. Close the box",
      "1) Open the box. | 2) Read it.",
      "a. Open the box | b. Read it",
      "• Open the box | • Read it",
      "1. Open the 2. door",
      "1. Two men | 2. Ten men",
      "They counted 1. | 2. was not there.",
  });
}

TEST_CASE("in a headline only a plain stop ends a sentence") {
  check({"U.S. The Winner Of Talks", "Two dead. | Ten hurt", "Mill Co. The Best"}, Zone::Headline);
}

TEST_CASE("in capitals an abbreviation ends a sentence before two blanks") {
  CHECK(test::sentences("TWO MEN LEFT THE U.S. THE OTHERS STAYED.") == "TWO MEN LEFT THE U.S. THE OTHERS STAYED.");
  CHECK(test::sentences("TWO MEN LEFT THE U.S.  THE OTHERS STAYED.") == "TWO MEN LEFT THE U.S. | THE OTHERS STAYED.");
  CHECK(test::sentences("TWO MEN DIED. TEN WERE HURT.") == "TWO MEN DIED. | TEN WERE HURT.");
  CHECK(test::sentences("\"WHO DID IT?\" HILL WAS NOT ASKED.") == "\"WHO DID IT?\" | HILL WAS NOT ASKED.");
}

TEST_CASE("the end of a paragraph ends everything") {
  CHECK(test::sentences("Mill burns\n\nTwo men of the U.S.\n\ndied") == "Mill burns ¶ Two men of the U.S. ¶ died");
}

TEST_CASE("a sentence that never ends is cut") {
  std::string text;
  for (int i = 0; i < 1200; ++i) text += "so ";
  const Document doc = test::document(text);
  const TokenizedText cut = tokenize(doc, test::index());
  REQUIRE(cut.sentences.size() == 3);
  CHECK(cut.sentences[0].tokens.size() == kMaxSentenceTokens);
  CHECK(cut.sentences[2].tokens.size() == 1200 - 2 * kMaxSentenceTokens);
}

TEST_CASE("sentences and paragraphs cover all tokens in order") {
  for (std::string_view text : {"One. Two\n\n\"Three. Four", ". . .", "\"\"\"\"", "a. b. c. d.", "((((.))))", "!?!?!?\n!!",
                                "\xFF.\xFF. A", "1.) 2.) 3.)", "• • •", "Mr. Mr. Mr.", "“a.\n\n“b.”", "... ... ..."}) {
    CAPTURE(text);
    const TokenizedText cut = tokenize(test::document(text), test::index());
    std::uint32_t next = 0;
    for (const Sentence& s : cut.sentences) {
      CHECK(s.tokens.first == next);
      CHECK_FALSE(s.tokens.empty());
      CHECK(cut.paragraphs[s.paragraph].tokens.contains(s.tokens));
      next = s.tokens.last;
    }
    CHECK(next == cut.tokens.size());
    next = 0;
    for (const Paragraph& p : cut.paragraphs) {
      CHECK(p.tokens.first == next);
      next = p.tokens.last;
    }
    CHECK(next == cut.tokens.size());
  }
}
