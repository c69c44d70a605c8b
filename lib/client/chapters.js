// The chapters of a case as ways in: a title sets the days, numbers in the text open the records that it rests on.

import { make, recordLink, root, send } from "./dom.js";

export function draw(component) {
  const view = root(component, "chapters");
  const { title, chapters, drawn } = component.data;
  view.replaceChildren(make("h2", { text: title }), make("ol", { class: "et-chapter-list" }, ...chapters.map((chapter) => step(component, chapter))));
  view.dataset.drawn = drawn;
}

function step(component, chapter) {
  const { since, until } = chapter;
  const choose = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    send(component, { since, until });
  };
  return make("li", { "aria-current": chapter.here ? "true" : null },
    make("h3", {}, make("a", { href: chapter.href, text: chapter.title, on: { click: choose } })),
    make("p", { class: "et-hint", text: chapter.days }),
    make("p", {}, ...chapter.text.map((piece) => told(component, piece))));
}

export function told(component, piece) {
  if (typeof piece === "string") return document.createTextNode(piece);
  return make("sup", {}, recordLink(component, piece.key, piece.href, String(piece.n), { "aria-label": piece.label, title: piece.label }));
}
