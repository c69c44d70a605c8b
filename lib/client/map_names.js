// Names on the basemap: lands and seas where they fit in, then towns by size, each where it covers nothing.

import { around, free, textWidth, within } from "./map_boxes.js";
import { make } from "./dom.js";
import { projection, pxPerDegree } from "./map_camera.js";

const MOST = 60;
const FONTS = { country: "600 13px", sea: "italic 13px", region: "12px", town: "12px" };
const SPACING = { country: 1.6, sea: 0.4, region: 0.3, town: 0 }; // px between letters, as in map.css
// The least number of people of a town that is named at a zoom.
const LEAST = [[7.1, 0], [6.2, 60000], [5.4, 150000], [4.5, 400000], [3.6, 1200000], [-9, Infinity]];

// `taken` are the boxes of marks (the first `marks` of them) and of areas' labels, `named` what those labels say already.
export function names({ labels, cities }, { taken, marks, named }, { language }, camera, font) {
  const boxes = [...taken];
  const project = projection(camera);
  const called = ({ properties }) => ({ ...properties, name: properties[`name_${language}`] || properties.name });
  return [...lands(labels, called, boxes, named, camera, project, font), ...towns(cities, called, boxes, marks, camera, project, font)].slice(0, MOST);
}

function lands(labels, called, boxes, named, camera, project, font) {
  const items = [];
  const said = new Set(named);
  for (const { geometry, ...label } of labels) {
    const { kind, name, room } = called(label);
    if (said.has(name) || (kind === "region" && camera.zoom < 5.4)) continue;
    const width = textWidth(name, `${FONTS[kind]} ${font}`) + name.length * SPACING[kind] + 4;
    if (width > room * pxPerDegree(camera) * (kind === "region" ? 1.1 : 0.95)) continue;
    const at = project(geometry.coordinates);
    const spot = [[0, 0], [0, 22], [0, -22], [0, 44], [0, -44]].map(([dx, dy]) => [at[0] + dx, at[1] + dy]).find((to) => fits(around(to, width, 16, 3), boxes, camera));
    if (!spot) continue;
    said.add(name);
    boxes.push(around(spot, width, 16, 3));
    items.push(text(`et-name et-${kind}`, name, geometry.coordinates, [spot[0] - at[0], spot[1] - at[1]], width));
  }
  return items;
}

function fits(box, boxes, camera) {
  return within(box, camera) && free(box, boxes);
}

// A town under a mark has its name beside that mark and no dot of its own.
function towns(cities, called, boxes, marks, camera, project, font) {
  const [, least] = LEAST.find(([zoom]) => camera.zoom >= zoom);
  const items = [];
  for (const { geometry, ...city } of cities) {
    const properties = called(city);
    if (properties.pop < least) break;
    const at = project(geometry.coordinates);
    const dot = around(at, 6, 6, 0);
    const over = boxes.slice(0, marks).find((box) => !free(dot, [box]));
    if (!within(dot, camera) || (!over && !free(dot, boxes))) continue;
    const width = textWidth(properties.name, `${FONTS.town} ${font}`) + 4;
    const spot = beside(over || dot, at, width).find((to) => fits(around(to, width, 15, 2), boxes, camera));
    if (!spot) continue;
    boxes.push(around(spot, width, 15, 2), dot);
    items.push(text("et-name et-town", properties.name, geometry.coordinates, [spot[0] - at[0], spot[1] - at[1]], width));
    if (!over) items.push({ ...text("et-dot", "", geometry.coordinates, [0, 0], 5), id: `dot ${properties.geonameid}`, height: 5 });
  }
  return items;
}

function beside([left, top, right, bottom], [x, y], width) {
  const across = width / 2 + 3;
  return [[right + across, y], [left - across, y], [x, bottom + 9], [x, top - 9]];
}

function text(style, name, at, shift, width) {
  return { id: `${style} ${name} ${at}`, at, shift, width, height: 16, still: () => make("span", { class: style, text: name, "aria-hidden": "true" }) };
}
