#include "engine/report/html_parts.h"

namespace sayso {

const std::string_view kHtmlStyle = R"css(
:root {
  color-scheme: light dark;
  --paper: #fbfaf8; --card: #fff; --ink: #1c1b1a; --dim: #6b6762; --rule: #e3dfd9; --accent: #2f5d8a;
  --error: #b3261e; --warning: #8a5a00; --note: #3c6e47; --mark: #fff1b8; --content: #eef3f8; --hot: #fbd9d5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16171a; --card: #1f2125; --ink: #e9e7e3; --dim: #9b978f; --rule: #34373d; --accent: #8ab8e6;
    --error: #ff8a80; --warning: #f0b64a; --note: #8fcf9c; --mark: #5b4a12; --content: #26303b; --hot: #6b2a25;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 "Iowan Old Style", Georgia, "Liberation Serif", serif; }
header, main, footer { max-width: 66rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
h1 { font-size: 2.4rem; margin: 0; letter-spacing: -.02em; }
h1 + p { margin: 0; color: var(--dim); font-style: italic; }
h2 { font-size: 1.5rem; margin: 3rem 0 1rem; padding-bottom: .3rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1.13rem; line-height: 1.35; margin: 0; }
h4 { margin: 1.2rem 0 .3rem; font-size: 1rem; }
small, .meta, .where, .kind, .more, .tiles, nav, .filter, summary, .badge, .key, footer { font-family: system-ui, "Liberation Sans", sans-serif; }
small, .meta, .where, .kind, .more { font-size: .8rem; font-weight: normal; color: var(--dim); }
code { font-size: .85em; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; }
.tiles { display: flex; flex-wrap: wrap; gap: .5rem 1.6rem; list-style: none; padding: 0; margin: 1.4rem 0; font-size: .9rem; color: var(--dim); }
.tiles b { display: block; font-size: 1.7rem; line-height: 1.1; color: var(--ink); font-variant-numeric: tabular-nums; }
.tiles .error b { color: var(--error); } .tiles .warning b { color: var(--warning); } .tiles .note b { color: var(--note); }
nav a { margin-right: 1.2rem; }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: 0 0 1.2rem; font-size: .9rem; }
.filter[hidden] { display: none; }
.filter input[type=search] { flex: 1 1 16rem; padding: .45rem .7rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--rule); border-radius: 6px; }
.filter output { color: var(--dim); }
.finding, .event { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: 1.1rem 1.3rem; margin: 0 0 1.2rem; break-inside: avoid; }
.finding { border-left: 5px solid var(--note); }
.finding.error { border-left-color: var(--error); } .finding.warning { border-left-color: var(--warning); }
.badge { display: inline-block; font-size: .7rem; font-weight: 700; letter-spacing: .04em; text-transform: uppercase; padding: .1rem .5rem; border-radius: 99px; border: 1px solid currentColor; color: var(--note); vertical-align: .12em; }
.error > h3 .badge, summary .badge { color: var(--error); } .warning > h3 .badge { color: var(--warning); }
.kind { margin: .25rem 0 .9rem; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1rem; }
.sides figure { margin: 0; padding: .8rem 1rem; border: 1px solid var(--rule); border-radius: 6px; }
.number { float: right; font-size: 1.6rem; line-height: 1; font-variant-numeric: tabular-nums; margin-left: 1rem; }
figcaption { font-weight: 700; }
blockquote { margin: .4rem 0 .5rem; }
mark { background: var(--mark); color: inherit; border-radius: 2px; padding: 0 .12em; }
.where { margin: 0; overflow-wrap: anywhere; }
details { margin-top: .7rem; }
summary { cursor: pointer; font-size: .85rem; color: var(--dim); }
details ul { margin: .4rem 0 0; padding-left: 1.2rem; font-size: .88rem; }
.event svg { display: block; width: 100%; height: auto; font: 12.5px system-ui, "Liberation Sans", sans-serif; }
svg text { fill: var(--ink); } svg .day, svg .who { fill: var(--dim); }
svg .lane { stroke: var(--rule); } svg .tick { stroke: var(--rule); stroke-dasharray: 2 3; }
svg a { text-decoration: none; }
svg circle { fill: var(--card); stroke: var(--accent); stroke-width: 2; }
svg .error circle { fill: var(--error); stroke: var(--error); } svg .warning circle { fill: var(--warning); stroke: var(--warning); }
svg .note circle { fill: var(--note); stroke: var(--note); }
svg .error text { fill: var(--error); font-weight: 700; }
.document { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: .6rem 1.1rem; margin: 0 0 .6rem; }
.document .title { font: 700 1rem/1.4 "Iowan Old Style", Georgia, "Liberation Serif", serif; color: var(--ink); }
.document .meta { margin-left: .6rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: .8rem 0 .4rem; max-width: 44rem; }
.c { background: var(--content); } .s { font-weight: 700; } .q { text-decoration: underline dotted; text-underline-offset: 3px; }
mark.g { background: var(--mark); } mark.error { background: var(--hot); outline: 1px solid var(--error); }
mark.warning { outline: 1px solid var(--warning); } mark.note { outline: 1px solid var(--note); }
:target { outline: 3px solid var(--accent); outline-offset: 2px; }
.key { font-size: .85rem; } .key > * { margin-right: 1rem; }
.none { color: var(--note); }
footer { padding: 2.5rem 1.5rem; font-size: .8rem; color: var(--dim); }
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --dim: #444; --rule: #bbb; --accent: #000; --error: #900; --warning: #640; --note: #040; --mark: #eee; --content: #f6f6f6; --hot: #ddd; }
  .filter, nav { display: none; }
  details::details-content { content-visibility: visible; height: auto; }
  body { font-size: 11pt; }
}
)css";

const std::string_view kHtmlScript = R"js(
(function () {
  "use strict";
  const form = document.querySelector(".filter");
  const search = form.querySelector("input[type=search]");
  const boxes = Array.from(form.querySelectorAll("input[type=checkbox]"));
  const findings = Array.from(document.querySelectorAll(".finding"));
  const articles = Array.from(document.querySelectorAll(".document"));
  const words = new Map(findings.concat(articles).map((e) => [e, e.textContent.toLowerCase()]));
  function apply() {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const on = new Set(boxes.filter((b) => b.checked).map((b) => b.value));
    const holds = (e) => wanted.every((w) => words.get(e).includes(w));
    let shown = 0;
    for (const f of findings) {
      f.hidden = !(on.has(f.dataset.severity) && holds(f));
      if (!f.hidden) shown += 1;
    }
    for (const a of articles) a.hidden = !holds(a);
    form.querySelector("output").textContent = shown + " of " + findings.length;
  }
  function open() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const around = target && target.closest("details");
    if (around && !around.open) { around.open = true; target.scrollIntoView(); }
  }
  form.hidden = findings.length === 0;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (e) => e.preventDefault());
  window.addEventListener("hashchange", open);
  window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  apply();
  open();
})();
)js";

}  // namespace sayso
