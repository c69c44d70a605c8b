// Draws what lanes.js laid out: marks, bars, labels, strips, replies, words and deeds by the day, the days themselves.

import { CONTESTED, HOLLOW } from "./choice.js";
import { PATHS, node } from "./glyph.js";
import { SIGN, STRIP } from "./lanes.js";

const OPACITY = [1, 1, 1, 0.85, 0.55, 0.4]; // by credibility; 0 is not judged
const SIZE = 12;
export const TEMPO = 44; // px of words and deeds together
export const AXIS = 20;

const colour = (slug) => `var(--side-${slug})`;
const text = (content, attributes) => {
  const element = node("text", attributes);
  element.textContent = content;
  return element;
};

// Gradients of bars whose ends are not known, one a side.
export function softEnds(slugs) {
  const defs = node("defs", {});
  for (const slug of slugs) {
    const gradient = node("linearGradient", { id: `et-soft-${slug}` });
    for (const [offset, opacity] of [[0, 0.05], [0.5, 0.55], [1, 0.05]]) gradient.append(node("stop", { offset, "stop-color": colour(slug), "stop-opacity": opacity }));
    defs.append(gradient);
  }
  return defs;
}

// Where chapters begin.
export function starts(at, height) {
  return at.map((x) => node("line", { x1: x, x2: x, y1: 0, y2: height, stroke: "var(--muted)", "stroke-dasharray": "1 3" }));
}

export function rules(lanes, width) {
  return lanes.map((lane) => node("line", { x1: 0, x2: width, y1: lane.top + lane.px + 4, y2: lane.top + lane.px + 4, stroke: "var(--rule)" }));
}

export function grid(ticks, scale, height) {
  return ticks.map(({ at }) => node("line", { x1: scale(at), x2: scale(at), y1: 0, y2: height, stroke: "var(--rule)" }));
}

export function mark(rows, span, state) {
  const { i, x, y, start, end, soft, long, label } = span;
  const slug = rows.sides[rows.side[i]];
  const dim = state.related && !state.related.has(i);
  const group = node("g", { class: `et-tmark${state.ringed.has(i) ? " et-selected" : ""}`, "data-key": rows.key[i], tabindex: -1, role: "button", "aria-label": `${rows.title[i]}, ${rows.when[i]}`, opacity: dim ? 0.22 : 1 });
  const sure = OPACITY[rows.credibility[i]];
  if (long) {
    const thick = soft ? 8 : 5;
    group.append(node("rect", { x: start, y: y - thick / 2, width: Math.max(end - start, 3), height: thick, rx: 2, fill: soft ? `url(#et-soft-${slug})` : colour(slug), opacity: sure, "fill-opacity": soft ? 1 : 0.6 }));
  }
  const shape = PATHS[state.shapes[rows.kinds[rows.kind[i]]]] ?? PATHS.circle;
  const hollow = rows.flags[i] & HOLLOW;
  const paint = hollow ? { fill: "var(--paper)", stroke: colour(slug), "stroke-width": 2.2 } : { fill: colour(slug), stroke: "var(--paper)", "stroke-width": 0.7 };
  if (state.ringed.has(i)) group.append(node("circle", { cx: x, cy: y, r: 9.5, fill: "none", stroke: "var(--ink)", "stroke-width": 2.2 }));
  group.append(node("path", { d: shape, transform: `translate(${x - SIZE / 2} ${y - SIZE / 2}) scale(${SIZE / 16})`, opacity: soft && !hollow ? Math.min(sure, 0.7) : sure, ...paint }));
  if (rows.flags[i] & CONTESTED) group.append(text("≠", { x: x + (rows.kinds[rows.kind[i]] === "statement" ? 3 : 7), y: y + 4, class: "et-differs" }));
  const at = { right: span.x1 + 3, left: span.x0 - 3, on: x + SIZE + (rows.flags[i] & CONTESTED ? SIGN : 0) }[label];
  if (label === "on") group.append(node("rect", { class: "et-plate", x: at - 2, y: y - 7, width: span.room + 2, height: 14 })); // its bar goes on behind
  if (label) group.append(text(rows.title[i], { x: at, y: y + 4, "text-anchor": label === "left" ? "end" : "start", class: `et-tlabel${label === "on" ? " et-halo" : ""}` }));
  return group;
}

export function cell({ lane, x0, x1, y, n, from, said }, most, bySide) {
  const fill = bySide ? colour(lane) : "var(--muted)";
  const group = node("g", { class: "et-tcell", "data-n": n, "data-from": from, "data-lane": lane, tabindex: -1, role: "button", "aria-label": said });
  group.append(node("rect", { x: x0 + 0.5, y: y + 1, width: Math.max(x1 - x0 - 1, 1), height: STRIP - 2, fill, "fill-opacity": 0.14 + 0.32 * Math.sqrt(n / most) }));
  if (x1 - x0 >= String(n).length * 7 + 10) group.append(text(`+${n}`, { x: (x0 + x1) / 2, y: y + STRIP - 3.5, "text-anchor": "middle", class: "et-count" }));
  return group;
}

// Thin arcs from a record to what it answers and to what answers it.
export function arcs(pairs, place) {
  return pairs.flatMap(([from, to]) => {
    const [a, b] = [place(from), place(to)];
    if (!a || !b) return [];
    const lift = Math.min(Math.abs(a.x - b.x) / 3 + 14, 60);
    return [node("path", { class: "et-reply", d: `M${a.x} ${a.y}C${a.x} ${a.y - lift} ${b.x} ${b.y - lift} ${b.x} ${b.y}`, fill: "none", stroke: "var(--ink)", "stroke-width": 1.3, "marker-end": "url(#et-arrow)" })];
  });
}

export function arrow() {
  const marker = node("marker", { id: "et-arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse" });
  marker.append(node("path", { d: "M0 0L8 4L0 8Z", fill: "var(--ink)" }));
  return marker;
}

// Words above the line, deeds below it, with the most of both at the left; days outside the choice stay pale.
export function tempo({ words, deeds }, { scale, from, to, top, since, until, numbered }) {
  const most = Math.max(1, ...words, ...deeds);
  const middle = top + TEMPO / 2;
  const unit = (TEMPO / 2 - 2) / most;
  const bars = [];
  for (let day = Math.max(0, Math.floor(from)); day < Math.min(words.length, Math.ceil(to)); day++) {
    const [x, width] = [scale(day), Math.max(scale(day + 1) - scale(day) - 0.6, 0.8)];
    const paint = { fill: "var(--muted)", opacity: day >= since && day <= until ? 1 : 0.3 };
    if (words[day]) bars.push(node("rect", { x, width, y: middle - words[day] * unit, height: words[day] * unit, ...paint }));
    if (deeds[day]) bars.push(node("rect", { x, width, y: middle, height: deeds[day] * unit, ...paint, fill: "var(--ink)" }));
  }
  bars.push(node("line", { x1: 0, x2: scale(to), y1: middle, y2: middle, stroke: "var(--muted)" }));
  const ends = numbered ? [top + 11, top + TEMPO - 2].map((y) => text(most, { x: -4, y, "text-anchor": "end", class: "et-date" })) : [];
  return [...bars, ...ends];
}

export function dates(ticks, scale, top, width) {
  return ticks.flatMap(({ at, label }) => {
    const x = scale(at);
    if (x < 0 || x + label.length * 6.6 > width) return [];
    return [text(label, { x: x + 3, y: top + AXIS - 6, class: "et-date" })];
  });
}

