#include "engine/resolve/document_claims.h"

namespace sayso {

std::string_view name_of(Basis basis) {
  switch (basis) {
    case Basis::Named: return "named";
    case Basis::Alias: return "alias";
    case Basis::Pronoun: return "pronoun";
    case Basis::Description: return "description";
    case Basis::Carried: return "carried";
    case Basis::Unresolved: return "unresolved";
  }
  return "";
}

std::string_view name_of(Polarity polarity) {
  switch (polarity) {
    case Polarity::Asserted: return "asserted";
    case Polarity::Negated: return "negated";
    case Polarity::Denied: return "denied";
    case Polarity::Feared: return "feared";
  }
  return "";
}

std::string_view name_of(Status status) {
  switch (status) {
    case Status::None: return "";
    case Status::Confirmed: return "confirmed";
    case Status::Unconfirmed: return "unconfirmed";
    case Status::Estimated: return "estimated";
    case Status::Retracted: return "retracted";
  }
  return "";
}

std::string_view name_of(Role role) {
  switch (role) {
    case Role::Total: return "total";
    case Role::Part: return "part";
    case Role::Increment: return "increment";
  }
  return "";
}

std::string_view name_of(AsOfBasis basis) {
  switch (basis) {
    case AsOfBasis::Published: return "published";
    case AsOfBasis::Updated: return "updated";
    case AsOfBasis::Said: return "cue";  // the date stands on the cue
    case AsOfBasis::Given: return "given";
    case AsOfBasis::Unknown: return "unknown";
  }
  return "";
}

}  // namespace sayso
