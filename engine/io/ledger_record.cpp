#include "engine/io/ledger_record.h"

#include <bit>
#include <exception>
#include <type_traits>

#include <boost/json.hpp>

#include "engine/report/json_row.h"

namespace sayso {
namespace {

namespace json = boost::json;

constexpr std::size_t kTermBytes = 16;

// One list of fields for both ways: `io` writes them or reads them. The bindings name every member, so that a new one has to be put
// in here before this compiles.
template <class Io>
void fields(Io& io, Span& v) {
  auto& [begin, end] = v;
  io("begin", begin);
  io("end", end);
}
template <class Io>
void fields(Io& io, TimeRange& v) {
  auto& [from, to] = v;
  io("from", from);
  io("to", to);
}
template <class Io>
void fields(Io& io, Quantity& v) {
  auto& [low, high, low_open, high_open, bound, unit] = v;
  io("low", low);
  io("high", high);
  io("low_open", low_open);
  io("high_open", high_open);
  io("bound", bound);
  io("unit", unit);
}
template <class Io>
void fields(Io& io, AsOf& v) {
  auto& [when, basis] = v;
  io("when", when);
  io("basis", basis);
}
template <class Io>
void fields(Io& io, Source& v) {
  auto& [span, text, id, name, kind, owner, basis, candidates] = v;
  io("span", span);
  io("text", text);
  io("id", id);
  io("name", name);
  io("kind", kind);
  io("owner", owner);
  io("basis", basis);
  io("candidates", candidates);
}
template <class Io>
void fields(Io& io, Relay& v) {
  auto& [span, text, id, role] = v;
  io("span", span);
  io("text", text);
  io("id", id);
  io("role", role);
}
template <class Io>
void fields(Io& io, Cue& v) {
  auto& [span, text, stance] = v;
  io("span", span);
  io("text", text);
  io("stance", stance);
}
template <class Io>
void fields(Io& io, QuotedWords& v) {
  auto& [span, text, line, column] = v;
  io("span", span);
  io("text", text);
  io("line", line);
  io("column", column);
}
template <class Io>
void fields(Io& io, Attribution& v) {
  auto& [rule, cue, source, content, via, quoted] = v;
  io("rule", rule);
  io("cue", cue);
  io("source", source);
  io("content", content);
  io("via", via);
  io("quoted", quoted);
}
template <class Io>
void fields(Io& io, Figure& v) {
  auto& [id, span, text, measure, quantity, population, role, implied, others, with_event, doubtful, part_of, of_other,
         polarity, status, event, places, names, as_of, rule, line, column] = v;
  io("id", id);
  io("span", span);
  io("text", text);
  io("measure", measure);
  io("quantity", quantity);
  io("population", population);
  io("role", role);
  io("implied", implied);
  io("others", others);
  io("with_event", with_event);
  io("doubtful", doubtful);
  io("part_of", part_of);
  io("of_other", of_other);
  io("polarity", polarity);
  io("status", status);
  io("event", event);
  io("places", places);
  io("names", names);
  io("as_of", as_of);
  io("rule", rule);
  io("line", line);
  io("column", column);
}
template <class Io>
void fields(Io& io, Claim& v) {
  auto& [id, span, line, column, zone, event, attribution, figures, quote, quote_span] = v;
  io("id", id);
  io("span", span);
  io("line", line);
  io("column", column);
  io("zone", zone);
  io("event", event);
  io("attribution", attribution);
  io("figures", figures);
  io("quote", quote);
  io("quote_span", quote_span);
}
template <class Io>
void fields(Io& io, EventMention& v) {
  auto& [key, trigger, places, when, days, exact_place, dated, terms, name, explicit_key] = v;
  io("key", key);
  io("trigger", trigger);
  io("places", places);
  io("when", when);
  io("days", days);
  io("exact_place", exact_place);
  io("dated", dated);
  io("name", name);
  io("explicit_key", explicit_key);
}
template <class Io>
void fields(Io& io, DocumentRef& v) {
  auto& [id, path, publisher, published, headline, record] = v;
  io("id", id);
  io("path", path);
  io("publisher", publisher);
  io("published", published);
  io("headline", headline);
  io("record", record);
}
template <class Io>
void fields(Io& io, DocumentClaims& v) {
  auto& [document, claims, headline, events] = v;
  io("document", document);
  io("claims", claims);
  io("headline", headline);
  io("events", events);
}

class Writing {
 public:
  explicit Writing(std::string& out) : row_(out) {}

  template <class T>
  void operator()(std::string_view name, T& value) {
    if (is_default(value)) return;
    row_.key(name);
    put(value);
  }
  template <class T>
  void put(T& value) {
    row_.open('{');
    fields(*this, value);
    row_.close('}');
  }

 private:
  static bool is_default(const std::string& v) { return v.empty(); }
  static bool is_default(bool v) { return !v; }
  static bool is_default(std::uint32_t v) { return v == 0; }
  static bool is_default(const Span& v) { return v == Span{}; }
  static bool is_default(const ContentSpans& v) { return v.empty(); }
  template <class T>
  static bool is_default(const std::optional<T>& v) {
    return !v;
  }
  template <class T>
  static bool is_default(const std::vector<T>& v) {
    return v.empty();
  }
  template <class T>
  static bool is_default(const T& v) {
    if constexpr (std::is_enum_v<T>) return name_of(v).empty();
    return false;
  }

  void put(std::string& v) { row_.text(v); }
  void put(bool& v) { row_.truth(v); }
  void put(std::uint32_t& v) { row_.whole(v); }
  void put(std::int64_t& v) { row_.number(static_cast<double>(v)); }
  void put(double& v) { row_.number(v); }
  template <class T>
  void put(std::optional<T>& v) {
    put(*v);
  }
  template <class T>
  void put(std::vector<T>& v) {
    put_list(v);
  }
  void put(ContentSpans& v) { put_list(v); }
  void put_list(auto& v) {
    row_.open('[');
    for (auto& item : v) put(item);
    row_.close(']');
  }
  template <class T>
  requires std::is_enum_v<T>
  void put(T& v) { row_.text(name_of(v)); }

  JsonRow row_;
};

/// Throws what Boost.JSON throws.
class ReadingObject {
 public:
  explicit ReadingObject(const json::object& object) : object_(object) {}

  template <class T>
  void operator()(std::string_view name, T& value) {
    if (const json::value* found = object_.if_contains(name)) get(*found, value);
  }

 private:
  static void get(const json::value& from, std::string& v) { v = json::value_to<std::string>(from); }
  static void get(const json::value& from, bool& v) { v = from.as_bool(); }
  static void get(const json::value& from, std::uint32_t& v) { v = from.to_number<std::uint32_t>(); }
  static void get(const json::value& from, std::int64_t& v) { v = from.to_number<std::int64_t>(); }
  static void get(const json::value& from, double& v) { v = from.to_number<double>(); }
  template <class T>
  static void get(const json::value& from, std::optional<T>& v) {
    v.emplace();
    get(from, *v);
  }
  template <class T>
  static void get(const json::value& from, std::vector<T>& v) {
    get_list(from, v);
  }
  static void get(const json::value& from, ContentSpans& v) { get_list(from, v); }
  static void get_list(const json::value& from, auto& v) {
    for (const json::value& item : from.as_array()) {
      v.emplace_back();
      get(item, v.back());
    }
  }
  template <class T>
  static void get(const json::value& from, T& v) {
    if constexpr (std::is_enum_v<T>) {
      constexpr int kMostValues = 32;
      std::string_view name = from.as_string();
      for (int i = 0; i < kMostValues; ++i) {
        if (name_of(static_cast<T>(i)) == name) {
          v = static_cast<T>(i);
          return;
        }
      }
    } else {
      ReadingObject inner(from.as_object());
      fields(inner, v);
    }
  }

  const json::object& object_;
};

void add_bytes(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

std::uint64_t take_bytes(std::string_view from, std::size_t at, std::size_t bytes) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < bytes; ++i) out |= std::uint64_t{static_cast<unsigned char>(from[at + i])} << (8 * i);
  return out;
}

}  // namespace

std::string write_ledger_record(const DocumentClaims& claims) {
  std::string out;
  DocumentClaims copy = claims;  // fields() serves both ways, so that it takes what can be changed
  Writing(out).put(copy);
  return out;
}

std::optional<DocumentClaims> read_ledger_record(std::string_view text) {
  try {
    json::value value = json::parse(text);
    DocumentClaims out;
    ReadingObject reading(value.as_object());
    fields(reading, out);
    if (out.document.id.empty()) return std::nullopt;
    return out;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

std::string pack_terms(std::span<const ArticleTerm> terms) {
  std::string out;
  out.reserve(terms.size() * kTermBytes);
  for (const ArticleTerm& term : terms) {
    add_bytes(out, term.key, 8);
    add_bytes(out, std::bit_cast<std::uint32_t>(term.weight), 4);
    add_bytes(out, std::bit_cast<std::uint32_t>(term.common), 4);
  }
  return out;
}

std::vector<ArticleTerm> unpack_terms(std::string_view bytes) {
  std::vector<ArticleTerm> out;
  for (std::size_t at = 0; at + kTermBytes <= bytes.size(); at += kTermBytes) {
    out.push_back({.key = take_bytes(bytes, at, 8),
                   .weight = std::bit_cast<float>(static_cast<std::uint32_t>(take_bytes(bytes, at + 8, 4))),
                   .common = std::bit_cast<float>(static_cast<std::uint32_t>(take_bytes(bytes, at + 12, 4)))});
  }
  return out;
}

DocumentClaims ledger_part(DocumentClaims claims) {
  std::erase_if(claims.claims, [](const Claim& claim) {
    return claim.figures.empty() && !(claim.attribution && !claim.attribution->quoted.empty());
  });
  return claims;
}

}  // namespace sayso
