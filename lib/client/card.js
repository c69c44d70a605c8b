// The card of one record: what, when, where, who to whom and on whose word, claims side by side, sources, relations.

import { make, recordLink, root, send } from "./dom.js";

export function draw(component) {
  const view = root(component, "card");
  const { data } = component;
  const before = view.dataset.record || "";
  view.dataset.drawn = data.drawn;
  view.dataset.record = data.record ? data.record.key : "";
  view.replaceChildren(...(data.record ? card(component, data.record, data.words) : [make("p", { class: "et-hint", text: data.words.none })]));
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
    make("h2", { tabindex: "-1", text: record.title, style: `border-color: var(--side-${record.side})` }),
    make("p", { class: "et-when", text: record.when }),
    make("p", { text: record.summary }),
    ...record.words.map((said) => quote(said)),
    facts(component, record.facts),
    record.claims.length ? claims(component, record.claims, words) : null,
    sources(record.sources, words),
    record.later ? make("details", {}, make("summary", { text: words.later }), make("p", { text: record.later })) : null,
    record.terms.length ? terms(record.terms, words) : null,
    make("p", { class: "et-hint" }, make("a", { href: record.link, text: words.link })),
  ].filter(Boolean);
}

function quote(said) {
  return make("figure", { class: "et-quote" },
    make("blockquote", { lang: said.language, text: said.text }),
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

function claims(component, rows, words) {
  const head = make("tr", {}, ...[words.claim, words.value, words.claimed_by, words.grade].map((text) => make("th", { scope: "col", text })));
  const body = rows.map((claim) =>
    make("tr", { class: claim.accepted ? "et-accepted" : "" },
      make("td", { text: claim.about }),
      make("td", { text: claim.value }),
      make("td", {}, claim.claimed_by, " ", claim.url ? make("a", { href: claim.url, rel: "noopener noreferrer", target: "_blank", text: claim.publisher }) : claim.publisher),
      make("td", { title: claim.grade_words, text: claim.grade })));
  return make("section", { class: "et-claims" }, make("h3", { text: words.claims }), make("table", {}, make("thead", {}, head), make("tbody", {}, ...body)),
    make("p", { class: "et-hint", text: words.accepted }));
}

function sources(rows, words) {
  const items = rows.map((source) =>
    make("li", {},
      source.url ? make("a", { href: source.url, rel: "noopener noreferrer", target: "_blank", lang: source.language, text: source.title }) : make("span", { text: source.title }),
      make("span", { class: "et-hint", text: ` ${source.line}` })));
  return make("section", {}, make("h3", { text: words.sources }), make("ul", { class: "et-sources" }, ...items));
}

function terms(rows, words) {
  const items = rows.flatMap(({ term, meaning }) => [make("dt", { text: term }), make("dd", { text: meaning })]);
  return make("details", {}, make("summary", { text: words.terms }), make("dl", { class: "et-terms" }, ...items));
}
