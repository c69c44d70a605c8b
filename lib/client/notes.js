// The presenter's second window: notes of the step, the next one, the time of day and the time since the start.

import { make } from "./dom.js";
import { say } from "./words.js";

export function notes(words, inside) {
  let other = null;
  let timer = 0;
  let shown = null;
  const start = Date.now();

  function open(steps, at) {
    if (!other || other.closed) other = window.open("", "escalation-notes", "popup,width=900,height=640");
    if (!other) return inside();
    clearInterval(timer);
    timer = setInterval(tick, 1000);
    show(steps, at);
    return other.focus();
  }

  function show(steps, at) {
    shown = { steps, at };
    if (!other || other.closed) return;
    const { document: page } = other;
    const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name);
    const style = (element, rules) => Object.assign(element.style, rules) && element;
    const line = (tag, text, rules = {}) => style(page.adoptNode(make(tag, { text })), rules);
    page.title = words.notes_title;
    style(page.body, { font: "22px/1.45 'IBM Plex Sans', sans-serif", margin: "1.5rem", background: colour("--paper"), color: colour("--ink") });
    const next = steps[at + 1];
    page.body.replaceChildren(
      line("p", "", { fontVariantNumeric: "tabular-nums", margin: "0" }),
      line("h1", `${at + 1} ${steps[at].title}`, { fontSize: "30px", margin: "0.6rem 0" }),
      line("p", steps[at].notes || "–", { whiteSpace: "pre-wrap" }),
      line("p", next ? say(words.next, { title: next.title }) : words.end, { opacity: 0.75, marginTop: "2rem" }));
    tick();
  }

  function tick() {
    if (!other || other.closed) return clearInterval(timer);
    const seconds = Math.round((Date.now() - start) / 1000);
    const elapsed = [Math.floor(seconds / 60), seconds % 60].map((n) => String(n).padStart(2, "0")).join(":");
    const now = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    const place = say(words.step, { n: shown.at + 1, all: shown.steps.length });
    other.document.body.firstChild.textContent = `${place} · ${words.clock} ${now} · ${words.elapsed} ${elapsed}`;
    return undefined;
  }

  return {
    open,
    show,
    close: () => {
      clearInterval(timer);
      other?.close();
    },
  };
}
