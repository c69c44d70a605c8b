// Two sides in exchange: statements left and right along time, answers joined by lines across the middle.

import { current, make, painted, recordLink, send } from "./dom.js";
import { layouts } from "./feed.js";
import { say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const DAY = 86400000;

export function draw(component) {
  const view = painted(component, "exchange", paint, ["selected"]);
  const { selected, drawn } = component.data;
  current(view.querySelectorAll(".et-xbox"), (box) => box.dataset.key === selected);
  view.selected = selected;
  lines(view);
  view.dataset.drawn = drawn;
}

function paint(view, data) {
  const { title, pair, items, words } = data;
  const choose = (changes) => send(view.component, changes);
  view.joined = data.replies;
  view.field = make("div", { class: "et-xfield" }, ...days(view, data));
  view.svg = document.createElementNS(SVG, "svg");
  view.svg.setAttribute("aria-hidden", "true");
  view.field.append(view.svg);
  view.observer?.disconnect();
  view.observer = new ResizeObserver(() => lines(view));
  view.observer.observe(view.field);
  view.replaceChildren(
    make("div", { class: "et-feed-head" }, make("h2", { text: title }), make("div", { class: "et-controls" }, layouts(choose, "exchange", words))),
    make("div", { class: "et-xheads" }, ...pair.map(([side], column) => picker(choose, data, side, column))),
    items.length ? view.field : make("p", { class: "et-hint", text: words.none }));
}

function picker(choose, { pair, offered, words }, side, column) {
  const change = (event) => choose({ pair: pair.map(([other], i) => (i === column ? event.target.value : other === event.target.value ? side : other)) });
  const known = offered.some(([one]) => one === side) ? offered : [...offered, pair[column]];
  return make("select", { class: "et-button", "aria-label": column ? words.right : words.left, style: `border-left: 5px solid var(--side-${side})`, on: { change } },
    ...known.map(([value, text]) => make("option", { value, text, selected: value === side })));
}

// A row for each day: its statements at their sides, the day between them, and above it how long neither spoke.
function days(view, data) {
  const { items, words } = data;
  const rows = [];
  let before = null;
  for (const item of items) {
    let row = rows.at(-1);
    if (!row || row.when !== item.when) {
      const quiet = before ? Math.round((Date.parse(item.day) - Date.parse(before)) / DAY) - 1 : 0;
      row = { when: item.when, quiet, items: [] };
      rows.push(row);
    }
    row.items.push(item);
    before = item.day;
  }
  return rows.flatMap(({ when, quiet, items: said }) => [
    quiet > 0 ? make("p", { class: "et-xquiet et-hint", text: say(words.quiet, { n: quiet }) }) : null,
    make("div", { class: "et-xday" },
      make("h3", { text: when }),
      ...[0, 1].map((column) => make("div", { class: `et-xcolumn et-xcolumn-${column}` }, ...said.filter((one) => one.column === column).map((one) => box(view, data, one))))),
  ]).filter(Boolean);
}

function box(view, { base, replies, pair, words }, { key, column, title, who, text, language, quoted, answers }) {
  const reply = replies.find(([, answer]) => answer === key);
  const later = reply ? between(reply[2], words) : "";
  return make("article", { class: "et-xbox", "data-key": key, style: `border-color: var(--side-${pair[column][0]})` },
    make("h4", {}, recordLink(view.component, key, `${base}&record=${encodeURIComponent(key)}`, title)),
    make("p", { class: "et-hint", text: who }),
    make(quoted ? "blockquote" : "p", { lang: language || null, title: quoted || null, text }),
    answers ? make("p", { class: "et-hint et-xanswers", text: `↩ ${say(words.answers, { record: answers })}${later ? ` (${later})` : ""}` }) : null);
}

function between(days, words) {
  if (days === null) return words.unknown;
  if (days === 0) return words.same;
  if (days < 0) return say(words.before, { n: -days });
  return days === 1 ? words.day : say(words.days, { n: days });
}

// Curves from each statement to its answer, through the middle where they stand at different sides.
function lines(view) {
  if (!view.svg?.isConnected) return;
  const field = view.field.getBoundingClientRect();
  const at = new Map([...view.querySelectorAll(".et-xbox")].map((one) => [one.dataset.key, one]));
  view.svg.setAttribute("width", field.width);
  view.svg.setAttribute("height", field.height);
  view.svg.replaceChildren(...view.joined.map(([from, to]) => {
    const ends = [from, to].map((key) => end(at.get(key), field));
    const bend = ends[0].left === ends[1].left ? (ends[0].left ? 40 : -40) : 0;
    const [a, b] = ends;
    const path = document.createElementNS(SVG, "path");
    const middle = (a.x + b.x) / 2;
    path.setAttribute("d", bend ? `M${a.x},${a.y} C${a.x + bend},${a.y} ${b.x + bend},${b.y} ${b.x},${b.y}` : `M${a.x},${a.y} C${middle},${a.y} ${middle},${b.y} ${b.x},${b.y}`);
    path.setAttribute("class", [from, to].includes(view.selected) ? "et-xline et-selected" : "et-xline");
    return path;
  }));
}

function end(box, field) {
  const rect = box.getBoundingClientRect();
  const left = box.parentElement.classList.contains("et-xcolumn-0");
  return { left, x: (left ? rect.right : rect.left) - field.left, y: rect.top + 14 - field.top };
}
