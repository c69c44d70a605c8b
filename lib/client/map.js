// The map: deck.gl draws the basemap that Python describes; marks and labels stand above it as real buttons and text.

import { deck } from "./load.js";
import { make, root } from "./dom.js";
import { legend } from "./legend.js";
import { arranged } from "./map_marks.js";
import { onChange, rgba } from "./theme.js";
import { tooltip } from "./tooltip.js";

const EXTRA = ["legend_rough", "legend_line", "legend_held", "legend_occupied"];

export function draw(component) {
  const view = root(component, "map");
  if (!view.parts) view.parts = build(view);
  const { parts } = view;
  parts.component = component;
  parts.stop = parts.stop || onChange(() => paint(view, true));
  paint(view, false);
  return () => {
    if (view.isConnected) return;
    parts.stop?.();
    parts.deck?.finalize();
  };
}

function build(view) {
  const parts = { tip: tooltip(view), spec: "" };
  const button = (act) => make("button", { type: "button", class: "et-button", on: { click: act } });
  const choose = (changes) => parts.component.setTriggerValue("chosen", changes);
  parts.presets = ["case", "donbas", "black-sea", "world"].map((name) => {
    const made = button(() => {
      move(parts, parts.component.data.views[name]);
      choose({ map: name });
    });
    made.dataset.preset = name;
    return made;
  });
  parts.zoomIn = button(() => zoomBy(parts, 1));
  parts.zoomOut = button(() => zoomBy(parts, -1));
  parts.canvas = make("div", { class: "et-map-canvas" });
  parts.overlay = make("div", { class: "et-map-marks" });
  parts.scale = make("div", { class: "et-scale" });
  parts.frame = make("div", { class: "et-map-frame", role: "group" }, parts.canvas, parts.overlay, parts.scale);
  parts.counts = make("p", { class: "et-counts", "aria-live": "polite" });
  parts.legend = make("div", { class: "et-legend" });
  parts.credits = make("p", { class: "et-hint" });
  view.append(make("div", { class: "et-controls" }, ...parts.presets, parts.zoomIn, parts.zoomOut, parts.counts), parts.frame, parts.legend, parts.credits);
  return parts;
}

async function paint(view, recolour) {
  const { parts } = view;
  const { data } = parts.component;
  const bundle = await deck();
  parts.cities = parts.cities || (await (await fetch(data.cities)).json()).features;
  if (!view.isConnected || data !== parts.component.data) return;
  label(parts, data);
  const text = JSON.stringify(data.spec);
  if (!parts.deck) start(view, bundle, data);
  else if (text !== parts.spec || recolour) parts.deck.setProps({ layers: converted(bundle, data.spec).layers });
  parts.spec = text;
  if (parts.preset !== data.preset) move(parts, data.views[data.preset]);
  parts.preset = data.preset;
  arrange(parts);
  view.dataset.drawn = data.drawn;
}

function start(view, bundle, data) {
  const { parts } = view;
  parts.preset = data.preset;
  parts.deck = bundle.createDeck({ container: parts.canvas, jsonInput: coloured(data.spec), tooltip: false });
  parts.deck.setProps({
    initialViewState: fitted(parts, data.views[data.preset]),
    controller: { keyboard: true, scrollZoom: !data.compact, dragRotate: false, touchRotate: false },
    onViewStateChange: ({ viewState }) => {
      parts.state = viewState;
      schedule(parts);
    },
    onResize: () => schedule(parts),
    onAfterRender: () => {
      if (!parts.marked) schedule(parts);
    },
  });
}

// Colours are put in before deck.gl's own converter reads the text; updateDeck is the bundle's only door to it.
function coloured(spec) {
  const list = (_, name, alpha) => `[${rgba(`var(${name})${alpha ? `/${alpha}` : ""}`).join(",")}]`;
  const pattern = /var\((--[\w-]+)\)(?:\/(\d+))?/g;
  return JSON.parse(JSON.stringify(spec), (_, value) => {
    if (typeof value !== "string" || !value.includes("var(--")) return value;
    const text = value.replace(pattern, list);
    return text.includes("?") ? text : JSON.parse(text.replace(/^@@=/, ""));
  });
}

function converted(bundle, spec) {
  let props;
  bundle.updateDeck(coloured(spec), { setProps: (made) => { props = made; } });
  return props;
}

function label(parts, data) {
  const { words } = data;
  parts.presets.forEach((button) => {
    button.textContent = words[button.dataset.preset];
    button.setAttribute("aria-pressed", String(button.dataset.preset === data.preset));
  });
  parts.zoomIn.textContent = "+";
  parts.zoomOut.textContent = "−";
  parts.zoomIn.setAttribute("aria-label", words.zoom_in);
  parts.zoomOut.setAttribute("aria-label", words.zoom_out);
  parts.frame.setAttribute("aria-label", data.alt);
  parts.credits.textContent = words.credits;
  parts.legend.replaceChildren(...(data.compact ? [] : legend(data, EXTRA.map((name) => words[name]))));
  parts.frame.classList.toggle("et-compact", Boolean(data.compact));
}

// Presets are meant for a frame of 900 px; a narrower one steps back so that the same land is seen.
function fitted(parts, state) {
  const width = parts.frame.clientWidth || 900;
  return { ...state, zoom: state.zoom + Math.min(0.3, Math.log2(width / 900)), minZoom: 0, maxZoom: 12 };
}

function move(parts, state) {
  if (!parts.deck) return;
  parts.state = fitted(parts, state);
  parts.deck.setProps({ initialViewState: { ...parts.state } });
  schedule(parts);
}

function zoomBy(parts, step) {
  const viewport = parts.deck.getViewports()[0];
  if (!viewport) return;
  parts.state = { longitude: viewport.longitude, latitude: viewport.latitude, zoom: viewport.zoom + step, minZoom: 0, maxZoom: 12 };
  parts.deck.setProps({ initialViewState: { ...parts.state } });
  schedule(parts);
}

function schedule(parts) {
  if (parts.waiting) return;
  parts.waiting = true;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    parts.waiting = false;
    arrange(parts);
  }));
}

function arrange(parts) {
  const viewport = parts.deck?.isInitialized !== false && parts.deck?.getViewports?.()[0];
  if (!viewport || !viewport.width) return;
  parts.marked = true;
  const made = arranged(parts, viewport);
  parts.overlay.replaceChildren(...made.nodes);
  count(parts, made);
  scale(parts, viewport);
}

function count(parts, { inside, outside, keys }) {
  const { words, total } = parts.component.data;
  const text = (template, n) => words[template].replace("{n}", n);
  const without = total - inside - outside;
  const act = (name, run) => make("button", { type: "button", class: "et-link", text: words[name], on: { click: run } });
  const children = [`${text("on_map", inside)}, ${text("outside", outside)}`];
  if (outside) children.push(" (", act("zoom_to", () => zoomTo(parts, keys)), ")");
  children.push(`, ${text("without", without)}`);
  if (without) children.push(" (", act("list", () => parts.component.setTriggerValue("chosen", { place: "none" })), ")");
  parts.counts.replaceChildren(...children);
  Object.assign(parts.counts.dataset, { inside, outside, without });
}

// The smallest view with every place of the choice.
function zoomTo(parts) {
  const places = parts.component.data.places;
  const [west, east] = [Math.min, Math.max].map((pick) => pick(...places.map((p) => p.lon)));
  const [south, north] = [Math.min, Math.max].map((pick) => pick(...places.map((p) => p.lat)));
  const viewport = parts.deck.getViewports()[0];
  const { longitude, latitude, zoom } = viewport.fitBounds([[west, south], [east + 0.01, north + 0.01]], { padding: 40 });
  parts.state = { longitude, latitude, zoom: Math.max(0, zoom), minZoom: 0, maxZoom: 12 };
  parts.deck.setProps({ initialViewState: { ...parts.state } });
  schedule(parts);
}

function scale(parts, viewport) {
  const kmPerPx = (156.543 * Math.cos((viewport.latitude * Math.PI) / 180)) / 2 ** (viewport.zoom + 1);
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
  const km = steps.find((step) => step / kmPerPx >= 60) || 5000;
  parts.scale.style.width = `${km / kmPerPx}px`;
  parts.scale.textContent = `${km} km`;
}
