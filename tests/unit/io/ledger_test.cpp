#include "engine/io/ledger.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>
#include <string>

#include <doctest/doctest.h>

#include "engine/engine.h"
#include "engine/io/ledger_record.h"
#include "tests/unit/io/scratch.h"

namespace sayso {
namespace {

const Engine& engine() {
  static const auto made = Engine::make({}).value;
  return *made;
}

LedgerArticle article(const std::string& id, const std::string& text, const std::string& day = "2024-03-23") {
  Document document({.id = id, .path = id + ".md", .publisher = "Morning Echo", .published = day}, text);
  return {.hash = content_hash(document), .rules = "1", .claims = ledger_part(engine().read_claims(document))};
}

std::string mill(int dead) {
  return "CNN said " + std::to_string(dead) + " people were killed in the explosion at the mill in Kerman.";
}

/// An article whose claims all hold one number, so that a torn one would be seen.
LedgerArticle numbered(int id, int number) {
  std::string text;
  for (int i = 0; i < 8; ++i) text += mill(number) + "\n\n";
  return article("a" + std::to_string(id), text);
}

Ledger open(const std::string& path, Ledger::Access access = Ledger::Access::Write) {
  auto opened = Ledger::open(path, access);
  REQUIRE_MESSAGE(opened.value, (opened.diagnostics.empty() ? "" : opened.diagnostics[0].message));
  return std::move(*opened.value);
}

void put(Ledger& ledger, const LedgerArticle& article) {
  ledger.begin();
  ledger.put(article);
  ledger.commit();
  CHECK(ledger.errors().empty());
}

}  // namespace

TEST_SUITE("ledger") {
  TEST_CASE("claims come back as they were") {
    std::string text =
        "At least 40 people, including five children, were killed in Kerman on Friday, state TV reported, citing the health "
        "ministry. "
        "\"We have never seen anything like it in this town,\" said Mayor Ali Rezai. About 1.5 million people were displaced "
        "in January.";
    DocumentClaims claims = article("a", text).claims;
    auto again = read_ledger_record(write_ledger_record(claims));
    REQUIRE(again);
    again->events[0].terms = unpack_terms(pack_terms(claims.events[0].terms));
    CHECK(write_ledger_record(*again) == write_ledger_record(claims));
    CHECK(pack_terms(again->events[0].terms) == pack_terms(claims.events[0].terms));
    CHECK(again->claims.size() == claims.claims.size());
    CHECK(again->claims[0].figures[0].quantity == claims.claims[0].figures[0].quantity);
    CHECK(again->events[0].when == claims.events[0].when);
  }

  TEST_CASE("what is no record, is none") {
    for (const char* text :
         {"", "{", "[]", "{}", "{\"document\":1}", "{\"document\":{\"id\":\"a\"},\"claims\":[{\"line\":-1}]}"}) {
      CHECK(!read_ledger_record(text));
    }
    CHECK(!read_ledger_line("{\"kind\":\"claim\"}"));
  }

  TEST_CASE("the likeliest articles are found first, the article itself never") {
    scratch::Folder folder;
    Ledger ledger = open(folder / "l.db");
    put(ledger, article("a", mill(40)));
    put(ledger, article("b", "Reuters said 3 people were hurt in a fire at a bakery in Lisbon.", "2019-05-01"));
    auto related = ledger.related(article("c", mill(12)).claims, 1);
    REQUIRE(related.size() == 1);
    CHECK(related[0].document.id == "a");
    for (const DocumentClaims& other : ledger.related(article("a", mill(12)).claims, 10)) CHECK(other.document.id != "a");
    CHECK(ledger.verify().empty());
  }

  TEST_CASE("a new version replaces the old one, a retraction is a row, what is old can be pruned") {
    scratch::Folder folder;
    Ledger ledger = open(folder / "l.db");
    put(ledger, article("a", mill(40)));
    put(ledger, article("a", mill(41)));
    CHECK(ledger.versions().size() == 1);
    CHECK(ledger.find("a")->claims.claims[0].figures[0].text == "41");
    CHECK(ledger.retract("a", "made up"));
    CHECK(!ledger.retract("a", "made up"));
    CHECK(ledger.versions().find("a")->second.retracted);
    CHECK(ledger.verify().empty());
    CHECK(ledger.prune(0) == 1);
    CHECK(ledger.versions().empty());
    CHECK(ledger.verify().empty());
  }

  TEST_CASE("readers see what was committed while another process writes") {
    scratch::Folder folder;
    Ledger writer = open(folder / "l.db");
    put(writer, article("a", mill(40)));
    Ledger reader = open(folder / "l.db", Ledger::Access::Read);
    writer.begin();
    writer.put(article("b", mill(12)));
    CHECK(reader.versions().size() == 1);
    writer.commit();
    CHECK(reader.versions().size() == 2);
  }

  TEST_CASE("a file of a newer program is left alone") {
    scratch::Folder folder;
    std::string path =
        folder.write("l.db", "this is a text, and one that is long enough to be taken for a file with a header of 100 bytes");
    auto opened = Ledger::open(path, Ledger::Access::Write);
    CHECK(!opened.value);
    CHECK(opened.diagnostics.at(0).code == "L001");
  }

  TEST_CASE("killed a hundred times at random moments, it holds each article wholly or not at all") {
    constexpr int kTimes = 100;
    constexpr int kArticles = 6;
    scratch::Folder folder;
    std::string path = folder / "l.db";
    put(*std::make_unique<Ledger>(open(path)), numbered(0, 1));
    std::mt19937 random(7);
    for (int round = 0; round < kTimes; ++round) {
      std::vector<LedgerArticle> articles;
      for (int a = 0; a < kArticles; ++a) articles.push_back(numbered(a, round + 2));
      pid_t child = fork();
      if (child == 0) {
        auto ledger = Ledger::open(path, Ledger::Access::Write);
        for (const LedgerArticle& one : articles) {
          ledger.value->begin();
          ledger.value->put(one);
          ledger.value->commit();
        }
        _exit(0);
      }
      usleep(static_cast<useconds_t>(random() % 12'000));
      kill(child, SIGKILL);
      waitpid(child, nullptr, 0);
      Ledger ledger = open(path, Ledger::Access::Read);
      REQUIRE(ledger.verify().empty());
      ledger.each([&](const LedgerArticle& held) {
        CHECK(held.claims.claims.size() == 8);
        for (const Claim& claim : held.claims.claims)
          CHECK(claim.figures.at(0).text == held.claims.claims[0].figures.at(0).text);
      });
      REQUIRE(ledger.errors().empty());
    }
  }
}

}  // namespace sayso
