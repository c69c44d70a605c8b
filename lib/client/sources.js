// Sources of a choice: how many of each grade, one row a publisher; the row that is unfolded has its sources, sent when asked.

import { cited, current, make, painted, recordLink, send } from "./dom.js";
import { say } from "./words.js";

const COUNTS = ["sources", "records", "observations"];

export function draw(component) {
  const view = painted(component, "sources", paint, ["open", "sources", "base", "selected"]);
  const { drawn } = component.data;
  const chosen = unfold(view, component.data);
  if (!view.dataset.drawn && chosen) reveal(chosen);
  view.dataset.drawn = drawn;
}

// A link may name a publisher far down: its row comes into sight.
function reveal(row) {
  if (row.getBoundingClientRect().top > window.innerHeight) row.scrollIntoView();
}

function paint(view, { title, grades, reasons, publishers, outside, words }) {
  const choose = (changes) => send(view.component, changes);
  const focused = view.contains(document.activeElement) ? document.activeElement.parentElement.dataset.key : null;
  const total = grades.reduce((sum, { n }) => sum + n, 0);
  view.replaceChildren(
    make("h2", { text: title }),
    make("dl", { class: "et-grades", "aria-label": words.grades }, ...grades.map((grade) => share(grade, total))),
    make("p", { class: "et-hint et-judgement", text: words.judgement }),
    make("p", { class: "et-hint et-judgement", text: words.rest }),
    head(words),
    make("ol", { class: "et-publishers" }, ...publishers.map((row) => publisher(choose, reasons, row, words))),
    make("p", { class: "et-outside", text: outside }));
  if (focused) view.querySelector(`[data-key="${CSS.escape(focused)}"] > summary`)?.focus({ preventScroll: true });
}

function share({ grade, meaning, n }, total) {
  return make("div", { class: "et-grade", "data-grade": grade },
    make("dt", {}, make("strong", { text: grade }), ` ${meaning}`),
    make("dd", {}, make("span", { class: "et-grade-n", text: n }), make("span", { class: "et-bar", style: `width: ${total ? (100 * n) / total : 0}%` })));
}

function head(words) {
  const names = [words.publisher, words.reason, ...COUNTS.map((name) => say(words[name], { n: 0 }))];
  return make("div", { class: "et-publisher-row et-publisher-head", "aria-hidden": "true" }, ...names.map((text) => make("span", { text })));
}

function publisher(choose, reasons, [key, name, kind, grade, reason, ...counts], words) {
  const details = make("details", { "data-key": key });
  const toggle = (event) => {
    event.preventDefault();
    choose({ publisher: details.open ? "" : key });
  };
  const numbers = counts.map((n, i) => make("span", { class: n ? "et-n" : "et-n et-n-none" }, String(n), make("span", { class: "et-unit", text: ` ${say(words[COUNTS[i]], { n })} ` })));
  details.append(
    make("summary", { class: "et-publisher-row", on: { click: toggle } },
      make("span", {}, make("strong", { text: name }), make("span", { class: "et-hint", text: ` ${kind}` })),
      make("span", { class: "et-why" }, make("strong", { text: grade }), ` ${reasons[reason]}`),
      ...numbers),
    make("ul", { class: "et-pages" }));
  return make("li", {}, details);
}

// Opens the chosen publisher's row and closes the others; the row, handed back, stays where it was on the screen.
function unfold(view, { open, sources, base, selected }) {
  const rows = [...view.querySelectorAll("details")];
  const chosen = rows.find((row) => row.dataset.key === open);
  const before = chosen?.getBoundingClientRect().top;
  const text = JSON.stringify([open, sources, base]);
  if (view.pages !== text || (chosen && !chosen.open)) {
    for (const row of rows.filter((one) => one.open && one !== chosen)) {
      row.open = false;
      row.lastChild.replaceChildren();
    }
    if (chosen) {
      const link = (key, title) => recordLink(view.component, key, `${base}&record=${encodeURIComponent(key)}`, title);
      chosen.lastChild.replaceChildren(...sources.map((source) => page(link, source)));
      chosen.open = true;
      document.querySelector(".stMain")?.scrollBy(0, chosen.getBoundingClientRect().top - before);
    }
    view.pages = text;
  }
  current(view.querySelectorAll(".et-rests"), (item) => item.dataset.record === selected);
  return chosen;
}

function page(link, { about, records, observations, ...source }) {
  const rests = records.map(({ key, title: name, when, side }) =>
    make("li", { class: "et-rests", "data-record": key, style: `border-color: var(--side-${side})` }, link(key, name), make("span", { class: "et-hint", text: ` ${when}` })));
  return make("li", {},
    ...cited({ ...source, line: about }),
    rests.length ? make("ul", { class: "et-list" }, ...rests) : null,
    observations ? make("p", { class: "et-hint", text: observations }) : null);
}
