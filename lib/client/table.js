// The table twin of a view: the same records as rows, sorted by any column; it is written when it is opened.

import { make } from "./dom.js";
import { say } from "./words.js";

// `open` is what a press on a row's title does. paint takes { summary, note, sorted, columns, rows }: a column is
// { name, label, value, text } of a row, `text` where it reads other than it sorts; the one named "title" opens the row.
export function table(open) {
  const summary = make("summary", {});
  const body = make("div", { class: "et-table" });
  const element = make("details", { on: { toggle: () => fill() } }, summary, body);
  const sort = { column: "when", down: false };
  let shown = null;

  function fill() {
    if (!element.open || !shown) return;
    const { columns, rows, note } = shown;
    const { value } = columns.find(({ name }) => name === sort.column);
    const placed = rows.map((row, i) => [row, i]);
    placed.sort(([a, i], [b, j]) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : i - j) * (sort.down ? -1 : 1));
    const head = columns.map((column) => make("th", { scope: "col", "aria-sort": column.name === sort.column ? (sort.down ? "descending" : "ascending") : "none" }, heading(column)));
    const cell = (column, row) => make("td", {}, column.name === "title" ? opening(row, column) : document.createTextNode((column.text ?? column.value)(row)));
    const lines = placed.map(([row]) => make("tr", {}, ...columns.map((column) => cell(column, row))));
    body.replaceChildren(
      note ? make("p", { class: "et-hint", text: note }) : "",
      make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...lines)));
  }

  const opening = (row, { value }) => make("button", { type: "button", class: "et-link", text: value(row), on: { click: () => open(row) } });

  function heading({ name, label }) {
    const turn = () => {
      Object.assign(sort, { down: sort.column === name && !sort.down, column: name });
      fill();
      body.querySelector(`[data-column=${name}]`).focus();
    };
    const sign = name === sort.column ? (sort.down ? " ↓" : " ↑") : "";
    return make("button", { type: "button", class: "et-link", "data-column": name, title: say(shown.sorted, { column: label }), text: label + sign, on: { click: turn } });
  }

  return {
    element,
    paint(now) {
      shown = now;
      summary.textContent = now.summary;
      fill();
    },
  };
}
