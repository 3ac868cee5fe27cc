/// Two small articles and a finding about them, for the tests of report/.
#pragma once

#include <string>

#include "engine/check/finding.h"
#include "engine/resolve/document_claims.h"

namespace sayso::sample {

inline constexpr std::string_view kText = "At least 40 people were killed, according to CNN.";

inline DocumentClaims article() {
  DocumentClaims out;
  out.document = {
      .id = "a.txt", .path = "a.txt", .publisher = "Alpine Observer", .published = "2024-03-23", .headline = "Attack"};
  Claim claim{.id = "a.txt@32", .span = {.begin = 0, .end = 49}, .line = 1, .column = 1, .quote = std::string(kText)};
  claim.attribution = Attribution{.rule = "according-to",
                                  .cue = {.span = {.begin = 32, .end = 44}, .text = "according to", .stance = "asserts"},
                                  .source = {.span = {.begin = 45, .end = 48},
                                             .text = "CNN",
                                             .id = "cnn",
                                             .name = "CNN",
                                             .kind = "outlet",
                                             .basis = Basis::Named},
                                  .content = {{.begin = 0, .end = 30}}};
  claim.figures.push_back({.id = "a.txt@0:deaths",
                           .span = {.begin = 0, .end = 11},
                           .text = "At least 40",
                           .measure = "deaths",
                           .quantity = {.low = 40, .bound = Bound::AtLeast},
                           .as_of = {.when = parse_time("2024-03-23"), .basis = AsOfBasis::Published},
                           .rule = "deaths",
                           .line = 1,
                           .column = 1});
  out.claims.push_back(claim);
  return out;
}

inline Anchor anchor(const DocumentClaims& d) {
  const Claim& c = d.claims[0];
  const Figure& f = c.figures[0];
  return {.document = d.document,
          .span = f.span,
          .line = f.line,
          .column = f.column,
          .text = f.text,
          .figure = f,
          .source = c.attribution->source,
          .origin = "CNN",
          .quote = c.quote,
          .quote_span = c.span};
}

inline Finding finding() {
  DocumentClaims b = article();
  b.document = {.id = "b.txt", .path = "b.txt", .publisher = "Sun", .published = "2024-03-23"};
  b.claims[0].quote = "RIA Novosti said that 12 people had died.";
  b.claims[0].span = {.begin = 100, .end = 141};
  Figure& f = b.claims[0].figures[0];
  f.span = {.begin = 122, .end = 124};
  f.text = "12";
  f.quantity = {.low = 12, .high = 12};
  f.line = 5;
  f.column = 23;
  Anchor second = anchor(b);
  second.origin = "RIA Novosti";
  return {.id = "f1",
          .check = "deaths-differ",
          .measure = "deaths",
          .event = "e1",
          .message = "CNN reports at least 40 deaths; RIA Novosti reports 12 deaths",
          .reasons = {"two origins: CNN and RIA Novosti"},
          .fingerprint = "00000000000000ab",
          .primary = anchor(article()),
          .related = {second}};
}

}  // namespace sayso::sample
