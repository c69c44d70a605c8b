// The mouse on the lanes: a drag chooses days and the marks follow it, a click opens a record or a strip's days, a
// double click opens the whole case, Ctrl and wheel zoom. Marks are hit by nearness, so that small ones can be met.

import { CONTESTED, chosen, countedIn, iso } from "./choice.js";
import { STRIP } from "./lanes.js";
import { say } from "./words.js";

const NEAR = 11;
const MOVED = 5;
const TWICE = 400; // ms between the presses of a double click

export function brush(parts) {
  const { svg } = parts;
  let start = null;
  let last = null; // the press before this one, with the record that was open then
  svg.addEventListener("pointerdown", (event) => {
    if (event.button || event.target.closest("a")) return;
    start = { x: at(parts, event).x, moved: false };
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    const { x, y } = at(parts, event);
    if (start && Math.abs(x - start.x) > MOVED) start.moved = true;
    if (start?.moved) return shade(parts, start.x, x);
    return hover(parts, hit(parts, x, y), x, y, event);
  });
  svg.addEventListener("pointerleave", () => parts.tip.hide());
  svg.addEventListener("pointercancel", () => {
    start = null;
    unshade(parts);
  });
  svg.addEventListener("pointerup", (event) => {
    const begun = start;
    start = null;
    if (!begun) return null;
    const { x, y } = at(parts, event);
    unshade(parts);
    if (begun.moved) return choose(parts, ...days(parts, begun.x, x));
    // The browser's own double click is lost where the first press draws the marks anew.
    const twice = last && event.timeStamp - last.time < TWICE && Math.hypot(x - last.x, y - last.y) < MOVED;
    const { record } = twice ? last : { record: parts.data.selected };
    last = twice ? null : { time: event.timeStamp, x, y, record };
    return twice ? choose(parts, 0, wholeDays(parts) - 1, { record }) : press(parts, hit(parts, x, y));
  });
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(parts, event.deltaY > 0 ? 1.25 : 0.8, at(parts, event).x);
  }, { passive: false });
}

function at({ svg }, { clientX, clientY }) {
  const box = svg.getBoundingClientRect();
  return { x: clientX - box.left, y: clientY - box.top };
}

const wholeDays = ({ data }) => (Date.parse(data.window[1]) - Date.parse(data.window[0])) / 86400000 + 1;

// The first and the last day between two px, within the case.
function days(parts, a, b) {
  const { from, to, width } = parts.frame;
  const of = (x) => Math.min(Math.max(Math.floor(from + (x * (to - from)) / width), 0), wholeDays(parts) - 1);
  return [of(Math.min(a, b)), of(Math.max(a, b))];
}

// A choice of days is drawn at once; the server's answer brings the rest of the page.
export function choose(parts, since, until, others = {}) {
  Object.assign(parts, { since, until, range: null });
  parts.redraw();
  follow(parts);
  parts.send({ since: iso(since + parts.origin), until: iso(until + parts.origin), ...others });
}

// While a drag goes on, the days that it leaves out lie under a veil, and what it holds is counted. A veil only moves:
// the marks below need not be painted anew.
function shade(parts, a, b) {
  const { rows, data, origin, scale, frame, gutter, veils } = parts;
  const [since, until] = days(parts, a, b);
  const count = (low, high) => chosen(rows, low, high).shown.length + countedIn(data.rest, low, high);
  const [start, end] = [Math.max(scale(since), 0), Math.min(scale(until + 1), frame.width)];
  cover(veils[0], gutter, start);
  cover(veils[1], gutter + end, frame.width - end);
  parts.tip.hide();
  const said = { since: iso(since + origin), until: iso(until + origin), n: count(since, until), all: count(parts.since, parts.until) };
  parts.controls.hint(say(data.words.dragged, said));
}

function cover(veil, from, width) {
  veil.style.transform = `translateX(${from}px) scaleX(${width})`;
  veil.classList.add("et-over");
}

function unshade({ veils }) {
  veils.forEach((veil) => veil.classList.remove("et-over"));
}

// The mark nearest to a point, else the cell of a strip or the day of the tempo below it.
function hit({ made, foot, data, scale, frame }, x, y) {
  let best = null;
  let least = NEAR;
  for (const span of made.marks) {
    const [x0, x1] = span.long ? [span.start, span.end] : [span.x, span.x];
    const away = Math.hypot(Math.max(x0 - x, x - x1, 0), y - span.y);
    const labelled = Math.abs(y - span.y) < 7 && onLabel(span, x, data);
    if (away < least || (labelled && !best)) [best, least] = [{ mark: span }, Math.min(away, least)];
  }
  if (best) return best;
  const cell = made.cells.find((one) => x >= one.x0 && x < one.x1 && y >= one.y && y < one.y + STRIP);
  if (cell) return { cell };
  const day = Math.floor(frame.from + x / (scale(1) - scale(0)));
  return y > foot && !data.small && day in data.tempo.words ? { day } : null;
}

function onLabel({ label, x0, x1, room }, x) {
  return label === "right" ? x > x1 && x < x1 + room : label === "left" ? x < x0 && x > x0 - room : false;
}

export function press(parts, found) {
  if (found?.mark) parts.send({ record: parts.rows.key[found.mark.i] });
  else if (found?.cell) zoomTo(parts, found.cell.from - 0.5, found.cell.to + 0.5);
}

function hover(parts, found, x, y, event) {
  parts.svg.style.cursor = found && !("day" in found) ? "pointer" : "crosshair";
  if (!found) return parts.tip.hide();
  return parts.tip.show(said(parts, found), event);
}

// What a hover card or a screen reader says of a mark, a cell or a day.
export function said({ rows, data, origin, picked }, { mark, cell, day }) {
  const { words } = data;
  if (mark) {
    const { i } = mark;
    const maybe = picked.certain[i] ? "" : words.maybe;
    const signs = [maybe, rows.flags[i] & CONTESTED ? words.contested : ""].filter(Boolean).join("; ");
    return { title: rows.title[i], lines: [rows.when[i], rows.people[rows.who[i]], rows.places[rows.where[i]], data.legend.words.kinds[rows.kinds[rows.kind[i]]], say(words.sources, { n: rows.sources[i] }), signs] };
  }
  if (cell) {
    const titles = [...cell.rows].sort((a, b) => rows.weight[b] - rows.weight[a]).slice(0, 3).map((i) => `· ${rows.title[i]}`);
    return { title: say(words.more, { n: cell.n }), lines: [...titles, say(words.more_days, { since: iso(cell.from + origin), until: iso(cell.to - 1 + origin) })] };
  }
  return { title: say(words.tempo_day, { day: iso(day + origin), words: data.tempo.words[day], deeds: data.tempo.deeds[day] }), lines: [] };
}

export function zoom(parts, factor, x = parts.frame.width / 2) {
  const { from, to, width } = parts.frame;
  const middle = from + (x * (to - from)) / width;
  zoomTo(parts, middle - (middle - from) * factor, middle + (to - middle) * factor);
}

// Shows some days without choosing them; never less than a day and a half, never more than the case.
export function zoomTo(parts, from, to) {
  const all = wholeDays(parts);
  const length = Math.min(Math.max(to - from, 1.5), all);
  const start = Math.min(Math.max((from + to - length) / 2, 0), all - length);
  parts.range = [start, start + length];
  parts.redraw();
  follow(parts);
}

// The panels below follow once the marks are painted: in the frame after theirs.
export function follow(parts) {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => parts.panels.fit(parts))));
}
