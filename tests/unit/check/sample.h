/// Small articles for the tests of check/, written as one line each.
///
///     sample("cnn/Post 40 day1")          article of the Post: "CNN said …", 40 deaths as of the first day
///     sample("own/Post >=40 day2")        in the Post's own voice
///     sample("cnn/Post 5 day1 population=children role=part polarity=feared status=retracted zone=correction measure=injuries
///             owner=x doc=a.txt")
///
/// Numbers: 40  >=40  >40  <=40  <40  40-50  ~40 (about)  ^40 (nearly)  40+ (vague).  Days: day1 … day28, month, never.
#pragma once

#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check/check.h"
#include "engine/check/compare.h"

namespace sayso::sample {

inline Quantity quantity(std::string text) {
  auto number = [](const std::string& s) { return std::stod(s); };
  if (text.starts_with(">=")) return {.low = number(text.substr(2)), .bound = Bound::AtLeast};
  if (text.starts_with("<=")) return {.low = 0, .high = number(text.substr(2)), .bound = Bound::AtMost};
  if (text.starts_with(">")) return {.low = number(text.substr(1)), .low_open = true, .bound = Bound::MoreThan};
  if (text.starts_with("<")) return {.low = 0, .high = number(text.substr(1)), .high_open = true, .bound = Bound::LessThan};
  if (text.starts_with("~")) return {.low = number(text.substr(1)), .high = number(text.substr(1)), .bound = Bound::About};
  if (text.starts_with("^")) return {.low = number(text.substr(1)), .high = number(text.substr(1)), .bound = Bound::Nearly};
  if (text.ends_with("+")) return {.low = number(text), .bound = Bound::Vague};
  if (auto dash = text.find('-'); dash != std::string::npos) {
    return {.low = number(text), .high = number(text.substr(dash + 1)), .bound = Bound::Range};
  }
  return {.low = number(text), .high = number(text)};
}

inline std::string date(const std::string& day) {
  if (day == "never") return "";
  if (day == "month") return "2024-03";
  std::string number = day.substr(3);
  return "2024-03-" + std::string(number.size() < 2 ? "0" : "") + number;
}

inline void set_option(DocumentClaims& document, const std::string& option) {
  Claim& claim = document.claims[0];
  Figure& figure = claim.figures[0];
  std::string key = option.substr(0, option.find('='));
  std::string value = option.substr(option.find('=') + 1);
  if (key == "population") figure.population = value;
  if (key == "measure") figure.measure = value;
  if (key == "unit") figure.quantity.unit = value;
  if (key == "role") figure.role = value == "part" ? Role::Part : Role::Increment;
  if (key == "polarity")
    figure.polarity = value == "feared" ? Polarity::Feared : value == "denied" ? Polarity::Denied : Polarity::Negated;
  if (key == "status") figure.status = value == "retracted" ? Status::Retracted : Status::Unconfirmed;
  if (key == "zone") claim.zone = Zone::Correction;
  if (key == "owner") claim.attribution->source.owner = value;
  if (key == "kind") claim.attribution->source.kind = value;
  if (key == "doc") document.document.id = document.document.path = value;
}

inline DocumentClaims sample(const std::string& line) {
  std::istringstream words(line);
  std::string who, number, day, option;
  words >> who >> number >> day;
  std::string source = who.substr(0, who.find('/'));
  DocumentClaims out;
  out.document.publisher = who.find('/') == std::string::npos ? "" : who.substr(who.find('/') + 1);
  out.document.published = date(day);
  out.document.id = out.document.path = out.document.publisher + "-" + day + "-" + source + number + ".txt";
  Claim claim{.span = {.begin = 0, .end = 40}, .line = 1, .column = 1, .quote = number + " people were killed."};
  if (source != "own") {
    claim.attribution =
        Attribution{.source = {.text = source, .id = source, .name = source, .kind = "outlet", .basis = Basis::Named}};
  }
  Figure figure{.span = {.begin = 3, .end = 9},
                .text = number,
                .measure = "deaths",
                .quantity = quantity(number),
                .line = 1,
                .column = 4};
  figure.as_of.when = parse_time(out.document.published);
  claim.figures.push_back(figure);
  out.claims.push_back(claim);
  while (words >> option) set_option(out, option);
  Claim& only = out.claims[0];
  only.figures[0].id = out.document.id + "@3:" + only.figures[0].measure;
  // A source told by its description has no id: "kind=…" makes one of that.
  if (only.attribution && only.attribution->source.kind != "outlet") only.attribution->source.id.clear();
  return out;
}

/// Adds the second article's claims to the first's: one article with both.
inline DocumentClaims joined(DocumentClaims first, const DocumentClaims& second) {
  for (Claim claim : second.claims) {
    for (Figure& f : claim.figures) {
      f.span = {.begin = f.span.begin + 100, .end = f.span.end + 100};
      f.id = first.document.id + "@103:" + f.measure;
    }
    first.claims.push_back(claim);
  }
  return first;
}

/// deaths grow, missing move without growing, attackers stay as they are.
inline Rules rules() {
  Rules out;
  out.measures.resize(3);
  out.measures[0].head.id = "deaths";
  out.measures[0].grows = true;
  out.measures[1].head.id = "missing";
  out.measures[2].head.id = "attackers";
  out.measures[2].growth_days = 0;
  return out;
}

/// One event of the first day with all figures of the articles.
inline std::vector<Event> one_event(const std::vector<DocumentClaims>& documents) {
  Event event{.id = "e1", .trigger = "attack", .place = "Moscow", .when = parse_time("2024-03-01")};
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    event.main_documents.push_back(d);
    for (std::uint32_t c = 0; c < documents[d].claims.size(); ++c) {
      for (std::uint32_t f = 0; f < documents[d].claims[c].figures.size(); ++f) {
        event.figures.push_back({.document = d, .claim = c, .figure = f});
      }
    }
  }
  return {event};
}

}  // namespace sayso::sample
