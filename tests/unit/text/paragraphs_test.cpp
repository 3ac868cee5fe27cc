#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "tests/unit/text/shown.h"

using namespace sayso;

namespace {

struct Case {
  std::string_view text;
  std::string_view expected;
};

template <std::size_t N>
void check(const Case (&cases)[N]) {
  for (const Case& c : cases) CHECK(test::paragraphs(c.text) == c.expected);
}

}  // namespace

TEST_CASE("a line is a paragraph") {
  check({
      {"One died.\nTwo fled.", "One died. ¶ Two fled."},
      {"One died.\r\nTwo fled.\r\n", "One died. ¶ Two fled."},
      {"One died.\n\n\nTwo fled.\n \nThree hid.", "One died. ¶ Two fled. ¶ Three hid."},
      {"Mill burns\nTwo died", "Mill burns ¶ Two died"},
      {"", ""},
      {"\n\n", ""},
  });
}

TEST_CASE("a line break in a text that is wrapped parts nothing") {
  check({
      {"The mill at the river burned down on Friday evening, and two\n"
       "men who had been asleep in it were taken to the hospital of\n"
       "the next town. Nobody else was hurt, said the keeper of the\n"
       "lock, who had seen the smoke first and had rung the bell.\n"
       "\n"
       "The mill was old.\n",
       "The mill at the river burned down on Friday evening, and two men who had been asleep in it were taken to the hospital "
       "of the "
       "next town. Nobody else was hurt, said the keeper of the lock, who had seen the smoke first and had rung the bell. ¶ "
       "The mill "
       "was old."},
      {"   THE MILL AT THE RIVER BURNED DOWN ON FRIDAY EVENING, AND TWO\n"
       "MEN WHO HAD BEEN ASLEEP IN IT WERE TAKEN TO THE HOSPITAL OF THE\n"
       "NEXT TOWN.  NOBODY ELSE WAS HURT.\n"
       "\n"
       "   THE MILL WAS OLD.\n",
       "THE MILL AT THE RIVER BURNED DOWN ON FRIDAY EVENING, AND TWO MEN WHO HAD BEEN ASLEEP IN IT WERE TAKEN TO THE HOSPITAL "
       "OF THE "
       "NEXT TOWN.  NOBODY ELSE WAS HURT. ¶ THE MILL WAS OLD."},
  });
}

TEST_CASE("in a text that is wrapped a short line and a list item part") {
  check({
      {"The mill at the river burned down on Friday evening, and two\n"
       "men who had been asleep in it were taken to the hospital.\n"
       "They slept.\n"
       "The keeper of the lock, who had seen the smoke first and who\n"
       "had rung the bell, said that nobody else had been hurt. He is\n"
       "an old man who has lived at the river for all of his life, he\n"
       "told those who came to see what had been left by the fire of\n"
       "- the mill\n"
       "- the barn\n",
       "The mill at the river burned down on Friday evening, and two men who had been asleep in it were taken to the hospital. "
       "They "
       "slept. ¶ The keeper of the lock, who had seen the smoke first and who had rung the bell, said that nobody else had "
       "been hurt. "
       "He is an old man who has lived at the river for all of his life, he told those who came to see what had been left by "
       "the fire "
       "of ¶ - the mill ¶ - the barn"},
  });
}

TEST_CASE("long lines are no wrapped text") {
  const std::string line =
      "The mill at the river burned down on Friday evening, and two men who had been asleep in it were taken to the hospital "
      "of the town";
  CHECK(test::paragraphs(line + "\nand so on") == line + " ¶ and so on");
}

TEST_CASE("a sentence goes over the lines of a text that is wrapped") {
  CHECK(test::sentences("The mill at the river burned down on Friday evening, and two\n"
                        "men who had been asleep in it were taken to the hospital of\n"
                        "the next town.  Nobody else was hurt.\n") ==
        "The mill at the river burned down on Friday evening, and two men who had been asleep in it were taken to the hospital "
        "of the "
        "next town. | Nobody else was hurt.");
}
