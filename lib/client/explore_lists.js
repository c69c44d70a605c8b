// The list of records beside the views: those of the places that were picked on the map, else those that weigh most.

import { say } from "./words.js";

const MOST = 9;

export function listOf(data, state, choice) {
  return state.place ? atPlaces(data, state, choice) : heaviest(data, state, choice);
}

// "none" stands for the records without a place.
function atPlaces(data, state, { shown, drawn }) {
  const { rows, words } = data;
  const picked = state.place.split("; ").map((place) => (place === "none" ? "" : place));
  const here = shown.filter((i) => picked.includes(rows.place[i]));
  const names = picked.map((place) => (place ? data.names[state.names].places[place] : data.map.words.no_place));
  const title = say(words.listed, { places: names.join(", "), n: here.length });
  return { drawn, closes: true, note: "", words: data.records, title, items: items(data, state, here, () => "") };
}

function heaviest(data, state, { shown, certain, drawn }) {
  const { weight, told } = data.rows;
  const first = shown.filter((i) => certain[i] && told[i]).sort((a, b) => weight[b] - weight[a] || a - b).slice(0, MOST).sort((a, b) => a - b);
  if (!first.length) return null;
  const title = say(data.records.heaviest, { n: first.length, all: shown.length });
  return { drawn, closes: false, note: data.records.weighed, words: data.records, title, items: items(data, state, first, (i) => data.said[i]) };
}

function items({ rows, timeline }, { record }, here, text) {
  const said = timeline.rows;
  return here.map((i) => ({ key: rows.key[i], href: "#", title: said.title[i], side: said.sides[said.side[i]], when: said.when[i], text: text(i), open: rows.key[i] === record }));
}
