// What was changed in records after they were published.

import { make, recordLink, root } from "./dom.js";
import { say } from "./words.js";

export function draw(component) {
  const view = root(component, "corrections");
  const { title, outside, items, base, words, drawn } = component.data;
  view.replaceChildren(
    make("h2", { text: title }),
    items.length ? make("ol", { class: "et-changes" }, ...items.map((item) => change(component, base, item, words))) : make("p", { text: words.none }),
    outside ? make("p", { class: "et-hint", text: outside }) : "",
    make("p", { class: "et-hint", text: words.how }));
  view.dataset.drawn = drawn;
}

function change(component, base, { key, title, when, field, was, now, reason }, words) {
  const told = !was ? words.filled : now ? words.changed : words.emptied;
  return make("li", {},
    make("p", {}, make("strong", { text: when }), " ", recordLink(component, key, `${base}&record=${encodeURIComponent(key)}`, title)),
    make("p", { text: say(told, { field, was, now }) }),
    make("p", { class: "et-hint", text: reason }));
}
