// The measured series below the days: Python's figure on the same axis; each bar and point leads to its page.

import { sight } from "./choice.js";
import { make, safe } from "./dom.js";
import { plotly } from "./load.js";
import { beside, number } from "./points.js";
import { onChange, resolve } from "./theme.js";
import { say } from "./words.js";

const CONFIG = { displayModeBar: false, responsive: false, scrollZoom: false, doubleClick: false, showTips: false };

export function panels(parts) {
  const chart = make("div", { class: "et-chart" });
  const titles = make("div", { class: "et-panel-titles" });
  const element = make("div", { class: "et-series" }, titles, chart);
  let drawn = "";
  let listening = false;
  const repaint = () => {
    drawn = "";
    return paint(parts);
  };
  const stop = onChange(repaint);

  async function paint({ data, gutter, frame }) {
    const figure = data.series?.figure;
    element.hidden = !figure;
    if (!figure) return;
    const Plotly = await plotly();
    if (data !== parts.data) return;
    const picture = JSON.stringify([figure, frame.width, gutter]);
    if (picture === drawn) return fit(parts);
    drawn = picture;
    const { data: traces, layout } = resolve(figure);
    const ranges = heights(parts);
    for (const [path, value] of Object.entries(ranges)) layout[path.split(".")[0]][path.split(".")[1]] = value;
    const said = named(parts, ranges);
    said.traces.forEach((trace, n) => Object.assign(traces[trace], { text: said.text[n], textposition: said.textposition[n] }));
    const margin = { ...layout.margin, l: parts.gutter || 40, r: 6 };
    await Plotly.react(chart, traces, { ...layout, margin, width: parts.width, xaxis: { ...layout.xaxis, ...axis(parts) } }, CONFIG);
    if (!listening) listen(parts, chart);
    listening = true;
    title(parts, titles);
  }

  return { element, paint, resize: (now) => listening && paint(now), fit: (now) => listening && !element.hidden && fit(now), stop() { stop(); if (listening) window.Plotly.purge(chart); } };

  function fit(now) {
    const wanted = axis(now);
    if (String(chart.layout.xaxis.range) === String(wanted.range)) return null;
    const ranges = heights(now);
    const { text, textposition, traces } = named(now, ranges);
    const layout = { "xaxis.range": wanted.range, "xaxis.tickvals": wanted.tickvals, ...ranges };
    return traces.length ? window.Plotly.update(chart, { text, textposition }, layout, traces) : window.Plotly.relayout(chart, layout);
  }
}

function named({ data: { series }, scale, frame, origin, measure }, ranges) {
  return beside(series.figure, ranges, series.counters, { scale: (ms) => scale(ms / 86400000 - origin), width: frame.width, measure });
}

const moment = (day) => new Date(day * 86400000).toISOString().slice(0, 16).replace("T", " ");

function axis(parts) {
  return { range: sight(parts).map((at) => moment(at + parts.origin)), tickvals: parts.ticks.map(({ at }) => moment(at)) };
}

// The heights of the panels: each from 0, or from its least number on a logarithmic scale, to the greatest of the days
// in sight; of bars that stand on each other to their sum. Gaps are hatched to the top.
function heights(parts) {
  const { data, layout } = parts.data.series.figure;
  const [low, high] = axis(parts).range;
  const names = Object.keys(layout).filter((name) => name.startsWith("yaxis"));
  return Object.assign({}, ...names.map((name) => {
    const sums = new Map();
    let least = Infinity;
    for (const { type, x, y, error_y: error, name: trace, yaxis } of data) {
      if (`yaxis${yaxis.slice(1)}` !== name || trace === "unobserved") continue;
      x.forEach((at, i) => {
        if (at < low || at > high) return;
        const value = y[i] + (error?.array[i] ?? 0);
        if (value > 0) least = Math.min(least, y[i] - (error?.array[i] ?? 0));
        sums.set(at, type === "bar" ? (sums.get(at) ?? 0) + value : Math.max(sums.get(at) ?? 0, value));
      });
    }
    const most = Math.max(1, ...sums.values());
    if (layout[name].type !== "log") return { [`${name}.range`]: [0, most * 1.12] };
    const range = [Math.min(most, least) / 1.6, most * 1.6].map(Math.log10);
    return { [`${name}.range`]: range, [`${name}.dtick`]: range[1] - range[0] < 1.5 ? `L${10 ** Math.floor(Math.log10(most)) / 2}` : 1 };
  }));
}

function title({ data, gutter }, titles) {
  const { shown, offered, figure } = data.series;
  const height = figure.layout.height / shown.length;
  titles.replaceChildren(...shown.map((name, n) => make("div", { style: `top: ${n * height}px; ${gutter ? `width: ${gutter - 48}px` : ""}`, text: offered[name] })));
}

function listen(parts, chart) {
  const page = (point) => parts.data.series.pages[point.customdata?.at(-1)];
  chart.on("plotly_hover", ({ points, event }) => parts.tip.show(lines(parts.data.series, points[0], page(points[0])), event));
  chart.on("plotly_unhover", () => parts.tip.hide());
  chart.on("plotly_click", ({ points }) => {
    const found = page(points[0]);
    if (found?.[1]) window.open(safe(found[1]), "_blank", "noopener,noreferrer");
  });
}

function lines({ words, counters }, { data, customdata }, page) {
  const open = page ? say(words.open, { publisher: page[0] }) : "";
  if (data.type === "scatter") {
    return { title: say(words.estimate, { n: number(customdata), who: counters[data.name] }), lines: [customdata[0], open] };
  }
  const [start, end, value] = customdata;
  const period = say(words.period, { start, end });
  const said = { unobserved: words.unobserved, exercise: say(words.exercise, { n: value }) }[data.name];
  return { title: said ?? say(words.counted, { n: value, region: data.name }), lines: [period, open] };
}

