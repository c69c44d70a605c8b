// What the timeline draws of a choice: of Python's rows those of the chosen actors and areas, whatever their days.

import { HOLLOW, INTERVAL, VAGUE } from "./choice.js";
import { say } from "./words.js";

const COLUMNS = ["key", "title", "when", "first", "last", "side", "kind", "flags", "credibility", "weight", "who", "where", "sources"];

// `kept` are places of rows; `state` is the choice and the look. `choice` has what the days leave of them.
export function timelineOf(data, kept, state, { shown, drawn }) {
  const whole = data.timeline;
  const { lanes, lane } = laned(data.lanes[state.lanes], kept, data.last);
  const at = new Map(kept.map((i, n) => [i, n]));
  const rows = { ...whole.rows, ...Object.fromEntries(COLUMNS.map((name) => [name, kept.map((i) => whole.rows[name][i])])), lane };
  const tempo = counted(rows, whole.tempo.words.length);
  return {
    ...whole, rows, lanes, tempo, drawn,
    selected: state.record, since: state.since, until: state.until, room: data.room,
    replies: whole.replies.filter((pair) => pair.every((i) => at.has(i))).map((pair) => pair.map((i) => at.get(i))),
    undated: rows.flags.filter((flag, i) => !exact(rows, i)).length,
    series: data.series[[state.scale, ...Object.keys(whole.series.offered).filter((name) => state.series.includes(name))].join(" ")],
    look: { lanes: state.lanes, folded: state.folded, scale: state.scale },
    note: `${data.words.of_whole} ${whole.note}`,
    legend: legend(whole.legend, rows),
    alt: alt(whole, shown),
  };
}

const exact = ({ flags }, i) => !(flags[i] & (VAGUE | INTERVAL));

// The lanes that hold a row, from the one with most down; those of `last` stand last.
function laned({ lanes, lane }, kept, last) {
  const n = lanes.map(() => 0);
  for (const i of kept) n[lane[i]] += 1;
  const later = ({ slug }) => Number(last.includes(slug));
  const order = lanes.map((_, i) => i).filter((i) => n[i]);
  order.sort((a, b) => later(lanes[a]) - later(lanes[b]) || n[b] - n[a] || (lanes[a].slug < lanes[b].slug ? -1 : 1));
  const to = new Map(order.map((i, place) => [i, place]));
  return { lanes: order.map((i) => lanes[i]), lane: kept.map((i) => to.get(lane[i])) };
}

// Statements and acts dated to each day of the case.
function counted(rows, days) {
  const tempo = { words: Array(days).fill(0), deeds: Array(days).fill(0) };
  rows.first.forEach((day, i) => {
    const name = { statement: "words", report: null, toll: null }[rows.kinds[rows.kind[i]]];
    if (name !== null && exact(rows, i) && day >= 0 && day < days) tempo[name ?? "deeds"][day] += 1;
  });
  return tempo;
}

function legend(whole, { side, sides, kind, kinds }) {
  const [seen, drawn] = [new Set(side.map((i) => sides[i])), new Set(kind.map((i) => kinds[i]))];
  const only = (of, held) => Object.fromEntries(Object.entries(of).filter(([name]) => held.has(name)));
  return { ...whole, sides: only(whole.sides, seen), shapes: only(whole.shapes, drawn) };
}

function alt({ rows, legend: { sides }, words }, shown) {
  const n = new Map();
  for (const i of shown) n.set(rows.side[i], (n.get(rows.side[i]) ?? 0) + 1);
  const [side, most] = [...n].sort((a, b) => b[1] - a[1])[0] ?? [];
  return say(words.alt, { n: shown.length, side: sides[rows.sides[side]] ?? "", most: most ?? 0 });
}

// Whether an act's author is not established.
export const hollow = ({ flags }, i) => (flags[i] & HOLLOW) > 0;
