// A program of another project that uses the installed library.
#include <iostream>

#include <engine/engine.h>

int main() {
  auto made = sayso::Engine::make({});  // the shipped rules
  sayso::Document article({.id = "a", .published = "2024-03-23"}, "At least 40 people were killed, according to CNN.");
  sayso::DocumentClaims read = made.value->read_claims(article);
  for (const sayso::Claim& claim : read.claims) {
    for (const sayso::Figure& figure : claim.figures) {
      std::cout << figure.text << " " << figure.measure << ", says "
                << (claim.attribution ? claim.attribution->source.name : "nobody") << "\n";
    }
  }
}
