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

/// "22 injured" above "19 injured": near, and two.
bool nearly(const Figure& f, const Figure& g) {
  constexpr double kNear = 1.25;
  auto x = number_said(f.quantity);
  auto y = number_said(g.quantity);
  bool exact = f.quantity.bound == Bound::Exact && g.quantity.bound == Bound::Exact;
  return exact && x && y && *x != *y && std::max(*x, *y) <= kNear * std::min(*x, *y);
}

/// "Two killed, 22 injured" of another article's heading and "leaving two dead and 19 injured" are of one event: one number is the
/// same, and the other nearly.
const Figure* other_number(const Claim& heading, const Figure& f, const Claim& claim) {
  auto of = [&](const std::string& measure) {
    return std::find_if(claim.figures.begin(), claim.figures.end(), [&](const Figure& g) { return g.measure == measure; });
  };
  auto other = of(f.measure);
  if (other == claim.figures.end() || !nearly(f, *other)) return nullptr;
  bool agrees = std::any_of(heading.figures.begin(), heading.figures.end(), [&](const Figure& beside) {
    auto same = of(beside.measure);
    return beside.measure != f.measure && same != claim.figures.end() && same->quantity == beside.quantity;
  });
  return agrees ? &*other : nullptr;
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
      if (claim.zone == Zone::Link) look_at_link(d, claim);
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

  void look_at_link(const DocumentClaims& d, const Claim& heading) {
    for (const Figure& f : heading.figures) {
      for (const Claim& claim : d.claims) {
        const Figure* other = claim.zone == Zone::Body && covers(rule_, f.measure) ? other_number(heading, f, claim) : nullptr;
        if (other == nullptr) continue;
        out_.push_back(finding_of(context_, figures_.event, rule_, Verdict::Conflict, side(d, heading, f),
                                  side(d, claim, *other),
                                  {"heading of another article, and text", "another number of theirs is the same"}));
        break;
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
