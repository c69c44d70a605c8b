// What stands beside and above the lanes: their names, which fold them, and the chapters, which set the days.

import { choose } from "./brush.js";
import { day } from "./choice.js";
import { make } from "./dom.js";
import { say } from "./words.js";

const LETTER = 6.6;

export function laneLabels(parts) {
  const { made, labels, data, gutter, narrow } = parts;
  labels.replaceChildren(...made.lanes.map((lane) => {
    const closed = parts.folded.includes(lane.slug);
    const bar = data.look.lanes === "side" ? `var(--side-${lane.slug})` : "var(--muted)";
    const top = narrow ? lane.top - 18 : lane.top;
    const style = `top: ${top}px; ${narrow ? "" : `width: ${gutter - 10}px; min-height: ${Math.max(lane.px, 16)}px;`} border-color: ${bar}`;
    return make("button", {
      type: "button", class: "et-lane", style, "aria-expanded": String(!closed), title: say(data.words.fold, { lane: lane.label }),
      on: { click: () => fold(parts, lane.slug, closed) },
    }, make("span", { text: lane.label }), make("b", { text: ` ${counted(parts, lane)}` }));
  }));
  if (data.small) return;
  const { words } = data;
  labels.append(make("div", { class: "et-tempo-label", style: `top: ${parts.foot}px; ${narrow ? "" : `width: ${gutter - 26}px`}`, text: narrow ? words.tempo_short : words.tempo }));
}

// Records of the lane in the days in sight.
function counted({ made }, lane) {
  const n = made.lanes.indexOf(lane);
  return made.marks.filter((span) => span.lane === n).length + made.cells.reduce((sum, cell) => sum + (cell.lane === n ? cell.n : 0), 0);
}

function fold(parts, slug, closed) {
  parts.folded = closed ? parts.folded.filter((other) => other !== slug) : [...parts.folded, slug];
  parts.redraw();
  parts.send({ folded: parts.folded });
}

// The chapters in sight with the px between which each stands, and the title where it fits on two lines, else the number.
export function titled({ data, origin }, scale, width) {
  return data.chapters.map(({ title, since, until }, n) => {
    const [first, last] = [day(since) - origin, day(until) - origin];
    const [x0, x1] = [Math.max(scale(first), 0), Math.min(scale(last + 1), width)];
    const text = x1 - x0 < 14 ? "" : fits(title, x1 - x0 - 8) ? title : String(n + 1);
    return { n, title, first, last, x0, x1, text };
  });
}

// A button for each chapter over its days.
export function chapterBar(parts, titles, gutter) {
  const { chapters, data } = parts;
  chapters.style.marginLeft = `${gutter}px`;
  const bars = titles.filter(({ text }) => text).map(({ n, title, first, last, x0, x1, text }) => {
    const whole = say(data.words.chapter, { n: n + 1, title });
    return make("button", { type: "button", class: "et-chapter", style: `left: ${x0}px; width: ${x1 - x0 - 1}px`, title: whole, "aria-label": whole, text, on: { click: () => choose(parts, first, last) } });
  });
  const aside = gutter ? parts.controls.hintElement : "";
  if (aside) aside.style.left = `${-gutter}px`;
  chapters.replaceChildren(aside, ...bars);
}

// Whether words wrap into two lines of a width.
function fits(title, px) {
  let lines = 1;
  let used = 0;
  for (const word of title.split(" ")) {
    const needed = word.length * LETTER;
    if (needed > px) return false;
    if (used && used + LETTER + needed > px) [lines, used] = [lines + 1, needed];
    else used += (used ? LETTER : 0) + needed;
  }
  return lines <= 2;
}
