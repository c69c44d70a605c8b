// The map: deck.gl draws the basemap that Python describes; marks and labels stand above it as real buttons and text.

import { ask } from "./ask.js";
import { copied, make, root, send } from "./dom.js";
import { glide } from "./glide.js";
import { area } from "./map_area.js";
import { areas } from "./map_areas.js";
import { basemap } from "./map_base.js";
import { around, textWidth } from "./map_boxes.js";
import { bounded, fitted, preset, projection } from "./map_camera.js";
import { elsewhere } from "./map_elsewhere.js";
import { flight } from "./map_flight.js";
import { counted, marks, number } from "./map_marks.js";
import { counts, key, labelled, scaled, twin, zoneList } from "./map_margin.js";
import { moves } from "./map_moves.js";
import { names } from "./map_names.js";
import { overlay } from "./map_overlay.js";
import { player } from "./map_play.js";
import { table } from "./table.js";
import { onChange } from "./theme.js";
import { tooltip } from "./tooltip.js";

const PRESETS = ["case", "donbas", "black-sea", "world"];
const QUIET = 140; // ms after the last movement until marks are grouped anew

export function draw(component) {
  const view = root(component, "map");
  if (!view.parts) view.parts = build(view);
  const { parts } = view;
  parts.component = component;
  paint(view);
  return () => {
    if (view.isConnected) return;
    parts.stop();
    delete view.parts;
  };
}

// Comes from where another map looks, and its days one after the other; what comes back ends that at once. Without a
// graphics card each look takes half a second, so that only the days come.
export function arrive({ parts }, { camera }) {
  if (!parts?.camera) return () => {};
  const way = camera && parts.flies && flight(camera, parts.camera);
  return glide((share) => {
    if (way) look(parts, way(share), share < 1);
    parts.play.sweep(share);
  });
}

function build(view) {
  const parts = { camera: null, base: null, layers: null };
  const choose = (changes) => send(parts.component, changes);
  const button = (act) => make("button", { type: "button", class: "et-button", on: { click: act } });
  parts.presets = PRESETS.map((name) => {
    const made = button(() => {
      look(parts, preset(parts.component.data.views[name], frame(parts)));
      choose({ map: name, camera: "" });
    });
    made.dataset.preset = name;
    return made;
  });
  parts.zoomIn = button(() => zoom(parts, 1));
  parts.zoomOut = button(() => zoom(parts, -1));
  parts.canvas = make("div", { class: "et-map-canvas" });
  parts.scale = make("div", { class: "et-scale" });
  parts.frame = make("div", { class: "et-map-frame", role: "group" }, parts.canvas);
  const tip = tooltip(view);
  parts.moves = moves(parts.frame, { choose, tip });
  parts.overlay = overlay(parts.frame, { choose, tip });
  parts.play = player(parts.frame, () => {
    parts.overlay.leave(shown(parts));
    way(parts);
    count(parts);
  });
  parts.area = area(parts.frame, { send: choose, camera: () => parts.camera });
  parts.copy = button(() => copy(parts));
  parts.elsewhere = make("div", { class: "et-elsewhere", hidden: true });
  parts.copied = make("span", { class: "et-hint", role: "status" });
  parts.counts = make("p", { class: "et-counts", "aria-live": "polite" });
  parts.legend = make("div", { class: "et-legend" });
  parts.zones = make("details", { class: "et-zone-list" });
  parts.table = table(([key]) => choose({ record: key }));
  parts.credits = make("p", { class: "et-hint" });
  parts.frame.append(parts.scale);
  view.append(make("div", { class: "et-controls" }, ...parts.presets, parts.zoomIn, parts.zoomOut, ...parts.area.buttons, parts.copy, parts.copied, parts.counts), parts.frame, parts.elsewhere, parts.play.element, parts.legend, parts.credits, parts.zones, parts.table.element);
  watch(view, parts);
  return parts;
}

// What may change without new data: the frame's size, the scheme, fonts that arrive.
function watch(view, parts) {
  const size = new ResizeObserver(() => {
    if (!parts.component || !frame(parts).width) return;
    if (parts.camera) look(parts, bounded({ ...parts.camera, ...frame(parts) }));
    else paint(view);
  });
  size.observe(parts.frame);
  const scheme = onChange(() => show(parts));
  // The wheel over a mark zooms as it does beside it.
  parts.overlay.layer.addEventListener("wheel", (event) => {
    if (!wheels(parts.component.data)) return;
    event.preventDefault();
    parts.canvas.querySelector("canvas")?.dispatchEvent(new WheelEvent("wheel", event));
  }, { passive: false });
  parts.stop = () => {
    parts.play.stop();
    size.disconnect();
    scheme();
    parts.base?.then((base) => base.stop());
  };
}

// The wheel zooms where the map is the page; in a page that is one file it scrolls that.
function wheels({ small, filed }) {
  return !small && !filed;
}

function frame(parts) {
  return { width: parts.frame.clientWidth, height: parts.frame.clientHeight };
}

async function paint(view) {
  const { parts } = view;
  const { data } = parts.component;
  label(parts, data);
  if (!frame(parts).width) return;
  const asked = JSON.stringify([data.preset, data.camera]);
  if (!parts.camera || parts.asked !== asked) look(parts, first(data, frame(parts)));
  parts.asked = asked;
  if (parts.selected !== data.selected) fly(parts, data);
  parts.selected = data.selected;
  parts.area.move(data, parts.camera);
  arrange(parts);
  parts.base = parts.base || start(view, parts, data);
  show(parts);
  if (!parts.layers) {
    const [labels, cities] = await Promise.all(["labels", "cities"].map(async (name) => (await ask(data.spec.names[name])).features));
    await document.fonts.ready;
    parts.layers = { labels, cities: cities.sort((a, b) => b.properties.pop - a.properties.pop) };
    arrange(parts);
  }
  if (data === parts.component.data) view.dataset.drawn = data.drawn;
}

function start(view, parts, data) {
  return basemap(parts.canvas, {
    wheel: wheels(data),
    fast: () => { parts.flies = true; },
    moved: ({ longitude, latitude, zoom: to }) => look(parts, bounded({ ...parts.camera, longitude, latitude, zoom: to }), true),
    drawn: (whole) => {
      if (whole) view.dataset.basemap = "drawn";
    },
  });
}

function show(parts) {
  const { data } = parts.component;
  parts.base?.then((base) => {
    if (data !== parts.component.data) return;
    base.look(parts.camera);
    base.show(data.spec, parts.camera, data.off);
  });
}

function label(parts, data) {
  labelled(parts, data);
  parts.play.paint(data);
  parts.area.paint(data);
  parts.copy.textContent = data.words.copy;
  parts.copy.hidden = Boolean(data.small || data.filed);
  parts.copied.textContent = "";
  parts.table.element.hidden = Boolean(data.small || data.weeks);
  parts.table.paint({ rows: data.places.flatMap((place) => place.records.map((record) => [record[0], record, place])), ...twin(data) });
  zoneList(parts.zones, data);
  if (!data.small) key(parts.legend, data, (changes) => send(parts.component, changes));
  parts.frame.classList.toggle("et-small", Boolean(data.small));
}

// Moves the camera. While the reader drags, marks move along; they are grouped anew when it is quiet.
function look(parts, camera, dragging = false) {
  parts.camera = camera;
  parts.base?.then((base) => base.look(camera));
  parts.overlay.move(camera);
  way(parts);
  parts.area.move(parts.component.data, camera);
  clearTimeout(parts.waiting);
  parts.waiting = setTimeout(() => {
    if (!parts.frame.isConnected) return;
    arrange(parts);
    show(parts);
  }, dragging ? QUIET : 0);
}

// Where the address asks the map to look: a camera, else a preset.
function first({ camera, views, preset: name }, size) {
  if (!camera) return preset(views[name], size);
  const [longitude, latitude, to] = camera;
  return bounded({ ...size, longitude, latitude, zoom: to });
}

// The address of the choice with the map as it now looks; where the clipboard is closed, the reader copies it.
async function copy({ camera: { longitude, latitude, zoom: at }, component, copied: told }) {
  const { words } = component.data;
  const address = new URL(window.location.href);
  address.searchParams.set("camera", [longitude.toFixed(3), latitude.toFixed(3), Math.max(at, 0).toFixed(2)].join());
  if (await copied(address.href)) told.textContent = words.copied;
  else window.prompt(words.copy, address.href);
}

// A record that is chosen elsewhere comes into the frame.
function fly(parts, { places, selected }) {
  const home = selected && places.find(({ records }) => records.some(([key]) => key === selected));
  if (!home) return;
  const { width, height } = parts.camera;
  const [x, y] = projection(parts.camera)([home.lon, home.lat]);
  if (x < 0 || y < 0 || x > width || y > height) look(parts, bounded({ ...parts.camera, longitude: home.lon, latitude: home.lat }));
}

function zoom(parts, step) {
  look(parts, bounded({ ...parts.camera, zoom: parts.camera.zoom + step }));
}

function arrange(parts) {
  const { camera } = parts;
  const { data } = parts.component;
  const project = projection(camera);
  const font = getComputedStyle(parts.frame).fontFamily;
  const spots = data.places.map((place) => ({ place, at: project([place.lon, place.lat]) }));
  const seen = spots.filter(({ at: [x, y] }) => x >= 0 && y >= 0 && x <= camera.width && y <= camera.height);
  const points = marks(data, seen, camera);
  const corner = scaled(parts.scale, camera, points.map(({ box }) => box));
  const taken = [...points.map(({ box }) => box), corner];
  const labels = areas(data, seen, taken, camera, font);
  taken.push(...labels.map(({ box }) => box));
  const named = new Set(labels.map(({ title }) => title));
  const texts = parts.layers ? names(parts.layers, { taken, marks: points.length, named }, data, camera, font) : [];
  const reachable = [...points, ...labels].sort((a, b) => number(b.all) - number(a.all));
  parts.overlay.show([...texts, ...reachable], camera, data.drawn, shown(parts));
  Object.assign(parts, { seen, spots, taken: [...taken, ...texts.map((text) => boxed(text, project))] });
  way(parts);
  count(parts);
}

function boxed({ at, shift, width, height }, project) {
  const [x, y] = project(at);
  return around([x + shift[0], y + shift[1]], width, height);
}

// What the player and the switched layers leave of some records.
function shown(parts) {
  const { off } = parts.component.data;
  const hides = (statement) => off.includes(statement ? "statements" : "events");
  return (records) => parts.play.shown(hides(true) || hides(false) ? records.filter((record) => !hides(record[2] === "statement")) : records);
}

// The ways of units and ships among the records that are shown.
function way(parts) {
  const { data } = parts.component;
  const measure = (text) => textWidth(text, `12px ${getComputedStyle(parts.frame).fontFamily}`);
  const list = data.off.includes("moves") ? [] : shown(parts)(data.moves);
  parts.moves(list, parts.camera, { selected: data.selected, taken: parts.taken ?? [], words: { moved: data.words.moved, measure } });
}

function count(parts) {
  const { data } = parts.component;
  const { places } = data;
  const left = shown(parts);
  const [inside, placed] = [counted(parts.seen, left), counted(parts.spots, left)];
  const numbers = { inside, outside: placed - inside, without: number(left(data.without)) };
  if (!data.small) elsewhere(parts.elsewhere, data, parts.spots.filter((spot) => !parts.seen.includes(spot)), left, (changes) => send(parts.component, changes));
  const hidden = number(parts.play.shown([...data.without, ...places.flatMap((place) => place.records)])) - placed - numbers.without;
  counts(parts.counts, data.words, { ...numbers, hidden }, {
    zoomTo: () => {
      const [lons, lats] = [places.map(({ lon }) => lon), places.map(({ lat }) => lat)];
      look(parts, fitted([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], frame(parts), 45));
    },
    list: () => send(parts.component, { place: "none", record: "" }),
  });
}
