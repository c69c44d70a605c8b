// Presenting: one step fills the screen, the next is prepared ahead; keys and clickers move, notes stand in a second window.

import { make } from "./dom.js";
import { notes } from "./notes.js";
import { sized, stage } from "./stage.js";
import { say } from "./words.js";

const TURNS = ["ArrowDown", "ArrowUp"]; // they first turn the pages of a step that is longer than the screen
const LETTERS = "escalation.letters";
const FIELDS = "input, textarea, select, [contenteditable]";

// `heard` is told each step and each blank screen; `followers` is an element of the foot.
export function present(data, from = 0, { every = 0, heard = () => {}, followers = null } = {}) {
  const { steps, words } = data;
  const drawn = stage(steps, () => failed(words.no_card));
  const { card } = drawn;
  const foot = make("div", { class: "et-present-foot" });
  const list = make("ol", { class: "et-present-overview", hidden: true });
  const blank = make("div", { class: "et-present-blank", hidden: true });
  const lost = make("p", { class: "et-notice", role: "status", hidden: true });
  const letters = make("input", { type: "checkbox", checked: localStorage.getItem(LETTERS) !== "off", on: { change: () => localStorage.setItem(LETTERS, letters.checked ? "on" : "off") } });
  const overlay = make("div", { class: "et-present et-view", role: "dialog", "aria-modal": "true", "aria-label": data.title, tabindex: -1 }, drawn.element, card, lost, foot, list, blank);
  const before = document.activeElement;
  const noted = steps.some(({ notes: said }) => said); // a file for readers has no notes
  const second = notes(words, () => failed(words.no_window));
  const state = { at: -1, digits: "", timer: 0 };

  function go(i) {
    const to = Math.min(Math.max(i, 0), steps.length - 1);
    if (to === state.at) return;
    state.at = to;
    list.hidden = true;
    drawn.show(to);
    tell();
    foot.replaceChildren(...footer(to));
    second.show(steps, to);
    overlay.dataset.step = String(to + 1);
    clearTimeout(state.timer);
    if (every) state.timer = setTimeout(() => go((state.at + 1) % steps.length), 1000 * (steps[to].seconds || every));
  }

  const tell = () => heard({ step: state.at + 1, blank: !blank.hidden });

  function footer(at) {
    const button = (text, act, more = {}) => make("button", { type: "button", class: "et-button", text, on: { click: act }, ...more });
    return [
      make("span", { class: "et-present-caption", text: `${steps[at].caption}. ${steps[at].version}.` }),
      followers,
      button("‹", () => go(state.at - 1), { "aria-label": words.up, disabled: !at }),
      make("span", { class: "et-present-place", text: say(words.step, { n: at + 1, all: steps.length }) }),
      button("›", () => go(state.at + 1), { "aria-label": words.down, disabled: at === steps.length - 1 }),
      noted ? button(words.notes_title, () => second.open(steps, state.at)) : null,
      make("label", { class: "et-key" }, letters, words.letters),
      button(words.close, close),
    ].filter(Boolean);
  }

  function failed(said) {
    lost.textContent = said;
    lost.hidden = !said;
  }

  function toggle(element, on = element.hidden) {
    element.hidden = !on;
  }

  function dark() {
    toggle(blank);
    tell();
  }

  function overview() {
    list.replaceChildren(...steps.map(({ title, caption }, i) => make("li", {}, make("button", { type: "button", class: "et-link", "aria-current": i === state.at ? "true" : null, on: { click: () => go(i) } }, make("strong", { text: `${i + 1} ${title}` }), make("span", { class: "et-hint", text: ` ${caption}` })))));
    toggle(list);
    if (!list.hidden) list.querySelectorAll("button")[state.at].focus();
  }

  const moves = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  const lettered = { b: dark, f: () => full(overlay), n: () => noted && second.open(steps, state.at), o: overview };

  function pressed(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest?.(FIELDS)) return;
    const arrow = key.startsWith("Arrow") && target.closest?.(".et-lanes, .et-card, .et-present-overview");
    if (key === "Escape") escape();
    else if (moves[key] && !arrow) TURNS.includes(key) && drawn.turn(moves[key]) || go(state.at + moves[key]);
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
    if (open === blank) dark();
    else if (open) open.hidden = true;
    else close();
  }

  function close() {
    clearTimeout(state.timer);
    document.removeEventListener("keydown", pressed, true);
    watcher.disconnect();
    unsize();
    drawn.stop();
    second.close();
    if (document.fullscreenElement) document.exitFullscreen();
    document.querySelector("#root")?.removeAttribute("inert");
    overlay.remove();
    before?.focus?.();
  }

  const app = document.querySelector("[data-testid=stApp]");
  const watcher = new MutationObserver(() => failed(app.dataset.testConnectionState === "CONNECTED" ? "" : words.lost));
  if (app) watcher.observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
  document.addEventListener("keydown", pressed, true);
  const unsize = sized(overlay);
  document.body.append(overlay);
  document.querySelector("#root")?.setAttribute("inert", "");
  overlay.focus();
  go(from);
}

function full(element) {
  if (document.fullscreenElement) document.exitFullscreen();
  else element.requestFullscreen?.();
}
