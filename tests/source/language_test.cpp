// The engine knows no language: the words that articles are matched with stand in rule packs.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "tests/source/cplusplus.h"
#include "tests/source/source_files.h"

namespace sayso::source {
namespace {

/// Words that every news article is full of, and that no message of the engine needs. ("people" is a key of rule files.)
constexpr std::array<std::string_view, 48> kNewsWords = {
    "according",    "said",     "says",      "killed",    "dead",     "died",      "injured",   "wounded",
    "hurt",         "police",   "officials", "ministry",  "minister", "president", "spokesman", "spokeswoman",
    "spokesperson", "hospital", "attack",    "dozen",     "dozens",   "hundred",   "hundreds",  "thousand",
    "thousands",    "million",  "millions",  "billion",   "reuters",  "cnn",       "tass",      "january",
    "february",     "april",    "june",      "july",      "august",   "september", "october",   "november",
    "december",     "monday",   "tuesday",   "wednesday", "thursday", "friday",    "saturday",  "sunday"};

/// The news words in a text, in any case.
std::vector<std::string> news_words_in(std::string_view text) {
  std::vector<std::string> found;
  std::string word;
  auto end_word = [&] {
    if (std::find(kNewsWords.begin(), kNewsWords.end(), word) != kNewsWords.end()) found.push_back(word);
    word.clear();
  };
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (std::isalpha(byte) != 0) {
      word += static_cast<char>(std::tolower(byte));
    } else {
      end_word();
    }
  }
  end_word();
  return found;
}

}  // namespace

TEST_SUITE("language") {
  TEST_CASE("literals are told from comments") {
    struct Row {
      std::string source, literals;
    };
    const std::vector<Row> rows = {
        {R"src(f("a", "b c");)src", "1:a|1:b c|"},
        {"// \"said\"\n/* \"said\" */ f(\"x\");", "2:x|"},
        {"#include \"said.h\"\n# include <said>\n\"x\"", "3:x|"},
        {R"src('"' "x" '\'' "y")src", "1:x|1:y|"},
        {R"src(1'000 "x" 2'0)src", "1:x|"},
        {R"src("a\"b" "c\\" "d")src", R"(1:a\"b|1:c\\|1:d|)"},
        {"R\"~(a\"\n// b)~\" \"c\"", "1:a\"\n// b|2:c|"},
        {"\"http://x\" \"y\"", "1:http://x|1:y|"},
    };
    for (const Row& row : rows) {
      std::string found;
      for (const Literal& literal : string_literals(row.source))
        found += std::to_string(literal.line) + ":" + literal.text + "|";
      CHECK(found == row.literals);
    }
  }

  TEST_CASE("words are found whole, in any case") {
    CHECK(news_words_in("Police-said").size() == 2);
    CHECK(news_words_in("policeman aforesaid").empty());
  }

  TEST_CASE("no literal of the engine holds a word of news text") {
    for (const SourceFile& file : source_files("engine")) {
      for (const Literal& literal : string_literals(file.text)) {
        for (const std::string& word : news_words_in(literal.text)) {
          FAIL_CHECK(file.path << ":" << literal.line << ": \"" << word << "\" belongs into a rule pack: \"" << literal.text
                               << "\"");
        }
      }
    }
  }
}

}  // namespace sayso::source
