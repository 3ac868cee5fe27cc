#include "tests/bench/articles.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include <boost/json.hpp>

namespace sayso::bench {
namespace {

constexpr std::size_t kGeneratedArticles = 400;
constexpr std::size_t kSentencesPerArticle = 25;

template <std::size_t Size>
std::string_view pick(const std::array<std::string_view, Size>& words, std::mt19937& random) {
  return words[random() % Size];
}

std::string generate_sentence(std::mt19937& random) {
  static constexpr std::array<std::string_view, 8> kSources = {
      "CNN",         "the health ministry", "police",    "a spokesman for the governor",
      "RIA Novosti", "witnesses",           "officials", "the mayor’s office"};
  static constexpr std::array<std::string_view, 5> kCues = {"said", "reported on Sunday", "told reporters", "confirmed",
                                                            "added"};
  static constexpr std::array<std::string_view, 6> kBounds = {"", "at least ", "about ", "more than ", "nearly ", "up to "};
  static constexpr std::array<std::string_view, 6> kFacts = {
      " people were killed",       " were injured",  " people are still missing",
      " residents were evacuated", " soldiers died", " cars burnt out"};
  static constexpr std::array<std::string_view, 5> kPlaces = {" in the city centre", " near the U.S. border",
                                                              " after the blast", " on the night of Jan. 5", ""};
  static constexpr std::array<std::string_view, 5> kFillers = {
      "The road to the airport was closed for most of the day, and trains ran late.",
      "“We heard a noise like thunder, and then the lights went out,” one of them recalled.",
      "Nothing was known of the cause at 10:30 p.m., the company’s chief engineer wrote in a letter.",
      "It was the third such accident in less than 2.5 years, after those of March and November.",
      "Schools stay closed until Monday."};
  if (random() % 2 == 0) return std::string(pick(kFillers, random));
  std::string out;
  out += pick(kSources, random);
  out += ' ';
  out += pick(kCues, random);
  out += " that ";
  out += pick(kBounds, random);
  out += std::to_string(2 + random() % 1500);
  out += pick(kFacts, random);
  out += pick(kPlaces, random);
  return out + ".";
}

std::vector<Document> generated() {
  std::mt19937 random(1);  // the same text in every run
  std::vector<Document> documents;
  for (std::size_t i = 0; i < kGeneratedArticles; ++i) {
    std::string text;
    for (std::size_t n = 0; n < kSentencesPerArticle; ++n) text += generate_sentence(random) + (n % 3 == 2 ? "\n\n" : " ");
    documents.emplace_back(DocumentInfo{.id = "generated-" + std::to_string(i)}, std::move(text));
  }
  return documents;
}

std::vector<Document> read_json_lines(std::istream& in) {
  std::vector<Document> documents;
  for (std::string line; std::getline(in, line);) {
    boost::json::error_code error;
    boost::json::value value = boost::json::parse(line, error);
    if (error || !value.is_object()) continue;
    for (const char* field : {"text", "body", "content"}) {
      const boost::json::value* text = value.as_object().if_contains(field);
      if (text == nullptr || !text->is_string()) continue;
      documents.emplace_back(DocumentInfo{.id = std::to_string(documents.size())}, std::string(text->as_string()));
      break;
    }
  }
  return documents;
}

std::vector<Document> load() {
  const char* path = std::getenv("SAYSO_BENCH_TEXT");  // NOLINT(concurrency-mt-unsafe): before any thread
  if (path == nullptr) return generated();
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::cerr << path << ": cannot be read\n";
    std::exit(2);  // NOLINT(concurrency-mt-unsafe)
  }
  if (in.peek() == '{') return read_json_lines(in);
  std::vector<Document> documents;
  documents.emplace_back(DocumentInfo{.id = path}, std::string(std::istreambuf_iterator<char>(in), {}));
  return documents;
}

}  // namespace

const std::vector<Document>& articles() {
  static const std::vector<Document> read_once = load();
  return read_once;
}

std::int64_t bytes_of_articles() {
  std::int64_t bytes = 0;
  for (const Document& document : articles()) bytes += static_cast<std::int64_t>(document.bytes().size());
  return bytes;
}

}  // namespace sayso::bench
