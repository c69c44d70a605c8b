// Marks of the map for one extent: near places become one mark with a count. Every item says where its box stands.

import { around, overlaps } from "./map_boxes.js";
import { make } from "./dom.js";
import { glyph, ring } from "./glyph.js";
import { READABLE, pxPerKm } from "./map_camera.js";
import { say } from "./words.js";

const SINGLE = 18; // px
const LEAST = 26; // px of a ring
const TOLD = ["happened", "announced", "affected"]; // what a place is to a record
const TITLES = 3; // in a hover card

// The marks of the places that have a position in the frame: { at, shift, width, height, … } with the records they hold.
export function marks(data, spots, camera) {
  const clusters = settled(data, spots.filter(({ place }) => place.form !== "area").map((spot) => cluster(data, [spot])));
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

// How many records these are: each row is one, or stands for the number in the place of its key.
export function number(records) {
  return records.reduce((sum, [key]) => sum + (typeof key === "number" ? key : 1), 0);
}

export function counted(spots, shown = (records) => records) {
  return spots.reduce((sum, { place }) => sum + number(shown(place.records)), 0);
}

// An item with all records of its places, and how it speaks of some of them.
export function told(data, places) {
  const all = places.flatMap((place) => place.records);
  return { all, tell: (records) => described(data, places, records), ...described(data, places, all) };
}

// What a mark or an area's label says and does: hover text, the change of the choice, whether it holds the open record.
function described(data, places, records) {
  const rough = places.length === 1 && places[0].form === "rough" ? ` (${say(data.words.rough, { km: places[0].km })})` : "";
  const titles = records.slice(0, TITLES).map((record) => record[4]).filter(Boolean);
  const sides = [...new Set(records.map((record) => record[1]))].map((side) => [side, number(records.filter((record) => record[1] === side))]);
  const n = number(records);
  const many = [say(data.words.records, { n }), ...sides.sort((a, b) => b[1] - a[1]).map(([side, of]) => `${data.sides[side] || side}: ${of}`)];
  const measured = data.size ? amount(data, records) : 0;
  if (measured) many.push(say(data.words[`size_told_${data.size}`], { n: measured.toLocaleString("en") }));
  const single = n === 1 && typeof records[0][0] === "string";
  const open = single ? { record: records[0][0] } : { place: places.map(({ key }) => key).join("; "), record: "" };
  return {
    id: places.map(({ key }) => key).join(" "),
    places: places.length,
    records,
    title: places.map(({ name }) => name).join(", ") + rough,
    lines: single ? [...titles, ...many.slice(1 + sides.length), ...said(data, records[0])] : n <= TITLES ? [...many, ...titles] : many,
    open,
    selected: records.some(([key]) => key === data.selected || data.highlight?.includes(key)),
  };
}

// What the place is to a record, where the record did not happen there.
function said(data, [, , , , , told]) {
  return told ? [data.words[`place_${TOLD[told]}`]] : [];
}

// Numbers and colours of records by side; what did not happen at its place is paler.
export function bySide(records) {
  const counts = new Map();
  records.forEach(([key, side, , , , told]) => {
    const colour = told ? `color-mix(in srgb, var(--side-${side}) 40%, var(--paper))` : `var(--side-${side})`;
    counts.set(colour, (counts.get(colour) || 0) + (typeof key === "number" ? key : 1));
  });
  return [...counts].sort((a, b) => b[1] - a[1]).map(([colour, n]) => [n, colour]);
}

function picture(data, { spots }, records) {
  const [key, side, kind, hollow, , told] = records[0];
  const n = number(records);
  const size = sized(data, records);
  if (n > 1 || typeof key === "number") return ring(bySide(records), Math.max(size, LEAST));
  const sign = glyph(data.shapes[kind], `var(--side-${side})`, { hollow: Boolean(hollow) || spots[0].place.form === "rough", size: told ? size - 7 : size });
  return told ? make("span", { class: `et-told et-told-${TOLD[told]}`, style: `border-color: var(--side-${side})` }, sign) : sign;
}

// px of a sign: by the number of records, or by the measure that the reader picked, its area as that measure's.
function sized(data, records) {
  const n = number(records);
  if (!data.size) return n === 1 ? SINGLE : LEAST + Math.min(14, 2 * Math.floor(Math.log2(n)));
  const largest = data.size === "hostility" ? 5 : Math.max(...Object.values(data.sizes), 1);
  return SINGLE - 4 + Math.round(30 * Math.sqrt(Math.min(1, amount(data, records) / largest)));
}

// The measure of some records: the highest level of hostility or number of troops, which are not to be summed, else the sum.
export function amount({ size, sizes }, records) {
  const values = records.map(([key]) => sizes[key] ?? 0);
  return ["hostility", "troops"].includes(size) ? Math.max(0, ...values) : values.reduce((sum, one) => sum + one, 0);
}

// A cluster stands where its place with most records does.
function cluster(data, spots) {
  const [first] = [...spots].sort((a, b) => number(b.place.records) - number(a.place.records) || (a.place.key < b.place.key ? -1 : 1));
  const n = counted(spots);
  const size = sized(data, spots.flatMap(({ place }) => place.records));
  return { spots, size, n, at: [first.place.lon, first.place.lat], box: around(first.at, size, size) };
}

// Merges clusters until none overlaps another, the largest first.
function settled(data, clusters) {
  const done = [];
  const waiting = [...clusters].sort((a, b) => b.n - a.n || (a.spots[0].place.key < b.spots[0].place.key ? -1 : 1));
  while (waiting.length) {
    let next = waiting.shift();
    for (let i = 0; i < done.length; i += 1) {
      if (!overlaps(done[i].box, next.box)) continue;
      next = cluster(data, [...done[i].spots, ...next.spots]);
      done.splice(i, 1);
      i = -1;
    }
    done.push(next);
  }
  return done.sort((a, b) => b.n - a.n);
}
