#include "engine/check/numbers_told.h"

#include <algorithm>
#include <set>

namespace sayso {

std::vector<NumberTold> numbers_told(const std::vector<Statement>& statements) {
  std::vector<NumberTold> out;
  for (const Statement& statement : statements) {
    const Figure& f = *statement.side.figure;
    if (f.polarity != Polarity::Asserted || f.status == Status::Retracted) continue;
    auto same = std::find_if(out.begin(), out.end(), [&](const NumberTold& n) {
      const Figure& g = *n.statements.front()->side.figure;
      return g.quantity == f.quantity && g.population == f.population;
    });
    if (same == out.end()) same = out.insert(out.end(), NumberTold{});
    same->statements.push_back(&statement);
  }
  return out;
}

std::size_t count_articles(const NumberTold& number) {
  std::set<const DocumentClaims*> articles;
  for (const Statement* s : number.statements) articles.insert(s->side.document);
  return articles.size();
}

}  // namespace sayso
