// The feed of statements: chips of sides and speakers, the order, the statements that Python sent, and a way to more.

import { make, recordLink, root, send } from "./dom.js";

export function draw(component) {
  const view = root(component, "feed");
  const { selected, drawn, ...picture } = component.data;
  const text = JSON.stringify(picture);
  if (view.picture !== text) paint(view, picture);
  view.picture = text;
  for (const item of view.querySelectorAll(".et-said")) current(item, item.dataset.key === selected);
  view.dataset.drawn = drawn;
}

function current(item, is) {
  if (is) item.setAttribute("aria-current", "true");
  else item.removeAttribute("aria-current");
}

// A new picture keeps the focus where it was: on the same chip or statement, or on the first one that was asked for.
function paint(view, { title, chips, order, items, more, none, base, words }) {
  const choose = (changes) => send(view.component, changes);
  const focused = view.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  view.replaceChildren(
    make("div", { class: "et-feed-head" },
      make("h2", { text: title }),
      items.length ? make("div", { class: "et-controls", role: "group", "aria-label": words.order }, ...["newest", "oldest"].map((name) => orderButton(choose, name, order, words))) : ""),
    make("div", { class: "et-controls et-chips", role: "group", "aria-label": words.chips }, ...chips.map((chip) => chipButton(choose, chips, chip, words))),
    none ? nothing(choose, none) : make("ol", { class: "et-feed-list" }, ...items.map((item) => statement(view.component, base, item, words))),
    more ? make("button", { type: "button", class: "et-button", "data-focus": `more-${items.length}`, text: more.label, on: { click: () => choose({ shown: more.shown }) } }) : "");
  if (focused) refocus(view, focused);
}

function refocus(view, focused) {
  const asked = /^more-(\d+)$/.exec(focused);
  const next = asked ? view.querySelectorAll(".et-said h3 a")[asked[1]] : view.querySelector(`[data-focus="${CSS.escape(focused)}"]`);
  next?.focus({ preventScroll: true });
}

function chipButton(choose, chips, { key, name, n, side, on }, words) {
  const others = chips.filter((chip) => chip.on && chip.key !== key).map((chip) => chip.key);
  return make("button", {
    type: "button", class: "et-button et-chip", "data-focus": `chip-${key}`, "data-key": key, "aria-pressed": String(on), "aria-label": words.chip.replace("{name}", name).replace("{n}", n), style: `border-left-color: var(--side-${side})`,
    on: { click: () => choose({ actor: on ? others : [key], shown: 30 }) },
  }, `${name} `, make("strong", { text: n }));
}

function orderButton(choose, name, order, words) {
  return make("button", { type: "button", class: "et-button", "data-focus": name, "aria-pressed": String(name === order), text: words[name], on: { click: () => choose({ order: name }) } });
}

function nothing(choose, { said, label, changes }) {
  return make("div", { class: "et-none" }, make("p", { text: said }), make("button", { type: "button", class: "et-button", text: label, on: { click: () => choose(changes) } }));
}

function statement(component, base, { key, title, side, when, maybe, who, where, summary, said = [], links = [], sources }, words) {
  const link = (to, text, options) => recordLink(component, to, `${base}&record=${encodeURIComponent(to)}`, text, options);
  return make("li", { class: "et-said", "data-key": key, style: `border-color: var(--side-${side})` },
    make("div", { class: "et-said-by" },
      make("h3", {}, link(key, title, { "data-focus": `said-${key}` })),
      make("p", { class: "et-when", text: when }),
      maybe ? make("p", { class: "et-hint", text: maybe }) : null,
      make("p", { class: "et-hint", text: who }),
      make("p", { class: "et-hint", text: where })),
    make("div", { class: "et-said-what" },
      make("p", { text: summary }),
      said.length ? make("div", { class: "et-words" }, ...said.map(quote)) : null,
      links.length ? make("dl", { class: "et-facts" }, ...links.flatMap(({ name, to }) => relation(link, name, to))) : null,
      make("ul", { class: "et-said-sources", "aria-label": words.sources }, ...sources.map(source))));
}

function quote({ text, language, kind }) {
  return make("figure", { class: "et-quote" }, make("blockquote", { lang: language, text }), make("figcaption", { text: kind }));
}

function relation(link, name, to) {
  const value = make("dd");
  to.forEach(([key, text], i) => value.append(i ? " · " : "", link(key, text)));
  return [make("dt", { text: name }), value];
}

function source({ title, url, language, line }) {
  return make("li", {},
    url ? make("a", { href: url, rel: "noopener noreferrer", target: "_blank", lang: language, text: title }) : make("span", { lang: language, text: title }),
    make("span", { class: "et-hint", text: ` ${line}` }));
}
