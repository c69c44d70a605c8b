// A short list of records beside the page: each a link to its card.

import { make, recordLink, root, send } from "./dom.js";

export function draw(component) {
  const view = root(component, "records");
  const { title, items, closes, note, words, drawn } = component.data;
  const before = view.dataset.title;
  const close = make("button", { type: "button", class: "et-button et-close", text: words.close, on: { click: () => send(component, { place: "", listed: "" }) } });
  const heading = make("h2", { text: title, tabindex: "-1" });
  view.replaceChildren(
    make("div", { class: "et-records-head" }, heading, closes ? close : null),
    items.length ? make("ul", { class: "et-list" }, ...items.map((item) => row(component, item))) : make("p", { class: "et-hint", text: words.none }),
    note ? make("p", { class: "et-hint", text: note }) : "");
  view.dataset.title = title;
  view.dataset.drawn = drawn;
  if (closes && before !== title) heading.focus({ preventScroll: window.innerWidth > 760 });
}

function row(component, { key, href, title, side, when, text, open }) {
  return make("li", { style: `border-color: var(--side-${side})`, "aria-current": open ? "true" : null },
    make("div", {}, recordLink(component, key, href, title), text ? null : make("span", { class: "et-hint", text: ` ${when}` })),
    text ? make("p", { class: "et-line", text: `${when}. ${text}` }) : null);
}
