// The filter bar of a page that is one file: days, chapters, actors by side, areas.

import { make } from "./dom.js";
import { say } from "./words.js";

export function filters(data, change) {
  const { words, timeline: { window, chapters } } = data;
  const field = (name, control) => make("label", { class: "et-file-field" }, make("span", { class: "et-hint", text: words[name] }), control);
  const date = (name) => make("input", { class: "et-button", type: "date", name, min: window[0], max: window[1], on: { change: ({ target }) => inCase(target) && change({ [name]: target.value }) } });
  const days = { since: date("since"), until: date("until") };
  const periods = [{ title: words.whole, since: window[0], until: window[1] }, ...chapters];
  const period = make("select", { class: "et-button", on: { change: () => period.value && change({ since: periods[period.value].since, until: periods[period.value].until }) } },
    make("option", { value: "", text: words.preset_pick }), ...periods.map(({ title }, i) => make("option", { value: i, text: title })));
  const area = make("select", { class: "et-button", on: { change: () => change({ area: area.value ? [area.value] : [] }) } });
  const actors = picker(data, change);
  const told = make("p", { class: "et-file-told", role: "status" });
  const reset = make("button", { type: "button", class: "et-button", text: words.reset, on: { click: () => change({ ...data.opened }) } });
  const element = make("div", { class: "et-file-filters" },
    make("div", { class: "et-controls" }, field("since", days.since), field("until", days.until), field("preset", period), actors.element, field("area", area), reset), told);

  return {
    element,
    paint(state, { shown, certain }) {
      Object.entries(days).forEach(([name, input]) => { input.value = state[name]; });
      const here = periods.findIndex(({ since, until }) => since === state.since && until === state.until);
      period.value = here < 0 ? "" : here;
      const drawn = state.area.filter((one) => !data.areas.includes(one));
      area.replaceChildren(...[["", words.any], ...data.areas.map((one) => [one, one]), ...drawn.map((one) => [one, words.box])].map(([value, text]) => make("option", { value, text })));
      area.value = state.area[0] ?? "";
      actors.paint(state);
      const sure = shown.filter((i) => certain[i]).length;
      const maybe = shown.length - sure ? say(words.maybe, { n: shown.length - sure }) : "";
      told.textContent = say(words.told, { n: sure, maybe, all: data.rows.key.length });
    },
  };
}

const inCase = ({ value, min, max }) => value >= min && value <= max;

// A button that unfolds the actors: each side with its own, to be ticked.
function picker({ actors, words }, change) {
  const summary = make("summary", { class: "et-button" });
  const boxes = actors.map(({ key }) => make("input", { type: "checkbox", value: key, on: { change: () => change({ actor: boxes.filter((box) => box.checked).map((box) => box.value) }) } }));
  const groups = new Map();
  actors.forEach((actor, i) => groups.set(actor.side, [...(groups.get(actor.side) ?? []), make("label", { class: actor.kind === "side" ? "et-file-side" : null }, boxes[i], ` ${actor.name}`)]));
  const list = make("div", { class: "et-file-actors" }, make("div", {}, ...[...groups].map(([side, labels]) => make("fieldset", { style: `border-color: var(--side-${side})` }, ...labels))));
  const details = make("details", { class: "et-file-picker" }, summary, list);
  const outside = ({ target }) => { if (!details.contains(target)) details.open = false; };
  document.addEventListener("pointerdown", outside);
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    summary.focus();
  });
  const named = new Map(actors.map(({ key, name }) => [key, name]));
  return {
    element: make("div", { class: "et-file-field" }, make("span", { class: "et-hint", text: words.actor }), details),
    paint({ actor }) {
      boxes.forEach((box) => { box.checked = actor.includes(box.value); });
      const [first, ...others] = actor.map((key) => named.get(key) ?? key);
      summary.textContent = first ? `${first}${others.length ? ` +${others.length}` : ""}` : words.all_actors;
    },
  };
}
