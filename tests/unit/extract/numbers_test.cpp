#include "engine/extract/numbers.h"

#include <doctest/doctest.h>

#include "tests/unit/extract/sample.h"

using namespace sayso;
using namespace sayso::test;

namespace {

struct Row {
  std::string text;
  std::string result;
};

void check(const std::vector<Row>& rows, std::string (*read)(const std::string&)) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.result);
  }
}

}  // namespace

TEST_CASE("numbers in digits and words") {
  check(
      {
          {"he has 40 left", "40"},
          {"1,200 and 12,345,678", "1200, 12345678"},
          {"4.5 of 1,200.5", "4.5, 1200.5"},
          {"1.2 million", "1200000"},
          {"3m and 2bn", "3000000, 2000000000"},
          {"3 m", "3"},
          {"2.5 k", "2500"},
          {"1 200 and 1\u00a0200\u00a0345", "1200, 1200345"},
          {"on May 11 200 came", "11, 200"},
          {"12,34,567", "1234567"},
          {"\u00bd, 2\u00bd, 1/3, 2 1/4", "0.5, 2.5, 0.3333333333333333, 2.25"},
          {"3 hundred and 21", "321"},
          {"40 thousand", "40000"},
          {"5 dozen", "60"},
          {"5-million", "5000000"},
          {"2 hundred", "200"},
          {"three", "3"},
          {"nineteen", "19"},
          {"twenty-five", "25"},
          {"twenty five", "25"},
          {"Forty", "40"},
          {"one hundred", "100"},
          {"a hundred", "100"},
          {"one hundred and three", "103"},
          {"one hundred three", "103"},
          {"two thousand four hundred and six", "2406"},
          {"three hundred thousand", "300000"},
          {"one million two hundred thousand", "1200000"},
          {"two-hundred", "200"},
          {"a dozen", "12"},
          {"two dozen", "24"},
          {"two score", "40"},
          {"half a million", "500000"},
          {"a quarter of a million", "250000"},
          {"five and a half million", "5500000"},
          {"one million and a half", "1500000"},
          {"one and a half", "1.5"},
          {"two thirds, one third, a third of them", "0.6666666666666666, 0.3333333333333333, 0.3333333333333333"},
          {"a hundred and three quarters", "100.75"},
          {"the twenty-fifth, a third man", ""},
          {"one hundred and third", ""},
          {"three dozens", "36"},
          {"several dozen", "36 vague"},
          {"a couple, a handful, a few hundred", "2, 3 vague, 300 vague"},
          {"a score, the score", "20"},
          {"-5 and minus five", "-5, -5"},
          {"zero point zero eight", "0.08"},
          {"a man and a dog", ""},
          {"three and four", "3, 4"},
          {"one two", "1, 2"},
          {"twenty nineteen", "20, 19"},
          {"zero", "0"},
          {"no one, none", "0 negative, 0 negative"},
          {"no two alike", "0 negative, 2"},
          {"dozens", "24 vague"},
          {"hundreds of thousands", "200000 vague"},
          {"several", "3 vague"},
          {"2019", "2019 year"},
          {"2,019", "2019"},
          {"1499 and 2101", "1499, 2101"},
      },
      numbers_in);
}

TEST_CASE("what is no number gives nothing") {
  check(
      {
          {"1,20", ""},
          {"1.2.3", ""},
          {"1234,567", ""},
          {"1,000,000,000,000,000", "1000000000000000"},
          {"1,000,000,000,000,001", ""},
          {"99999999999999999999", ""},
          {"5,000 trillion", ""},
          {"a million", "1000000"},
          {"of million", ""},
          {"hyphen - only", ""},
          {"and", ""},
      },
      numbers_in);
}

TEST_CASE("digits alone") {
  CHECK(parse_digits("1,200") == 1200);
  CHECK(parse_digits("0.5") == 0.5);
  CHECK(parse_digits("1000000000000000") == 1e15);
  for (const char* bad : {"", "1,", ",1", "1,20", "1,2000", "1.2.3", "1,200.5.1", "1.2,300", "x", "10000000000000000"}) {
    CAPTURE(std::string(bad));
    CHECK_FALSE(parse_digits(bad).has_value());
  }
}

TEST_CASE("how a number is put gives the interval") {
  check(
      {
          {"At least 12 came", "[12,inf) at-least \"At least 12\""},
          {"No fewer than 12 came", "[12,inf) at-least \"No fewer than 12\""},
          {"12 or more came", "[12,inf) at-least \"12 or more\""},
          {"More than 100 came", "(100,inf) more-than \"More than 100\""},
          {"Up to 20 came", "(-inf,20] at-most \"Up to 20\""},
          {"As many as twenty came", "(-inf,20] at-most \"As many as twenty\""},
          {"Fewer than 30 came", "(-inf,30) less-than \"Fewer than 30\""},
          {"Between 40 and 50 came", "[40,50] range \"Between 40 and 50\""},
          {"From 40 to 50 came", "[40,50] range \"From 40 to 50\""},
          {"2 to 3 million came", "[2000000,3000000] range \"2 to 3 million\""},
          {"About 60 came", "[60,60] about \"About 60\""},
          {"Nearly 70 came", "[70,70] nearly \"Nearly 70\""},
          {"Dozens came", "[24,inf) vague \"Dozens\""},
          {"40-plus came", "[40,inf) at-least \"40-plus\""},
          {"Not more than 40 came", "(-inf,40] at-most \"Not more than 40\""},
          {"40 or fewer came", "(-inf,40] at-most \"40 or fewer\""},
          {"Well over 40 came", "(40,inf) more-than \"Well over 40\""},
          {"More than 40 and less than 50 came", "[40,50] range \"More than 40 and less than 50\""},
          {"They won 21-14 then", "[21,21] exact \"21\", [14,14] exact \"14\""},
          {"One in five came", "[0.2,0.2] exact \"One in five\" no count"},
          {"He paid $40 million", "[40000000,40000000] exact \"$40 million\" USD"},
          {"He paid more than $40 million", "(40000000,inf) more-than \"more than $40 million\" USD"},
          {"He paid 40 Swiss francs", "[40,40] exact \"40 Swiss francs\" CHF"},
          {"He paid ten dollars and thirty cents", "[10.3,10.3] exact \"ten dollars and thirty cents\" USD"},
          {"It rose by 2 to 3 percentage points", "[2,3] range \"2 to 3 percentage points\" percentage-points"},
          {"A wave 30m high came", "[30,30] exact \"30m high\" m"},
          {"He is 6 feet 2 inches", "[6.166666666666667,6.166666666666667] exact \"6 feet 2 inches\" foot"},
          {"It was 40 degrees Celsius", "[40,40] exact \"40 degrees Celsius\" celsius"},
          {"It drove at 60 miles an hour", "[60,60] exact \"60 miles an hour\" mph"},
          {"He came 22nd and called 1-555-0100", ""},
          {"It fell by 4.5 percent", "[4.5,4.5] exact \"4.5 percent\" percent"},
          {"It came at 10 a.m. then", "[10,10] exact \"10 a.m.\" no count"},
          {"It came in 2019 then", "[2019,2019] exact \"2019\" no count"},
      },
      quantities_in);
}
