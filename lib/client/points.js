// What stands beside the points of the measured series: the number and who gave it, where there is room for it.

const DOT = 6; // px from a point's middle to its edge
const LINE = 7; // px from the middle of a text to its edge
const GAP = 4;

// The box of a text at each side of a point, as plotly.js names the sides.
const SIDES = {
  "middle right": ({ x, y }, room) => [x + DOT, y - LINE, x + DOT + room, y + LINE],
  "middle left": ({ x, y }, room) => [x - DOT - room, y - LINE, x - DOT, y + LINE],
  "top center": ({ x, y }, room) => [x - room / 2, y - DOT - 2 * LINE, x + room / 2, y - DOT],
  "bottom center": ({ x, y }, room) => [x - room / 2, y + DOT, x + room / 2, y + DOT + 2 * LINE],
};

// Text and its place for each trace of points: { text, textposition, traces }. `ranges`: of the panels; `scale`: px of a
// moment in ms; `width`: px of the days; `measure`: px of a text.
export function beside({ data, layout }, ranges, counters, { scale, width, measure }) {
  const traces = data.flatMap(({ customdata, type }, n) => (type === "scatter" && customdata ? [n] : []));
  const points = traces.flatMap((n) => placed(data[n], layout, ranges, scale).map((point) => ({ ...point, n })));
  const seen = points.filter(({ x }) => x >= 0 && x <= width);
  const bars = data.filter(({ customdata, type }) => type === "scatter" && !customdata).flatMap((trace) => placed(trace, layout, ranges, scale));
  const spans = bars.flatMap(({ x, y }, i) => (i % 2 ? [[bars[i - 1].x, y - 2, x, y + 2]] : []));
  const taken = [...seen.map(({ x, y }) => [x - DOT, y - DOT, x + DOT, y + DOT]), ...spans];
  const free = ([a, b, c, d]) => a >= 0 && b >= 0 && c <= width && d <= layout.height && taken.every(([e, f, g, h]) => c <= e || a >= g || d <= f || b >= h);
  const found = new Map();
  for (const point of [...seen].sort((one, other) => one.y - other.y)) {
    const text = `${number(data[point.n].customdata[point.i])} ${counters[data[point.n].name]}`;
    const room = measure(text) + GAP;
    const side = Object.keys(SIDES).find((name) => free(SIDES[name](point, room)));
    if (!side) continue;
    taken.push(SIDES[side](point, room));
    found.set(`${point.n} ${point.i}`, { text, side });
  }
  const each = (what) => traces.map((n) => data[n].x.map((_, i) => what(found.get(`${n} ${i}`))));
  return { text: each((one) => one?.text ?? ""), textposition: each((one) => one?.side ?? "middle right"), traces };
}

export function number([, low, high]) {
  const said = (value) => value.toLocaleString("en-GB");
  return low === high ? said(low) : `${said(low)}–${said(high)}`;
}

function placed({ x, y, yaxis }, layout, ranges, scale) {
  const axis = `yaxis${yaxis.slice(1)}`;
  const [low, high] = ranges[`${axis}.range`];
  const [foot, head] = layout[axis].domain;
  const inner = layout.height - layout.margin.t - layout.margin.b;
  const value = (v) => (layout[axis].type === "log" ? Math.log10(v) : v);
  const point = (at, i) => ({ i, x: scale(Date.parse(`${at.replace(" ", "T")}Z`)), y: layout.margin.t + inner * (1 - foot - ((value(y[i]) - low) / (high - low)) * (head - foot)) });
  return x.flatMap((at, i) => (at === null ? [] : [point(at, i)]));
}
