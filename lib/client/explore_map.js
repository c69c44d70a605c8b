// What the map draws of a choice: of Python's places, moves and zones those of the chosen records and days.

import { day } from "./choice.js";
import { say } from "./words.js";

export function mapOf(data, state, { shown, drawn, since, until }) {
  const whole = data.map;
  const { rows } = data;
  const keys = new Set(shown.map((i) => rows.key[i]));
  const length = until - since;
  const clipped = (record) => [...record.slice(0, -2), ...record.slice(-2).map((n) => Math.min(Math.max(n - since, 0), length))];
  const kept = (records) => records.filter(([key]) => keys.has(key)).map(clipped);
  const named = data.names[state.names];
  const places = whole.places.map((place) => ({ ...place, name: named.places[place.key], records: kept(place.records) })).filter(({ records }) => records.length);
  const zones = whole.zones.map((zone, i) => ({ ...zone, name: named.zones[i] })).filter((zone) => zone.since <= state.until && (!zone.until || zone.until >= state.since));
  const said = data.timeline.rows;
  const without = shown.filter((i) => !rows.place[i]).map((i) => clipped(["", "", said.kinds[said.kind[i]], 0, "", 0, rows.first[i], rows.last[i]]));
  const n = places.reduce((sum, { records }) => sum + records.length, 0);
  const sides = new Set(shown.map((i) => said.sides[said.side[i]]));
  return {
    ...whole, places, zones, without, drawn, filed: true,
    spec: circled(whole.spec, places, zones),
    moves: kept(whole.moves),
    tempo: Object.fromEntries(Object.entries(data.tempo).map(([name, days]) => [name, days.slice(since, until + 1)])),
    sides: Object.fromEntries(Object.entries(whole.sides).filter(([side]) => sides.has(side))),
    language: state.names, size: state.size,
    sizes: Object.fromEntries(Object.entries(data.sizes[state.size]).filter(([key]) => keys.has(key))),
    preset: state.map, camera: null, area: state.area, selected: state.record, off: state.off, since: state.since, until: state.until,
    alt: say(whole.words.alt, { n, places: places.length, without: without.length }),
  };
}

// The layers with the circles of these places and zones.
function circled(spec, places, zones) {
  const circle = (at, km) => ({ at, m: km * 1000 });
  const circles = {
    zones: zones.map(({ at, km }) => circle(at, km)),
    rough: places.filter(({ form }) => form === "rough").map(({ lon, lat, km }) => circle([lon, lat], km)),
  };
  return { ...spec, layers: spec.layers.map((layer) => (circles[layer.id] ? { ...layer, data: circles[layer.id] } : layer)) };
}

// The place of a day among those of the case.
export const dayOf = (iso, data) => day(iso) - day(data.timeline.window[0]);
