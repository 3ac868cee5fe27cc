// What a change in a copy of an article does to the findings: another number makes exactly one; the same number in other words, of the
// same source under another name, or in another place, makes none.
#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/io/files.h"
#include "engine/read/read.h"
#include "tests/corpus/corpus.h"

using namespace sayso;

namespace {

constexpr const char* kCorpus = "corpus";  // tests run in the root of the tree

const Engine& engine() {
  static const std::shared_ptr<const Engine> made = Engine::make({}).value;
  return *made;
}

std::string bytes_of(const std::string& article) {
  auto file = read_file(fmt::format("{}/{}.md", kCorpus, article));
  REQUIRE(file.value);
  return *file.value;
}

DocumentClaims read(const std::string& name, std::string bytes) {
  auto article = read_article(Format::Markdown, name + ".md", std::move(bytes));
  REQUIRE(article.value);
  return engine().read_claims(*article.value);
}

/// Replaces the only place of the words.
std::string replaced(std::string text, const std::string& from, const std::string& to) {
  std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  REQUIRE_MESSAGE(text.find(from, at + 1) == std::string::npos, from);
  return text.replace(at, from.size(), to);
}

/// Another outlet's copy: an id and a publisher of its own.
std::string copied(std::string bytes) {
  for (std::string key : {"id: ", "publisher: "}) {
    std::size_t at = bytes.find("\n" + key);
    REQUIRE(at != std::string::npos);
    std::size_t begin = at + 1 + key.size();
    std::size_t end = bytes.find('\n', begin);
    bytes.replace(begin, end - begin, key == "id: " ? bytes.substr(begin, end - begin) + "-copy" : "Copied Courier");
  }
  return bytes;
}

std::vector<std::string> findings(const std::vector<DocumentClaims>& documents) {
  std::vector<std::string> out;
  for (const Finding& f : run_checks(documents, link_events(documents), engine().rules()).findings)
    out.push_back(fmt::format("{} {}", f.check, f.message));
  return out;
}

std::vector<std::string> beside_copy(const std::string& article, const std::string& copy) {
  return findings({read("a", bytes_of(article)), read("b", copy)});
}

struct Change {
  std::string article;
  std::string from;
  std::string to;
};

/// The paragraph that holds the words goes to the end of the article.
std::string moved_to_end(const std::string& bytes, const std::string& words) {
  std::size_t at = bytes.find(words);
  REQUIRE_MESSAGE(at != std::string::npos, words);
  std::size_t begin = bytes.rfind("\n\n", at) + 2;
  std::size_t end = std::min(bytes.find("\n\n", at), bytes.size());
  std::string paragraph = bytes.substr(begin, end - begin);
  std::string rest = bytes.substr(0, begin) + bytes.substr(std::min(end + 2, bytes.size()));
  while (rest.ends_with('\n')) rest.pop_back();
  return rest + "\n\n" + paragraph + "\n";
}

void check_no_finding(const std::vector<Change>& changes) {
  for (const Change& c : changes) {
    CAPTURE(c.article);
    CAPTURE(c.to);
    std::string found =
        fmt::format("{}", fmt::join(beside_copy(c.article, copied(replaced(bytes_of(c.article), c.from, c.to))), "; "));
    CHECK(found == "");
  }
}

constexpr std::array kArticles = {
    "baltimore-bridge-2024/baltimore-02-search-ends",
    "crocus-city-hall-2024/crocus-01-first-night",
    "crocus-city-hall-2024/crocus-02-hospitals",
    "crocus-city-hall-2024/crocus-03-detained",
    "crocus-city-hall-2024/crocus-05-mourning",
    "haiti-earthquake-toll-2010/haiti-01-government-count",
    "kerman-2024/kerman-01-explosions",
    "kerman-2024/kerman-02-evening",
    "turkey-syria-earthquake-2023/turkey-02-cold",
    "turkey-syria-earthquake-2023/turkey-05-second-week",
};

}  // namespace

TEST_CASE("a copy as it is makes no finding") {
  for (std::string article : kArticles) {
    CAPTURE(article);
    CHECK(fmt::format("{}", fmt::join(beside_copy(article, copied(bytes_of(article))), "; ")) == "");
  }
}

TEST_CASE("another number makes exactly one finding") {
  const std::vector<Change> changes = {
      {"baltimore-bridge-2024/baltimore-02-search-ends", "six people were missing", "nine people were missing"},
      {"crocus-city-hall-2024/crocus-02-hospitals", "115 people, five", "151 people, five"},
      {"crocus-city-hall-2024/crocus-03-detained", "93 people", "97 people"},
      {"crocus-city-hall-2024/crocus-03-detained", "11 people had been detained", "21 people had been detained"},
      {"crocus-city-hall-2024/crocus-05-mourning", "137 people, three", "173 people, three"},
      {"haiti-earthquake-toll-2010/haiti-01-government-count", "230,000 people", "320,000 people"},
      {"kerman-2024/kerman-02-evening", "103 people", "130 people"},
      {"kerman-2024/kerman-02-evening", "211 injured", "311 injured"},
      {"turkey-syria-earthquake-2023/turkey-02-cold", "5,894 people", "8,594 people"},
      {"turkey-syria-earthquake-2023/turkey-02-cold", "34,810", "43,810"},
      {"turkey-syria-earthquake-2023/turkey-05-second-week", "35,418 people", "53,418 people"},
      {"turkey-syria-earthquake-2023/turkey-05-second-week", "105,505", "150,505"},
  };
  for (const Change& c : changes) {
    CAPTURE(c.article);
    CAPTURE(c.to);
    std::vector<std::string> found = beside_copy(c.article, copied(replaced(bytes_of(c.article), c.from, c.to)));
    CHECK_MESSAGE(found.size() == 1, fmt::format("{}", fmt::join(found, "; ")));
  }
}

TEST_CASE("the same number in words or digits makes none") {
  check_no_finding({
      {"baltimore-bridge-2024/baltimore-02-search-ends", "six people were missing", "6 people were missing"},
      {"crocus-city-hall-2024/crocus-01-first-night", "at least 40 people dead", "at least forty people dead"},
      {"crocus-city-hall-2024/crocus-02-hospitals", "115 people, five", "one hundred and fifteen people, five"},
      {"crocus-city-hall-2024/crocus-03-detained", "93 people", "ninety-three people"},
      {"crocus-city-hall-2024/crocus-03-detained", "11 people had been detained", "eleven people had been detained"},
      {"kerman-2024/kerman-01-explosions", "At least 73 people", "At least seventy-three people"},
      {"kerman-2024/kerman-02-evening", "103 people", "one hundred and three people"},
  });
}

TEST_CASE("a floor below the number makes none") {
  check_no_finding({
      {"baltimore-bridge-2024/baltimore-02-search-ends", "six people were missing", "at least five people were missing"},
      {"crocus-city-hall-2024/crocus-01-first-night", "at least 40 people dead", "at least 30 people dead"},
      {"crocus-city-hall-2024/crocus-03-detained", "93 people", "at least 90 people"},
      {"crocus-city-hall-2024/crocus-05-mourning", "137 people, three", "at least 130 people, three"},
      {"haiti-earthquake-toll-2010/haiti-01-government-count", "230,000 people", "more than 200,000 people"},
      {"kerman-2024/kerman-02-evening", "103 people", "at least 100 people"},
      {"turkey-syria-earthquake-2023/turkey-02-cold", "5,894 people", "more than 5,800 people"},
      {"turkey-syria-earthquake-2023/turkey-05-second-week", "35,418 people", "at least 35,000 people"},
  });
}

TEST_CASE("the same source under another name makes none") {
  check_no_finding({
      {"crocus-city-hall-2024/crocus-02-hospitals", "the Federal Security Service, known as the FSB, as", "the FSB as"},
      {"crocus-city-hall-2024/crocus-03-detained", "Russia's Investigative Committee said",
       "The Investigative Committee of Russia said"},
      {"turkey-syria-earthquake-2023/turkey-02-cold", "The disaster agency AFAD said", "AFAD said"},
      {"turkey-syria-earthquake-2023/turkey-05-second-week", "The disaster agency AFAD said",
       "Turkey's disaster agency, AFAD, said"},
  });
}

TEST_CASE("a paragraph in another place makes none") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"baltimore-bridge-2024/baltimore-02-search-ends", "six people were missing"},
      {"crocus-city-hall-2024/crocus-01-first-night", "at least 40 people dead"},
      {"crocus-city-hall-2024/crocus-03-detained", "The Kremlin said that 11"},
      {"crocus-city-hall-2024/crocus-05-mourning", "137 people, three"},
      {"haiti-earthquake-toll-2010/haiti-01-government-count", "Some 300,000 people"},
      {"kerman-2024/kerman-02-evening", "103 people"},
      {"turkey-syria-earthquake-2023/turkey-02-cold", "5,894 people"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CAPTURE(row.second);
    std::string moved = moved_to_end(bytes_of(row.first), row.second);
    CHECK(fmt::format("{}", fmt::join(beside_copy(row.first, copied(moved)), "; ")) == "");
  }
}

TEST_CASE("the order of the articles changes no finding") {
  std::vector<DocumentClaims> documents;
  for (const corpus::EventFolder& event : corpus::read_corpus(kCorpus).events)
    documents.insert(documents.end(), event.documents.begin(), event.documents.end());
  std::vector<std::string> wanted = findings(documents);
  CHECK(!wanted.empty());
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(documents.begin(), documents.end(), random);
    CHECK(findings(documents) == wanted);
  }
}
