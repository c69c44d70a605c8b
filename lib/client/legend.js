// One legend for all views: sides by colour, kinds of act by shape, and the signs of doubt.

import { make } from "./dom.js";
import { glyph } from "./glyph.js";

export function entry(picture, text) {
  return make("span", { class: "et-key" }, picture, make("span", { text }));
}

export function legend({ sides, shapes, words }, extra = []) {
  const bar = (slug) => make("span", { class: "et-swatch", style: `background: var(--side-${slug})` });
  return [
    ...Object.entries(sides).map(([slug, name]) => entry(bar(slug), name)),
    ...Object.entries(shapes).map(([kind, shape]) => entry(glyph(shape, "var(--ink)", { size: 13 }), words.kinds[kind])),
    entry(glyph("circle", "var(--ink)", { hollow: true, size: 13 }), words.legend_hollow),
    ...extra.map((text) => make("span", { class: "et-key", text })),
  ];
}
