// What stands around the map: names of the buttons, counts, scale bar, legend, credits.

import { day as dayOf, iso } from "./choice.js";
import { make } from "./dom.js";
import { legend } from "./legend.js";
import { overlaps } from "./map_boxes.js";
import { pxPerKm } from "./map_camera.js";
import { say } from "./words.js";

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const SIGNS = ["announced", "affected", "rough", "occupied"];
const LAYERS = ["line", "held", "zones", "moves", "events", "statements"]; // those that a reader switches

export function labelled(parts, { words, preset, alt }) {
  parts.presets.forEach((button) => {
    button.textContent = words[button.dataset.preset];
    button.setAttribute("aria-pressed", String(button.dataset.preset === preset));
  });
  parts.zoomIn.textContent = "+";
  parts.zoomOut.textContent = "−";
  parts.zoomIn.setAttribute("aria-label", words.zoom_in);
  parts.zoomOut.setAttribute("aria-label", words.zoom_out);
  parts.frame.setAttribute("aria-label", alt);
  parts.credits.textContent = words.credits;
}

// The days of a record within the choice.
function days(record, since) {
  const [first, last] = [record.at(-2), record.at(-1)].map((n) => iso(dayOf(since) + n));
  return first === last ? first : `${first} – ${last}`;
}

// The columns of the table twin; a row is [key, record, place].
export function twin({ words, sides, places, since }) {
  const value = {
    when: ([, record]) => record.at(-2), title: ([, record]) => record[4], where: ([, , place]) => place.name, line: ([, , place]) => place.line ?? Infinity,
    side: ([, record]) => sides[record[1]], kind: ([, record]) => words.kinds[record[2]],
  };
  const text = { when: ([, record]) => days(record, since), line: ([, , place]) => place.line ?? "" };
  const columns = Object.entries(value).map(([name, of]) => ({ name, label: words[`column_${name}`], value: of, ...(text[name] ? { text: text[name] } : {}) }));
  return { columns, sorted: words.sorted, summary: say(words.table, { n: places.reduce((sum, { records }) => sum + records.length, 0) }), note: words.table_note };
}

// Sides and kinds that the choice has, then the signs of the map, with a switch where one is a layer. It is written anew
// only where it changes.
export function key(legendBox, data, choose) {
  const held = legendBox.contains(document.activeElement) && document.activeElement.dataset.layer;
  const items = entries(data, choose);
  const now = JSON.stringify([data.off, data.size, data.language, items.map((item) => item.outerHTML)]);
  if (legendBox.dataset.written === now) return;
  legendBox.dataset.written = now;
  legendBox.replaceChildren(...items);
  if (held) legendBox.querySelector(`[data-layer="${held}"]`)?.focus();
}

function entries(data, choose) {
  const kinds = new Set(data.places.flatMap(({ records }) => records.map((record) => record[2])));
  const shapes = Object.fromEntries(Object.entries(data.shapes).filter(([kind]) => kinds.has(kind)));
  const picture = (sign) => make("span", { class: `et-sign et-sign-${sign}` });
  const signs = SIGNS.map((sign) => make("span", { class: "et-key" }, picture(sign), make("span", { text: data.words[`legend_${sign}`] })));
  const flip = (layer) => choose({ off: LAYERS.filter((other) => data.off.includes(other) !== (other === layer)) });
  const switches = LAYERS.map((layer) => make("label", { class: "et-key" },
    make("input", { type: "checkbox", checked: !data.off.includes(layer), "data-layer": layer, on: { change: () => flip(layer) } }),
    ["events", "statements"].includes(layer) ? null : picture(layer), make("span", { text: data.words[`legend_${layer}`] })));
  return [...legend({ ...data, shapes }), ...signs, ...switches, pick("size", data, choose), pick("names", data, choose)];
}

// What the size of a sign says, and the language of the names.
function pick(name, { words, size, language }, choose) {
  const now = { size, names: language }[name];
  const options = Object.entries(words).filter(([word]) => word.startsWith(`${name}_of_`)).map(([word, text]) => [word.slice(`${name}_of_`.length), text]);
  return make("label", { class: "et-key" }, `${words[name]} `,
    make("select", { class: "et-button", "data-layer": name, on: { change: (event) => choose({ [name]: event.target.value.replace("none", "") }) } },
      ...options.map(([value, text]) => make("option", { value, text, selected: value === (now || "none") }))));
}

// "On the map n, outside this extent n (zoom to them), without a place n (list)": the three add up to the choice.
export function counts(line, words, numbers, { zoomTo, list }) {
  if (Object.entries(numbers).every(([name, n]) => line.dataset[name] === String(n))) return;
  const { inside, outside, without, hidden } = numbers;
  const text = (name, n) => say(words[name], { n });
  const button = (name, run) => make("button", { type: "button", class: "et-link", text: words[name], on: { click: run } });
  const act = (name, run) => make("span", { class: "et-whole" }, "(", button(name, run), ")");
  const children = [`${text("on_map", inside)}, ${text("outside", outside)}`];
  if (outside) children.push(" ", act("zoom_to", zoomTo));
  children.push(`, ${text("without", without)}`);
  if (without) children.push(" ", act("list", list));
  if (hidden) children.push(`, ${text("hidden", hidden)}`);
  line.replaceChildren(...children);
  Object.assign(line.dataset, numbers);
}

// Draws the scale bar for the middle of the map in the lower corner that has fewer marks; its box.
export function scaled(bar, camera, marks) {
  const px = pxPerKm(camera);
  const km = STEPS.find((step) => step * px >= 60) || STEPS.at(-1);
  bar.style.width = `${km * px}px`;
  bar.textContent = `${km} km`;
  const [width, top] = [km * px + 24, camera.height - 34];
  const corners = [[0, top, width, camera.height], [camera.width - width, top, camera.width, camera.height]];
  const [left, right] = corners.map((box) => marks.filter((mark) => overlaps(mark, box)).length);
  const at = right < left ? 1 : 0;
  bar.classList.toggle("et-right", Boolean(at));
  return corners[at];
}

// The zones in force on the days of the choice, each with the page that tells of it.
export function zoneList(element, { zones, words, small }) {
  const now = JSON.stringify(zones);
  element.hidden = small || !zones.length;
  if (element.dataset.written === now) return;
  element.dataset.written = now;
  element.replaceChildren(make("summary", { text: `${words.zones} (${zones.length})` }), make("ul", { class: "et-zones" }, ...zones.map(({ name, kind, days, note, url }) =>
    make("li", {}, `${name}: ${kind}, ${days}. ${note} `, make("a", { href: url, rel: "noopener noreferrer", target: "_blank", text: words.zone_source })))));
}
