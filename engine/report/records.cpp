#include "engine/report/records.h"

#include "engine/report/json_values.h"

namespace sayso {
namespace {

namespace json = boost::json;

json::object document_object(const DocumentRef& d, const JsonStorage& s) {
  return json::object({{"id", json_text(d.id, s)},
                       {"path", json_text(d.path, s)},
                       {"publisher", json_text_or_null(d.publisher, s)},
                       {"published", json_text_or_null(d.published, s)}},
                      s);
}

json::array text_array(const std::vector<std::string>& texts, const JsonStorage& s) {
  json::array out(s);
  out.reserve(texts.size());
  for (const std::string& text : texts) out.push_back(json_text(text, s));
  return out;
}

json::array span_array(const std::vector<Span>& spans, const JsonStorage& s) {
  json::array out(s);
  out.reserve(spans.size());
  for (Span span : spans) out.push_back(json::object({{"begin", span.begin}, {"end", span.end}}, s));
  return out;
}

json::object source_object(const Source& source, const JsonStorage& s) {
  return json::object({{"begin", source.span.begin},
                       {"end", source.span.end},
                       {"text", json_text(source.text, s)},
                       {"id", json_text_or_null(source.id, s)},
                       {"name", json_text_or_null(source.name, s)},
                       {"kind", json_text_or_null(source.kind, s)},
                       {"basis", json_text(name_of(source.basis), s)},
                       {"candidates", text_array(source.candidates, s)}},
                      s);
}

json::array via_array(const std::vector<Relay>& via, const JsonStorage& s) {
  json::array out(s);
  out.reserve(via.size());
  for (const Relay& relay : via) {
    out.push_back(json::object({{"text", json_text(relay.text, s)},
                                {"id", json_text_or_null(relay.id, s)},
                                {"begin", relay.span.begin},
                                {"end", relay.span.end},
                                {"role", json_text_or_null(relay.role, s)}},
                               s));
  }
  return out;
}

json::object attribution_object(const Attribution& a, const JsonStorage& s) {
  json::object cue({{"begin", a.cue.span.begin},
                    {"end", a.cue.span.end},
                    {"text", json_text(a.cue.text, s)},
                    {"stance", json_text_or_null(a.cue.stance, s)}},
                   s);
  return json::object({{"rule", json_text(a.rule, s)},
                       {"cue", std::move(cue)},
                       {"source", source_object(a.source, s)},
                       {"content", span_array(a.content, s)},
                       {"via", via_array(a.via, s)}},
                      s);
}

json::object as_of_object(const AsOf& as_of, const JsonStorage& s) {
  json::object out({{"from", nullptr}, {"to", nullptr}, {"basis", json_text(name_of(as_of.basis), s)}}, s);
  if (as_of.when) {
    out["from"] = print_from(*as_of.when);
    out["to"] = print_to(*as_of.when);
  }
  return out;
}

json::object figure_object(const Figure& f, const JsonStorage& s) {
  return json::object({{"id", json_text(f.id, s)},
                       {"begin", f.span.begin},
                       {"end", f.span.end},
                       {"text", json_text(f.text, s)},
                       {"measure", json_text(f.measure, s)},
                       {"low", json_number(f.quantity.low)},
                       {"high", json_number(f.quantity.high)},
                       {"low_open", f.quantity.low_open},
                       {"high_open", f.quantity.high_open},
                       {"bound", json_text(name_of(f.quantity.bound), s)},
                       {"unit", json_text_or_null(f.quantity.unit, s)},
                       {"population", json_text(f.population, s)},
                       {"role", json_text(name_of(f.role), s)},
                       {"part_of", json_text_or_null(f.part_of, s)},
                       {"polarity", json_text(name_of(f.polarity), s)},
                       {"status", json_text_or_null(name_of(f.status), s)},
                       {"event", json_text(f.event, s)},
                       {"as_of", as_of_object(f.as_of, s)},
                       {"rule", json_text_or_null(f.rule, s)}},
                      s);
}

json::object anchor_object(const Anchor& a, const JsonStorage& s) {
  json::object out({{"document", document_object(a.document, s)},
                    {"begin", a.figure.span.begin},
                    {"end", a.figure.span.end},
                    {"line", a.figure.line},
                    {"column", a.figure.column},
                    {"figure", figure_object(a.figure, s)},
                    {"source", nullptr},
                    {"via", via_array(a.via, s)},
                    {"origin", json_text(a.origin, s)},
                    {"quote", json_text(a.quote, s)}},
                   s);
  if (a.source) out["source"] = source_object(*a.source, s);
  return out;
}

json::object event_measure_object(const MeasureReport& m, const JsonStorage& s) {
  json::array figures(s);
  for (const EventFigure& f : m.figures) {
    json::object row = figure_object(*f.figure, s);
    row["document"] = json_text(f.document->document.id, s);
    row["origin"] = json_text(f.origin, s);
    figures.push_back(std::move(row));
  }
  return json::object({{"measure", json_text(m.measure, s)},
                       {"population", json_text(m.population, s)},
                       {"low", json_number(m.low)},
                       {"high", json_number(m.high)},
                       {"origins", m.origins},
                       {"figures", std::move(figures)}},
                      s);
}

}  // namespace

json::object claim_record(const DocumentRef& document, const Claim& claim, const JsonStorage& s) {
  json::array figures(s);
  figures.reserve(claim.figures.size());
  for (const Figure& figure : claim.figures) figures.push_back(figure_object(figure, s));
  json::object out({{"kind", "claim"},
                    {"id", json_text(claim.id, s)},
                    {"document", document_object(document, s)},
                    {"begin", claim.span.begin},
                    {"end", claim.span.end},
                    {"line", claim.line},
                    {"column", claim.column},
                    {"zone", json_text(name_of(claim.zone), s)},
                    {"event", json_text(claim.event, s)},
                    {"attribution", nullptr},
                    {"figures", std::move(figures)}},
                   s);
  if (claim.attribution) out["attribution"] = attribution_object(*claim.attribution, s);
  return out;
}

json::object quantity_record(const DocumentRef& document, Span span, std::string_view text, const Quantity& q,
                             const JsonStorage& s) {
  return json::object({{"kind", "quantity"},
                       {"document", document_object(document, s)},
                       {"begin", span.begin},
                       {"end", span.end},
                       {"text", json_text(text, s)},
                       {"low", json_number(q.low)},
                       {"high", json_number(q.high)},
                       {"low_open", q.low_open},
                       {"high_open", q.high_open},
                       {"bound", json_text(name_of(q.bound), s)},
                       {"unit", json_text_or_null(q.unit, s)}},
                      s);
}

json::object sentence_record(const DocumentRef& document, Span span, std::string_view text, const JsonStorage& s) {
  return json::object({{"kind", "sentence"},
                       {"document", document_object(document, s)},
                       {"begin", span.begin},
                       {"end", span.end},
                       {"text", json_text(text, s)}},
                      s);
}

json::object finding_record(const Finding& f, const JsonStorage& s) {
  json::array related(s);
  for (const Anchor& anchor : f.related) related.push_back(anchor_object(anchor, s));
  return json::object({{"kind", "finding"},
                       {"id", json_text(f.id, s)},
                       {"check", json_text(f.check, s)},
                       {"verdict", json_text(name_of(f.verdict), s)},
                       {"severity", json_text(name_of(f.severity), s)},
                       {"disclosed", f.disclosed},
                       {"measure", json_text(f.measure, s)},
                       {"event", json_text_or_null(f.event, s)},
                       {"message", json_text(f.message, s)},
                       {"reasons", text_array(f.reasons, s)},
                       {"fingerprint", json_text(f.fingerprint, s)},
                       {"primary", anchor_object(f.primary, s)},
                       {"related", std::move(related)}},
                      s);
}

json::object event_record(const EventReport& e, const JsonStorage& s) {
  json::array measures(s);
  for (const MeasureReport& m : e.measures) measures.push_back(event_measure_object(m, s));
  json::object out({{"kind", "event"},
                    {"id", json_text(e.event->id, s)},
                    {"trigger", json_text_or_null(e.event->trigger, s)},
                    {"place", json_text_or_null(e.event->place, s)},
                    {"date", nullptr},
                    {"documents", text_array(e.documents, s)},
                    {"measures", std::move(measures)}},
                   s);
  if (e.event->when) out["date"] = print_from(*e.event->when);
  return out;
}

json::object diagnostic_record(const Diagnostic& d, const JsonStorage& s) {
  return json::object({{"kind", "diagnostic"},
                       {"code", json_text(d.code, s)},
                       {"severity", json_text(name_of(d.severity), s)},
                       {"path", json_text(d.place.path, s)},
                       {"line", d.place.line},
                       {"column", d.place.column},
                       {"message", json_text(d.message, s)}},
                      s);
}

json::object summary_record(const RunSummary& r, const JsonStorage& s) {
  json::object not_compared(s);
  for (const auto& [reason, pairs] : r.pairs_not_compared) not_compared[reason] = pairs;
  return json::object({{"kind", "summary"},
                       {"documents", r.documents},
                       {"unread", r.unread},
                       {"claims", r.claims},
                       {"figures", r.figures},
                       {"pairs_compared", r.pairs_compared},
                       {"pairs_not_compared", std::move(not_compared)},
                       {"findings", r.findings}},
                      s);
}

}  // namespace sayso
