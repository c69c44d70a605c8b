// Presenting: one step fills the screen, the next is prepared ahead; keys and clickers move, notes stand in a second window.

import { ask, module } from "./ask.js";
import { draw as drawCard } from "./card.js";
import { make } from "./dom.js";
import { told } from "./chapters.js";
import { notes } from "./notes.js";

const LETTERS = "escalation.letters";
const NARROWEST = 1000; // px of the screen at which type has its usual size; a wider one has all larger
const FIELDS = "input, textarea, select, [contenteditable]";

export function present(data, from = 0, { every = 0 } = {}) {
  const { steps, words } = data;
  const stage = make("div", { class: "et-stage" });
  const foot = make("div", { class: "et-present-foot" });
  const aside = make("p", { class: "et-present-notes", hidden: true });
  const list = make("ol", { class: "et-present-overview", hidden: true });
  const blank = make("div", { class: "et-present-blank", hidden: true });
  const lost = make("p", { class: "et-notice", role: "status", hidden: true });
  const card = make("div", { class: "et-present-card", hidden: true });
  const letters = make("input", { type: "checkbox", checked: localStorage.getItem(LETTERS) !== "off", on: { change: () => localStorage.setItem(LETTERS, letters.checked ? "on" : "off") } });
  const overlay = make("div", { class: "et-present et-view", role: "dialog", "aria-modal": "true", "aria-label": data.title, tabindex: -1 }, stage, card, aside, lost, foot, list, blank);
  const before = document.activeElement;
  const built = new Map();
  const second = notes(words, () => toggle(aside, true));
  const state = { at: -1, digits: "", timer: 0, closed: false };

  function step(i) {
    if (!built.has(i) && steps[i]) built.set(i, section(steps[i], opened));
    return built.get(i);
  }

  function go(i) {
    const to = Math.min(Math.max(i, 0), steps.length - 1);
    if (to === state.at) return;
    state.at = to;
    card.hidden = true;
    list.hidden = true;
    const shown = step(to);
    if (!shown.isConnected) stage.append(shown);
    for (const [n, one] of built) one.classList.toggle("et-shown", n === to);
    aside.textContent = steps[to].notes;
    foot.replaceChildren(...footer(to));
    second.show(steps, to);
    overlay.dataset.step = String(to + 1);
    requestAnimationFrame(() => setTimeout(() => ahead(to)));
    clearTimeout(state.timer);
    if (every) state.timer = setTimeout(() => go((state.at + 1) % steps.length), 1000 * (steps[to].seconds || every));
  }

  // The step before and the one after stand ready; the others are taken down, since a browser has few maps to give.
  function ahead(at) {
    if (state.closed || at !== state.at) return;
    for (const [n, one] of built) {
      if (Math.abs(n - at) < 2) continue;
      one.remove();
      one.stop();
      built.delete(n);
    }
    for (const n of [at + 1, at - 1]) if (step(n) && !step(n).isConnected) stage.append(step(n));
  }

  function footer(at) {
    const button = (text, act, more = {}) => make("button", { type: "button", class: "et-button", text, on: { click: act }, ...more });
    return [
      make("span", { class: "et-present-caption", text: `${steps[at].caption}. ${steps[at].version}.` }),
      button("‹", () => go(state.at - 1), { "aria-label": words.up, disabled: !at }),
      make("span", { class: "et-present-place", text: words.step.replace("{n}", at + 1).replace("{all}", steps.length) }),
      button("›", () => go(state.at + 1), { "aria-label": words.down, disabled: at === steps.length - 1 }),
      button(words.notes_title, () => second.open(steps, state.at)),
      make("label", { class: "et-key" }, letters, words.letters),
      button(words.close, close),
    ];
  }

  async function opened(one, key) {
    try {
      const found = await ask(`${one.card}&record=${encodeURIComponent(key)}`);
      const shim = { data: found, parentElement: card, setTriggerValue: (_, changes) => (changes.record ? opened(one, changes.record) : toggle(card, false)) };
      toggle(card, true);
      drawCard(shim);
    } catch {
      lost.textContent = words.no_card;
      lost.hidden = false;
    }
  }

  function toggle(element, on = element.hidden) {
    element.hidden = !on;
  }

  function overview() {
    list.replaceChildren(...steps.map(({ title, caption }, i) => make("li", {}, make("button", { type: "button", class: "et-link", "aria-current": i === state.at ? "true" : null, on: { click: () => go(i) } }, make("strong", { text: `${i + 1} ${title}` }), make("span", { class: "et-hint", text: ` ${caption}` })))));
    toggle(list);
    if (!list.hidden) list.querySelectorAll("button")[state.at].focus();
  }

  const moves = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  const lettered = { b: () => toggle(blank), f: () => full(overlay), n: () => toggle(aside), o: overview };

  function pressed(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest?.(FIELDS)) return;
    const arrow = key.startsWith("Arrow") && target.closest?.(".et-lanes, .et-card, .et-present-overview");
    if (key === "Escape") escape();
    else if (moves[key] && !arrow) go(state.at + moves[key]);
    else if (key === "Home" || key === "End") go(key === "Home" ? 0 : steps.length - 1);
    else if (/^\d$/.test(key)) state.digits += key;
    else if (key === "Enter" && state.digits) go(Number(state.digits) - 1);
    else if (letters.checked && lettered[key.toLowerCase()]) lettered[key.toLowerCase()]();
    else return;
    if (!/^\d$/.test(key)) state.digits = "";
    event.preventDefault();
    event.stopPropagation();
  }

  function escape() {
    const open = [blank, list, card].find((one) => !one.hidden);
    if (open) open.hidden = true;
    else close();
  }

  function close() {
    state.closed = true;
    clearTimeout(state.timer);
    document.removeEventListener("keydown", pressed, true);
    watcher.disconnect();
    window.removeEventListener("resize", sized);
    for (const one of built.values()) one.stop();
    second.close();
    if (document.fullscreenElement) document.exitFullscreen();
    document.querySelector("#root")?.removeAttribute("inert");
    overlay.remove();
    before?.focus?.();
  }

  const sized = () => overlay.style.setProperty("--zoom", Math.max(1, window.innerWidth / NARROWEST).toFixed(3));
  const app = document.querySelector("[data-testid=stApp]");
  const watcher = new MutationObserver(() => {
    const away = app.dataset.testConnectionState !== "CONNECTED";
    lost.textContent = away ? words.lost : "";
    lost.hidden = !away;
  });
  if (app) watcher.observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
  document.addEventListener("keydown", pressed, true);
  window.addEventListener("resize", sized);
  sized();
  document.body.append(overlay);
  document.querySelector("#root")?.setAttribute("inert", "");
  overlay.focus();
  go(from);
}

function full(element) {
  if (document.fullscreenElement) document.exitFullscreen();
  else element.requestFullscreen?.();
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

// One step: its title, its parts, its text and the records that it names.
function section(step, opened) {
  const choose = (key) => opened(step, key);
  const link = { parentElement: { querySelector: () => ({ component: link }) }, setTriggerValue: (_, { record }) => record && choose(record) };
  const parts = step.parts.map((part) => make("div", { class: `et-present-part et-present-${part.name}` }));
  const records = step.highlight.map(({ key, title, when, side }) => make("li", { style: `border-color: var(--side-${side})` }, make("button", { type: "button", class: "et-link", text: title, on: { click: () => choose(key) } }), make("span", { class: "et-hint", text: ` ${when}` })));
  const words = make("div", { class: "et-present-words" }, step.text.length ? make("p", {}, ...step.text.map((piece) => told(link, piece))) : null, records.length ? make("ul", { class: "et-list" }, ...records) : null);
  const element = make("section", { class: `et-step${parts.length > 1 ? " et-two" : ""}` }, make("h1", { text: step.title }), make("div", { class: "et-present-parts" }, ...parts), step.text.length || records.length ? words : null);
  const stops = [];
  step.parts.forEach(async ({ view, data }, i) => {
    const { draw } = await module(view);
    const component = { data, parentElement: parts[i], setTriggerValue: (_, { record }) => record && choose(record) };
    stops.push(draw(component));
    if (view === "timeline") stops.push(fitted(parts[i]));
  });
  element.stop = () => stops.forEach((stop) => stop?.());
  return element;
}
