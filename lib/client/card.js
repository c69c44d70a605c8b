// The card of one record: what, when, where, who to whom and on whose word, claims side by side, sources, relations.

import { cite } from "./cite.js";
import { claims } from "./claims.js";
import { cited, make, marked, recordLink, root, send } from "./dom.js";
import { say } from "./words.js";

export function draw(component) {
  const view = root(component, "card");
  const { data } = component;
  const before = view.dataset.record || "";
  view.dataset.drawn = data.drawn;
  view.dataset.record = data.record ? data.record.key : "";
  view.replaceChildren(...(data.record ? card(component, data.record, data.words) : [make("p", { class: "et-hint", text: data.none })]));
  if (data.record && data.record.key !== before) {
    if (!before) view.opener = document.activeElement;
    view.querySelector("h2").focus({ preventScroll: window.innerWidth > 760 });
  }
  view.onkeydown = (event) => walk(component, event);
}

function walk(component, event) {
  const { record } = component.data;
  if (!record) return;
  const next = { ArrowRight: record.next, ArrowDown: record.next, ArrowLeft: record.previous, ArrowUp: record.previous }[event.key];
  if (event.key === "Escape") close(component);
  else if (next) send(component, { record: next });
  else return;
  event.preventDefault();
}

function close(component) {
  const view = root(component, "card");
  if (view.opener?.isConnected) view.opener.focus();
  send(component, { record: "" });
}

function card(component, record, words) {
  const step = (key, text, label) =>
    make("button", { type: "button", class: "et-button", disabled: !key, "aria-label": label, text, on: { click: () => send(component, { record: key }) } });
  const bar = make("div", { class: "et-card-bar" },
    step(record.previous, "‹", words.previous),
    make("span", { text: record.position }),
    step(record.next, "›", words.next),
    make("button", { type: "button", class: "et-button et-close", text: words.close, on: { click: () => close(component) } }));
  return [
    bar,
    record.hidden ? make("p", { class: "et-notice", text: record.hidden }) : null,
    make("h2", { tabindex: "-1", style: `border-color: var(--side-${record.side})` }, marked(record.title)),
    make("p", { class: "et-when", text: record.when }),
    make("p", {}, marked(record.summary)),
    ...record.words.map((said) => quote(said)),
    facts(component, record.facts),
    record.thread.length ? thread(component, record.thread, words) : null,
    record.claims.length ? claims(record.claims, words) : null,
    record.corrections.length ? make("section", { class: "et-corrected" }, make("h3", { text: words.corrections }), ...record.corrections.map((text) => make("p", { text }))) : null,
    sources(record.sources, words),
    record.later ? make("details", {}, make("summary", { text: words.later }), make("p", { text: record.later })) : null,
    record.terms.length ? terms(record.terms, words) : null,
    record.link ? cite(record, words) : null,
  ].filter(Boolean);
}

function quote(said) {
  return make("figure", { class: "et-quote" },
    make("blockquote", { lang: said.language }, marked(said.text)),
    make("figcaption", { text: said.kind }));
}

function facts(component, rows) {
  const cells = rows.flatMap(({ name, text, links }) => {
    const value = make("dd", {}, text || "");
    (links || []).forEach((link, i) => value.append(i ? " · " : "", recordLink(component, link.key, link.href, link.text)));
    return [make("dt", { text: name }), value];
  });
  return make("dl", { class: "et-facts" }, ...cells);
}

function thread(component, steps, words) {
  const step = ({ key, href, title, when, side, depth, text, language, here }) =>
    make("li", { "aria-current": here ? "true" : null, style: `margin-left: ${Math.min(depth, 4)}rem; border-color: var(--side-${side})` },
      here ? make("strong", { text: title }) : recordLink(component, key, href, title),
      make("span", { class: "et-hint", text: ` ${when}${here ? ` · ${words.here}` : ""}` }),
      make("p", { lang: language || null, text }));
  return make("section", { class: "et-thread" }, make("h3", { text: say(words.thread, { n: steps.length }) }), make("ol", {}, ...steps.map(step)));
}

function sources(rows, words) {
  const items = rows.map((source) => make("li", {}, ...cited(source)));
  return make("section", {}, make("h3", { text: words.sources }), make("ul", { class: "et-sources" }, ...items));
}

function terms(rows, words) {
  const items = rows.flatMap(({ term, meaning }) => [make("dt", { text: term }), make("dd", { text: meaning })]);
  return make("details", {}, make("summary", { text: words.terms }), make("dl", { class: "et-terms" }, ...items));
}
