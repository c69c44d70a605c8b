// What the statements of each side do, period by period: stacked bars, and the numbers as a table.

import { make, painted } from "./dom.js";
import { say } from "./words.js";

const TONES = { against: 1, refuses: 0.66, tells: 0.4, towards: 0.18 }; // how full of the side's colour a tone is

export function draw(component) {
  painted(component, "stances", paint).dataset.drawn = component.data.drawn;
}

function paint(view, { title, tones, sides, periods, table, words }) {
  const most = Math.max(...sides.flatMap(({ bars }) => bars.map(([, ...counts]) => total(counts))));
  view.replaceChildren(
    make("h3", { text: title }),
    make("ul", { class: "et-stance-key", "aria-hidden": "true" }, ...Object.entries(tones).map(([tone, told]) => make("li", {}, make("span", { class: "et-stance-swatch", style: `opacity: ${TONES[tone]}` }), told))),
    make("div", { class: "et-stance-chart", role: "img", "aria-label": sides.map((side) => `${side.name}: ${total(side.bars.map(([, ...counts]) => total(counts)))}`).join(", ") },
      ...sides.map((side) => row(side, Object.keys(tones), tones, periods, most, words))),
    make("p", { class: "et-stance-days et-hint" }, make("span", { text: periods[0].split("–")[0] }), make("span", { text: periods.at(-1).split("–").at(-1) })),
    make("details", {}, make("summary", { text: words.table }), numbers(table, words)),
    make("p", { class: "et-hint", text: words.note }));
}

const total = (counts) => counts.reduce((sum, n) => sum + n, 0);

function row({ side, name, bars }, order, tones, periods, most, words) {
  const of = new Map(bars.map(([period, ...counts]) => [period, counts]));
  const bar = (period, i) => {
    const counts = of.get(i) ?? [];
    const told = counts.map((n, tone) => (n ? `${n} ${tones[order[tone]]}` : "")).filter(Boolean).join("; ");
    return make("div", { class: "et-stance-bar", title: told ? say(words.bar, { side: name, days: period, counts: told }) : null },
      ...counts.map((n, tone) => make("span", { style: `height: ${(n / most) * 100}%; background: var(--side-${side}); opacity: ${TONES[order[tone]]}` })));
  };
  return make("div", { class: "et-stance-row" },
    make("span", { class: "et-stance-name", text: name }),
    make("div", { class: "et-stance-bars" }, ...periods.map(bar)));
}

function numbers({ columns, rows }, words) {
  const head = [words.stance, ...columns].map((text) => make("th", { scope: "col", text }));
  const body = rows.map(([stance, ...counts]) => make("tr", {}, make("th", { scope: "row", text: stance }), ...counts.map((n) => make("td", { text: n || "" }))));
  return make("div", { class: "et-table" }, make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body)));
}
