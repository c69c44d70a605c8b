// A page that is one file: the steps of a briefing to present, the case to explore, and the sources of both.

import { answer, unpacked } from "./file_ask.js";
import { explore } from "./explore.js";
import { card } from "./file_card.js";
import { make } from "./dom.js";
import { present } from "./present.js";
import { draw as drawSources } from "./sources.js";
import { follow } from "./theme.js";
import { say } from "./words.js";

const { steps, words, labels, title, shelves, explored, at } = unpacked("steps");
const filed = shelves.map((_, n) => ({ ...unpacked(`cards-${n}`), at }));
const place = document.querySelector("#et-file");
const made = explored ? unpacked("explore") : null;

follow();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow);
for (const { card: address, shelf, chosen } of steps) answer(`${address}&record=`, (key) => opened(filed[shelf], chosen, key));

// Where a step's record has no card here, the presenter says that none came.
function opened(shelf, chosen, key) {
  const found = card(shelf, chosen, key, labels.outside_step);
  if (!found.record) throw new Error(key);
  return found;
}

const started = (from) => present({ steps, words, title }, from);
const button = (text, act, more = {}) => make("button", { type: "button", class: "et-button", text, on: { click: act }, ...more });

function listed() {
  const item = ({ title: name, caption, notices }, i) => make("li", {},
    make("button", { type: "button", class: "et-link", text: `${i + 1} ${name}`, "aria-label": `${words.present_from}: ${name}`, on: { click: () => started(i) } }),
    make("span", { class: "et-hint", text: ` ${caption}` }),
    ...notices.map((text) => make("p", { class: "et-notice", text })));
  return make("section", { class: "et-file-steps" },
    make("div", { class: "et-controls" }, button(words.present, () => started(0), { class: "et-button et-primary" }), make("span", { class: "et-hint", text: words.keys })),
    make("ol", {}, ...steps.map(item)));
}

// The sources of a case: the row of a publisher unfolds with what stands of it in the page.
function sources(name, n, view) {
  const { of, ...data } = unpacked(`sources-${n}`);
  const element = make("section", { class: "et-file-sources" }, make("p", { class: "et-hint", text: say(labels.of_case, { case: name }) }));
  const draw = (open) => drawSources({ data: { ...data, open, sources: of[open] ?? [] }, parentElement: element, setTriggerValue: (_, changes) => ("publisher" in changes ? draw(changes.publisher) : view?.change(changes)) });
  draw("");
  return element;
}

if (steps.length) place.append(listed());
let view = null;
if (made) {
  const section = make("section", { class: "et-file-explore" }, make("h2", { text: say(labels.explore, { case: shelves[0] }) }));
  place.append(section);
  view = explore(section, made, filed[0]);
} else if (labels.too_many) place.append(make("p", { class: "et-notice", text: labels.too_many }));
shelves.forEach((name, n) => place.append(sources(name, n, n ? null : view)));
const asked = new URLSearchParams(document.location.search).get("record");
if (asked && filed[0].cards[asked]) view?.change({ record: asked });
document.body.dataset.drawn = "yes";
