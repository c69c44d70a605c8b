// The steps of a briefing drawn: one is shown, its neighbours stand ready, a record's card opens above them. Presenter and
// followers see the same.

import { ask, module } from "./ask.js";
import { draw as drawCard } from "./card.js";
import { told } from "./chapters.js";
import { make } from "./dom.js";
import { LENGTH } from "./glide.js";

const AROUND = 235; // px of a timeline beside its lanes: chapters, strip, axis, series, legend
const LEAST = 160; // px that its lanes need
const SLACK = 8; // px that a part may be longer than its place without being turned
const NARROWEST = 1000; // px of the screen at which type has its usual size; a wider one has all larger

export function stage(steps, failed) {
  const element = make("div", { class: "et-stage" });
  const card = make("div", { class: "et-present-card", hidden: true });
  const built = new Map();
  let at = -1;
  let stopped = false;

  function step(i) {
    if (!built.has(i) && steps[i]) built.set(i, section(steps[i], opened));
    return built.get(i);
  }

  function show(i) {
    const before = built.get(at);
    at = i;
    card.hidden = true;
    const shown = step(i);
    if (!shown.isConnected) element.append(shown);
    for (const [n, one] of built) one.classList.toggle("et-shown", n === i);
    before?.settle();
    const moves = Boolean(before && steps[i].animate);
    if (moves) shown.arrive(before);
    requestAnimationFrame(() => setTimeout(() => ahead(i), moves ? LENGTH : 0)); // what moves is not held up
  }

  // The step before and the one after stand ready; the others are taken down, since a browser has few maps to give.
  function ahead(i) {
    if (stopped || i !== at) return;
    for (const [n, one] of built) {
      if (Math.abs(n - i) < 2) continue;
      one.remove();
      one.stop();
      built.delete(n);
    }
    for (const n of [i + 1, i - 1]) if (step(n) && !step(n).isConnected) element.append(step(n));
  }

  // Turns the page of what is longer than its place, down or up; false where nothing is left that way.
  function turn(way) {
    const long = [...built.get(at).querySelectorAll(".et-present-part, .et-present-words")].find((part) => (way > 0 ? part.scrollHeight - part.clientHeight - part.scrollTop : part.scrollTop) > SLACK && getComputedStyle(part).overflowY === "auto");
    long?.scrollBy({ top: way * long.clientHeight * 0.85 });
    return Boolean(long);
  }

  async function opened(one, key) {
    try {
      const data = await ask(`${one.card}&record=${encodeURIComponent(key)}`);
      card.hidden = false;
      drawCard({ data, parentElement: card, setTriggerValue: (_, { record }) => (record ? opened(one, record) : (card.hidden = true)) });
    } catch {
      failed();
    }
  }

  function stop() {
    stopped = true;
    element.remove(); // a view gives its map back only where it no longer stands
    for (const one of built.values()) one.stop();
  }

  return { element, card, show, stop, turn };
}

// Type grows with the screen; what comes back ends that.
export function sized(overlay) {
  const size = () => overlay.style.setProperty("--zoom", Math.max(1, window.innerWidth / NARROWEST).toFixed(3));
  window.addEventListener("resize", size);
  size();
  return () => window.removeEventListener("resize", size);
}

// A timeline that is higher than its place is drawn smaller, so that no lane and no day is cut off.
function fitted(part) {
  const fit = () => {
    const inner = part.firstElementChild;
    const now = Number(inner.style.zoom) || 1;
    const to = Math.min(1, (part.clientHeight / inner.scrollHeight) * 0.99);
    if (Math.abs(to - now) > 0.03) inner.style.zoom = to.toFixed(3);
  };
  const watch = new ResizeObserver(() => requestAnimationFrame(fit));
  [part, part.firstElementChild].forEach((element) => watch.observe(element));
  return () => watch.disconnect();
}

// One step: its title, its parts, its text and the records that it names. `arrive` lets its days and its map come from
// those of the step before, `settle` ends that.
function section(step, opened) {
  const choose = (key) => opened(step, key);
  const link = { parentElement: { querySelector: () => ({ component: link }) }, setTriggerValue: (_, { record }) => record && choose(record) };
  const parts = step.parts.map((part) => make("div", { class: `et-present-part et-present-${part.name}` }));
  const records = step.highlight.map(({ key, title, when, side }) => make("li", { style: `border-color: var(--side-${side})` }, make("button", { type: "button", class: "et-link", text: title, on: { click: () => choose(key) } }), make("span", { class: "et-hint", text: ` ${when}` })));
  const words = make("div", { class: "et-present-words" }, step.text.length ? make("p", {}, ...step.text.map((piece) => told(link, piece))) : null, records.length ? make("ul", { class: "et-list" }, ...records) : null);
  const element = make("section", { class: `et-step${parts.length > 1 ? " et-two" : ""}` }, make("h1", { text: step.title }), make("div", { class: "et-present-parts" }, ...parts), step.text.length || records.length ? words : null);
  const highlight = step.highlight.map(({ key }) => key);
  const stops = [];
  const drawn = [];
  step.parts.forEach(async ({ view, data }, i) => {
    const { arrive, draw } = await module(view);
    const alone = view === "timeline" && !data.small;
    const room = alone ? { room: Math.max(LEAST, parts[i].clientHeight - AROUND) } : {}; // its lanes fill the screen
    const component = { data: { ...data, ...room, highlight }, parentElement: parts[i], setTriggerValue: (_, { record }) => record && choose(record) };
    stops.push(draw(component));
    drawn.push({ name: view, arrive, element: parts[i].querySelector(".et-view") });
    if (view === "timeline") stops.push(fitted(parts[i]));
  });
  let moving = [];
  element.camera = () => drawn.find(({ name }) => name === "map")?.element.parts?.camera;
  element.days = step.days;
  element.arrive = (before) => {
    const from = { days: before.days, camera: before.camera() };
    moving = drawn.filter(({ arrive }) => arrive).map(({ arrive, element: part }) => arrive(part, from));
  };
  element.settle = () => moving.splice(0).forEach((end) => end());
  element.stop = () => {
    element.settle();
    stops.forEach((stop) => stop?.());
  };
  return element;
}
