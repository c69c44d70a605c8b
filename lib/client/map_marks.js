// Marks and labels of the map for one extent: near places become one mark with a count, labels never overlap.

import { make } from "./dom.js";
import { glyph, ring } from "./glyph.js";

const NEAR = 27; // px between the middles of two marks
// Where an area's label may stand beside its point: nearest first, on rings around it.
const OFFSETS = [[0, 0], ...[30, 60, 90, 130, 170].flatMap((r) => [[0, 1], [0, -1], [1, 0], [-1, 0], [0.8, 0.6], [-0.8, 0.6], [0.8, -0.6], [-0.8, -0.6]].map(([x, y]) => [2 * r * x, r * y]))];

export function arranged(parts, viewport) {
  const { data } = parts.component;
  const seen = data.places.map((place) => ({ place, at: viewport.project([place.lon, place.lat]) }));
  const within = seen.filter(({ at: [x, y] }) => x >= 0 && y >= 0 && x <= viewport.width && y <= viewport.height);
  const size = (items) => items.reduce((sum, { place }) => sum + place.records.length, 0);
  const boxes = [];
  const clusters = grouped(within.filter(({ place }) => place.form !== "area"));
  const marks = clusters.map((cluster) => mark(parts, cluster, boxes));
  const areas = within.filter(({ place }) => place.form === "area").sort((a, b) => b.place.records.length - a.place.records.length).map((item) => area(parts, item, boxes, viewport));
  const names = labels(parts, viewport, boxes);
  return { nodes: [...names, ...areas, ...marks], inside: size(within), outside: size(seen) - size(within) };
}

function grouped(items) {
  const clusters = [];
  const order = [...items].sort((a, b) => b.place.records.length - a.place.records.length);
  for (const { place, at } of order) {
    const home = clusters.find((c) => Math.hypot(c.at[0] - at[0], c.at[1] - at[1]) < NEAR);
    if (home) home.places.push(place);
    else clusters.push({ at, places: [place] });
  }
  return clusters;
}

function mark(parts, { at, places }, boxes) {
  const { data } = parts.component;
  const records = places.flatMap((place) => place.records);
  const one = records.length === 1;
  const size = one ? 18 : 28 + Math.min(10, Math.floor(Math.log2(records.length)) * 2);
  boxes.push(box(at, size, size));
  const [key, side, kind, hollow, title] = records[0];
  const picture = one ? glyph(data.shapes[kind], `var(--side-${side})`, { hollow: hollow || places[0].form === "rough", size }) : ring(bySide(records), size);
  const names = places.map((place) => place.name).join(", ");
  const rough = places.length === 1 && places[0].form === "rough" ? ` (${data.words.rough.replace("{km}", places[0].km)})` : "";
  const content = { title: names + rough, lines: one ? [title] : [data.words.records.replace("{n}", records.length), ...sides(data, records)] };
  const changes = one ? { record: key } : { place: places.map((place) => place.key).join("; "), record: "" };
  return button(parts, at, size, size, picture, content, changes, records.some((r) => r[0] === data.selected), places.length);
}

function area(parts, { place, at }, boxes, viewport) {
  const { data } = parts.component;
  const text = `${place.name} ${place.records.length}`;
  const width = text.length * 6.4 + 18;
  const inside = ([x, y]) => [Math.min(Math.max(x, width / 2 + 2), viewport.width - width / 2 - 2), Math.min(Math.max(y, 14), viewport.height - 14)];
  const spots = OFFSETS.map(([dx, dy]) => inside([at[0] + dx, at[1] + dy]));
  const free = spots.find((to) => !boxes.some((other) => overlaps(box(to, width, 24), other))) || spots[0];
  boxes.push(box(free, width, 24));
  const content = { title: place.name, lines: [data.words.records.replace("{n}", place.records.length), ...sides(data, place.records)] };
  const chip = make("span", { class: "et-area", text });
  return button(parts, free, width, 24, chip, content, { place: place.key, record: "" }, place.records.some((r) => r[0] === data.selected), 1);
}

function button(parts, [x, y], width, height, picture, content, changes, selected, places) {
  const act = () => parts.component.setTriggerValue("chosen", changes);
  const show = (event) => parts.tip.show(content, event);
  return make("button", {
    type: "button", class: `et-mark${selected ? " et-selected" : ""}`, "aria-label": [content.title, ...content.lines].join(", "), "data-places": places,
    style: `left:${x - width / 2}px;top:${y - height / 2}px;width:${width}px;height:${height}px`,
    on: { click: act, mousemove: show, mouseleave: () => parts.tip.hide() },
  }, picture);
}

function bySide(records) {
  const counts = new Map();
  records.forEach(([, side]) => counts.set(side, (counts.get(side) || 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1]).map(([side, n]) => [n, `var(--side-${side})`, side]);
}

function sides(data, records) {
  return bySide(records).map(([n, , side]) => `${data.sides[side] || side}: ${n}`);
}

// Names of towns, the largest first, where they cover no mark and no other name.
function labels(parts, viewport, boxes) {
  const least = viewport.zoom >= 7.5 ? 0 : viewport.zoom >= 6 ? 150000 : viewport.zoom >= 4.5 ? 400000 : viewport.zoom >= 3 ? 1200000 : 1e9;
  const towns = parts.cities.filter((city) => city.properties.pop >= least).sort((a, b) => b.properties.pop - a.properties.pop);
  const nodes = [];
  for (const { geometry, properties } of towns) {
    const [x, y] = viewport.project(geometry.coordinates);
    const width = properties.name.length * 6.9 + 10;
    if (x < 4 || y < 10 || x + width > viewport.width || y > viewport.height - 10) continue;
    const place = [[x + width / 2 + 5, y], [x - width / 2 - 5, y]].find((to) => !boxes.some((other) => overlaps(box(to, width, 16), other)));
    if (!place || boxes.some((other) => overlaps(box([x, y], 6, 6), other))) continue;
    boxes.push(box(place, width, 16), box([x, y], 6, 6));
    nodes.push(make("span", { class: "et-dot", style: `left:${x - 2}px;top:${y - 2}px` }));
    nodes.push(make("span", { class: "et-town", text: properties.name, style: `left:${place[0] - width / 2}px;top:${place[1] - 8}px;width:${width}px` }));
    if (nodes.length >= 120) break;
  }
  return nodes;
}

function box([x, y], width, height) {
  return [x - width / 2 - 1, y - height / 2 - 1, x + width / 2 + 1, y + height / 2 + 1];
}

function overlaps(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
