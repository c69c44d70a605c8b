// The feed in parts: one is filled when it comes near the reader's sight, and emptied, its height kept, when it leaves.
// So ten thousand statements weigh no more than the few in sight.

import { ask as asked } from "./ask.js";
import { current, make } from "./dom.js";
import { day, statement } from "./said.js";
import { say } from "./words.js";

const NEAR = "1200px 0px";
const USUAL = 210; // pixels of a statement that was never drawn

// The list for the data of a feed, with `select(key, at)`: marks the open record and brings it into sight.
export function list(view, data) {
  const { words, size, n } = data;
  const kept = new Map(Object.entries(data.parts).map(([i, rows]) => [Number(i), rows]));
  const context = { component: view.component, base: data.base, words, n };
  const sections = Array.from({ length: Math.ceil(n / size) }, (_, i) => {
    const height = (Math.min(size, n - i * size) * USUAL).toFixed();
    return make("section", { class: "et-part", "data-part": i, style: `min-height: ${height}px` });
  });
  const element = make("div", { class: "et-feed-list" }, ...sections);
  const observer = new IntersectionObserver((entries) => entries.forEach(({ target, isIntersecting }) => (isIntersecting ? fill(target) : leave(target))), { root: scroller(view), rootMargin: NEAR });
  sections.forEach((section) => observer.observe(section));
  let selected = "";

  function fill(section) {
    if (section.dataset.filled) return;
    const i = Number(section.dataset.part);
    if (!kept.has(i)) return void ask(section, i);
    section.dataset.filled = "yes";
    section.style.minHeight = "";
    let place = i * size;
    section.replaceChildren(...kept.get(i).map((row) => (row.key ? statement(context, ++place, row) : day(context, row))));
    mark(section);
  }

  function leave(section) {
    if (!section.dataset.filled || section.contains(document.activeElement)) return;
    delete section.dataset.filled;
    section.style.minHeight = `${section.offsetHeight}px`;
    section.replaceChildren();
  }

  async function ask(section, i) {
    if (section.getAttribute("aria-busy")) return;
    const said = (text) => say(text, { from: i * size + 1, to: Math.min((i + 1) * size, n) });
    section.setAttribute("aria-busy", "true");
    section.replaceChildren(make("p", { class: "et-hint", text: said(words.waiting) }));
    try {
      kept.set(i, await asked(`${data.address}&part=${i}`));
      section.removeAttribute("aria-busy");
      fill(section);
    } catch {
      section.removeAttribute("aria-busy");
      section.replaceChildren(make("p", { class: "et-hint", text: said(words.failed) }), make("button", { type: "button", class: "et-button", text: words.again, on: { click: () => ask(section, i) } }));
    }
  }

  const mark = (part) => current(part.querySelectorAll("[data-key]"), (item) => item.dataset.key === selected);

  return {
    element,
    stop: () => observer.disconnect(),
    async select(key, at) {
      if (key === selected) return;
      selected = key;
      mark(element);
      const section = sections[Math.floor(at / size)];
      if (at < 0 || !section) return;
      section.scrollIntoView({ block: "nearest" });
      if (!kept.has(Number(section.dataset.part))) await ask(section, Number(section.dataset.part));
      fill(section);
      section.querySelector(`.et-said[data-key="${CSS.escape(key)}"]`)?.scrollIntoView({ block: "nearest" });
    },
  };
}

// What scrolls the page: the nearest element around the view that does.
function scroller(element) {
  for (let one = element.parentElement; one; one = one.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  }
  return null;
}
