// The page of briefings: the case's own or the reader's, its steps to order and to edit, and the way into presenting.

import { keep, link, linked, save, stored } from "./briefing_store.js";
import { copied, make, root, send } from "./dom.js";
import { handout } from "./handout.js";
import { present } from "./present.js";
import { foot, panel, tell } from "./room.js";
import { say } from "./words.js";

export function draw(component) {
  open(component);
}

async function open(component) {
  const view = root(component, "briefing");
  const { data } = component;
  if (!view.asked) { // the first draw of a visit: what the link or this browser holds is asked for
    view.asked = true;
    const wanted = (await linked()) || stored();
    if (wanted && wanted !== data.asked) return void send(component, { briefing: wanted });
  }
  paint(view, component, data);
  view.dataset.drawn = data.title;
}

function paint(view, component, data) {
  const { words, steps, own, fault } = data;
  if (view.loaded && !own && !fault) keep(data.source); // what is no briefing is not kept
  view.loaded = false;
  const focused = view.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  const unfolded = [...view.querySelectorAll("details[data-step][open]")].map((one) => one.dataset.step);
  const briefing = JSON.parse(data.source);
  const change = () => {
    const text = JSON.stringify(briefing);
    keep(text);
    send(component, { briefing: text });
  };
  const told = make("span", { class: "et-hint", role: "status" });
  const button = (text, act, more = {}) => make("button", { type: "button", class: "et-button", text, on: { click: act }, ...more });
  const started = (from, options) => present(data, from, { ...options, heard: tell, followers: foot() });
  const seconds = make("input", { class: "et-button et-seconds", type: "number", min: 1, max: 3600, value: 20, "aria-label": words.every });
  const title = make("input", { class: "et-button et-wide", value: briefing.title, "data-focus": "title", "aria-label": words.title, on: { change: (event) => { briefing.title = event.target.value; change(); } } });
  const [follow, others] = steps.length ? panel(data.room, data.source) : ["", ""];
  view.replaceChildren(
    make("h2", { text: own ? words.own : words.yours }),
    fault ? make("p", { class: "et-notice", role: "alert", text: fault }) : "",
    make("p", { class: "et-hint", text: words.lead }),
    make("div", { class: "et-controls" }, title),
    make("div", { class: "et-controls" },
      button(words.present, () => started(0), { disabled: !steps.length, class: "et-button et-primary" }),
      button(words.auto, () => started(0, { every: Number(seconds.value) || 20 }), { disabled: !steps.length }), seconds, make("span", { class: "et-hint", text: words.every }),
      button(words.save, () => save(data.source, "briefing.json")),
      file(words, (text) => { view.loaded = true; send(component, { briefing: text }); }),
      button(words.share, () => copy(data.source, told, words)),
      follow,
      told),
    own ? "" : make("div", { class: "et-controls" }, ...back(button, words, () => { keep(""); document.location.hash = ""; send(component, { briefing: "" }); })),
    others,
    make("p", { class: "et-hint", text: words.keys }),
    steps.length ? handout(data.source, words) : "",
    steps.length ? make("ol", { class: "et-steps" }, ...steps.map((step, i) => item({ data, briefing, change, started, button }, step, i))) : make("p", { text: words.none }));
  for (const step of unfolded) view.querySelector(`details[data-step="${step}"]`)?.setAttribute("open", "");
  if (focused) view.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

// The reader's own briefing goes only after a second press on another button.
function back(button, words, act) {
  const sure = make("span", { hidden: true }, make("span", { role: "status", text: words.to_own_lost }), " ", button(words.to_own_yes, act));
  return [button(words.to_own, () => { sure.hidden = false; }), sure];
}

function file(words, take) {
  const input = make("input", { type: "file", accept: ".json,application/json", hidden: true, on: { change: async () => { if (input.files.length) take(await input.files[0].text()); } } });
  return make("label", { class: "et-button", tabindex: 0, on: { keydown: (event) => ["Enter", " "].includes(event.key) && input.click() } }, words.load, input);
}

async function copy(text, told, words) {
  const address = await link(text);
  if (await copied(address)) return void (told.textContent = words.copied);
  const field = make("input", { class: "et-button et-wide", readonly: true, value: address });
  told.replaceChildren(words.marked, " ", field);
  return field.select();
}

function item({ data, briefing, change, started, button }, { title, caption, notices, parts }, i) {
  const { words, layouts } = data;
  const step = briefing.steps[i];
  const move = (by) => () => {
    briefing.steps.splice(i + by, 0, ...briefing.steps.splice(i, 1));
    change();
  };
  const place = say(words.step, { n: i + 1, all: briefing.steps.length });
  return make("li", { class: "et-step-item" },
    make("h3", { text: `${i + 1} ${title}` }),
    make("p", { class: "et-hint", text: caption }),
    ...notices.map((text) => make("p", { class: "et-notice", text })),
    make("p", { class: "et-hint", text: [...parts.map(({ name }) => layouts[name]), ...(step.text ? [layouts.text] : [])].join(" · ") }),
    make("div", { class: "et-controls" },
      button(words.present_from, () => started(i)),
      make("a", { class: "et-button", href: `timeline?${step.query}`, text: words.open }),
      button("↑", move(-1), { disabled: !i, "data-focus": `up-${i}`, "aria-label": `${words.up}: ${place}`, title: words.up }),
      button("↓", move(1), { disabled: i === briefing.steps.length - 1, "data-focus": `down-${i}`, "aria-label": `${words.down}: ${place}`, title: words.down }),
      button(words.remove, () => { briefing.steps.splice(i, 1); change(); }, { "aria-label": `${words.remove}: ${place}` })),
    make("details", { "data-step": i }, make("summary", { text: words.edit, "data-focus": `edit-${i}` }), ...fields(step, i, change, data)));
}

function fields(step, i, change, { words, layouts }) {
  const field = (name, element) => make("label", { class: "et-field" }, make("span", { class: "et-hint", text: words[`step_${name}`] }), element);
  const text = (name, rows) => {
    const options = { class: "et-button et-wide", "data-focus": `${name}-${i}`, on: { change: (event) => { step[name] = event.target.value; change(); } } };
    const element = rows ? make("textarea", { ...options, rows }) : make("input", options);
    element.value = step[name];
    return element;
  };
  const layout = (at) => {
    const offered = at ? [["", words.step_nothing], ...Object.entries(layouts)] : Object.entries(layouts);
    const choose = (event) => {
      step.layout = [...step.layout.slice(0, at), event.target.value, ...step.layout.slice(at + 1)].filter(Boolean).slice(0, 2);
      change();
    };
    return make("select", { class: "et-button", "data-focus": `layout-${at}-${i}`, "aria-label": at ? words.step_beside : words.step_layout, on: { change: choose } },
      ...offered.map(([value, label]) => make("option", { value, text: label, selected: value === (step.layout[at] ?? "") })));
  };
  const keys = make("input", { class: "et-button et-wide", "data-focus": `keys-${i}`, value: step.highlight.join("; "), on: { change: (event) => { step.highlight = event.target.value.split(/[;,\s]+/).filter(Boolean); change(); } } });
  const seconds = make("input", { class: "et-button et-seconds", type: "number", min: 0, max: 3600, "data-focus": `seconds-${i}`, value: step.seconds, on: { change: (event) => { step.seconds = Math.max(0, Math.round(Number(event.target.value)) || 0); change(); } } });
  const animate = make("label", { class: "et-key" }, make("input", { type: "checkbox", checked: step.animate, disabled: i === 0, "data-focus": `animate-${i}`, on: { change: (event) => { step.animate = event.target.checked; change(); } } }), words.step_animate);
  return [field("title", text("title")), make("div", { class: "et-controls" }, layout(0), words.step_beside, layout(1)), field("text", text("text", 5)), field("notes", text("notes", 3)), field("keys", keys), field("seconds", seconds), animate];
}
