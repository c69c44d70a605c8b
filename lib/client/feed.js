// The feed of statements: the balance of sides, chips of sides and speakers, the order, and the statements in parts.

import { make, painted, send } from "./dom.js";
import { list } from "./feed_parts.js";
import { say } from "./words.js";

export function draw(component) {
  const view = painted(component, "feed", paint, ["selected", "at", "parts"]);
  const { selected, drawn, at } = component.data;
  view.list?.select(selected, at);
  view.dataset.drawn = drawn;
}

// A new picture keeps the focus where it was: on the same chip, button or statement.
function paint(view, data) {
  const { title, balance: sides, chips, order, orders, none, read_as, words } = data;
  const choose = (changes) => send(view.component, changes);
  const focused = view.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  view.list?.stop();
  view.list = none ? null : list(view, data);
  view.replaceChildren(
    make("div", { class: "et-feed-head" },
      make("h2", { text: title }),
      make("div", { class: "et-controls" }, layouts(choose, "feed", words), none ? "" : select(choose, "order", orders, order, words)),
      balance(sides, words)),
    make("div", { class: "et-controls et-chips", role: "group", "aria-label": words.chips }, ...chips.map((chip) => chipButton(choose, chips, chip, words))),
    read_as ? make("p", { class: "et-hint", role: "status", text: read_as }) : "",
    none ? nothing(choose, none) : view.list.element);
  if (focused) view.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

// Which of the two ways to show the statements is on.
export function layouts(choose, layout, words) {
  const button = (name) => make("button", { type: "button", class: "et-button", "data-focus": `layout-${name}`, "aria-pressed": String(name === layout), text: words[name], on: { click: () => choose({ layout: name }) } });
  return make("span", { class: "et-picks", role: "group", "aria-label": words.layout }, button("feed"), button("exchange"));
}

export function select(choose, name, values, value, words) {
  const options = values.map((one) => make("option", { value: one, text: words[one], selected: one === value }));
  return make("select", { class: "et-button", "aria-label": words[name], "data-focus": name, on: { change: (event) => choose({ [name]: event.target.value }) } }, ...options);
}

// A bar of the sides' shares in the choice, told in numbers to who cannot see it.
function balance(sides, words) {
  const told = sides.map(([, name, n]) => `${name} ${n}`).join(", ");
  return make("div", { class: "et-balance", role: "img", "aria-label": `${words.balance}: ${told}`, title: told },
    ...sides.map(([side, , n]) => make("span", { style: `flex-grow: ${n}; background: var(--side-${side})` })));
}

function chipButton(choose, chips, { key, name, n, side, on }, words) {
  const others = chips.filter((chip) => chip.on && chip.key !== key).map((chip) => chip.key);
  return make("button", {
    type: "button", class: "et-button et-chip", "data-focus": `chip-${key}`, "data-key": key, "aria-pressed": String(on), "aria-label": say(words.chip, { name, n }), style: `border-left-color: var(--side-${side})`,
    on: { click: () => choose({ actor: on ? others : [key] }) },
  }, `${name} `, make("strong", { text: n }));
}

function nothing(choose, { said, label, changes }) {
  return make("div", { class: "et-none" }, make("p", { text: said }), make("button", { type: "button", class: "et-button", text: label, on: { click: () => choose(changes) } }));
}
