#include <doctest/doctest.h>

#include <sstream>

#include <boost/json.hpp>

#include "engine/report/json_row.h"
#include "engine/report/writer.h"
#include "sample.h"

using namespace sayso;

namespace {

/// The row that `add` writes.
template <class Add, class... Values>
std::string line(Add add, const Values&... values) {
  std::string out;
  add(values..., out);
  return out;
}

boost::json::object parsed(const std::string& row) { return boost::json::parse(row).as_object(); }

}  // namespace

TEST_CASE("a claim") {
  DocumentClaims d = sample::article();
  CHECK(
      line(add_claim_record, document_value(d.document), d.claims[0]) ==
      R"({"kind":"claim","id":"a.txt@32","document":{"id":"a.txt","path":"a.txt","publisher":"Alpine Observer","published":"2024-03-23"},)"
      R"("begin":0,"end":49,"line":1,"column":1,"zone":"body","event":"main","attribution":{"rule":"according-to",)"
      R"("cue":{"begin":32,"end":44,"text":"according to","stance":"asserts"},"source":{"begin":45,"end":48,"text":"CNN","id":"cnn",)"
      R"("name":"CNN","kind":"outlet","basis":"named","candidates":[]},"content":[{"begin":0,"end":30}],"via":[]},)"
      R"("figures":[{"id":"a.txt@0:deaths","begin":0,"end":11,"text":"At least 40","measure":"deaths","low":40,"high":null,)"
      R"("low_open":false,"high_open":false,"bound":"at-least","unit":null,"population":"total","role":"total","part_of":null,)"
      R"("polarity":"asserted","status":null,"event":"main","as_of":{"from":"2024-03-23","to":"2024-03-23","basis":"published"},"rule":"deaths"}]})");
}

TEST_CASE("the article's own voice has no attribution") {
  DocumentClaims d = sample::article();
  d.claims[0].attribution.reset();
  CHECK(parsed(line(add_claim_record, document_value(d.document), d.claims[0])).at("attribution").is_null());
}

TEST_CASE("a finding, anchored at its figures") {
  boost::json::object row = parsed(line(add_finding_record, sample::finding()));
  CHECK(row.at("verdict") == "conflict");
  CHECK(row.at("severity") == "error");
  const auto& second = row.at("related").at(0).as_object();
  CHECK(second.at("begin") == 122);
  CHECK(second.at("line") == 5);
  CHECK(second.at("figure").at("low") == 12);
  CHECK(second.at("source").at("id") == "cnn");
}

TEST_CASE("an event with the range of all sources") {
  std::vector<DocumentClaims> documents = {sample::article(), sample::article()};
  documents[1].document.id = documents[1].document.path = "b.txt";
  documents[1].claims[0].figures[0].quantity = {.low = 115, .high = 115};
  std::vector<Event> events = {
      {.id = "e1",
       .trigger = "attack",
       .when = parse_time("2024-03-22"),
       .main_documents = {1, 0},
       .figures = {{.document = 0, .claim = 0, .figure = 0}, {.document = 1, .claim = 0, .figure = 0}}}};
  auto row = parsed(line(add_event_record, report_events(documents, events, {}).at(0)));
  row["measures"].as_array()[0].as_object()["figures"] = nullptr;
  CHECK(boost::json::serialize(row) ==
        R"({"kind":"event","id":"e1","trigger":"attack","place":null,"date":"2024-03-22","documents":["a.txt","b.txt"],)"
        R"("measures":[{"measure":"deaths","population":"total","low":40,"high":115,"origins":1,"figures":null}]})");
}

TEST_CASE("a diagnostic, a quantity, a sentence, a summary") {
  Diagnostic d{.code = "D010", .place = {.path = "x.txt"}, .message = "no such file"};
  CHECK(
      line(add_diagnostic_record, d) ==
      R"({"kind":"diagnostic","code":"D010","severity":"error","path":"x.txt","line":0,"column":0,"message":"no such file"})");
  DocumentRef ref{.id = "a", .path = "a"};
  CHECK(
      line(add_quantity_record, ref, Span{.begin = 1, .end = 4}, "3%", Quantity{.low = 3, .high = 3, .unit = "percent"}) ==
      R"({"kind":"quantity","document":{"id":"a","path":"a","publisher":null,"published":null},"begin":1,"end":4,"text":"3%",)"
      R"("low":3,"high":3,"low_open":false,"high_open":false,"bound":"exact","unit":"percent"})");
  CHECK(
      line(add_sentence_record, ref, Span{.begin = 0, .end = 3}, "He.") ==
      R"({"kind":"sentence","document":{"id":"a","path":"a","publisher":null,"published":null},"begin":0,"end":3,"text":"He."})");
  RunSummary summary{
      .documents = 12, .claims = 80, .figures = 41, .pairs_compared = 17, .pairs_not_compared = {{"part", 1}}, .findings = 3};
  CHECK(
      line(add_summary_record, summary) ==
      R"({"kind":"summary","documents":12,"unread":0,"claims":80,"figures":41,"pairs_compared":17,"pairs_not_compared":{"part":1},"findings":3})");
}

TEST_CASE("bytes that are no UTF-8 do not spoil a row") {
  auto text = [](std::string_view value, std::string& out) { JsonRow(out).open('[').text(value).close(']'); };
  CHECK(line(text, std::string_view("caf\xE9 au lait")) == "[\"caf\xEF\xBF\xBD au lait\"]");
  CHECK(line(text, std::string_view("caf\xC3\xA9")) == "[\"caf\xC3\xA9\"]");
  CHECK(line(text, std::string_view("a \"b\"\n")) == R"(["a \"b\"\n"])");
}

TEST_CASE("a byte that needs an escape is found wherever it stands") {
  for (char special : {'"', '\\', '\n', '\x01', '\x1F', '\x7F'}) {
    for (std::size_t size = 1; size < 40; ++size) {
      for (std::size_t at = 0; at < size; ++at) {
        std::string value(size, ' ');
        value[at] = special;
        std::string out;
        JsonRow(out).open('[').text(value).close(']');
        CHECK(boost::json::parse(out).at(0).as_string() == value);
      }
    }
  }
}

TEST_CASE("a row goes on where the string ended") {
  std::string out = "row: ";
  JsonRow(out).open('{').member("a", std::string(3000, 'x')).key("b").word("[1,2]").member("c", true).close('}');
  CHECK(out == "row: {\"a\":\"" + std::string(3000, 'x') + R"(","b":[1,2],"c":true})");
}

TEST_CASE("a number of any length") {
  for (std::uint64_t value : {0ULL, 7ULL, 10ULL, 99ULL, 100ULL, 305ULL, 1000ULL, 9999ULL, 10000ULL, 18446744073709551615ULL}) {
    std::string out;
    JsonRow(out).open('[').whole(value).close(']');
    CHECK(out == "[" + std::to_string(value) + "]");
  }
}

TEST_CASE("an empty list, and one behind another") {
  std::string out;
  JsonRow(out).open('[').open('{').close('}').open('[').close(']').text(",").close(']');
  CHECK(out == R"([{},[],","])");
}

TEST_CASE("whole numbers are written whole") {
  auto number = [](std::optional<double> value, std::string& out) { JsonRow(out).open('[').number(value).close(']'); };
  CHECK(line(number, std::optional<double>(1200000)) == "[1200000]");
  CHECK(line(number, std::optional<double>(2.5)) == "[2.5]");
  CHECK(line(number, std::optional<double>()) == "[null]");
}

TEST_CASE("jsonl is one row a line") {
  std::ostringstream out;
  auto writer = make_writer("jsonl", out, {});
  DocumentClaims d = sample::article();
  d.claims[0].quote = "two\nlines \"quoted\"";
  d.claims[0].figures[0].text = std::string(20000, 'x') + "\n";
  writer->claims(d, "");
  writer->claims(d, "");
  writer->findings({});
  writer->end({});
  std::istringstream in(out.str());
  int rows = 0;
  for (std::string row; std::getline(in, row); ++rows) CHECK(boost::json::parse(row).is_object());
  CHECK(rows == 3);
}

TEST_CASE("an unknown format is nothing") {
  std::ostringstream out;
  CHECK(make_writer("cuneiform", out, {}) == nullptr);
}
