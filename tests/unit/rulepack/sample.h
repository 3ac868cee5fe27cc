/// Small packs and sentences for the tests of rulepack/.
///
///     Pack pack = pack_of("marks:\n  - {id: m, mark: part, match: [a ..2 b]}");
///     Scanned sentence(*pack, "a x b");           // every number is a $quantity and a $number, capitals in a row are a $source
///     sentence.scan, sentence.words(0, 2) == "a x"
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rulepack/load.h"
#include "engine/rulepack/match.h"
#include "engine/rulepack/rulepack.h"
#include "engine/rulepack/scan.h"
#include "engine/text/document.h"

namespace sayso::test {

using Pack = std::shared_ptr<const RulePack>;

/// "schema" and "pack" are put before the sections. Fails the test on any diagnostic.
Pack pack_of(const std::string& sections);
/// As it comes, with what was told.
Outcome<Rules> rules_of(const std::string& sections);

/// `R012 4:9 unknown …` a line, in order.
std::string shown(const std::vector<Diagnostic>& diagnostics);

/// One sentence of one text with its Scan.
class Scanned {
 public:
  Scanned(const RulePack& pack, std::string text, bool with_slots = true);

  std::string words(std::size_t begin, std::size_t end) const;
  /// `at least 40 died; quantity=40` for each match, apart by " / "; nothing gives "".
  std::string shown(std::span<const Match> matches) const;

 private:
  const RulePack& pack_;
  Document document_;
  TokenizedText text_;
  void add_slots();

 public:
  Scan scan;
};

}  // namespace sayso::test
