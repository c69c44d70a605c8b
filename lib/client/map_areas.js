// Labels of areas (seas, regions, the line of contact): a name with a count near the area's middle, never a point.

import { around, free, textWidth, within } from "./map_boxes.js";
import { bySide, number, told } from "./map_marks.js";
import { make } from "./dom.js";
import { pxPerDegree, pxPerKm } from "./map_camera.js";

const HEIGHT = 24;
const NEAR = 70; // px that a label may stand from the middle of its area; in a large area farther
const FAR = 170; // px, where there is nothing nearer; on a narrow map less
const SAME = 18; // px: areas whose middles are that near share a label from the start
const AROUND = [[0, 1], [0, -1], [1, 0], [-1, 0], [0.8, 0.6], [-0.8, 0.6], [0.8, -0.6], [-0.8, -0.6]];

// Items for all areas; those without room of their own share a label with the nearest one.
export function areas(data, spots, taken, camera, font) {
  let groups = neighbours(spots.filter(({ place }) => place.form === "area").sort((a, b) => size(b) - size(a)));
  for (;;) {
    const placed = [];
    const stuck = groups.findIndex((group) => !stand(group, placed, taken, camera, font));
    if (stuck < 0) return placed.map((label) => item(data, label));
    if (groups.length === 1) return [item(data, anywhere(groups[0], taken, camera, font))];
    groups = joined(groups, stuck);
  }
}

function neighbours(spots) {
  const groups = [];
  for (const spot of spots) {
    const home = groups.find(([{ at }]) => Math.hypot(at[0] - spot.at[0], at[1] - spot.at[1]) < SAME);
    if (home) home.push(spot);
    else groups.push([spot]);
  }
  return groups;
}

function size({ place }) {
  return number(place.records);
}

function named(group) {
  const short = group[0].place.name.replace(/\s*\(.*\)$/, "");
  return group.length > 1 ? `${short} +${group.length - 1}` : short;
}

function stand(group, placed, taken, camera, font) {
  const [{ place }] = group;
  const label = measured(group, font);
  const wide = Math.min(220, place.km * pxPerKm(camera) * 0.5);
  const reach = Math.max(NEAR, wide, Math.min(FAR, camera.width * 0.18, 4 * pxPerDegree(camera)));
  const box = nearest(group, label, reach, [...taken, ...placed.map((other) => other.box)], camera);
  if (box) placed.push({ ...label, group, box });
  return Boolean(box);
}

// The first free box on widening rings around the middle of the area.
function nearest([{ at }], label, reach, taken, camera) {
  for (let r = 0; r <= reach; r += 14) {
    for (const [x, y] of r ? AROUND : [[0, 0]]) {
      const box = around(inside([at[0] + r * x * 1.6, at[1] + r * y], label, camera), label.width, HEIGHT, 2);
      if (within(box, camera) && free(box, taken)) return box;
    }
  }
  return null;
}

// One label is left: it may stand wherever there is room, over a mark only where there is none at all.
function anywhere(group, taken, camera, font) {
  const label = measured(group, font);
  const box = nearest(group, label, Math.hypot(camera.width, camera.height), taken, camera);
  return { ...label, group, box: box || around(inside(group[0].at, label, camera), label.width, HEIGHT, 2) };
}

function measured(group, font) {
  const [text, count] = [named(group), String(group.reduce((sum, spot) => sum + size(spot), 0))];
  return { text, count, width: textWidth(text, `italic 13px ${font}`) + textWidth(count, `600 13px ${font}`) + 24 };
}

// A label whose area lies at the edge of the frame is drawn whole.
function inside([x, y], { width }, camera) {
  const hold = (value, half, all) => Math.max(half + 3, Math.min(all - half - 3, value));
  return [hold(x, width / 2, camera.width), hold(y, HEIGHT / 2, camera.height)];
}

// The group that found no room joins the one whose area is nearest.
function joined(groups, stuck) {
  const [from] = groups[stuck];
  const others = groups.filter((_, i) => i !== stuck);
  const far = (group) => Math.hypot(group[0].at[0] - from.at[0], group[0].at[1] - from.at[1]);
  const nearest = others.reduce((best, group) => (far(group) < far(best) ? group : best));
  return others.map((group) => (group === nearest ? [...group, ...groups[stuck]].sort((a, b) => size(b) - size(a)) : group));
}

function item(data, { group, text, width, box }) {
  const said = told(data, group.map(({ place }) => place));
  const [{ at, place }] = group;
  const middle = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return {
    ...said,
    id: `area ${said.id}`,
    area: true,
    at: [place.lon, place.lat],
    shift: [middle[0] - at[0], middle[1] - at[1]],
    box,
    width,
    height: HEIGHT,
    picture: (records) => make("span", { class: "et-area" }, make("span", { text }), make("b", { text: number(records) }), make("i", { style: `background: ${bar(records)}` })),
  };
}

// The sides of the records as a bar under the label.
function bar(records) {
  let reached = 0;
  const stops = bySide(records).map(([n, colour]) => {
    const from = reached;
    reached += (100 * n) / number(records);
    return `${colour} ${from}% ${reached}%`;
  });
  return `linear-gradient(90deg, ${stops.join(", ")})`;
}
