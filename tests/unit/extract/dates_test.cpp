#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/unit/extract/sample.h"

using namespace sayso::test;

TEST_CASE("dates are read by the article's own day") {
  struct Row {
    std::string text;
    std::string published;
    std::string result;
  };
  // 2024-03-23 was a Saturday
  const std::vector<Row> rows = {
      {"It came on March 5.", "2024-03-23", "March 5=2024-03-05"},
      {"It came on 5 March.", "2024-03-23", "5 March=2024-03-05"},
      {"It came on March 5, 2019, too.", "2024-03-23", "March 5, 2019=2019-03-05"},
      {"It came on 5 March 2019.", "2024-03-23", "5 March 2019=2019-03-05"},
      {"It came on 5 March 2019.", "", "5 March 2019=2019-03-05"},
      {"It came on Dec. 30.", "2024-01-02", "Dec. 30=2023-12-30"},
      {"It came in Dec. 2022.", "2024-01-02", "Dec. 2022=2022-12-01..2022-12-31"},
      {"It came on 30 Dec. It rained.", "2024-01-02", "30 Dec=2023-12-30"},
      {"It came on December 30.", "2024-01-02", "December 30=2023-12-30"},
      {"It comes on January 2.", "2023-12-30", "January 2=2024-01-02"},
      {"It came on April 2.", "2024-03-23", "April 2=2024-04-02"},
      {"It came on June 2.", "2024-03-23", "June 2=2023-06-02"},
      {"It came on Friday.", "2024-03-23", "Friday=2024-03-22"},
      {"It came on Saturday.", "2024-03-23", "Saturday=2024-03-23"},
      {"It came on Sunday.", "2024-03-23", "Sunday=2024-03-17"},
      {"It came yesterday.", "2024-03-23", "yesterday=2024-03-22"},
      {"It came today.", "2024-03-01", "today=2024-03-01"},
      {"It came yesterday.", "2024-03-01", "yesterday=2024-02-29"},
      {"It came in January.", "2024-03-23", "January=2024-01-01..2024-01-31"},
      {"It came in November.", "2024-03-23", "November=2023-11-01..2023-11-30"},
      {"It came in January 2021.", "2024-03-23", "January 2021=2021-01-01..2021-01-31"},
      {"It came in 2004.", "2024-03-23", "2004=2004-01-01..2004-12-31"},
      {"It came in February 2024.", "2024-03-23", "February 2024=2024-02-01..2024-02-29"},
      {"It came on February 30, 2023.", "2024-03-23", "2023=2023-01-01..2023-12-31"},
      {"It came on Friday.", "", ""},
      {"It came on March 5.", "", ""},
      {"It came yesterday.", "some day", ""},
      {"They may march in a second.", "2024-03-23", ""},
      {"It was 1200 miles.", "2024-03-23", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.published);
    CHECK(dates_in(row.text, row.published) == row.result);
  }
}
