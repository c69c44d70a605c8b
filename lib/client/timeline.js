// The timeline: lanes of marks that the browser lays out itself, so that it answers at once; days are chosen by a drag,
// zoom stays in the browser; the measured series below are Python's figure.

import { brush, follow } from "./brush.js";
import { chosen, countedIn, day, iso, sight } from "./choice.js";
import { controls } from "./controls.js";
import { ticks } from "./days.js";
import { make, root, send } from "./dom.js";
import { between, glide } from "./glide.js";
import { node } from "./glyph.js";
import { layout } from "./lanes.js";
import { key } from "./key.js";
import * as marks from "./marks.js";
import { panels } from "./panels.js";
import { chapterBar, laneLabels, titled } from "./sides.js";
import { table } from "./table.js";
import { tooltip } from "./tooltip.js";
import { keepingFocus, walk } from "./walk.js";
import { say } from "./words.js";

const GUTTER = 150; // px for the names of lanes
const NARROW = 620;
const HEAD = 19;
const LEAST = 250;
const SMALL = 250;

export function draw(component) {
  const view = root(component, "timeline");
  if (!view.parts) view.parts = build(view);
  const { parts } = view;
  take(parts, component.data);
  paint(view);
  Promise.all([parts.lettered, parts.panels.paint(parts)]).then(() => {
    if (component.data === view.component.data) view.dataset.drawn = component.data.drawn;
  });
  return () => {
    if (view.isConnected) return;
    parts.watch.disconnect();
    parts.panels.stop();
  };
}

// Comes from other days to its own; what comes back ends that at once.
export function arrive(view, { days: [since, until] }) {
  const { parts } = view;
  if (!parts?.width) return () => {};
  const { origin } = parts;
  const [start, goal] = [[day(since) - origin, day(until) - origin], [parts.since, parts.until]];
  return glide((share) => {
    const [first, last] = goal.map((to, i) => between(start[i], to, share));
    Object.assign(parts, { since: Math.round(first), until: Math.round(last), range: share < 1 ? [first, last + 1] : null });
    paint(view);
    if (share === 1) follow(parts);
  });
}

function build(view) {
  const parts = { view, tip: tooltip(view), range: null, focus: null, width: 0 };
  parts.send = (changes) => send(view.component, changes);
  parts.redraw = () => paint(view);
  parts.controls = controls(parts);
  parts.svg = node("svg", { class: "et-lanes", role: "group" });
  parts.labels = make("div", { class: "et-lane-labels" });
  parts.chapters = make("div", { class: "et-chapter-bar" });
  parts.veils = [0, 1].map(() => make("div", { class: "et-veil" }));
  parts.track = make("div", { class: "et-track" }, parts.labels, parts.svg, ...parts.veils);
  parts.panels = panels(parts);
  parts.note = make("p", { class: "et-hint" });
  parts.legend = make("div", { class: "et-legend" });
  parts.key = key(parts.legend);
  parts.table = table((i) => parts.send({ record: parts.rows.key[i] }));
  view.append(parts.controls.element, parts.chapters, parts.track, parts.panels.element, parts.legend, parts.note, parts.table.element);
  brush(parts);
  walk(parts);
  const canvas = document.createElement("canvas").getContext("2d");
  const known = new Map();
  parts.measure = (text) => {
    if (!known.has(text)) {
      canvas.font = '12px "IBM Plex Sans", sans-serif';
      known.set(text, canvas.measureText(text).width);
    }
    return known.get(text);
  };
  parts.lettered = document.fonts.load('12px "IBM Plex Sans"').then(() => { // letters have other widths before
    known.clear();
    parts.redraw();
  });
  parts.watch = new ResizeObserver(() => { // its own width, or what stands above it while the page is still built
    if (parts.data && (view.clientWidth !== parts.width || Math.abs(above(parts) - parts.above) > 4)) {
      paint(view);
      parts.panels.resize(parts);
    }
  });
  [view, document.querySelector(".stMainBlockContainer")].filter(Boolean).forEach((element) => parts.watch.observe(element));
  return parts;
}

// New data: a change of days fits the picture to them, any other leaves the zoom as it is.
function take(parts, data) {
  const origin = day(data.window[0]);
  const [since, until] = [day(data.since) - origin, day(data.until) - origin];
  const sameDays = parts.data && parts.since === since && parts.until === until && parts.data.window[0] === data.window[0];
  if (!sameDays) parts.range = null;
  Object.assign(parts, { data, origin, since, until, index: parts.rows === data.rows ? parts.index : new Map(data.rows.key.map((key, i) => [key, i])) });
  parts.rows = data.rows;
  parts.folded = data.look.folded;
}

function paint(view) {
  const { parts } = view;
  const { data, rows } = parts;
  parts.width = view.clientWidth; // what the page measures is asked for before anything is changed in it
  if (!parts.width) return;
  const narrow = parts.width < NARROW || data.small;
  const gutter = narrow ? 0 : GUTTER;
  const [from, to] = sight(parts);
  const frame = { from, to, since: parts.since, until: parts.until, width: parts.width - gutter - 6, height: 0, head: narrow ? HEAD : 0 };
  const scale = (at) => ((at - from) * frame.width) / (to - from);
  const chapters = titled(parts, scale, frame.width);
  parts.controls.paint(parts, narrow);
  parts.key(parts, chapters);
  frame.height = room(parts, narrow);
  chapterBar(parts, chapters, gutter);
  const picked = chosen(rows, parts.since, parts.until);
  const selected = parts.index.get(data.selected);
  const related = selected === undefined ? null : relatives(data.replies, selected);
  const ringed = new Set([data.selected, ...(data.highlight ?? [])].map((key) => parts.index.get(key)));
  const forced = new Set([...(related ?? []), ...ringed]);
  const made = layout(data, picked, frame, { folded: parts.folded, forced, measure: parts.measure, origin: parts.origin });
  const state = { selected, related, ringed, shapes: data.legend.shapes };
  const days = ticks(from + parts.origin, to + parts.origin, frame.width / (to - from));
  Object.assign(parts, { made, frame, gutter, scale, picked, narrow, ticks: days });
  keepingFocus(parts, () => drawSvg(parts, state));
  laneLabels(parts);
  finish(parts, picked);
  view.dataset.narrow = narrow;
  view.dataset.marks = `${iso(parts.since + parts.origin)}/${iso(parts.until + parts.origin)}`;
}

function relatives(replies, selected) {
  const near = replies.filter((pair) => pair.includes(selected)).flat();
  return new Set([selected, ...near]);
}

// The px from the top of the page to the lanes.
function above({ track }) {
  return track.getBoundingClientRect().top + (document.querySelector(".stMain")?.scrollTop ?? 0);
}

// The px that the window leaves for the lanes when all that belongs to the chart is to be in sight.
function room(parts, narrow) {
  const { data } = parts;
  parts.above = above(parts);
  if (data.room) return data.room;
  if (data.small) return SMALL;
  if (narrow) return 150 + data.lanes.length * 62;
  const below = marks.TEMPO + marks.AXIS + (data.series?.figure?.layout.height ?? 0) + parts.legend.offsetHeight + 2;
  return Math.max(LEAST, window.innerHeight - parts.above - below);
}

function drawSvg(parts, state) {
  const { data, rows, made, frame, scale, svg, gutter } = parts;
  const { width } = frame;
  const foot = made.height + 2;
  const height = foot + (data.small ? 0 : marks.TEMPO) + marks.AXIS;
  const days = parts.ticks.map(({ at, label }) => ({ at: at - parts.origin, label }));
  const bySide = data.look.lanes === "side";
  const most = Math.max(1, ...made.cells.map(({ n }) => n));
  const place = placing(made);
  const defs = marks.softEnds(Object.keys(data.legend.sides));
  defs.append(marks.arrow());
  const starts = data.chapters.map(({ since }) => scale(day(since) - parts.origin)).filter((x) => x > 0 && x < width);
  const beat = data.small ? [] : marks.tempo(data.tempo, { ...frame, scale, top: foot, numbered: gutter > 0 });
  svg.replaceChildren(
    defs,
    ...marks.grid(days, scale, foot),
    ...marks.starts(starts, foot),
    ...marks.rules(made.lanes, width),
    ...made.cells.map((cell) => marks.cell({ ...cell, lane: data.lanes[cell.lane].slug, said: say(data.words.more, { n: cell.n }) }, most, bySide)),
    ...made.marks.map((span) => marks.mark(rows, span, state)),
    ...(state.related ? marks.arcs(data.replies.filter((pair) => pair.includes(state.selected)), place) : []),
    ...beat,
    ...marks.dates(days, scale, height - marks.AXIS, width));
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) svg.setAttribute(name, value);
  svg.setAttribute("aria-label", data.alt);
  svg.style.marginLeft = `${gutter}px`;
  parts.foot = foot;
}

// Where a row stands: at its mark, else in the cell that counts it.
function placing({ marks: placed, cells }) {
  const at = new Map(placed.map((span) => [span.i, span]));
  for (const cell of cells) for (const i of cell.rows) at.set(i, { x: (cell.x0 + cell.x1) / 2, y: cell.y + 7 });
  return (i) => at.get(i);
}

function finish(parts, { shown }) {
  const { data, rows, made } = parts;
  const { words } = data;
  const rest = data.rest.n.reduce((sum, n) => sum + n, 0);
  const inSight = made.marks.length + made.cells.reduce((sum, { n }) => sum + n, 0);
  const all = shown.length + countedIn(data.rest, parts.since, parts.until);
  parts.controls.hint(parts.range ? say(words.zoomed, { n: inSight, all }) : words.hint);
  const left = data.undated ? ` ${say(words.tempo_undated, { n: data.undated })}` : "";
  parts.note.textContent = `${data.note}${left}`;
  parts.note.hidden = data.small;
  parts.table.element.hidden = data.small;
  parts.table.paint({ rows: shown, columns: columns(parts), summary: say(words.list, { n: shown.length }), sorted: words.sorted, note: rest ? say(words.rest, { n: rest }) : "" });
  parts.visible = rows.key.length;
}

// The columns of the table twin; a row is its place among the rows.
function columns({ rows, data: { words, legend } }) {
  const value = {
    when: (i) => rows.first[i], title: (i) => rows.title[i], who: (i) => rows.people[rows.who[i]], where: (i) => rows.places[rows.where[i]],
    kind: (i) => legend.words.kinds[rows.kinds[rows.kind[i]]], sources: (i) => rows.sources[i],
  };
  return Object.entries(value).map(([name, of]) => ({ name, label: words[`column_${name}`], value: of, ...(name === "when" ? { text: (i) => rows.when[i] } : {}) }));
}
