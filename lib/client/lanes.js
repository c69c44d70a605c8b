// Where the records of a timeline stand: the height of each lane, a mark for each record that fits without touching
// another, labels for the heaviest, and a counted cell for all that do not fit. Nothing here draws; nothing is lost.

import { CONTESTED, INTERVAL, VAGUE } from "./choice.js";

export const ROW = 16; // px of a row: a label of 12 px stands in it
export const STRIP = 15; // px of the strip of counted cells
const GAP = 8; // px between two lanes
const ACT = 13;
const TICK = 6;
export const SIGN = 10; // room of the sign that claims differ
const CROWD = 4.5; // others in a row that a label may take the place of
const APART = 18; // px that a label needs beyond its letters
const NUDGE = 7; // px from one place within a day to the next
const LEAST = 31; // px of a lane: its name beside it has two lines
const SPARE = 3; // rows beyond the least, for labels
const STEPS = [1, 2, 7, 14, 28, 91];
const CELL = 26; // least px of a cell, for + and two digits
const MONDAY = 4; // day 4 after 1 January 1970

// The days of a cell of the strip at this many px a day.
export function step(dayPx) {
  return STEPS.find((days) => days * dayPx >= CELL) ?? STEPS.at(-1);
}

// data: rows, lanes, rest; shown: chosen rows; frame: from, to, since, until (days), width, height (px),
// head (px above each lane).
export function layout(data, { shown, certain }, frame, { folded, forced, measure, origin }) {
  const dayPx = frame.width / (frame.to - frame.from);
  const scale = (at) => (at - frame.from) * dayPx;
  const spans = visible(data.rows, shown, certain, frame, scale);
  const of = data.lanes.map((_, n) => spans.filter((span) => span.lane === n));
  const measured = data.lanes.map((lane, n) => measuredLane(lane, of[n], folded, data.rest.lane.includes(n)));
  const { lanes, filled } = settled(measured, of, frame, (n, lane) => fill(of[n], lane, frame, forced, measure, data.rows));
  const days = step(dayPx);
  const bins = new Map();
  const count = (lane, first, n, i) => {
    const bin = Math.floor((Math.max(first, Math.ceil(frame.from)) + origin - MONDAY) / days);
    const key = `${lane} ${bin}`;
    if (!bins.has(key)) bins.set(key, { lane, from: bin * days - origin + MONDAY, to: (bin + 1) * days - origin + MONDAY, n: 0, rows: [] });
    const cell = bins.get(key);
    cell.n += n;
    if (i !== undefined) cell.rows.push(i);
  };
  filled.forEach(({ left }, n) => left.forEach(({ i }) => count(n, data.rows.first[i], 1, i)));
  const marks = filled.flatMap(({ placed }) => placed);
  others(data.rest, frame, count);
  const cells = [...bins.values()].map((cell) => ({ ...cell, x0: Math.max(scale(cell.from), 0), x1: Math.min(scale(cell.to), frame.width), y: lanes[cell.lane].top + lanes[cell.lane].rows * ROW }));
  return { lanes, marks, cells, scale, height: lanes.at(-1) ? lanes.at(-1).top + lanes.at(-1).px : 0 };
}

// The rows within these days with the px that each needs, the heaviest first.
function visible({ first, last, lane, kind, kinds, flags, weight }, shown, certain, { from, to, width }, scale) {
  const spans = [];
  for (const i of shown) {
    if (last[i] + 1 <= from || first[i] >= to) continue;
    const act = kinds[kind[i]] !== "statement";
    const half = (act ? ACT : TICK) / 2;
    const soft = (flags[i] & VAGUE) > 0 || !certain[i];
    const long = first[i] !== last[i] && (soft || (flags[i] & INTERVAL) > 0);
    const start = Math.max(scale(first[i]), 0);
    const end = Math.min(scale(last[i] + 1), width);
    const middle = long && !soft ? start + half : (start + end) / 2;
    const x = Math.min(Math.max(middle, half), width - half);
    const sign = flags[i] & CONTESTED ? SIGN : 0;
    const slack = long ? 0 : Math.max(Math.floor((end - start - 2 * half - sign) / 2), 0);
    spans.push({ i, lane: lane[i], act, x, soft, long, start, end, x0: Math.min(long ? start : x - half, x - half), x1: Math.max(long ? end : x + half, x + half + sign), slack, weight: weight[i] });
  }
  return spans.sort((a, b) => b.weight - a.weight || a.start - b.start || a.i - b.i);
}

function measuredLane(lane, spans, folded, others) {
  const ends = [];
  for (const { x0, x1, slack } of [...spans].sort((a, b) => a.x0 - a.slack - b.x0 + b.slack)) {
    const row = ends.findIndex((end) => end <= x0 + slack);
    const end = Math.max(ends[row] ?? 0, x0 - slack) + x1 - x0;
    if (row < 0) ends.push(end);
    else ends[row] = end;
  }
  const closed = folded.includes(lane.slug);
  return { ...lane, shown: spans.length, closed, strip: closed || others, need: closed ? 0 : Math.max(ends.length, 1), rows: closed ? 0 : 1 };
}

// Heights and marks of all lanes: a lane in which not all marks fit gets a strip, for which others may lose a row.
function settled(measured, of, frame, filling) {
  for (;;) {
    const lanes = heights(measured, frame);
    const filled = lanes.map((lane, n) => filling(n, lane));
    const crowded = lanes.filter((lane, n) => !lane.strip && filled[n].left.length);
    if (!crowded.length) return { lanes, filled };
    measured = measured.map((lane, n) => (crowded.includes(lanes[n]) ? { ...lane, strip: true } : lane));
  }
}

// Rows go to the lane that lacks most of them, as long as the height lasts; then some more for labels.
function heights(measured, { height, head }) {
  const lanes = measured.map((lane) => ({ ...lane }));
  const px = (lane) => Math.max(lane.rows * ROW + (lane.strip ? STRIP : 0), head || lane.closed ? 0 : LEAST) + GAP + head;
  const total = () => lanes.reduce((sum, lane) => sum + px(lane), 0);
  const wanting = (spare) => lanes.filter((lane) => !lane.closed && lane.shown && lane.rows < lane.need + spare).sort((a, b) => (b.need + spare) / b.rows - (a.need + spare) / a.rows);
  for (const spare of [0, SPARE]) {
    for (let [lane] = wanting(spare); lane && total() + ROW <= height; [lane] = wanting(spare)) lane.rows += 1;
  }
  let top = head;
  for (const lane of lanes) {
    lane.top = top;
    lane.px = px(lane) - GAP - head;
    top += px(lane);
  }
  return lanes;
}

// Marks in the rows of one lane; labels are given room first to some of the heaviest, then to whom it is left for.
function fill(spans, lane, frame, forced, measure, rows) {
  const taken = Array.from({ length: lane.rows }, () => []);
  const free = (row, x0, x1) => taken[row].every(([a, b]) => x1 <= a || x0 >= b);
  const early = lane.strip ? Math.round((frame.width / 300) * lane.rows * 0.8) : 0;
  const first = Math.ceil(lane.rows / 2); // the heaviest acts are named however many others that takes the place of
  const crowd = (x0, x1) => spans.reduce((n, { x }) => n + (x > x0 && x < x1 ? 1 : 0), 0) / lane.rows;
  const placed = [];
  const left = [];
  const put = (span, row, x0, x1, label, room) => {
    taken[row].push([x0, x1]);
    placed.push({ ...span, row, y: lane.top + row * ROW + ROW / 2, label, room });
  };
  const order = [...spans.filter(({ i }) => forced.has(i)), ...spans.filter(({ i }) => !forced.has(i))];
  const acts = new Map(spans.filter(({ act }) => act).map(({ i }, n) => [i, n]));
  order.forEach((span) => {
    const asked = forced.has(span.i);
    const room = asked || acts.get(span.i) < early ? measure(rows.title[span.i]) + APART : 0;
    for (const side of [...sides(span, room, frame.width, asked || acts.get(span.i) < first ? () => 0 : crowd), ""]) {
      const found = spot(span, side, side ? room : 0, taken.length, free, frame.width);
      if (found) return put(found.span, found.row, found.x0, found.x1, side, room);
    }
    return left.push(span);
  });
  for (const mark of placed.filter(({ label, act }) => !label && (act || !lane.strip))) { // who spoke is named where all fits
    const room = measure(rows.title[mark.i]) + APART;
    const fits = (side, a, b) => a >= 0 && b <= frame.width && free(mark.row, a, b) && (mark.label = side) && (mark.room = room) && taken[mark.row].push([a, b]);
    if (fits("right", mark.x1, mark.x1 + room) || fits("left", mark.x0 - room, mark.x0)) continue;
    if (mark.long && mark.x + room + SIGN < mark.x1) Object.assign(mark, { label: "on", room });
  }
  return { placed, left };
}

// The sides of a mark where its label hides few others; the right one, where readers look for it, first.
function sides(span, room, width, crowd) {
  if (!room) return [];
  const few = { right: crowd(span.x1, Math.min(span.x1 + room, width)) <= CROWD, left: crowd(Math.max(span.x0 - room, 0), span.x0) <= CROWD };
  return ["right", "left"].filter((side) => few[side]);
}

// The first place in the rows that is free for a span with its label. Within its day, a mark may stand anywhere: all
// that is known is the day. So it is moved from the middle of its day to where there is room.
function spot(span, side, room, rows, free, width) {
  for (let away = 0; away <= span.slack; away += NUDGE) {
    for (const dx of away ? [-away, away] : [0]) {
      const x0 = span.x0 + dx - (side === "left" ? room : 0);
      const x1 = span.x1 + dx + (side === "right" ? room : 0);
      if (x0 < 0 || x1 > width) continue;
      for (let row = 0; row < rows; row++) {
        if (free(row, x0, x1)) return { row, x0, x1, span: dx ? { ...span, x: span.x + dx, x0: span.x0 + dx, x1: span.x1 + dx } : span };
      }
    }
  }
  return null;
}

// Records that were not sent one by one, counted by lane and days.
function others({ lane, first, last, n }, { from, to, since, until }, count) {
  const [low, high] = [Math.max(since, from), Math.min(until, to)];
  for (let i = 0; i < lane.length; i++) {
    if (last[i] >= low && first[i] <= high) count(lane[i], Math.max(first[i], since), n[i]);
  }
}
