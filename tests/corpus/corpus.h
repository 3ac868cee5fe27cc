/// corpus: the sample articles of corpus/, as the program reads them, and what their expected.yaml says. What the keys of that file
/// mean stands in corpus/README.
///
///     Corpus corpus = read_corpus("corpus");
///     corpus.events[0].expected.figures[0].text == "at least 40"
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/engine.h"

namespace sayso::corpus {

struct ExpectedFigure {
  std::string article, text, measure;
  double low = 0, high = 0;
  std::string bound = {}, population = {}, source = {}, event = {};
  std::string polarity = "asserted";
  std::string status = {};
};

/// One end of a pair: a figure by its article and its words.
struct FigurePlace {
  std::string article = {}, text = {};
  friend auto operator<=>(const FigurePlace&, const FigurePlace&) = default;
};

struct ExpectedPair {
  std::string measure, verdict;
  FigurePlace a = {}, b = {};
};

struct Expected {
  std::vector<ExpectedFigure> figures = {};
  std::vector<ExpectedPair> findings = {};
  std::vector<ExpectedPair> verdicts = {};
};

/// A folder of corpus/.
struct EventFolder {
  std::string name;
  Expected expected;
  std::vector<std::string> diagnostics = {};  ///< of the articles and of expected.yaml
  std::vector<DocumentClaims> documents = {};
};

struct Corpus {
  std::shared_ptr<const Engine> engine;
  std::vector<EventFolder> events;
};
Corpus read_corpus(const std::string& folder);

/// "article: text: measure" or "article: text ~ article: text: measure", in the order of the articles: how the tests name things.
std::string name_of(const ExpectedFigure& figure);
std::string name_of(const FigurePlace& a, const FigurePlace& b, const std::string& measure);

/// What is wrong with the figure as it was read: empty when nothing is; "not found", or the fields that differ.
std::string fault_of(const ExpectedFigure& wanted, const std::vector<DocumentClaims>& documents);

/// The figures with verdict `conflict`, as pairs: a finding's primary place with each of its related ones that says otherwise.
std::set<std::string> conflicts_in(const Engine& engine, const std::vector<DocumentClaims>& documents);

/// What the comparison of the two figures gives: its verdict, with the gate where one stopped it; or that one of them was not found.
std::string verdict_between(const ExpectedPair& pair, const Engine& engine, const std::vector<DocumentClaims>& documents);

}  // namespace sayso::corpus
