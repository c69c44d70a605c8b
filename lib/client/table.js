// The table twin: the records of the chart as rows, in time order at first, sorted by any column.

import { make } from "./dom.js";

const COLUMNS = ["when", "title", "who", "where", "kind", "sources"];

export function table(parts) {
  const summary = make("summary", {});
  const body = make("div", { class: "et-table" });
  const element = make("details", { on: { toggle: () => fill() } }, summary, body);
  const sort = { column: "when", down: false };
  let shown = [];
  let rest = 0;

  function fill() {
    if (!element.open || !parts.data) return;
    const { rows, data } = parts;
    const value = {
      when: (i) => rows.first[i], title: (i) => rows.title[i], who: (i) => rows.people[rows.who[i]], where: (i) => rows.places[rows.where[i]],
      kind: (i) => data.legend.words.kinds[rows.kinds[rows.kind[i]]], sources: (i) => rows.sources[i],
    };
    const text = { ...value, when: (i) => rows.when[i] };
    const by = value[sort.column];
    const order = [...shown].sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : a - b) * (sort.down ? -1 : 1));
    const head = COLUMNS.map((name) => make("th", { scope: "col", "aria-sort": name === sort.column ? (sort.down ? "descending" : "ascending") : "none" }, heading(name, data.words)));
    const line = (i) => make("tr", {}, ...COLUMNS.map((name) => make("td", {}, name === "title" ? opening(i) : document.createTextNode(text[name](i)))));
    body.replaceChildren(
      rest ? make("p", { class: "et-hint", text: data.words.rest.replace("{n}", rest) }) : "",
      make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...order.map(line))));
  }

  const opening = (i) => make("button", { type: "button", class: "et-link", text: parts.rows.title[i], on: { click: () => parts.send({ record: parts.rows.key[i] }) } });

  function heading(name, words) {
    const turn = () => {
      Object.assign(sort, { down: sort.column === name && !sort.down, column: name });
      fill();
      body.querySelector(`[data-column=${name}]`).focus();
    };
    const sign = name === sort.column ? (sort.down ? " ↓" : " ↑") : "";
    return make("button", { type: "button", class: "et-link", "data-column": name, title: words.sorted.replace("{column}", words[`column_${name}`]), text: words[`column_${name}`] + sign, on: { click: turn } });
  }

  return {
    element,
    paint({ data }, rows, others) {
      element.hidden = data.small;
      [shown, rest] = [rows, others];
      summary.textContent = data.words.list.replace("{n}", rows.length);
      fill();
    },
  };
}
