// The button on every page that adds the present view to the reader's briefing.

import { keep, stored } from "./briefing_store.js";
import { make, root } from "./dom.js";
import { say } from "./words.js";

const MOST = 60;

export function draw(component) {
  const view = root(component, "collect");
  const { step, empty, words, drawn } = component.data;
  const told = view.querySelector("[role=status]") ?? make("span", { class: "et-hint", role: "status" });
  const add = () => {
    const briefing = parsed(stored() || empty) ?? JSON.parse(empty);
    if (briefing.steps.length < MOST) briefing.steps.push(step);
    keep(JSON.stringify(briefing));
    told.textContent = say(briefing.steps.length < MOST ? words.added : words.full, { n: briefing.steps.length });
  };
  view.replaceChildren(make("button", { type: "button", class: "et-link", text: words.add, on: { click: add } }), " ", told);
  view.dataset.drawn = drawn;
}

function parsed(text) {
  try {
    const found = JSON.parse(text);
    return Array.isArray(found.steps) ? found : null;
  } catch {
    return null;
  }
}
