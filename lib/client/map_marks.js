// Marks of the map for one extent: near places become one mark with a count. Every item says where its box stands.

import { around, overlaps } from "./map_boxes.js";
import { make } from "./dom.js";
import { glyph, ring } from "./glyph.js";
import { READABLE, pxPerKm } from "./map_camera.js";

const SINGLE = 18; // px
const TOLD = ["happened", "announced", "affected"]; // what a place is to a record
const TITLES = 3; // in a hover card

// The marks of the places that have a position in the frame: { at, shift, width, height, … } with the records they hold.
export function marks(data, spots, camera) {
  const clusters = settled(spots.filter(({ place }) => place.form !== "area").map((spot) => cluster([spot])));
  return clusters.map((one) => ({
    ...told(data, one.spots.map(({ place }) => place)),
    at: one.at,
    box: one.box,
    shift: [0, 0],
    soft: one.spots.every(({ place }) => place.form === "rough" && place.km * pxPerKm(camera) < READABLE),
    width: one.size,
    height: one.size,
    picture: (records) => picture(data, one, records),
  }));
}

export function counted(spots, shown = (records) => records) {
  return spots.reduce((sum, { place }) => sum + shown(place.records).length, 0);
}

// An item with all records of its places, and how it speaks of some of them.
export function told(data, places) {
  const all = places.flatMap((place) => place.records);
  return { all, tell: (records) => described(data, places, records), ...described(data, places, all) };
}

// What a mark or an area's label says and does: hover text, the change of the choice, whether it holds the open record.
function described(data, places, records) {
  const rough = places.length === 1 && places[0].form === "rough" ? ` (${data.words.rough.replace("{km}", places[0].km)})` : "";
  const titles = records.slice(0, TITLES).map((record) => record[4]).filter(Boolean);
  const sides = [...new Set(records.map((record) => record[1]))].map((side) => [side, records.filter((record) => record[1] === side).length]);
  const many = [data.words.records.replace("{n}", records.length), ...sides.sort((a, b) => b[1] - a[1]).map(([side, n]) => `${data.sides[side] || side}: ${n}`)];
  const open = records.length === 1 ? { record: records[0][0] } : { place: places.map(({ key }) => key).join("; "), record: "" };
  return {
    id: places.map(({ key }) => key).join(" "),
    places: places.length,
    records,
    title: places.map(({ name }) => name).join(", ") + rough,
    lines: records.length === 1 ? [...titles, ...said(data, records[0])] : records.length <= TITLES ? [...many, ...titles] : many,
    open,
    selected: records.some(([key]) => key === data.selected),
  };
}

// What the place is to a record, where the record did not happen there.
function said(data, [, , , , , told]) {
  return told ? [data.words[`place_${TOLD[told]}`]] : [];
}

// Numbers and colours of records by side; what did not happen at its place is paler.
export function bySide(records) {
  const counts = new Map();
  records.forEach(([, side, , , , told]) => {
    const colour = told ? `color-mix(in srgb, var(--side-${side}) 40%, var(--paper))` : `var(--side-${side})`;
    counts.set(colour, (counts.get(colour) || 0) + 1);
  });
  return [...counts].sort((a, b) => b[1] - a[1]).map(([colour, n]) => [n, colour]);
}

function picture(data, { spots }, records) {
  if (records.length > 1) return ring(bySide(records), sized(records.length));
  const [, side, kind, hollow, , told] = records[0];
  const sign = glyph(data.shapes[kind], `var(--side-${side})`, { hollow: Boolean(hollow) || spots[0].place.form === "rough", size: told ? SINGLE - 7 : SINGLE });
  return told ? make("span", { class: `et-told et-told-${TOLD[told]}`, style: `border-color: var(--side-${side})` }, sign) : sign;
}

function sized(n) {
  return n === 1 ? SINGLE : 26 + Math.min(14, 2 * Math.floor(Math.log2(n)));
}

// A cluster stands where its place with most records does.
function cluster(spots) {
  const [first] = [...spots].sort((a, b) => b.place.records.length - a.place.records.length || (a.place.key < b.place.key ? -1 : 1));
  const n = counted(spots);
  const size = sized(n);
  return { spots, size, n, at: [first.place.lon, first.place.lat], box: around(first.at, size, size) };
}

// Merges clusters until none overlaps another, the largest first.
function settled(clusters) {
  const done = [];
  const waiting = [...clusters].sort((a, b) => b.n - a.n || (a.spots[0].place.key < b.spots[0].place.key ? -1 : 1));
  while (waiting.length) {
    let next = waiting.shift();
    for (let i = 0; i < done.length; i += 1) {
      if (!overlaps(done[i].box, next.box)) continue;
      next = cluster([...done[i].spots, ...next.spots]);
      done.splice(i, 1);
      i = -1;
    }
    done.push(next);
  }
  return done.sort((a, b) => b.n - a.n);
}
