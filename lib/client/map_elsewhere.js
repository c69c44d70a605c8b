// The inset for what lies outside the map's extent: the places with most records there, each with its ring.

import { make } from "./dom.js";
import { ring } from "./glyph.js";
import { bySide, number } from "./map_marks.js";
import { say } from "./words.js";

const MOST = 5; // places
const SIZE = 26; // px of a ring

// `spots` are the places outside; `shown` leaves of their records those of the present day and layers.
export function elsewhere(element, { words }, spots, shown, choose) {
  const found = spots.map(({ place }) => ({ place, records: shown(place.records) })).filter(({ records }) => records.length);
  found.sort((a, b) => number(b.records) - number(a.records) || (a.place.key < b.place.key ? -1 : 1));
  const first = found.slice(0, MOST);
  const now = JSON.stringify(first.map(({ place, records }) => [place.key, bySide(records)]));
  if (element.dataset.written === now) return;
  element.dataset.written = now;
  element.hidden = !first.length;
  const held = element.contains(document.activeElement) && document.activeElement.dataset.place;
  const chip = ({ place, records }) => {
    const said = say(words.elsewhere_one, { place: place.name, n: number(records) });
    return make("button", { type: "button", class: "et-button et-far", "data-place": place.key, "aria-label": said, on: { click: () => choose({ place: place.key, record: "" }) } },
      ring(bySide(records), SIZE), make("span", { text: place.name }));
  };
  element.replaceChildren(make("span", { class: "et-hint", text: words.elsewhere }), ...first.map(chip));
  if (held) element.querySelector(`[data-place="${CSS.escape(held)}"]`)?.focus();
}
