// Which events of several articles are one. An article is "TRIGGER PLACE[,PLACE…] DAY", as `a:attack Moscow,Russia 2024-03-22`.
#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/resolve/event.h"
#include "engine/text/token.h"

using namespace sayso;

namespace {

/// "anna,bert": names that only this article's event has, or others' too.
void add_terms(const std::string& list, EventMention& event) {
  std::istringstream words(list);
  for (std::string word; std::getline(words, word, ',');) event.terms.push_back({.key = word_key(word), .weight = 1});
}

DocumentClaims article(const std::string& line) {
  DocumentClaims out;
  std::string rest = line.substr(line.find(':') + 1);
  out.document.id = line.substr(0, line.find(':'));
  std::istringstream words(rest);
  EventMention event;
  std::string places, day, option;
  words >> event.trigger >> places >> day;
  std::istringstream names(places);
  for (std::string place; std::getline(names, place, ',');) event.places.push_back(place);
  event.when = parse_time(day);
  while (words >> option) {
    if (option.starts_with("key=")) event.explicit_key = option.substr(4);
    if (option.starts_with("words=")) add_terms(option.substr(6), event);
    if (option.starts_with("name=")) event.name = option.substr(5);
    if (option == "dated") event.dated = true;
  }
  std::sort(event.terms.begin(), event.terms.end(), [](const ArticleTerm& a, const ArticleTerm& b) { return a.key < b.key; });
  out.events.push_back(event);
  return out;
}

/// The articles of each event, as "ab c": those of one event together.
std::string groups_of(const std::vector<DocumentClaims>& articles) {
  std::vector<std::string> groups;
  for (const Event& event : link_events(articles)) {
    std::string group;
    for (std::uint32_t d : event.main_documents) group += articles[d].document.id;
    std::sort(group.begin(), group.end());
    groups.push_back(group);
  }
  std::sort(groups.begin(), groups.end());
  return fmt::format("{}", fmt::join(groups, " "));
}

std::string linked(const std::vector<std::string>& lines) {
  std::vector<DocumentClaims> articles;
  for (const std::string& line : lines) articles.push_back(article(line));
  return groups_of(articles);
}

}  // namespace

TEST_CASE("one kind and place within the window is one event") {
  CHECK(linked({"a:attack Moscow 2024-03-22", "b:attack Moscow 2024-03-23"}) == "ab");
  CHECK(linked({"a:attack Moscow,Russia 2024-03-22", "b:attack Moscow,Russia 2024-03-26"}) == "ab");
  CHECK(linked({"a:attack Hall,Moscow 2024-03-22", "b:attack Moscow,Russia 2024-03-22"}) == "ab");
}

TEST_CASE("another kind, place or time is another event") {
  CHECK(linked({"a:attack Moscow 2024-03-22", "b:fire Moscow 2024-03-22"}) == "a b");
  CHECK(linked({"a:attack Moscow 2024-03-22", "b:attack Kabul 2024-03-22"}) == "a b");
  CHECK(linked({"a:attack Moscow 2024-03-22", "b:attack Moscow 2024-06-22"}) == "a b");
  CHECK(linked({"a:attack Moscow,Russia 2024-03-22", "b:attack Kazan,Russia 2024-03-22"}) == "a b");
}

TEST_CASE("an event of which too little is known stands alone") {
  CHECK(linked({"a:attack Moscow never", "b:attack Moscow never"}) == "a b");
}

TEST_CASE("articles that share rare words are about one event, wherever and whatever it was") {
  CHECK(linked({"a:crash Pylos 2023-06-14 words=adriana,pylos,kalamata", "b:? ? 2023-06-16 words=adriana,kalamata,malakasa"}) ==
        "ab");
  CHECK(linked({"a:crash Pylos 2023-06-14 words=adriana,pylos,kalamata",
                "b:crash Pylos 2023-06-14 words=sea,boat,coast,rescue,night"}) == "a b");
}

TEST_CASE("a word that every article has says nothing") {
  std::vector<std::string> lines;
  for (int i = 0; i < 40; ++i) {
    lines.push_back(
        fmt::format("{}:attack Town{} 2024-03-22 words=police,mayor,w{},v{},u{}", static_cast<char>('A' + i), i, i, i, i));
  }
  std::string groups = linked(lines);
  CHECK(std::count(groups.begin(), groups.end(), ' ') == 39);
}

TEST_CASE("the same words long after are another event") {
  CHECK(linked({"a:attack Moscow 2024-03-22 words=anna,bert", "b:attack Moscow 2024-04-20 words=anna,bert"}) == "ab");
  CHECK(linked({"a:attack Moscow 2024-03-22 words=anna,bert", "b:attack Moscow 2026-03-22 words=anna,bert"}) == "a b");
}

TEST_CASE("two days that articles name for one kind of event are two events") {
  CHECK(linked({"a:attack Moscow 2024-03-19 words=anna,bert,carl dated",
                "b:attack Moscow 2024-03-26 words=anna,dora,emil dated"}) == "a b");
}

TEST_CASE("what has a name of its own is one event for as long as it is told of") {
  CHECK(linked({"a:storm Cuba 2023-05-01 name=Berta", "b:storm Florida 2023-12-01 name=BERTA",
                "c:storm Cuba 2024-06-01 name=Berta"}) == "abc");
  CHECK(linked({"a:storm Cuba 2023-05-01 name=Berta", "b:storm Cuba 2023-12-01 name=Carl"}) == "a b");
  CHECK(linked({"a:storm Cuba 2017-05-01 name=Berta", "b:storm Cuba 2023-05-01 name=Berta"}) == "a b");
}

TEST_CASE("one day that both articles name says more than days near each other") {
  const std::string a = "a:attack Boston,Massachusetts 2024-03-22 words=x,c,d,e,f,g,h,i,j,k,l,m,n,o";
  const std::string b = "b:attack Boston,Massachusetts 2024-03-22 words=x,q,r,s,t,u,v,w,y,z,ca,cb,cc,cd";
  CHECK(linked({a, b}) == "a b");
  CHECK(linked({a + " dated", b}) == "a b");
  CHECK(linked({a + " dated", b + " dated"}) == "ab");
}

TEST_CASE("a recalled event meets the articles whose main event it is") {
  std::vector<DocumentClaims> articles = {article("a:attack Beslan 2004-09-01"), article("b:attack Moscow 2024-03-22")};
  articles[1].events.push_back({.key = "attack-Beslan-2004-09",
                                .trigger = "attack",
                                .places = {"Beslan", "Russia"},
                                .when = parse_time("2004-09-03"),
                                .days = 4});
  for (std::uint32_t e = 0; e < 2; ++e) {
    Claim claim{.figures = {Figure{.event = articles[1].events[e].key}}};
    articles[1].claims.push_back(claim);
  }
  std::string figures;
  for (const Event& event : link_events(articles)) {
    for (std::uint32_t d : event.main_documents) figures += articles[d].document.id;
    figures += fmt::format("{} ", event.figures.size());
  }
  CHECK(figures == "a1 b1 ");
}

TEST_CASE("what an article joined with others recalls of their day is theirs, though it names no place") {
  struct {
    const char* day;
    const char* figures;
  } rows[] = {{"2024-03-22", "a,b,b"}, {"2024-03", "a,b,b"}, {"2024-02-10", "a,b b"}, {"2023", "a,b b"}};
  for (const auto& row : rows) {
    CAPTURE(row.day);
    std::vector<DocumentClaims> articles = {article("a:attack Moscow 2024-03-22 words=anna,bert"),
                                            article("b:attack Moscow 2024-04-05 words=anna,bert")};
    articles[1].events.push_back({.key = "attack-2024-03", .trigger = "attack", .when = parse_time(row.day)});
    for (DocumentClaims& d : articles) {
      for (const EventMention& event : d.events) d.claims.push_back({.figures = {Figure{.event = event.key}}});
    }
    std::vector<std::string> figures;
    for (const Event& event : link_events(articles)) {
      std::vector<std::string> of;
      for (const FigureRef& f : event.figures) of.push_back(articles[f.document].document.id);
      figures.push_back(fmt::format("{}", fmt::join(of, ",")));
    }
    CHECK(fmt::format("{}", fmt::join(figures, " ")) == row.figures);
  }
}

TEST_CASE("a key given in the article wins") {
  CHECK(linked({"a:attack Moscow 2024-03-22 key=k", "b:fire Kabul 2021-01-01 key=k", "c:attack Moscow 2024-03-22"}) == "ab c");
  CHECK(linked({"a:attack Moscow 2024-03-22 key=k", "b:attack Moscow 2024-03-22 key=l"}) == "a b");
}

TEST_CASE("the order of the articles does not matter") {
  std::vector<std::string> lines = {"a:attack Moscow,Russia 2024-03-22", "b:attack Moscow 2024-03-25",
                                    "c:attack Hall,Moscow 2024-03-23",   "d:fire Moscow 2024-03-22",
                                    "e:attack Kazan,Russia 2024-03-22",  "f:attack Moscow 2024-05-01",
                                    "g:flood Kabul 2024-03-22 key=k",    "h:storm Paris 2024-01-01 key=k"};
  std::vector<DocumentClaims> articles;
  for (const std::string& line : lines) articles.push_back(article(line));
  auto ids = [](const std::vector<DocumentClaims>& in) {
    std::vector<std::string> out;
    for (const Event& event : link_events(in)) out.push_back(fmt::format("{} {} {}", event.id, event.trigger, event.place));
    std::sort(out.begin(), out.end());
    return fmt::format("{}", fmt::join(out, "\n"));
  };
  std::string groups = groups_of(articles);
  std::string events = ids(articles);
  CHECK(groups == "abc d e f gh");
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    std::shuffle(articles.begin(), articles.end(), random);
    REQUIRE(groups_of(articles) == groups);
    REQUIRE(ids(articles) == events);
  }
}
