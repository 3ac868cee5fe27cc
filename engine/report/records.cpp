#include "engine/report/records.h"

#include "engine/report/json_row.h"

namespace sayso {
namespace {

void add_document_value(JsonRow& row, const DocumentRef& d) {
  row.open('{');
  row.member("id", d.id)
      .member("path", d.path)
      .member_or_null("publisher", d.publisher)
      .member_or_null("published", d.published);
  row.close('}');
}

void add_document(JsonRow& row, const DocumentRef& d) { add_document_value(row.key("document"), d); }

void add_texts(JsonRow& row, std::string_view name, const std::vector<std::string>& texts) {
  row.key(name).open('[');
  for (const std::string& text : texts) row.text(text);
  row.close(']');
}

void add_span(JsonRow& row, Span span) { row.member("begin", span.begin).member("end", span.end); }

void add_source(JsonRow& row, const Source& source) {
  row.key("source").open('{');
  if (!source.span.empty()) add_span(row, source.span);  // "is expected to": nobody is named
  row.member("text", source.text).member_or_null("id", source.id).member_or_null("name", source.name);
  row.member_or_null("kind", source.kind).member("basis", name_of(source.basis));
  add_texts(row, "candidates", source.candidates);
  row.close('}');
}

void add_via(JsonRow& row, const std::vector<Relay>& via) {
  row.key("via").open('[');
  for (const Relay& relay : via) {
    row.open('{').member("text", relay.text).member_or_null("id", relay.id);
    add_span(row, relay.span);
    row.member_or_null("role", relay.role).close('}');
  }
  row.close(']');
}

void add_attribution(JsonRow& row, const Attribution& a) {
  row.key("attribution").open('{').member("rule", a.rule);
  row.key("cue").open('{');
  add_span(row, a.cue.span);
  row.member("text", a.cue.text).member_or_null("stance", a.cue.stance).close('}');
  add_source(row, a.source);
  row.key("content").open('[');
  for (Span span : a.content) {
    row.open('{');
    add_span(row, span);
    row.close('}');
  }
  row.close(']');
  add_via(row, a.via);
  row.close('}');
}

void add_as_of(JsonRow& row, const AsOf& as_of) {
  row.key("as_of").open('{');
  row.member_or_null("from", as_of.when ? print_from(*as_of.when) : "")
      .member_or_null("to", as_of.when ? print_to(*as_of.when) : "");
  row.member("basis", name_of(as_of.basis)).close('}');
}

void add_quantity(JsonRow& row, const Quantity& q) {
  row.member("low", q.low).member("high", q.high).member("low_open", q.low_open).member("high_open", q.high_open);
  row.member("bound", name_of(q.bound)).member_or_null("unit", q.unit);
}

/// The members of a figure, without its brackets.
void add_figure(JsonRow& row, const Figure& f) {
  row.member("id", f.id);
  add_span(row, f.span);
  row.member("text", f.text).member("measure", f.measure);
  add_quantity(row, f.quantity);
  bool nameless_part = f.role == Role::Part && f.population == "total" && !f.of_other;
  bool more = f.role == Role::Increment && f.population == "total";
  row.member("population", nameless_part ? "part"
                           : more        ? "more"
                                         : f.population)
      .member("role", name_of(f.role))
      .member_or_null("part_of", f.part_of);
  row.member("polarity", name_of(f.polarity)).member_or_null("status", name_of(f.status)).member("event", f.event);
  add_as_of(row, f.as_of);
  row.member_or_null("rule", f.rule);
}

void add_anchor(JsonRow& row, const Anchor& a) {
  row.open('{');
  add_document(row, a.document);
  add_span(row, a.span);
  row.member("line", a.line).member("column", a.column);
  if (a.headline) row.member("headline", true);
  if (a.figure) {
    row.key("figure").open('{');
    add_figure(row, *a.figure);
    row.close('}');
  } else {
    row.member("text", a.text).key("figure").null();
  }
  if (a.source) {
    add_source(row, *a.source);
  } else {
    row.key("source").null();
  }
  add_via(row, a.via);
  row.member("origin", a.origin).member("quote", a.quote).close('}');
}

void add_event_measure(JsonRow& row, const MeasureReport& m) {
  row.open('{').member("measure", m.measure).member("population", m.population);
  row.member("low", m.low).member("high", m.high).member("origins", m.origins);
  row.key("figures").open('[');
  for (const EventFigure& f : m.figures) {
    row.open('{');
    add_figure(row, *f.figure);
    row.member("document", f.document->document.id).member("origin", f.origin).close('}');
  }
  row.close(']').close('}');
}

}  // namespace

std::string document_value(const DocumentRef& document) {
  std::string out;
  JsonRow row(out);
  add_document_value(row, document);
  return out;
}

void add_claim_record(std::string_view document, const Claim& claim, std::string& out) {
  JsonRow row(out);
  row.open('{').member("kind", "claim").member("id", claim.id).key("document").word(document);
  add_span(row, claim.span);
  row.member("line", claim.line)
      .member("column", claim.column)
      .member("zone", name_of(claim.zone))
      .member("event", claim.event);
  if (claim.attribution) {
    add_attribution(row, *claim.attribution);
  } else {
    row.key("attribution").null();
  }
  row.key("figures").open('[');
  for (const Figure& figure : claim.figures) {
    row.open('{');
    add_figure(row, figure);
    row.close('}');
  }
  row.close(']').close('}');
}

void add_quantity_record(const DocumentRef& document, Span span, std::string_view text, const Quantity& q, std::string& out) {
  JsonRow row(out);
  row.open('{').member("kind", "quantity");
  add_document(row, document);
  add_span(row, span);
  row.member("text", text);
  add_quantity(row, q);
  row.close('}');
}

void add_sentence_record(const DocumentRef& document, Span span, std::string_view text, std::string& out) {
  JsonRow row(out);
  row.open('{').member("kind", "sentence");
  add_document(row, document);
  add_span(row, span);
  row.member("text", text).close('}');
}

void add_finding_record(const Finding& f, std::string& out) {
  JsonRow row(out);
  row.open('{').member("kind", "finding").member("id", f.id).member("check", f.check).member("verdict", name_of(f.verdict));
  row.member("severity", name_of(f.severity)).member("disclosed", f.disclosed).member_or_null("measure", f.measure);
  row.member_or_null("event", f.event).member("message", f.message);
  add_texts(row, "reasons", f.reasons);
  row.member("fingerprint", f.fingerprint).key("primary");
  add_anchor(row, f.primary);
  row.key("related").open('[');
  for (const Anchor& anchor : f.related) add_anchor(row, anchor);
  row.close(']').close('}');
}

void add_event_record(const EventReport& e, std::string& out) {
  JsonRow row(out);
  row.open('{').member("kind", "event").member("id", e.event->id).member_or_null("trigger", e.event->trigger);
  row.member_or_null("place", e.event->place).member_or_null("date", date_of(*e.event));
  add_texts(row, "documents", e.documents);
  row.key("measures").open('[');
  for (const MeasureReport& m : e.measures) add_event_measure(row, m);
  row.close(']').close('}');
}

void add_diagnostic_record(const Diagnostic& d, std::string& out) {
  JsonRow row(out);
  row.open('{').member("kind", "diagnostic").member("code", d.code).member("severity", name_of(d.severity));
  row.member("path", d.place.path)
      .member("line", d.place.line)
      .member("column", d.place.column)
      .member("message", d.message)
      .close('}');
}

void add_summary_record(const RunSummary& summary, std::string& out) {
  JsonRow row(out);
  row.open('{')
      .member("kind", "summary")
      .member("documents", summary.documents)
      .member("unread", summary.unread)
      .member("claims", summary.claims);
  row.member("figures", summary.figures).member("pairs_compared", summary.pairs_compared).key("pairs_not_compared").open('{');
  for (const auto& [reason, pairs] : summary.pairs_not_compared) row.member(reason, pairs);
  row.close('}').member("findings", summary.findings);
  if (summary.suppressed > 0) row.member("suppressed", summary.suppressed);
  if (summary.filtered > 0) row.member("filtered", summary.filtered);
  if (summary.known > 0) row.member("known", summary.known);
  row.close('}');
}

}  // namespace sayso
