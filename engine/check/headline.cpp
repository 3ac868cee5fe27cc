#include <algorithm>

#include "engine/check/finding_parts.h"
#include "engine/check/kinds.h"

namespace sayso {
namespace {

/// What a headline puts in short stands near the top.
constexpr std::uint32_t kTopBytes = 2000;
constexpr double kAlike = 2;

/// "One dead, two injured" over a text of three who were shot.
bool leaves_the_dead_out(const Claim& headline, const Figure& f, const Figure& text) {
  auto x = number_said(f.quantity);
  auto y = number_said(text.quantity);
  return x && y && std::any_of(headline.figures.begin(), headline.figures.end(), [&](const Figure& beside) {
           auto n = number_said(beside.quantity);
           return beside.measure != f.measure && n && *x + *n == *y;
         });
}

bool alike(const Figure& f, const Figure& g) {
  auto x = number_said(f.quantity);
  auto y = number_said(g.quantity);
  return x && y && std::max(*x, *y) <= kAlike * std::min(*x, *y);
}

bool comparable(const Figure& f, const Figure& g, bool of_many) {
  bool one_name = (f.names.empty() && g.names.empty()) || of_one_name(f, g);
  // a rate of one town is not that of the country which the headline has
  bool one_place = !of_many || f.places.empty() == g.places.empty();
  return f.measure == g.measure && f.population == g.population && f.event == g.event && one_name && one_place;
}

/// Whether the text has a number that goes with the headline's: as a total or a part, of anyone, of any population.
bool supported(const Side& headline, const DocumentClaims& document, const Tolerance& tolerance) {
  for (const Claim& claim : document.claims) {
    if (claim.zone == Zone::Headline) continue;
    for (const Figure& f : claim.figures) {
      bool meets = !distance(headline.figure->quantity, f.quantity, tolerance).contradict ||
                   told_roughly(headline.figure->quantity, f.quantity);
      if (f.measure == headline.figure->measure && meets) return true;
    }
  }
  return false;
}

/// "Two children, one teen shot": none of the numbers is all of them.
bool told_in_pieces(const Claim& claim, const Figure& figure) {
  return std::any_of(claim.figures.begin(), claim.figures.end(),
                     [&](const Figure& f) { return f.measure == figure.measure && f.id != figure.id; });
}

class HeadlineCheck {
 public:
  HeadlineCheck(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                std::vector<RankedFinding>& out)
      : context_(context), figures_(figures), rule_(rule), out_(out) {}

  void run(std::uint32_t document) {
    const DocumentClaims& d = context_.documents()[document];
    for (const Claim& claim : d.headline) look_at(d, claim, true);
    for (const Claim& claim : d.claims) {
      if (claim.zone == Zone::Headline) look_at(d, claim, false);
    }
  }

 private:
  void look_at(const DocumentClaims& d, const Claim& claim, bool apart) {
    for (const Figure& f : claim.figures) {
      if (f.others || piecemeal(context_.rules(), f.measure)) continue;
      bool said = !f.doubtful && f.polarity == Polarity::Asserted && f.role == Role::Total && f.population == "total" &&
                  f.event == kMainEvent;
      if (!said || told_in_pieces(claim, f) || !covers(rule_, f.measure)) continue;
      Side headline = side(d, claim, f);
      headline.apart = apart;
      if (supported(headline, d, rule_.tolerance)) continue;
      auto body = first_whole(d, f);
      if (body && !leaves_the_dead_out(claim, f, *body->figure)) {
        out_.push_back(finding_of(context_, figures_.event, rule_, Verdict::Conflict, headline, *body,
                                  {"headline and text of one article", "no number of the text goes with the headline's"}));
      }
    }
  }

  std::optional<Side> first_whole(const DocumentClaims& d, const Figure& headline) const {
    for (const Claim& claim : d.claims) {
      if (claim.zone == Zone::Headline) continue;
      for (const Figure& f : claim.figures) {
        bool whole =
            f.role == Role::Total && !f.others && !f.doubtful && f.polarity == Polarity::Asserted && f.status == Status::None;
        if (whole && comparable(f, headline, told_of_many(context_.rules(), f.measure)) && same_place(f, headline) &&
            f.span.begin < kTopBytes && alike(f, headline))
          return side(d, claim, f);
      }
    }
    return std::nullopt;
  }

  Side side(const DocumentClaims& d, const Claim& claim, const Figure& f) const {
    return {.document = &d,
            .claim = &claim,
            .figure = &f,
            .origin = context_.origins().of(d.document, claim),
            .role = f.role,
            .event = figures_.event};
  }

  const CheckContext& context_;
  const EventFigures& figures_;
  const CheckRule& rule_;
  std::vector<RankedFinding>& out_;
};

}  // namespace

void check_headline(const CheckContext& context, const EventFigures& figures, const CheckRule& rule,
                    std::vector<RankedFinding>& out) {
  HeadlineCheck check(context, figures, rule, out);
  for (std::uint32_t document : context.events()[figures.event].main_documents) check.run(document);
}

}  // namespace sayso
