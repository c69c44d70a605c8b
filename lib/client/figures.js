// The figures of a choice at a glance, below what the case is.

import { make, root } from "./dom.js";

export function draw(component) {
  const view = root(component, "figures");
  const { title, scope, figures, drawn } = component.data;
  view.replaceChildren(
    make("h1", { text: title }),
    make("p", { class: "et-scope", text: scope }),
    make("dl", { class: "et-figure-row" }, ...figures.map(figure)));
  view.dataset.drawn = drawn;
}

function figure({ name, label, value, notes }) {
  return make("div", { class: "et-figure", "data-figure": name },
    make("dt", { text: label }),
    make("dd", { class: "et-value", text: value }),
    ...notes.map((text) => make("dd", { class: "et-hint", text })));
}
