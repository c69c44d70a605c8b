// The timeline: draws the figure that Python made; a click opens a record, a drag sets the days, zoom stays in the browser.

import { plotly } from "./load.js";
import { make, root, send } from "./dom.js";
import { entry, legend } from "./legend.js";
import { onChange, resolve } from "./theme.js";
import { tooltip } from "./tooltip.js";

const CONFIG = { displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: false, showTips: false };

export function draw(component) {
  const view = root(component, "timeline");
  if (!view.parts) view.parts = build(view);
  const parts = view.parts;
  parts.component = component;
  parts.stop = parts.stop || onChange(() => paint(view, true));
  paint(view, false);
  return () => {
    if (view.isConnected) return;
    parts.stop?.();
    if (parts.listening) window.Plotly.purge(parts.chart);
  };
}

function build(view) {
  const chart = make("div", { class: "et-chart", role: "img" });
  const parts = { chart, tip: tooltip(view), drawnData: "" };
  const button = (name, factor) => make("button", { type: "button", class: "et-button", on: { click: () => zoom(parts, factor) } });
  parts.zoomIn = button("in", 0.5);
  parts.zoomOut = button("out", 2);
  parts.fit = button("fit", 0);
  parts.hint = make("span", { class: "et-hint" });
  parts.legend = make("div", { class: "et-legend" });
  view.append(make("div", { class: "et-controls" }, parts.zoomIn, parts.zoomOut, parts.fit, parts.hint), chart, parts.legend);
  return parts;
}

async function paint(view, recolour) {
  const { parts } = view;
  const { data } = parts.component;
  const Plotly = await plotly();
  if (!view.isConnected || data !== parts.component.data) return;
  label(parts, data);
  const picture = JSON.stringify(data.figure);
  if (picture !== parts.drawnData || recolour) {
    const figure = resolve(data.figure);
    const layout = { ...figure.layout, uirevision: data.days.join(), selections: [] };
    await Plotly.react(parts.chart, [...figure.data, ring()], layout, CONFIG);
    parts.drawnData = picture;
  }
  if (!parts.listening) listen(parts, view);
  mark(parts, data);
  view.dataset.narrow = data.narrow;
  view.dataset.drawn = data.drawn;
}

function label(parts, { words, alt, small, ...data }) {
  parts.zoomIn.textContent = words.zoom_in;
  parts.zoomOut.textContent = words.zoom_out;
  parts.fit.textContent = words.fit;
  parts.hint.textContent = words.hint;
  parts.zoomIn.parentElement.hidden = small;
  parts.legend.replaceChildren(...key(data.legend, !small));
  parts.chart.setAttribute("aria-label", alt);
}

// The signs of this chart: those of all views, then bars of doubt and duration, and the series below.
function key({ series, ...signs }, panel) {
  const sign = (name) => make("span", { class: `et-sign et-sign-${name}` });
  const bars = ["soft", "long"].map((name) => entry(sign(name), signs.words[`legend_${name}`]));
  const regions = Object.entries(series).map(([region, colour]) => entry(make("span", { class: "et-swatch", style: `background: ${colour}` }), signs.words.legend_series.replace("{region}", region)));
  return [...legend(signs), ...bars, ...(panel ? [...regions, entry(sign("unobserved"), signs.words.legend_unobserved)] : [])];
}

function ring() {
  return {
    type: "scatter", name: "selected", mode: "markers", x: [], y: [], hoverinfo: "skip",
    marker: { symbol: "circle-open", size: 20, line: { width: 2.5 }, color: resolve("var(--ink)") },
  };
}

// The selected record's ring, on top of a figure that stays as it is.
function mark(parts, data) {
  const traces = parts.chart.data;
  const marks = traces.find((trace) => trace.name === "marks");
  const at = marks ? marks.customdata.indexOf(data.selected) : -1;
  const x = at < 0 ? [] : [marks.x[at]];
  const y = at < 0 ? [] : [marks.y[at]];
  if (traces.at(-1).x.length || x.length) window.Plotly.restyle(parts.chart, { x: [x], y: [y] }, [traces.length - 1]);
}

function listen(parts, view) {
  parts.listening = true;
  const { chart } = parts;
  const choose = (changes) => send(parts.component, changes);
  chart.on("plotly_click", ({ points }) => {
    const point = points.find((p) => p.data.name === "marks");
    if (point) choose({ record: point.customdata });
  });
  chart.on("plotly_selected", (event) => {
    if (!event?.range?.x) return;
    const [a, b] = event.range.x.map(String).sort();
    const [since, until] = [a, b].map((moment) => clamp(moment.slice(0, 10), parts.component.data.window));
    choose({ since, until });
  });
  chart.on("plotly_deselect", () => { // what a double click gives where a drag selects
    const [since, until] = parts.component.data.window;
    choose({ since, until });
  });
  chart.on("plotly_hover", ({ points, event }) => parts.tip.show(lines(parts.component.data, points[0]), event));
  chart.on("plotly_unhover", () => parts.tip.hide());
}

function clamp(day, [low, high]) {
  return day < low ? low : day > high ? high : day;
}

function lines({ rows, words }, point) {
  if (point.data.name === "marks") {
    const row = rows[point.customdata];
    return row ? { title: row[0], lines: row.slice(1) } : null;
  }
  if (!point.customdata) return null;
  const [start, end, value] = point.customdata;
  const region = point.data.name.replace("violations-", "");
  const what = value === null || value === undefined ? words.unobserved : words.violations.replace("{n}", value).replace("{region}", region);
  return { title: what, lines: [words.period.replace("{start}", start).replace("{end}", end)] };
}

function zoom(parts, factor) {
  const { range } = parts.chart.layout.xaxis;
  if (!factor) {
    const fitted = parts.component.data.figure.layout.xaxis.range;
    return window.Plotly.relayout(parts.chart, { "xaxis.range": fitted });
  }
  const [a, b] = range.map((moment) => new Date(String(moment).replace(" ", "T")).getTime());
  const half = ((b - a) * factor) / 2;
  const at = (a + b) / 2;
  const iso = (time) => new Date(time - new Date(time).getTimezoneOffset() * 60000).toISOString().slice(0, 16).replace("T", " ");
  return window.Plotly.relayout(parts.chart, { "xaxis.range": [iso(at - half), iso(at + half)] });
}
