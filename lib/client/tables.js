// Tables whose numbers lead to the records that they count: the list opens beside the page.

import { make, painted, send } from "./dom.js";
import { say } from "./words.js";

export function draw(component) {
  const view = painted(component, "tables", paint, ["listed"]);
  const { drawn, listed } = component.data;
  for (const button of view.querySelectorAll("[data-set]")) button.setAttribute("aria-pressed", String(button.dataset.set === listed));
  view.dataset.drawn = drawn;
}

function paint(view, { title, sections, words }) {
  const focused = view.contains(document.activeElement) ? document.activeElement.dataset.set : null;
  view.replaceChildren(title ? make("h2", { text: title }) : "", ...sections.map((one) => section(view, one, words)));
  if (focused) view.querySelector(`[data-set="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function section(view, { name, title, note, columns, rows, bars = [] }, words) {
  const most = bars.map((column) => Math.max(1, ...rows.map((row) => number(row[column]) ?? 0)));
  const head = make("tr", {}, ...columns.map((text, i) => make("th", { scope: "col", class: i ? "et-number" : null, text })));
  const body = rows.map(([label, ...cells]) => make("tr", {}, make("th", { scope: "row", text: label }), ...cells.map((cell, i) => value(view, cell, `${label}, ${columns[i + 1]}`, bar(cell, bars.indexOf(i + 1), most), words))));
  return make("section", { class: `et-counted et-counted-${name}` },
    make("h3", { text: title }), make("p", { class: "et-hint", text: note }),
    make("div", { class: "et-table" }, make("table", {}, make("thead", {}, head), make("tbody", {}, ...body))));
}

const number = (cell) => (Array.isArray(cell) ? cell[0] : typeof cell === "number" ? cell : null);

function bar(cell, at, most) {
  const n = number(cell);
  return at < 0 || n === null ? null : make("span", { class: "et-count-bar", "aria-hidden": "true", style: `width: ${(70 * n) / most[at]}px` });
}

function value(view, cell, what, drawn, words) {
  if (!Array.isArray(cell)) return make("td", { class: "et-number" }, drawn, String(cell));
  const [n, set] = cell;
  if (!n) return make("td", { class: "et-number et-none-here", text: "0" });
  const label = say(words.open, { n, what });
  const choose = (event) => send(view.component, { listed: event.currentTarget.getAttribute("aria-pressed") === "true" ? "" : set });
  return make("td", { class: "et-number" }, drawn, make("button", { type: "button", class: "et-link", "data-set": set, "aria-pressed": "false", "aria-label": label, text: n, on: { click: choose } }));
}
